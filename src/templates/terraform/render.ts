import type { Data } from '../document';
import type { Identifying, Target } from './linker';
import { PLACES, type Taken } from './places';
import { Leaf, type Planned } from './planned';
import { JSON_PROPERTIES } from './resource-types';

/** A value that is known only after the plan is applied. No function of CloudFormation has this name. */
export const UNKNOWN: Data = { 'Fn::Unknown': [] };

/** The values of properties that are meant to be identifiers. */
export function identifyingIn(type: string, properties: Planned | undefined): readonly Identifying[] {
  const places: Readonly<Record<string, Taken>> = PLACES[type] ?? {};
  const found: Identifying[] = [];
  const visit = (value: Planned | undefined, path: readonly string[]) => {
    if (!(value instanceof Leaf)) {
      const isList = Array.isArray(value);
      Object.entries(value ?? {}).forEach(([name, part]) => void visit(part, [...path, isList ? '*' : name]));
      return;
    }
    const place = path.join('.');
    if (Object.hasOwn(places, place)) {
      found.push({ leaf: value, place, taken: places[place] });
    }
  };
  visit(properties, []);
  return found;
}

/** A value as a template has it. `referenceOf` writes references to other resources. */
export function rendered(
  value: Planned,
  targets: ReadonlyMap<Leaf, Target>,
  referenceOf: (target: Target) => Data,
  name = '',
): Data {
  if (value instanceof Leaf) {
    const target = targets.get(value);
    return target ? referenceOf(target) : renderedLeaf(value, name);
  }
  if (Array.isArray(value)) {
    return (value as readonly Planned[]).map((element) => rendered(element, targets, referenceOf, name));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]) =>
      field === undefined ? [] : [[key, rendered(field as Planned, targets, referenceOf, key)]],
    ),
  );
}

function renderedLeaf({ value }: Leaf, name: string): Data {
  if (value === undefined) {
    return UNKNOWN;
  }
  return typeof value === 'string' && JSON_PROPERTIES.includes(name) ? parsed(value) : value;
}

function parsed(text: string): Data {
  try {
    return JSON.parse(text);
  } catch {
    // The provider refuses the text, with a better message.
    return UNKNOWN;
  }
}
