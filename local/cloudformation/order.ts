import { CloudFormationError } from './errors';
import { isRecord } from './json';
import type { Random } from './random';
import type { ResourceDefinition, Template } from './template';

/** Logical ids by logical id: what must come before. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/** The dependencies among the given resources: what they refer to, and `DependsOn`. */
export function dependenciesOf(template: Template, existing: ReadonlySet<string>): Dependencies {
  const dependencies = new Map<string, ReadonlySet<string>>();
  for (const logicalId of existing) {
    const definition = template.Resources[logicalId] as ResourceDefinition;
    const mentioned = new Set([definition.DependsOn ?? []].flat());
    collect(definition.Properties, mentioned);
    mentioned.delete(logicalId);
    dependencies.set(logicalId, new Set([...mentioned].filter((name) => existing.has(name))));
  }
  refuseCycles(dependencies);
  return dependencies;
}

/** The same edges, the other way round: for deletion. */
export function reversed(dependencies: Dependencies): Dependencies {
  const dependents = new Map<string, Set<string>>([...dependencies.keys()].map((logicalId) => [logicalId, new Set()]));
  for (const [logicalId, before] of dependencies) {
    for (const other of before) {
      dependents.get(other)?.add(logicalId);
    }
  }
  return dependents;
}

/**
 * Visits every node once all before it are done, siblings at the same time. Ties are shuffled: a missing dependency
 * shows as a failure that comes with some seeds. After the first visit that rejects nothing new is started; `onFailure`
 * can hurry those under way, which are waited for.
 */
export async function walk(
  dependencies: Dependencies,
  random: Random,
  visit: (logicalId: string) => Promise<void>,
  onFailure: () => void = () => undefined,
): Promise<void> {
  const waiting = new Set(dependencies.keys());
  const done = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let failure: { readonly thrown: unknown } | undefined;

  const start = (logicalId: string) => {
    waiting.delete(logicalId);
    const visited = visit(logicalId).then(
      () => {
        done.add(logicalId);
      },
      (thrown: unknown) => {
        if (failure === undefined) {
          failure = { thrown };
          onFailure();
        }
      },
    );
    running.set(
      logicalId,
      visited.finally(() => running.delete(logicalId)),
    );
  };

  for (;;) {
    if (failure === undefined) {
      const isReady = (logicalId: string) => [...(dependencies.get(logicalId) ?? [])].every((other) => done.has(other));
      random.shuffle([...waiting].filter(isReady)).forEach(start);
    }
    if (running.size === 0) {
      break;
    }
    await Promise.race(running.values());
  }
  if (failure !== undefined) {
    throw (failure as { readonly thrown: unknown }).thrown;
  }
}

function collect(value: unknown, mentioned: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      collect(item, mentioned);
    }
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'Ref' && typeof item === 'string') {
        mentioned.add(item);
      } else if (key === 'Fn::GetAtt') {
        mentioned.add(String(Array.isArray(item) ? item[0] : String(item).split('.')[0]));
      } else if (key === 'Fn::Sub') {
        collectSubstituted(item, mentioned);
      }
      collect(item, mentioned);
    }
  }
}

/** A variable of `Fn::Sub` that hides a resource of the same name adds an edge too many, never one too few. */
function collectSubstituted(argument: unknown, mentioned: Set<string>): void {
  const text = String(Array.isArray(argument) ? argument[0] : argument);
  for (const [, name = ''] of text.matchAll(/\$\{([^!][^}]*)\}/g)) {
    mentioned.add(name.trim().split('.')[0] as string);
  }
}

function refuseCycles(dependencies: Dependencies): void {
  const left = new Map(dependencies);
  for (;;) {
    const free = [...left.keys()].filter((id) => [...(left.get(id) ?? [])].every((other) => !left.has(other)));
    if (free.length === 0) {
      break;
    }
    for (const id of free) {
      left.delete(id);
    }
  }
  if (left.size > 0) {
    throw new CloudFormationError(`Circular dependency between resources: [${[...left.keys()].join(', ')}]`);
  }
}
