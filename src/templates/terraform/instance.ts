import type { Data, DataPath } from '../document';
import { type Step, stepsOf, textOf } from './expression';
import { elementsOf, type Fields, fieldsOf, isObject, textAt, valueAt } from './fields';
import { type Module, moduleAt } from './module';
import { isFields, type PlannedFields, plannedOf } from './planned';

/** A resource that exists after the plan is applied. */
export interface Instance {
  readonly address: string;
  /** The resource type of the provider. */
  readonly type: string;
  readonly module: Module;
  /** Its attributes, or `undefined` if nothing is known of them. */
  readonly attributes?: PlannedFields;
  /** Its block in the configuration, or `undefined` if the plan has none. */
  readonly block?: Fields;
  /** Where the plan has its values. */
  readonly at: DataPath;
}

/** The resources of a plan, by their addresses in one form. */
export type Instances = ReadonlyMap<string, Instance>;

/**
 * All resources that exist after the plan is applied, in the order of the plan. The state before it counts only for
 * resources that the plan neither has nor removes, for example those that `-target` leaves out.
 */
export function instancesOf(plan: Fields, root: Module): Instances {
  const changes = changesOf(plan);
  const instances = new Map<string, Instance>();
  for (const [state, isPlanned] of [
    [['planned_values'], true],
    [['prior_state', 'values'], false],
  ] as const) {
    for (const { resource, at } of resourcesIn(plan, state)) {
      const key = keyOf(resource);
      const change = key === undefined ? undefined : changes.get(key);
      if (key !== undefined && !instances.has(key) && (isPlanned ? !change?.removes : !change)) {
        instances.set(key, instanceOf({ resource, at, root, unknown: isPlanned ? change?.unknown : {} }));
      }
    }
  }
  return instances;
}

/** The data sources whose values the plan knows, by their addresses. */
export function knownDataOf(plan: Fields): ReadonlySet<string> {
  const pending = new Set(
    elementsOf(plan.resource_changes)
      .filter((change) => textAt(change, 'mode') === 'data')
      .map((change) => canonical(textAt(change, 'address') ?? '')),
  );
  const read = [...resourcesIn(plan, ['prior_state', 'values'])].filter(
    ({ resource }) => textAt(resource, 'mode') === 'data',
  );
  return new Set(
    read.map(({ resource }) => canonical(textAt(resource, 'address') ?? '')).filter((address) => !pending.has(address)),
  );
}

interface Change {
  /** Whether the resource is not in Terraform's hands after the plan is applied. */
  readonly removes: boolean;
  /** The values that only the application of the plan makes known. */
  readonly unknown: Data;
}

/** The changes of current objects. Objects that a replacement failed to remove are not current. */
function changesOf(plan: Fields): ReadonlyMap<string, Change> {
  return new Map(
    elementsOf(plan.resource_changes).flatMap((entry) => {
      if (valueAt(entry, 'deposed') !== undefined) {
        return [];
      }
      const actions = elementsOf(valueAt(entry, 'change', 'actions'));
      const removes = actions.length > 0 && actions.every((action) => action === 'delete' || action === 'forget');
      const change = { removes, unknown: valueAt(entry, 'change', 'after_unknown') };
      const address = canonical(textAt(entry, 'address') ?? '');
      const previous = textAt(entry, 'previous_address');
      // A resource that has moved is in the state at its previous address.
      return [
        ...(previous === undefined ? [] : [[canonical(previous), { removes: true, unknown: {} }] as const]),
        [address, change] as const,
      ];
    }),
  );
}

interface Found {
  readonly resource: Fields;
  readonly at: DataPath;
}

/** The resources of a representation of values, module by module. */
function* resourcesIn(plan: Fields, state: DataPath): Generator<Found> {
  const modules: DataPath[] = [[...state, 'root_module']];
  for (const at of modules) {
    const module = valueAt(plan, ...at);
    for (const [i, resource] of elementsOf(valueAt(module, 'resources')).entries()) {
      if (isObject(resource)) {
        yield { resource, at: [...at, 'resources', i] };
      }
    }
    elementsOf(valueAt(module, 'child_modules')).forEach((_, i) => void modules.push([...at, 'child_modules', i]));
  }
}

/** The address of a managed resource in one form. */
function keyOf(resource: Fields): string | undefined {
  const address = textAt(resource, 'address');
  return address !== undefined && textAt(resource, 'mode') === 'managed' ? canonical(address) : undefined;
}

/** An address in one form, so that those of references are equal to it. */
export function canonical(address: string): string {
  const steps = stepsOf(address);
  return steps ? textOf(steps) : address;
}

function instanceOf(from: Found & { readonly root: Module; readonly unknown: Data }): Instance {
  const { resource, at, root, unknown } = from;
  const [address, type, name] = ['address', 'type', 'name'].map((key) => textAt(resource, key) ?? '');
  const steps: readonly Step[] = stepsOf(address) ?? [];
  const own = steps.length - (typeof steps.at(-1) === 'object' ? 3 : 2);
  const found = moduleAt(root, textOf(steps.slice(0, Math.max(own, 0))));
  const module = found ?? { address: [], configuration: {} };
  const block = elementsOf(module.configuration.resources).find(
    (one) => textAt(one, 'mode') === 'managed' && textAt(one, 'type') === type && textAt(one, 'name') === name,
  );
  // Without its change, unknown and absent attributes are the same.
  const attributes =
    unknown === undefined ? undefined : plannedOf(fieldsOf(resource.values), unknown, valueAt(block, 'expressions'));
  return {
    address,
    type,
    module,
    ...(isFields(attributes) && { attributes }),
    ...(isObject(block) && { block }),
    at,
  };
}
