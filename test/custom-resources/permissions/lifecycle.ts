import type { Caller, CleanRoomsService, FaultBefore, RecordedCall } from '../../../local/cleanrooms/service';
import { Random } from '../../../local/cloudformation/random';
import { HANDLERS } from '../../../local/simulation/handlers';
import { KINDS, type Kind, type KindName } from '../../../src/custom-resources/kinds';
import { newService } from '../../local/cleanrooms/clean-room';
import { sendTo } from '../support/double';
import { type Answer, eventOf, VirtualWorld } from '../support/virtual-world';

/** The principal of calls by functions: all others are made by console users. */
const PRINCIPAL = 'handler';

/** The properties in the template during a request, and the calls that were made for it. */
export interface Phase<Properties> {
  readonly properties: Properties;
  /** During an update and its clean-up: the properties before it. A policy that was replaced stays until its end. */
  readonly previous?: Properties;
  readonly calls: readonly RecordedCall[];
}

/**
 * The lifecycle of one custom resource under faults. Its policy is in the same template and is updated before it, so
 * each request has the policy of the template that was deployed last.
 */
export class Lifecycle<Properties extends object> {
  readonly service: CleanRoomsService;
  readonly phases: Phase<Properties>[] = [];
  private readonly random: Random;
  private injectsFaults = false;

  constructor(
    seed: number,
    private readonly kind: KindName,
    private readonly caller: Caller,
  ) {
    this.random = new Random(seed);
    this.service = newService({
      faults: {
        before: () =>
          this.injectsFaults && this.chance(0.15)
            ? this.pick<FaultBefore>(['throttle', 'internal', 'reset', 'denied'])
            : undefined,
        after: () => (this.injectsFaults && this.chance(0.1) ? 'reset' : undefined),
      },
      pageSize: 2,
    });
  }

  chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.random.next() * choices.length)] as T;
  }

  create(properties: Properties): Promise<Answer> {
    return this.deliver(properties, eventOf('Create', this.encode(properties)));
  }

  update(properties: Properties, { PhysicalResourceId: physicalId }: Answer): Promise<Answer> {
    const before = this.phases.at(-1)?.properties ?? properties;
    const more = { physicalId, old: this.encode(before) };
    return this.deliver(properties, eventOf('Update', this.encode(properties), more), before);
  }

  remove(properties: Properties, { PhysicalResourceId: physicalId }: Answer): Promise<Answer> {
    const id = this.chance(0.9) ? physicalId : 'Publisher-Thing-1ABCDEF';
    return this.deliver(properties, eventOf('Delete', this.encode(properties), { physicalId: id }));
  }

  /** The end of an update, which has replaced what was created with the previous properties. */
  cleanUp(properties: Properties, previous: Properties, { PhysicalResourceId: physicalId }: Answer): Promise<Answer> {
    return this.deliver(properties, eventOf('Delete', this.encode(previous), { physicalId }), previous);
  }

  private encode(properties: Properties): object {
    const { contract }: Kind = KINDS[this.kind];
    return contract.encode(properties);
  }

  private async deliver(properties: Properties, event: object, previous?: Properties): Promise<Answer> {
    const before = this.service.calls.length;
    let answer: Answer | undefined;
    this.injectsFaults = true;
    for (const _ of this.chance(0.2) ? ['once', 'twice'] : ['once']) {
      const world = new VirtualWorld(sendTo(this.service, { ...this.caller, principal: PRINCIPAL }));
      await HANDLERS[this.kind](event, world.context, world);
      answer ??= world.answers[0];
    }
    this.injectsFaults = false;
    if (!answer) {
      throw new Error('the handler has not responded');
    }
    this.phases.push({ properties, previous, calls: this.service.calls.slice(before) });
    return answer;
  }
}
