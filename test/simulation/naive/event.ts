import type { HandlerPorts } from '../../../local/simulation/handler';

/** The parts of an event that defects look at. */
export interface Event {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly RequestId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: { readonly [name: string]: string };
}

export function read(event: unknown): Event {
  return event as Event;
}

/** The same world, but for the answers. */
export function answering(ports: HandlerPorts, change: (answer: Record<string, unknown>) => object): HandlerPorts {
  return { ...ports, put: (url, body) => ports.put(url, JSON.stringify(change(JSON.parse(body)))) };
}
