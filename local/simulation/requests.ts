import type { Judged } from '../cloudformation/custom-answer';
import { type CustomResourceEvent, CustomResources, type RequestType } from '../cloudformation/custom-resource';
import { reasonOf } from '../cloudformation/errors';

/** A request of CloudFormation, and what it came to. */
export interface WatchedRequest {
  readonly event: CustomResourceEvent;
  readonly sentAt: number;
  /** What was at the service when it was sent, as whoever watches has noted it. */
  readonly before: unknown;
  settledAt?: number;
  success?: Judged;
  failure?: string;
}

/** The protocol of custom resources, with an eye on every request. */
export class WatchedRequests extends CustomResources {
  readonly watched: WatchedRequest[] = [];
  /** Called when a request is about to be sent, with its properties. */
  look: (properties: { readonly [name: string]: unknown }, functionArn: string) => unknown = () => undefined;

  constructor(private readonly watchedOptions: ConstructorParameters<typeof CustomResources>[0]) {
    super(watchedOptions);
  }

  override async request(...args: Parameters<CustomResources['request']>): Promise<Judged> {
    const [, { properties }] = args;
    const before = this.look(properties, String(properties.ServiceToken));
    const index = this.requests.length;
    const now = () => this.watchedOptions.clock.now().getTime();
    const sentAt = now();
    const answered = super.request(...args);
    const event = this.requests[index];
    if (event === undefined) {
      return answered;
    }
    const watched: WatchedRequest = { event, sentAt, before };
    this.watched.push(watched);
    try {
      watched.success = await answered;
      return watched.success;
    } catch (thrown) {
      watched.failure = reasonOf(thrown);
      throw thrown;
    } finally {
      watched.settledAt = now();
    }
  }

  /** The last request of these types about what the predicate says. */
  last(types: readonly RequestType[], isMeant: (event: CustomResourceEvent) => boolean): WatchedRequest | undefined {
    return this.watched.filter(({ event }) => types.includes(event.RequestType) && isMeant(event)).at(-1);
  }
}
