import type { Random } from '../cloudformation/random';
import type { Stack } from '../cloudformation/stack';
import { drawFaults, type Fault } from '../faults';
import { Cloud } from './cloud';
import type { Handlers } from './handlers';
import { protocolViolations } from './invariants/protocol';
import type { Violation } from './invariants/violation';
import type { RecordedRequest } from './requests';
import { isAccepted, type Run } from './runs';
import type { TemplateBody } from './templates';

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

export interface Setting {
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly handlers: Handlers;
  /** For what happens. */
  readonly random: Random;
  /** For the faults and for everything in the cloud. */
  readonly source: Random;
}

const HOUR = 3_600_000;

/** Stacks that are deployed, changed, and deleted in a cloud with faults, and what must hold meanwhile. */
export abstract class CloudHistory {
  protected readonly cloud: Cloud;
  protected readonly random: Random;
  protected readonly log: string[] = [];
  /** Parts of the messages with which also a rollback can be refused. */
  protected abstract readonly refusals: readonly string[];
  private readonly violations: Violation[] = [];

  constructor(private readonly setting: Setting) {
    const { seed, faults, handlers, random, source } = setting;
    this.random = random;
    const drawn = drawFaults(seed, source, faults);
    this.cloud = new Cloud({ random: source, faults: drawn, handlers });
    this.log.push(`faults: ${[...drawn].join(', ') || 'none'}`);
  }

  /** Until the last step. */
  protected abstract happen(): Promise<void>;

  /** The requests that succeeded although what they request does not exist. Called directly after a deployment. */
  protected abstract unmet(since: number): readonly Violation[];

  /** What handlers have made and no stack contains any more. Called when nothing is in progress. */
  protected abstract orphans(): readonly Violation[];

  /** What handlers have changed and no request of CloudFormation was about. Called in the end. */
  protected abstract unrequested(): readonly Violation[];

  /** Whether a Create or an Update must succeed if no fault prevents it. */
  protected abstract mustSucceed(request: RecordedRequest): boolean;

  async run(): Promise<HistoryReport> {
    await this.happen();
    await this.end();
    const { faults, customResources, service } = this.cloud;
    const protocol = protocolViolations(this.cloud, {
      refusals: this.refusals,
      mustSucceed: (request) => this.mustSucceed(request),
    });
    return {
      seed: this.setting.seed,
      violations: [...this.violations, ...protocol, ...this.unrequested()],
      faults: faults.counts,
      requests: customResources.records.length,
      calls: service.calls.length,
      effects: this.count((run) => effectsIn(run).map((operation) => `${run.kind} ${operation}`)),
      successes: this.count((run) => (hasSucceeded(run) ? [run.kind] : [])),
      log: this.log,
    };
  }

  protected async deploy(account: string, name: string, body: TemplateBody): Promise<void> {
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
    this.violations.push(...this.unmet(since));
  }

  protected async delete(stack: Stack): Promise<void> {
    const since = this.cloud.customResources.records.length;
    await this.cloud.delete(stack);
    this.logRequests(stack, since);
  }

  protected async settle(): Promise<void> {
    await this.cloud.clock.settle();
    this.log.push('nothing is in progress');
    const found = this.orphans();
    this.log.push(...found.map(({ detail }) => `  orphan: ${detail}`));
    this.violations.push(...found);
  }

  /** While functions run, only their own clocks jump. */
  protected jumpSometimes(): void {
    if (this.chance(0.2) && this.cloud.functions.areIdle) {
      this.cloud.clock.jump(Math.floor(this.random.next() * 48) * HOUR);
    }
  }

  protected chance(probability: number): boolean {
    return this.random.next() < probability;
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
}

function effectsIn({ calls }: Run): string[] {
  return calls.filter(({ effect }) => effect).map(({ operation }) => operation);
}

function hasSucceeded({ calls, responses }: Run): boolean {
  return calls.length > 0 && responses.some((it) => isAccepted(it) && it.body.includes('"SUCCESS"'));
}
