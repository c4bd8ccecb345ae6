import type { HandlerPorts } from '../../../local/simulation/handlers';

/** The parts of an event that defects read. */
export interface Event {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly RequestId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: { readonly [name: string]: string };
}

export function read(event: unknown): Event {
  return event as Event;
}

/** The same ports, with other responses to CloudFormation. */
export function changingResponses(
  ports: HandlerPorts,
  change: (response: Record<string, unknown>) => object,
): HandlerPorts {
  return { ...ports, put: (url, body) => ports.put(url, JSON.stringify(change(JSON.parse(body)))) };
}
