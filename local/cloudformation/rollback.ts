import { type DeletionCause, deleteResources } from './deletion';
import { type Change, type Deployment, type DeploymentTools, failedRemainder } from './deployment';
import { CloudFormationError, reasonOf } from './errors';
import { isUnchanged, type Wanted } from './operations';
import { type Dependencies, walk } from './order';
import { outputsOf } from './outputs';
import type { Properties } from './provider';
import { Resolver, type Surroundings } from './resolver';
import type { ResourceRecord, Stack, StackOutput } from './stack';

/**
 * How a custom resource comes back if its update returned another ID. What AWS does is not documented, so both are
 * here, and a handler should survive both: the new one is updated back to the old properties, or is simply deleted.
 */
export type ReplacedCustomRollback = 'update' | 'delete';

/** Deletes what a failed creation has made, and what its failed resources can have left. Returns what stays. */
export async function rollBackCreation(
  stack: Stack,
  deployment: Deployment,
  tools: DeploymentTools,
): Promise<ReadonlyMap<string, ResourceRecord>> {
  const made = [...deployment.changes.values()].map((change) => change.after ?? failedRemainder(change));
  const records = made.filter((record) => record !== undefined);
  const { remaining } = await deleteResources(
    stack,
    records.map((record) => ({ record, cause: 'create rolled back' })),
    tools,
  );
  return new Map([...remaining].map((record) => [record.logicalId, record]));
}

/**
 * Brings the resources of a failed update back, in the order of the old template; what was made again is deleted
 * afterwards by `cleanUp`, as after an update that succeeded.
 */
export class UpdateRollback {
  private readonly restored = new Map<string, ResourceRecord>();
  /** What is back already, so that a rollback that goes on leaves it alone. */
  private readonly done = new Set<string>();
  /** Logical ids whose replacement is gone, so that only the old resource must be made again. */
  private readonly deleted = new Set<string>();
  private readonly obsolete: Array<{ readonly record: ResourceRecord; readonly cause: DeletionCause }> = [];
  /** Whether a resource exists under a new id, so that what refers to it must change too. */
  private someRecreated = false;
  private readonly resolver: Resolver;

  constructor(
    private readonly stack: Stack,
    private readonly deployment: Deployment,
    surroundings: Surroundings,
    private readonly tools: DeploymentTools,
    private readonly replacedCustom: ReplacedCustomRollback,
  ) {
    for (const [logicalId, record] of deployment.previous) {
      const change = deployment.changes.get(logicalId);
      const existing = change?.after ?? (change?.deletedFirst ? undefined : record);
      if (existing !== undefined) {
        this.restored.set(logicalId, existing);
      }
    }
    this.resolver = new Resolver(stack.template, stack.parameters, this.restored, surroundings);
  }

  /** What exists; also after a failure half-way. */
  get resources(): ReadonlyMap<string, ResourceRecord> {
    return this.restored;
  }

  /** The old template's outputs; what came back under another id has changed them. */
  get outputs(): readonly StackOutput[] {
    return outputsOf(this.stack.template, this.resolver);
  }

  /** What exists besides, where the rollback stopped half-way: a deletion must not forget any of it. */
  get leftovers(): ResourceRecord[] {
    const { previous, changes } = this.deployment;
    const kept = new Set([...this.restored.values()].map(({ physicalId }) => physicalId));
    const known = [...changes.values()].flatMap((change) => [
      change.deletedFirst ? undefined : change.before,
      this.deleted.has(change.wanted.logicalId) ? undefined : change.after,
      failedRemainder(change),
    ]);
    const untouched = [...previous.values()].filter(({ logicalId }) => !changes.has(logicalId));
    return [...untouched, ...known].filter(
      (record) => record !== undefined && !kept.has(record.physicalId),
    ) as ResourceRecord[];
  }

  /** Throws if a resource cannot be brought back; run again, it goes on from there. */
  async run(): Promise<void> {
    const dependencies: Dependencies = new Map(
      [...this.deployment.previous].map(([logicalId, record]) => [logicalId, record.dependencies]),
    );
    await walk(dependencies, this.tools.random, (logicalId) => this.restore(logicalId));
    for (const change of this.deployment.changes.values()) {
      const remainder = failedRemainder(change) ?? (change.before ? undefined : change.after);
      if (remainder !== undefined) {
        this.obsolete.push({ record: remainder, cause: 'update rolled back' });
      }
    }
  }

  async cleanUp(): Promise<void> {
    await deleteResources(this.stack, this.obsolete, this.tools);
  }

  private async restore(logicalId: string): Promise<void> {
    if (this.done.has(logicalId)) {
      return;
    }
    const before = this.deployment.previous.get(logicalId) as ResourceRecord;
    const change = this.deployment.changes.get(logicalId);
    const wanted = { ...before, properties: this.oldProperties(before) };
    try {
      if (change?.kind === 'replace') {
        await this.restoreReplaced(change, before, wanted);
      } else {
        await this.restoreUpdated(change, before, wanted);
      }
      this.done.add(logicalId);
    } catch (thrown) {
      this.tools.journal.resource(this.stack, before, 'UPDATE_FAILED', reasonOf(thrown));
      throw new CloudFormationError(`The following resource(s) failed to update: [${logicalId}].`);
    }
  }

  /** Its properties in the old template; resolved again only if something else came back under another id. */
  private oldProperties(before: ResourceRecord): Properties {
    return this.someRecreated
      ? (this.resolver.resolve(before.definition.Properties ?? {}) as Properties)
      : before.properties;
  }

  /** The reversed update, also for what failed: it is not known how far it came. */
  private async restoreUpdated(change: Change | undefined, before: ResourceRecord, wanted: Wanted): Promise<void> {
    if (change === undefined && isUnchanged(before, wanted.properties)) {
      return;
    }
    const now = change?.after ?? before;
    const isReplaced = now.physicalId !== before.physicalId;
    if (isReplaced && this.replacedCustom === 'delete') {
      this.obsolete.push({ record: now, cause: 'update rolled back' });
      this.keep(before);
      return;
    }
    this.tools.journal.resource(this.stack, now, 'UPDATE_IN_PROGRESS');
    const previous = change?.properties ?? before.properties;
    const after = await this.tools.operations.update(this.stack, now, wanted, previous);
    if (after.physicalId !== now.physicalId) {
      this.obsolete.push({ record: now, cause: 'update rolled back' });
    }
    this.keep(after);
  }

  private async restoreReplaced(change: Change, before: ResourceRecord, wanted: Wanted): Promise<void> {
    if (!change.deletedFirst) {
      if (change.after !== undefined) {
        this.obsolete.push({ record: change.after, cause: 'update rolled back' });
      }
      this.keep(before);
      return;
    }
    this.tools.journal.resource(this.stack, change.after ?? before, 'UPDATE_IN_PROGRESS');
    if (change.after !== undefined && !this.deleted.has(before.logicalId)) {
      await this.tools.operations.delete(this.stack, change.after);
    }
    this.deleted.add(before.logicalId);
    this.restored.delete(before.logicalId);
    this.someRecreated = true;
    this.keep(await this.tools.operations.create(this.stack, wanted));
  }

  private keep(record: ResourceRecord): void {
    this.restored.set(record.logicalId, record);
    this.tools.journal.resource(this.stack, record, 'UPDATE_COMPLETE');
  }
}
