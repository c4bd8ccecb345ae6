import { reasonOf } from './errors';
import type { Journal } from './journal';
import type { Operations } from './operations';
import { type Dependencies, reversed, walk } from './order';
import type { Random } from './random';
import type { ResourceRecord, Stack } from './stack';

/** Why resources are deleted; their policies answer differently. */
export type DeletionCause = 'removed' | 'replaced' | 'create rolled back' | 'update rolled back';

export interface DeletionOutcome {
  readonly failed: readonly ResourceRecord[];
  /** What failed, and what was not tried because of that. */
  readonly remaining: ReadonlySet<ResourceRecord>;
}

export interface DeletionTools {
  readonly operations: Operations;
  readonly journal: Journal;
  readonly random: Random;
}

/**
 * Deletes resources, each before those that it depends on. What fails stays, and so does all that it depends on; the
 * rest goes on.
 */
export async function deleteResources(
  stack: Stack,
  records: ReadonlyArray<{ readonly record: ResourceRecord; readonly cause: DeletionCause }>,
  { operations, journal, random }: DeletionTools,
): Promise<DeletionOutcome> {
  const failed: ResourceRecord[] = [];
  const remaining = new Set<ResourceRecord>();
  const entries = new Map(records.map((entry, index) => [`${entry.record.logicalId} ${index}`, entry]));
  const dependents = reversed(dependenciesAmong(entries));

  await walk(dependents, random, async (key) => {
    const { record, cause } = entries.get(key) as { record: ResourceRecord; cause: DeletionCause };
    const after = [...(dependents.get(key) ?? [])].map((dependent) => entries.get(dependent)?.record);
    if (after.some((dependent) => dependent !== undefined && remaining.has(dependent))) {
      remaining.add(record);
      return;
    }
    if (isRetained(record, cause)) {
      journal.resource(stack, record, 'DELETE_SKIPPED');
      return;
    }
    journal.resource(stack, record, 'DELETE_IN_PROGRESS');
    try {
      await operations.delete(stack, record);
      journal.resource(stack, record, 'DELETE_COMPLETE');
    } catch (thrown) {
      journal.resource(stack, record, 'DELETE_FAILED', reasonOf(thrown));
      remaining.add(record);
      failed.push(record);
    }
  });
  return { failed, remaining };
}

export function isRetained({ definition }: ResourceRecord, cause: DeletionCause): boolean {
  const { DeletionPolicy, UpdateReplacePolicy } = definition;
  switch (cause) {
    case 'removed':
      return DeletionPolicy === 'Retain' || DeletionPolicy === 'RetainExceptOnCreate';
    case 'replaced':
      return UpdateReplacePolicy === 'Retain';
    case 'create rolled back':
    case 'update rolled back':
      return DeletionPolicy === 'Retain';
  }
}

/** Edges between the entries; a logical id can occur twice, as what is replaced and what failed to replace it. */
function dependenciesAmong(entries: ReadonlyMap<string, { readonly record: ResourceRecord }>): Dependencies {
  return new Map(
    [...entries].map(([key, { record }]) => {
      const before = [...entries].filter(([, other]) => record.dependencies.has(other.record.logicalId));
      return [key, new Set(before.map(([other]) => other))];
    }),
  );
}
