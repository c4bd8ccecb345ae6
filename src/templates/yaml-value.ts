import type { Data } from './document';
import type { Place } from './place';
import type { Range } from './source';

/** A value of a YAML file, and the values in it. */
export class YamlValue implements Place {
  private constructor(
    readonly data: Data,
    readonly range: Range,
    /** The number of values in it and itself, in which a value counts for each alias that refers to it. */
    readonly size: number,
    /** How many objects and lists are nested in each other. */
    readonly height: number,
    /** The values in it by their keys or indices. */
    readonly parts: ReadonlyMap<string | number, YamlValue>,
  ) {}

  static scalar(data: Data, range: Range): YamlValue {
    return new YamlValue(data, range, 1, 0, NONE);
  }

  static list(items: readonly YamlValue[], range: Range): YamlValue {
    const data = items.map((item) => item.data);
    return YamlValue.collection(data, range, new Map(items.map((item, i) => [i, item])));
  }

  static object(entries: ReadonlyMap<string, YamlValue>, range: Range): YamlValue {
    // It defines a key `__proto__` as any other key.
    const data = Object.fromEntries([...entries].map(([key, value]) => [key, value.data]));
    return YamlValue.collection(data, range, entries);
  }

  private static collection(data: Data, range: Range, parts: ReadonlyMap<string | number, YamlValue>): YamlValue {
    let size = 1;
    let height = 0;
    for (const part of parts.values()) {
      size += part.size;
      height = Math.max(height, part.height);
    }
    return new YamlValue(data, range, size, height + 1, parts);
  }

  public at(key: string | number): YamlValue | undefined {
    return this.parts.get(key);
  }

  /** The same value at another place. */
  public in(range: Range): YamlValue {
    return new YamlValue(this.data, range, this.size, this.height, this.parts);
  }
}

const NONE: ReadonlyMap<string | number, YamlValue> = new Map();
