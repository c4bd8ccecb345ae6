import { CustomResourceFailure } from './custom-failure';
import { type DeletionCause, deleteResources, isRetained } from './deletion';
import { reasonOf } from './errors';
import type { Journal } from './journal';
import { isUnchanged, type Operations, recordOf, type Wanted } from './operations';
import { type Dependencies, dependenciesOf, walk } from './order';
import { outputsOf } from './outputs';
import type { ResolvedParameters } from './parameters';
import type { Properties } from './provider';
import type { Random } from './random';
import { isDeletedFirst, replacingChanges } from './replacement';
import { Resolver, type Surroundings } from './resolver';
import type { ResourceRecord, Stack, StackOutput, Tag } from './stack';
import { isCustom, type ResourceDefinition, type Template } from './template';

/** What a stack is updated to. */
export interface Target {
  readonly template: Template;
  readonly templateBody: string;
  readonly parameters: ResolvedParameters;
  readonly tags: readonly Tag[];
  /** What exists already and is imported: physical ids by logical ids. @default - nothing */
  readonly imports?: ReadonlyMap<string, string>;
}

export interface DeploymentTools {
  readonly operations: Operations;
  readonly journal: Journal;
  readonly random: Random;
}

/** What was done to one resource, as a rollback needs it. */
export interface Change {
  readonly before?: ResourceRecord;
  /** The properties that were asked for. */
  readonly properties: Properties;
  readonly wanted: Wanted;
  readonly kind: 'create' | 'update' | 'replace';
  /** What exists now in place of `before`; absent if the change failed. */
  after?: ResourceRecord;
  /** The physical id that a failed custom resource returned, or was assigned. */
  failedId?: string;
  /** Whether `before` is gone already, because its type is deleted first. */
  deletedFirst?: boolean;
}

/** The forward half of creating or updating a stack: it either brings every resource to the target, or throws. */
export class Deployment {
  /** What exists now. */
  readonly current: Map<string, ResourceRecord>;
  readonly previous: ReadonlyMap<string, ResourceRecord>;
  readonly changes = new Map<string, Change>();
  /** Logical ids of what failed, in the order of time. */
  readonly failed: string[] = [];
  /** What is deleted once everything else has succeeded. */
  readonly obsolete: Array<{ readonly record: ResourceRecord; readonly cause: DeletionCause }> = [];
  outputs: readonly StackOutput[] = [];
  private readonly resolver: Resolver;
  private readonly calledOff = new AbortController();

  constructor(
    private readonly stack: Stack,
    readonly target: Target,
    surroundings: Surroundings,
    private readonly tools: DeploymentTools,
  ) {
    this.previous = stack.resources;
    this.current = new Map(stack.resources);
    this.resolver = new Resolver(target.template, target.parameters.values, this.current, surroundings);
  }

  async run(): Promise<void> {
    const { Resources } = this.target.template;
    const existing = Object.keys(Resources).filter((id) => this.resolver.condition(Resources[id]?.Condition));
    const dependencies = dependenciesOf(this.target.template, new Set(existing));
    const visit = (logicalId: string) => this.bring(logicalId, dependencies);
    await walk(dependencies, this.tools.random, visit, () => this.calledOff.abort());

    for (const [logicalId, record] of this.previous) {
      if (!dependencies.has(logicalId)) {
        this.current.delete(logicalId);
        this.obsolete.push({ record, cause: 'removed' });
      }
    }
    this.outputs = outputsOf(this.target.template, this.resolver);
  }

  /** Deletes what was removed or replaced. A failure here leaves an orphan and fails nothing. */
  async cleanUp(): Promise<void> {
    await deleteResources(this.stack, this.obsolete, this.tools);
  }

  private async bring(logicalId: string, dependencies: Dependencies): Promise<void> {
    const definition = this.target.template.Resources[logicalId] as ResourceDefinition;
    const before = this.current.get(logicalId);
    const verb = before ? 'UPDATE' : this.target.imports ? 'IMPORT' : 'CREATE';
    let change: Change | undefined;
    try {
      const properties = this.resolver.resolve(definition.Properties ?? {}) as Properties;
      const wanted = {
        logicalId,
        definition,
        properties,
        dependencies: dependencies.get(logicalId) ?? new Set<string>(),
      };
      if (before && isUnchanged(before, properties)) {
        this.current.set(logicalId, recordOf({ ...wanted, properties: before.properties }, before));
        return;
      }
      this.tools.operations.check(this.stack, wanted, before);
      const existing = before ? undefined : this.target.imports?.get(logicalId);
      if (existing !== undefined) {
        await this.adopt(wanted, existing);
        return;
      }
      change = this.changeFor(wanted, before);
      this.changes.set(logicalId, change);
      await this.apply(change);
    } catch (thrown) {
      this.fail(logicalId, definition.Type, verb, change, thrown);
      throw thrown;
    }
  }

  private async adopt(wanted: Wanted, physicalId: string): Promise<void> {
    const { operations, journal } = this.tools;
    const { logicalId, definition } = wanted;
    journal.unborn(this.stack, logicalId, definition.Type, 'IMPORT_IN_PROGRESS', 'Resource import started.');
    const record = await operations.adopt(this.stack, wanted, physicalId);
    this.current.set(logicalId, record);
    journal.resource(this.stack, record, 'IMPORT_COMPLETE', 'Resource import completed.');
  }

  private changeFor(wanted: Wanted, before: ResourceRecord | undefined): Change {
    const { definition, properties } = wanted;
    if (before === undefined) {
      return { wanted, properties, kind: 'create' };
    }
    const replaced =
      !isCustom(definition.Type) && replacingChanges(before.type, before.properties, properties).length > 0;
    return { wanted, properties, before, kind: replaced ? 'replace' : 'update' };
  }

  private async apply(change: Change): Promise<void> {
    const { wanted, before, kind } = change;
    const { operations, journal } = this.tools;
    const { logicalId, definition } = wanted;
    if (before === undefined) {
      journal.unborn(this.stack, logicalId, definition.Type, 'CREATE_IN_PROGRESS');
      this.made(change, await operations.create(this.stack, wanted, this.calledOff.signal), 'CREATE_COMPLETE');
    } else if (kind === 'update') {
      journal.resource(this.stack, before, 'UPDATE_IN_PROGRESS');
      const after = await operations.update(this.stack, before, wanted, before.properties, this.calledOff.signal);
      if (after.physicalId !== before.physicalId) {
        this.obsolete.push({ record: before, cause: 'replaced' });
      }
      this.made(change, after, 'UPDATE_COMPLETE');
    } else {
      await this.replace(change, before);
    }
  }

  private async replace(change: Change, before: ResourceRecord): Promise<void> {
    const { operations, journal } = this.tools;
    const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
    journal.resource(this.stack, before, 'UPDATE_IN_PROGRESS', reason);
    const deleteNow = isDeletedFirst(before.type) && !isRetained(before, 'replaced');
    if (deleteNow) {
      await operations.delete(this.stack, before);
      change.deletedFirst = true;
      this.current.delete(before.logicalId);
    }
    const after = await operations.create(this.stack, change.wanted, this.calledOff.signal);
    if (!deleteNow) {
      this.obsolete.push({ record: before, cause: 'replaced' });
    }
    this.made(change, after, 'UPDATE_COMPLETE');
  }

  private made(change: Change, after: ResourceRecord, status: string): void {
    change.after = after;
    this.current.set(after.logicalId, after);
    this.tools.journal.resource(this.stack, after, status);
  }

  private fail(logicalId: string, type: string, verb: string, change: Change | undefined, thrown: unknown): void {
    const { journal } = this.tools;
    this.failed.push(logicalId);
    const physicalId = thrown instanceof CustomResourceFailure ? thrown.physicalId : change?.before?.physicalId;
    if (thrown instanceof CustomResourceFailure && change !== undefined) {
      change.failedId = thrown.physicalId;
    }
    if (physicalId === undefined || change === undefined) {
      journal.unborn(this.stack, logicalId, type, `${verb}_FAILED`, reasonOf(thrown));
    } else {
      const failed = recordOf(change.wanted, { physicalId, attributes: {} });
      journal.resource(this.stack, failed, `${verb}_FAILED`, reasonOf(thrown));
    }
  }
}

/** What a failed Create of a custom resource can have left, under the id that it returned. */
export function failedRemainder({ wanted, after, failedId, before }: Change): ResourceRecord | undefined {
  return after === undefined && failedId !== undefined && failedId !== before?.physicalId
    ? recordOf(wanted, { physicalId: failedId, attributes: {} })
    : undefined;
}
