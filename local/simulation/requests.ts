import type { Judged } from '../cloudformation/custom-answer';
import { type CustomResourceEvent, CustomResources, type RequestType } from '../cloudformation/custom-resource';
import { reasonOf } from '../cloudformation/errors';

/** A request of CloudFormation, and its result. */
export interface RecordedRequest {
  readonly event: CustomResourceEvent;
  readonly sentAt: number;
  /** The state of the service when the request was sent, as `snapshot` returned it. */
  readonly before: unknown;
  /** Whether the stack was being rolled back when the request was sent. */
  readonly isRollback: boolean;
  settledAt?: number;
  success?: Judged;
  failure?: string;
}

/** The protocol of custom resources, with a record of every request. */
export class RecordedRequests extends CustomResources {
  readonly records: RecordedRequest[] = [];
  /** Called before a request is sent, with its properties. */
  snapshot: (properties: { readonly [name: string]: unknown }, functionArn: string) => unknown = () => undefined;

  constructor(
    private readonly recordedOptions: ConstructorParameters<typeof CustomResources>[0],
    private readonly isRollingBack: (stackId: string) => boolean,
  ) {
    super(recordedOptions);
  }

  override async request(...args: Parameters<CustomResources['request']>): Promise<Judged> {
    const [, { properties }] = args;
    const before = this.snapshot(properties, String(properties.ServiceToken));
    const index = this.requests.length;
    const now = () => this.recordedOptions.clock.now().getTime();
    const sentAt = now();
    const response = super.request(...args);
    const event = this.requests[index];
    if (event === undefined) {
      return response;
    }
    const record: RecordedRequest = { event, sentAt, before, isRollback: this.isRollingBack(event.StackId) };
    this.records.push(record);
    try {
      record.success = await response;
      return record.success;
    } catch (thrown) {
      record.failure = reasonOf(thrown);
      throw thrown;
    } finally {
      record.settledAt = now();
    }
  }

  /** The last request of these types that satisfies the predicate. */
  last(types: readonly RequestType[], predicate: (event: CustomResourceEvent) => boolean): RecordedRequest | undefined {
    return this.records.filter(({ event }) => types.includes(event.RequestType) && predicate(event)).at(-1);
  }
}
