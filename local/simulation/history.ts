import { Random } from '../cloudformation/random';
import type { Stack } from '../cloudformation/stack';
import { ALL_FAULTS, type Fault, weather } from '../faults';
import { COLLABORATION_NAME, CREATOR, PARTNER, STRANGER } from './cast';
import { Cloud } from './cloud';
import { misconduct } from './conduct';
import { HANDLERS, type Handler } from './handler';
import { foreignChanges, notAsAsked, orphans, type Violation } from './invariants';
import { see } from './members';
import { People } from './people';
import { advertiserTemplate, COLLABORATION, memberResource, publisherTemplate, type TemplateBody } from './templates';
import { Wishes } from './wishes';

export interface HistoryOptions {
  readonly seed: number;
  /** @default - all */
  readonly faults?: readonly Fault[];
  /** @default - those of this library */
  readonly handlers?: ReadonlyMap<string, Handler>;
}

/** What came of one history. */
export interface HistoryReport {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly faults: ReadonlyMap<Fault, number>;
  readonly requests: number;
  readonly calls: number;
  /** The changes that handlers made at the service, by handler and operation. */
  readonly effects: ReadonlyMap<string, number>;
  /** What happened, a line each. */
  readonly log: readonly string[];
}

const PUBLISHER = 'Publisher';
const ADVERTISER = 'Advertiser';
const HOUR = 3_600_000;

export function simulate(options: HistoryOptions): Promise<HistoryReport> {
  return new History(options).run();
}

/** Some stacks and people over some days, from a seed. */
class History {
  private readonly random: Random;
  private readonly cloud: Cloud;
  private readonly people: People;
  private readonly wishes: Wishes;
  private readonly violations: Violation[] = [];
  private readonly log: string[] = [];
  private readonly madeByHand: string | undefined;

  constructor(private readonly options: HistoryOptions) {
    const { seed, faults = ALL_FAULTS, handlers = HANDLERS } = options;
    this.random = new Random(seed);
    const source = new Random(seed ^ 0x5eed);
    const switches = weather(source, faults);
    this.cloud = new Cloud({ random: source, weather: switches, handlers });
    this.log.push(`weather: ${[...switches].join(', ') || 'fair'}`);
    this.people = new People(this.cloud.service, new Random(seed ^ 0xbeef));
    const autoApproved = this.chance(0.5);
    this.madeByHand = this.chance(0.5) ? this.people.found(COLLABORATION_NAME, CREATOR, autoApproved) : undefined;
    this.wishes = new Wishes(this.random, autoApproved, this.madeByHand);
    this.cloud.customResources.look = ({ CollaborationId }, functionArn) =>
      functionArn.includes(CREATOR) ? see(this.cloud.service, CREATOR, CollaborationId) : undefined;
  }

  async run(): Promise<HistoryReport> {
    if (this.chance(0.3)) {
      this.people.foundLookAlike();
    }
    await this.deployPublisher();
    await this.letPartnerIn();
    for (let step = 3 + Math.floor(this.random.next() * 5); step > 0; step--) {
      await this.step();
      if (this.chance(0.7)) {
        await this.settle();
      }
      this.meddle();
    }
    await this.end();
    const { faults, customResources, service } = this.cloud;
    return {
      seed: this.options.seed,
      violations: [...this.violations, ...misconduct(this.cloud), ...foreignChanges(this.cloud)],
      faults: faults.counts,
      requests: customResources.watched.length,
      calls: service.calls.length,
      effects: this.effects(),
      log: this.log,
    };
  }

  private async step(): Promise<void> {
    const which = this.random.next();
    if (which < 0.5) {
      this.wishes.changePublisher(this.accountsInUse());
      await this.deployPublisher();
      // As partners do who were told of a change.
      if (this.chance(0.4)) {
        await this.deployAdvertiser();
      }
    } else if (which < 0.75) {
      await this.deployAdvertiser();
    } else if (which < 0.85) {
      await this.deployStranger();
    } else {
      const [account, name] = this.chance(0.6) ? [CREATOR, PUBLISHER] : [PARTNER, ADVERTISER];
      const stack = this.cloud.find(account, name);
      if (stack !== undefined) {
        await this.delete(stack);
      }
    }
  }

  /** Often early: as long as the partner is not in, nobody has to approve anything. */
  private async letPartnerIn(): Promise<void> {
    const collaborationId = this.collaborationId();
    if (collaborationId !== undefined && this.chance(0.3)) {
      this.log.push(`people: ${this.people.partnerJoins(collaborationId)}`);
      this.wishes.partnerIsIn = true;
    }
    if (this.chance(0.5)) {
      await this.deployAdvertiser();
    }
  }

  private meddle(): void {
    const collaborationId = this.collaborationId();
    while (collaborationId !== undefined && this.chance(0.5)) {
      this.log.push(`people: ${this.people.act(collaborationId)}`);
    }
    // While functions run, only their own clocks jump.
    if (this.chance(0.2) && this.cloud.functions.areIdle) {
      this.cloud.clock.jump(Math.floor(this.random.next() * 48) * HOUR);
    }
  }

  private deployAdvertiser(): Promise<void> {
    this.wishes.changeAdvertiser();
    return this.deploy(PARTNER, ADVERTISER, advertiserTemplate(this.wishes.advertiser));
  }

  private deployPublisher(): Promise<void> {
    return this.deploy(CREATOR, PUBLISHER, publisherTemplate(this.wishes.publisher));
  }

  /** An account that asks for a member of a collaboration which is not its own. */
  private async deployStranger(): Promise<void> {
    const collaborationId = this.collaborationId();
    const [member] = Object.values(this.wishes.publisher.members);
    if (collaborationId !== undefined && member !== undefined) {
      await this.deploy(STRANGER, 'Stranger', {
        Resources: { Member: memberResource(STRANGER, collaborationId, member) },
      });
    }
  }

  private async deploy(account: string, name: string, body: TemplateBody): Promise<void> {
    const existing = this.cloud.find(account, name);
    if (existing !== undefined && !this.cloud.isDeployable(existing)) {
      await this.delete(existing);
      if (!existing.isDeleted) {
        return;
      }
    }
    const since = this.cloud.customResources.watched.length;
    const stack = await this.cloud.deploy(account, name, body);
    if (stack.status === 'UPDATE_ROLLBACK_FAILED' && this.chance(0.5)) {
      await this.cloud.continueRollback(stack);
    }
    this.tell(stack, since);
    this.violations.push(...notAsAsked(this.cloud, since));
  }

  private async delete(stack: Stack): Promise<void> {
    const since = this.cloud.customResources.watched.length;
    await this.cloud.delete(stack);
    this.tell(stack, since);
  }

  private async settle(): Promise<void> {
    await this.cloud.clock.settle();
    this.log.push('all is quiet');
    const found = orphans(this.cloud, this.people);
    this.log.push(...found.map(({ detail }) => `  orphan: ${detail}`));
    this.violations.push(...found);
  }

  /** Fair weather, and everything is deleted: nothing may hinder that. */
  private async end(): Promise<void> {
    await this.settle();
    this.cloud.faults.calm = true;
    for (const stack of [...this.cloud.stacks].reverse()) {
      const before = stack.events.length;
      await this.delete(stack);
      for (const { type, logicalId, status } of stack.events.slice(before)) {
        // Others may be in the way of each other; that is between the service and CloudFormation.
        if (status === 'DELETE_FAILED' && type.startsWith('Custom::')) {
          const detail = `${stack.name} ${logicalId}`;
          this.violations.push({ invariant: 'in fair weather custom resources can be deleted', detail });
        }
      }
    }
    await this.settle();
  }

  /** Also those that the stack was to give up, and has not. */
  private accountsInUse(): Set<string> {
    const stack = this.cloud.find(CREATOR, PUBLISHER);
    const records = [...(stack?.resources.values() ?? []), ...(stack?.leftovers ?? [])];
    return new Set(records.map(({ properties }) => String(properties.AccountId)));
  }

  private collaborationId(): string | undefined {
    const record = this.cloud.find(CREATOR, PUBLISHER)?.resources.get(COLLABORATION);
    return this.madeByHand ?? record?.physicalId;
  }

  private tell(stack: Stack, since: number): void {
    this.log.push(`${stack.name}: ${stack.status}`);
    for (const { event, success, failure } of this.cloud.customResources.watched.slice(since)) {
      const { RequestType, LogicalResourceId, PhysicalResourceId = '', RequestId, ResourceProperties } = event;
      const met = this.cloud.faults.met.get(RequestId) ?? [];
      this.log.push(
        `  ${RequestType} ${LogicalResourceId} ${ResourceProperties.AccountId ?? ''} ${PhysicalResourceId} → ` +
          `${success?.physicalId ?? failure} [${[...new Set(met)].join(' ')}] ${this.effectsOf(RequestId)}`,
      );
    }
  }

  private effects(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { kind, calls } of this.cloud.functions.runs) {
      for (const { operation } of calls.filter(({ effect }) => effect)) {
        const key = `${kind} ${operation}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts;
  }

  private effectsOf(requestId: string): string {
    const runs = this.cloud.functions.runs.filter(({ event }) => event.RequestId === requestId);
    return runs
      .flatMap(({ calls }) => calls.filter(({ effect }) => effect).map(({ operation }) => operation))
      .join(' ');
  }

  private chance(probability: number): boolean {
    return this.random.next() < probability;
  }
}
