import { Random } from '../cloudformation/random';
import type { Stack } from '../cloudformation/stack';
import { ALL_FAULTS, drawFaults, type Fault, MAX_LAG_MS } from '../faults';
import { Cloud } from './cloud';
import { ConsoleUsers } from './console-users';
import { DesiredState } from './desired-state';
import { HANDLERS, type Handlers } from './handlers';
import { orphans } from './invariants/orphans';
import { protocolViolations } from './invariants/protocol';
import { unmetRequests } from './invariants/requested-state';
import { unrequestedChanges } from './invariants/unrequested-changes';
import type { Violation } from './invariants/violation';
import { observe } from './observed-collaboration';
import { COLLABORATION_NAME, CREATOR, PARTNER, STRANGER } from './participants';
import { isAccepted, type Run } from './runs';
import { advertiserTemplate, COLLABORATION, memberResource, publisherTemplate, type TemplateBody } from './templates';

export interface HistoryOptions {
  readonly seed: number;
  /** @default - all */
  readonly faults?: readonly Fault[];
  /** @default - those of this library */
  readonly handlers?: Handlers;
}

/** The result of one history. */
export interface HistoryReport {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly faults: ReadonlyMap<Fault, number>;
  readonly requests: number;
  readonly calls: number;
  /** The changes that handlers made at the service, by kind and operation. */
  readonly effects: ReadonlyMap<string, number>;
  /** The deliveries that called the service and whose success CloudFormation accepted, by kind. */
  readonly successes: ReadonlyMap<string, number>;
  /** What happened, one line each. */
  readonly log: readonly string[];
}

const PUBLISHER = 'Publisher';
const ADVERTISER = 'Advertiser';
const HOUR = 3_600_000;

export function simulate(options: HistoryOptions): Promise<HistoryReport> {
  return new History(options).run();
}

/** Some days of some stacks and console users, from a seed. */
class History {
  private readonly random: Random;
  private readonly cloud: Cloud;
  private readonly users: ConsoleUsers;
  private readonly desired: DesiredState;
  private readonly violations: Violation[] = [];
  private readonly log: string[] = [];
  private readonly existingCollaborationId: string | undefined;

  constructor(private readonly options: HistoryOptions) {
    const { seed, faults = ALL_FAULTS, handlers = HANDLERS } = options;
    this.random = new Random(seed);
    const source = new Random(seed ^ 0x5eed);
    const drawn = drawFaults(source, faults);
    this.cloud = new Cloud({ random: source, faults: drawn, handlers });
    this.log.push(`faults: ${[...drawn].join(', ') || 'none'}`);
    this.users = new ConsoleUsers(this.cloud.service, new Random(seed ^ 0xbeef));
    const autoApproved = this.chance(0.5);
    this.existingCollaborationId = this.chance(0.5)
      ? this.users.createCollaboration(COLLABORATION_NAME, CREATOR, autoApproved)
      : undefined;
    this.desired = new DesiredState(this.random, autoApproved, this.existingCollaborationId);
    this.cloud.customResources.snapshot = ({ CollaborationId }, functionArn) =>
      functionArn.includes(CREATOR) ? observe(this.cloud.service, CREATOR, CollaborationId) : undefined;
  }

  async run(): Promise<HistoryReport> {
    if (this.chance(0.3)) {
      this.users.createNamesake();
    }
    await this.deployPublisher();
    await this.introducePartner();
    for (let step = 3 + Math.floor(this.random.next() * 5); step > 0; step--) {
      // What someone else has just changed is hidden from a read that is behind, so its result would prove nothing.
      await this.cloud.clock.until(this.cloud.clock.sleep(MAX_LAG_MS));
      await this.step();
      if (this.chance(0.7)) {
        await this.settle();
      }
      this.actInConsole();
    }
    await this.end();
    const { faults, customResources, service } = this.cloud;
    return {
      seed: this.options.seed,
      violations: [...this.violations, ...protocolViolations(this.cloud), ...unrequestedChanges(this.cloud)],
      faults: faults.counts,
      requests: customResources.records.length,
      calls: service.calls.length,
      effects: this.count((run) => effectsIn(run).map((operation) => `${run.kind} ${operation}`)),
      successes: this.count((run) => (hasSucceeded(run) ? [run.kind] : [])),
      log: this.log,
    };
  }

  private async step(): Promise<void> {
    const which = this.random.next();
    if (which < 0.5) {
      this.desired.changePublisher(this.accountsInUse());
      await this.deployPublisher();
      // A partner who was informed of a change deploys, too.
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

  /** Often early: until the partner has joined, no member must approve change requests. */
  private async introducePartner(): Promise<void> {
    const collaborationId = this.collaborationId();
    if (collaborationId !== undefined && this.chance(0.3)) {
      this.log.push(`console: ${this.users.joinAsPartner(collaborationId)}`);
      this.desired.partnerHasJoined = true;
    }
    if (this.chance(0.5)) {
      await this.deployAdvertiser();
    }
  }

  private actInConsole(): void {
    const collaborationId = this.collaborationId();
    while (collaborationId !== undefined && this.chance(0.5)) {
      this.log.push(`console: ${this.users.actAtRandom(collaborationId)}`);
    }
    // While functions run, only their own clocks jump.
    if (this.chance(0.2) && this.cloud.functions.areIdle) {
      this.cloud.clock.jump(Math.floor(this.random.next() * 48) * HOUR);
    }
  }

  private deployAdvertiser(): Promise<void> {
    this.desired.changeAdvertiser();
    return this.deploy(PARTNER, ADVERTISER, advertiserTemplate(this.desired.advertiser));
  }

  private deployPublisher(): Promise<void> {
    return this.deploy(CREATOR, PUBLISHER, publisherTemplate(this.desired.publisher));
  }

  /** An account that requests a member of a collaboration that is not its own. */
  private async deployStranger(): Promise<void> {
    const collaborationId = this.collaborationId();
    const [member] = Object.values(this.desired.publisher.members);
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
    const since = this.cloud.customResources.records.length;
    const stack = await this.cloud.deploy(account, name, body);
    if (stack.status === 'UPDATE_ROLLBACK_FAILED' && this.chance(0.5)) {
      await this.cloud.continueRollback(stack);
    }
    this.logRequests(stack, since);
    this.violations.push(...unmetRequests(this.cloud, since));
  }

  private async delete(stack: Stack): Promise<void> {
    const since = this.cloud.customResources.records.length;
    await this.cloud.delete(stack);
    this.logRequests(stack, since);
  }

  private async settle(): Promise<void> {
    await this.cloud.clock.settle();
    this.log.push('nothing is in progress');
    const found = orphans(this.cloud, this.users);
    this.log.push(...found.map(({ detail }) => `  orphan: ${detail}`));
    this.violations.push(...found);
  }

  /** Without faults, everything is deleted: nothing can prevent that. */
  private async end(): Promise<void> {
    await this.settle();
    this.cloud.faults.suspended = true;
    for (const stack of [...this.cloud.stacks].reverse()) {
      const before = stack.events.length;
      await this.delete(stack);
      for (const { type, logicalId, status } of stack.events.slice(before)) {
        // Other resources can prevent the deletion of each other; that is between the service and CloudFormation.
        if (status === 'DELETE_FAILED' && type.startsWith('Custom::')) {
          const detail = `${stack.name} ${logicalId}`;
          this.violations.push({ invariant: 'without faults custom resources can be deleted', detail });
        }
      }
    }
    await this.settle();
  }

  /** Includes those that the stack should have removed, and has not. */
  private accountsInUse(): Set<string> {
    const stack = this.cloud.find(CREATOR, PUBLISHER);
    const resources = [...(stack?.resources.values() ?? []), ...(stack?.leftovers ?? [])];
    return new Set(resources.map(({ properties }) => String(properties.AccountId)));
  }

  private collaborationId(): string | undefined {
    const resource = this.cloud.find(CREATOR, PUBLISHER)?.resources.get(COLLABORATION);
    return this.existingCollaborationId ?? resource?.physicalId;
  }

  private logRequests(stack: Stack, since: number): void {
    this.log.push(`${stack.name}: ${stack.status}`);
    for (const { event, success, failure } of this.cloud.customResources.records.slice(since)) {
      const { RequestType, LogicalResourceId, PhysicalResourceId = '', RequestId, ResourceProperties } = event;
      const faults = this.cloud.faults.byRequest.get(RequestId) ?? [];
      const runs = this.cloud.functions.runs.filter((run) => run.event.RequestId === RequestId);
      this.log.push(
        `  ${RequestType} ${LogicalResourceId} ${ResourceProperties.AccountId ?? ''} ${PhysicalResourceId} → ` +
          `${success?.physicalId ?? failure} [${[...new Set(faults)].join(' ')}] ${runs.flatMap(effectsIn).join(' ')}`,
      );
    }
  }

  /** How often each key occurs in the runs. */
  private count(keysOf: (run: Run) => readonly string[]): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const key of this.cloud.functions.runs.flatMap(keysOf)) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  }

  private chance(probability: number): boolean {
    return this.random.next() < probability;
  }
}

function effectsIn({ calls }: Run): string[] {
  return calls.filter(({ effect }) => effect).map(({ operation }) => operation);
}

function hasSucceeded({ calls, responses }: Run): boolean {
  return calls.length > 0 && responses.some((it) => isAccepted(it) && it.body.includes('"SUCCESS"'));
}
