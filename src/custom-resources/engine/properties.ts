/**
 * The encoding of a custom resource's properties, used by both sides: the construct encodes, the handler decodes.
 *
 * CloudFormation sends every scalar as a string, so a number or a boolean arrives as one.
 */
export interface Field<T> {
  encode(value: T): unknown;
  /** Throws what is wrong with the value, without the value: the error is visible in stack events. */
  decode(raw: unknown): T;
}

/** Properties as a template contains them. */
export type RawProperties = Readonly<Record<string, unknown>>;

export interface Contract<P> {
  encode(properties: P): Record<string, unknown>;
  /** Ignores unknown properties: a rollback can send those of another version. */
  decode(raw: RawProperties): P;
}

export function contract<P extends object>(fields: { readonly [K in keyof P]-?: Field<P[K]> }): Contract<P> {
  const names = Object.keys(fields) as (keyof P & string)[];
  return {
    encode: (properties) =>
      Object.fromEntries(names.map((name) => [pascalCase(name), fields[name].encode(properties[name])])),
    decode: (raw) => {
      const decoded = names.map((name) => [name, decodeField(pascalCase(name), fields[name], raw)]);
      return Object.fromEntries(decoded) as P;
    },
  };
}

export const text: Field<string> = {
  encode: (value) => value,
  decode: (raw) => {
    if (typeof raw !== 'string' || raw === '') {
      throw new Error('must be a non-empty string');
    }
    return raw;
  },
};

export const flag: Field<boolean> = {
  encode: (value) => value,
  decode: (raw) => {
    if (raw === true || raw === 'true') {
      return true;
    }
    if (raw === false || raw === 'false') {
      return false;
    }
    throw new Error('must be true or false');
  },
};

/** A text that can be empty. */
export const anyText: Field<string> = {
  encode: (value) => value,
  decode: (raw) => {
    if (typeof raw !== 'string') {
      throw new Error('must be a string');
    }
    return raw;
  },
};

export const integer: Field<number> = {
  encode: (value) => value,
  decode: (raw) => {
    const value = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
      throw new Error('must be an integer');
    }
    return value;
  },
};

export function listOf<T>(field: Field<T>): Field<readonly T[]> {
  return {
    encode: (values) => values.map((value) => field.encode(value)),
    decode: (raw) => {
      if (!Array.isArray(raw)) {
        throw new Error('must be a list');
      }
      return raw.map((value) => field.decode(value));
    },
  };
}

/** Texts by their names. Encoded as they are, since a token can stand for all of them. */
export const texts: Field<Readonly<Record<string, string>>> = {
  encode: (values) => values,
  decode: (raw) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      throw new Error('must be a map');
    }
    return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, anyText.decode(value)]));
  },
};

/** Properties that belong together. */
export function group<P extends object>({ encode, decode }: Contract<P>): Field<P> {
  return {
    encode,
    decode: (raw) => {
      if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
        throw new Error('must be a map');
      }
      return decode(raw as RawProperties);
    },
  };
}

/** A whole number that is not negative. */
export const count: Field<number> = {
  encode: (value) => value,
  decode: (raw) => {
    if (!/^\d{1,9}$/.test(String(raw))) {
      throw new Error('must be a whole number');
    }
    return Number(raw);
  },
};

export type Texts = Readonly<Record<string, string>>;

export function choice<T extends string>(...values: readonly T[]): Field<T> {
  return {
    encode: (value) => value,
    decode: (raw) => {
      const value = values.find((candidate) => candidate === raw);
      if (value === undefined) {
        throw new Error(`must be one of ${values.join(', ')}`);
      }
      return value;
    },
  };
}

/** Several of these values, at least one. A template has them as one string, because a list is part of no scalar. */
export function choices<T extends string>(...values: readonly T[]): Field<readonly T[]> {
  const one = choice(...values);
  return {
    encode: (chosen) => chosen.join(','),
    decode: (raw) => text.decode(raw).split(',').map(one.decode),
  };
}

export const wholeNumber: Field<number> = {
  encode: (value) => value,
  decode: (raw) => {
    const value = typeof raw === 'string' && raw !== '' ? Number(raw) : raw;
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      throw new Error('must be a whole number');
    }
    return value;
  },
};

/** Whole numbers by these names, of which each can be missing. A template has them as one string. */
export function wholeNumbers<T extends string>(...names: readonly T[]): Field<Readonly<Partial<Record<T, number>>>> {
  const name = choice(...names);
  return {
    encode: (values) => names.flatMap((one) => (values[one] === undefined ? [] : [`${one}=${values[one]}`])).join(','),
    decode: (raw) => {
      const pairs = raw === undefined || raw === '' ? [] : text.decode(raw).split(',');
      const entries = pairs.map((pair) => {
        const [key, value] = pair.split('=');
        return [name.decode(key), wholeNumber.decode(value)];
      });
      return Object.fromEntries(entries);
    },
  };
}

export function optional<T>(field: Field<T>): Field<T | undefined> {
  return {
    encode: (value) => (value === undefined ? undefined : field.encode(value)),
    decode: (raw) => (raw === undefined || raw === '' ? undefined : field.decode(raw)),
  };
}

const SUBJECT = 'the property ';

function decodeField<T>(name: string, field: Field<T>, raw: RawProperties): T {
  try {
    return field.decode(raw[name]);
  } catch (error) {
    const { message } = error as Error;
    // Of a member of a group, with the name of the group before it.
    const problem = message.startsWith(SUBJECT) ? `.${message.slice(SUBJECT.length)}` : ` ${message}`;
    throw new Error(`${SUBJECT}${name}${problem}`);
  }
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
