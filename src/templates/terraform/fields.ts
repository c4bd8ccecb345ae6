import type { Data, DataPath } from '../document';

/** An object of a file. */
export type Fields = Readonly<Record<string, Data>>;

/** The value as an object, which is empty if it is anything else. */
export function fieldsOf(data: Data): Fields {
  return isObject(data) ? data : {};
}

/** The value as a list, which is empty if it is anything else. */
export function elementsOf(data: Data): readonly Data[] {
  return Array.isArray(data) ? data : [];
}

export function isObject(data: Data): data is Fields {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** The value at a path, or `undefined` if there is none. Only own keys count, since anybody can name one `constructor`. */
export function valueAt(data: Data, ...path: DataPath): Data {
  let value = data;
  for (const key of path) {
    if (Array.isArray(value)) {
      value = typeof key === 'number' ? value[key] : undefined;
    } else {
      value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    }
  }
  return value;
}

/** The text at a path, or `undefined` if there is none. */
export function textAt(data: Data, ...path: DataPath): string | undefined {
  const value = valueAt(data, ...path);
  return typeof value === 'string' ? value : undefined;
}
