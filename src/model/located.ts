import { at, type Raw } from './raw';

/** A value in the properties of a resource, with its place, for example `members[0].accountId`. */
export interface Located {
  readonly value: Raw;
  readonly place: string;
}

/**
 * The values at a path of names in camel case, in which `[]` after a name stands for each element of a list:
 * `members[].accountId`. Values that are absent are omitted.
 */
export function valuesAt(property: (name: string) => Raw, path: string): readonly Located[] {
  let values: readonly Located[] | undefined;
  for (const step of path.split('.')) {
    const name = step.replace('[]', '');
    const next: readonly Located[] = values
      ? values.map(({ value, place }) => ({ value: at(value, name), place: `${place}.${name}` }))
      : [{ value: property(name), place: name }];
    values = step === name ? next : next.flatMap(elementsOf);
  }
  return (values ?? []).filter(({ value }) => value !== undefined && value !== null);
}

function elementsOf({ value, place }: Located): readonly Located[] {
  return Array.isArray(value) ? value.map((element, index) => ({ value: element, place: `${place}[${index}]` })) : [];
}
