import type { Origin } from '../../../src/custom-resources/engine/origin';
import type { Ports, ServiceRequest, ServiceResponse } from '../../../src/custom-resources/engine/ports';

/** Ports in virtual time: sleeping takes none, and all responses and logs are recorded. */
export class VirtualWorld implements Ports {
  time: number;
  readonly logs: string[] = [];
  /** The responses that CloudFormation has accepted. */
  readonly answers: Answer[] = [];
  /** Every attempt to respond, accepted or not. */
  readonly attempts: { readonly url: string; readonly body: string }[] = [];
  /** The results of the next attempts to respond: a status, or an error of the connection; then all succeed. */
  putFaults: (number | Error)[] = [];
  private readonly end: number;

  constructor(
    private readonly service: (
      request: ServiceRequest,
      world: VirtualWorld,
    ) => ServiceResponse | Promise<ServiceResponse>,
    readonly timeoutMs = 180_000,
    begin = 1_700_000_000_000,
  ) {
    this.time = begin;
    this.end = this.time + timeoutMs;
  }

  readonly context = { getRemainingTimeInMillis: () => this.end - this.time };

  async send(request: ServiceRequest): Promise<ServiceResponse> {
    this.pass(20);
    return this.service(request, this);
  }

  async put(url: string, body: string): Promise<number> {
    this.pass(20);
    this.attempts.push({ url, body });
    const fault = this.putFaults.shift() ?? 200;
    if (fault instanceof Error) {
      throw fault;
    }
    if (fault === 200) {
      this.answers.push(JSON.parse(body));
    }
    return fault;
  }

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.pass(milliseconds);
  }

  origin(): Origin {
    return { stackId: STACK_ID, region: 'us-east-1' };
  }

  random(): number {
    return 0.5;
  }

  log(line: string): void {
    this.logs.push(line);
  }

  private pass(milliseconds: number): void {
    this.time += milliseconds;
    if (this.time > this.end) {
      throw new TimedOut();
    }
  }
}

/** Lambda ends a function at any point. */
export class TimedOut extends Error {}

export interface Answer {
  readonly Status: 'SUCCESS' | 'FAILED';
  readonly Reason?: string;
  readonly PhysicalResourceId: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly Data?: Readonly<Record<string, string>>;
}

export const STACK_ID = 'arn:aws:cloudformation:us-east-1:111111111111:stack/Publisher/0';

/** Made when the virtual time begins. */
export const RESPONSE_URL =
  'https://cloudformation-custom-resource-response-useast1.s3.amazonaws.com/answer' +
  '?X-Amz-Date=20231114T221320Z&X-Amz-Signature=secret';

let requests = 0;

/** An event as CloudFormation sends it: every scalar is a string. */
export function eventOf(
  type: 'Create' | 'Update' | 'Delete',
  properties: object,
  more: { readonly physicalId?: string; readonly old?: object; readonly requestId?: string } = {},
) {
  return {
    RequestType: type,
    ResponseURL: RESPONSE_URL,
    StackId: STACK_ID,
    RequestId: more.requestId ?? `request-${++requests}`,
    LogicalResourceId: 'Thing',
    ...(type === 'Create' ? {} : { PhysicalResourceId: more.physicalId ?? 'unknown' }),
    ResourceProperties: { ServiceToken: 'arn', ...asStrings(properties) },
    ...(more.old ? { OldResourceProperties: { ServiceToken: 'arn', ...asStrings(more.old) } } : {}),
  };
}

function asStrings(properties: object): Record<string, unknown> {
  const set = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set.map(([name, value]) => [name, withStrings(value)]));
}

/** CloudFormation keeps lists and maps, and converts the scalars in them. */
function withStrings(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withStrings);
  }
  return typeof value === 'object' && value !== null ? asStrings(value) : String(value);
}
