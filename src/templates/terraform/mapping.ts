import { isFields, type Planned, type PlannedFields, UNREAD } from './planned';
import { RESOURCE_TYPES } from './resource-types';
import type { Translated } from './translation';

/**
 * How a resource type of the `aws` provider is translated, which has its own names and blocks. What is not mapped is
 * unknown: the provider can set it, or a later version of the provider can.
 */
export interface Mapping {
  readonly type?: string;
  /** The attributes that return an identifier, with their names in CloudFormation. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly translate: (
    values: PlannedFields,
    /** Whether the configuration specifies an argument. */
    isWritten: (name: string) => boolean,
  ) => readonly Translated[];
}

export type Values = PlannedFields;

/** The properties of a type. Those that are not mapped are unknown, and those that are mapped to `undefined` absent. */
export function filled(type: string, mapped: PlannedFields): PlannedFields {
  return { ...Object.fromEntries(RESOURCE_TYPES[type].properties.map((name) => [name, UNREAD])), ...mapped };
}

/** A value, or an unknown one if the provider does not have the attribute yet. */
export function orUnread(value: Planned | undefined): Planned {
  return value ?? UNREAD;
}

/** What a function makes of the only block of its name, or `undefined` without a block. */
export function block(value: Planned | undefined, map: (values: Values) => PlannedFields): Planned | undefined {
  if (!Array.isArray(value) || value.length > 1) {
    return value === undefined ? undefined : UNREAD;
  }
  const [only] = value as readonly Planned[];
  return only === undefined ? undefined : isFields(only) ? map(only) : UNREAD;
}

/** What a function makes of each block of a name. */
export function blocks(value: Planned | undefined, map: (values: Values) => PlannedFields): Planned | undefined {
  if (!Array.isArray(value)) {
    return value === undefined ? undefined : UNREAD;
  }
  return (value as readonly Planned[]).map((one) => (isFields(one) ? map(one) : UNREAD));
}
