import type { Data } from '../document';
import { type Expression, expressionOf } from './expression';
import { elementsOf, fieldsOf, isObject, valueAt } from './fields';

/**
 * A value in the plan, in which everything that only the application of the plan makes known is a leaf: an object, a
 * list or a leaf.
 */
export type Planned = Leaf | readonly Planned[] | PlannedFields;

export interface PlannedFields {
  readonly [name: string]: Planned | undefined;
}

/** A text, a number, a boolean, or a value that is unknown as a whole. */
export class Leaf {
  constructor(
    /** The value, or `undefined` if it is unknown. */
    readonly value: Data,
    /**
     * The expression of the configuration that the value is a part of.
     *
     * @default - it is not known
     */
    readonly expression?: Expression,
  ) {}
}

/** A value of which nothing is known, not even where it comes from. */
export const UNREAD = new Leaf(undefined);

/** Values and attributes in plans have a depth that their schemas limit. What is deeper is not read. */
const MOST_LEVELS = 64;

/**
 * A value of the plan, or `undefined` if it is absent.
 *
 * `unknown` has the structure of the value, with `true` in place of what is unknown. `written` is the configuration: an
 * expression, or a block with the expressions of its arguments.
 */
export function plannedOf(value: Data, unknown: Data, written: Data, level = 0): Planned | undefined {
  const expression = expressionOf(written);
  if (unknown === true || level > MOST_LEVELS) {
    return new Leaf(undefined, expression);
  }
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const [values, unknowns] = [elementsOf(value), elementsOf(unknown)];
    const blocks = elementsOf(written);
    const length = Math.max(values.length, unknowns.length);
    return Array.from({ length }, (_, i) => {
      // Terraform sorts blocks that are a set, so that only a single one certainly is the one of the configuration.
      const within = expression ? written : length === 1 && blocks.length === 1 ? blocks[0] : undefined;
      return plannedOf(values[i], unknowns[i], within, level + 1);
    }).filter((element) => element !== undefined);
  }
  if (isObject(value) || isObject(unknown)) {
    const names = new Set([...Object.keys(fieldsOf(value)), ...Object.keys(fieldsOf(unknown))]);
    return Object.fromEntries(
      [...names].flatMap((name) => {
        const within = expression ? written : valueAt(written, name);
        const field = plannedOf(valueAt(value, name), valueAt(unknown, name), within, level + 1);
        return field === undefined ? [] : [[name, field]];
      }),
    );
  }
  return value === undefined || value === null ? undefined : new Leaf(value, expression);
}

export function isFields(planned: Planned | undefined): planned is PlannedFields {
  return planned !== undefined && !(planned instanceof Leaf) && !Array.isArray(planned);
}

/** Whether nothing is known of a value, not even how many elements it has. */
export function isWhollyUnknown(value: Planned | undefined): boolean {
  return value instanceof Leaf && value.value === undefined;
}

/** Whether a value is unknown, as a whole or in part. */
export function isUnknown(planned: Planned | undefined): boolean {
  if (planned instanceof Leaf) {
    return planned.value === undefined;
  }
  return planned !== undefined && Object.values(planned).some((part) => isUnknown(part));
}

/** The value at the names of attributes, or `undefined` if it is absent. An unknown object has unknown attributes. */
export function plannedAt(planned: Planned | undefined, names: readonly string[]): Planned | undefined {
  return names.reduce<Planned | undefined>(
    (value, name) => (isFields(value) ? (Object.hasOwn(value, name) ? value[name] : undefined) : unknownPart(value)),
    planned,
  );
}

function unknownPart(value: Planned | undefined): Planned | undefined {
  return value instanceof Leaf && value.value === undefined ? UNREAD : undefined;
}
