import { ABSENT, type Fact, known, type ListFact, list, UNKNOWN } from './fact';

/**
 * A property of an L1 with its tokens resolved as far as possible at synthesis. It is plain data, in which a reference
 * to another construct is a `ReferenceTo`, and a string that contains a reference is a `Concatenation`.
 */
export type Raw = unknown;

/** A reference to an attribute of another resource of the source. */
export class ReferenceTo {
  // Private, so that no resolver traverses a construct when it resolves this object again.
  readonly #target: object;

  constructor(
    target: object,
    readonly attribute: string,
  ) {
    this.#target = target;
  }

  get target(): object {
    return this.#target;
  }
}

/** A string with at least one part that is known only at deployment. */
export class Concatenation {
  constructor(readonly parts: readonly Raw[]) {}
}

/** A value that is not read or cannot be read. */
export const UNREAD: Raw = new Concatenation([]);

/** The target of a property: a resource of the source, or a literal name or ARN. */
export type Pointer =
  | { readonly kind: 'resource'; readonly key: object; readonly attribute: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/**
 * The value at a path of keys, or `undefined` if a key in the path is absent.
 *
 * A key is written as the L1 has it. A template has the same key with an uppercase first letter.
 */
export function at(raw: Raw, key: string, second?: string, third?: string): Raw {
  // It has no list of keys, which each of many calls would make.
  const value = memberOf(raw, key);
  if (second === undefined) {
    return value;
  }
  const inner = memberOf(value, second);
  return third === undefined ? inner : memberOf(inner, third);
}

function memberOf(raw: Raw, key: string): Raw {
  if (raw === undefined || raw === null) {
    return undefined;
  }
  if (!isPlain(raw) || isIntrinsic(raw)) {
    return UNREAD;
  }
  return raw[key] ?? raw[templateName(key)] ?? undefined;
}

export function textOf(raw: Raw): Fact<string> {
  return primitive(raw, 'string');
}

export function numberOf(raw: Raw): Fact<number> {
  return primitive(raw, 'number');
}

export function booleanOf(raw: Raw): Fact<boolean> {
  return primitive(raw, 'boolean');
}

/** Reads a switch, which the service spells `ENABLED` and `DISABLED`. */
export function switchOf(raw: Raw): Fact<boolean> {
  if (raw === undefined) {
    return ABSENT;
  }
  return raw === 'ENABLED' ? known(true) : raw === 'DISABLED' ? known(false) : UNKNOWN;
}

/** Reads an object with `read`. The object is unknown if it is a token. */
export function objectOf<T>(raw: Raw, read: (value: Raw) => T): Fact<T> {
  if (raw === undefined) {
    return ABSENT;
  }
  return isPlain(raw) && !isIntrinsic(raw) ? known(read(raw)) : UNKNOWN;
}

/** The entries of an object, if it is not a token. */
export function entriesOf(raw: Raw): readonly (readonly [string, Raw])[] | undefined {
  return isPlain(raw) && !isIntrinsic(raw) ? Object.entries(raw) : undefined;
}

/** Reads a list. An element that `read` does not know is omitted and makes the list incomplete. */
export function listOf<T>(raw: Raw, read: (element: Raw) => Fact<T>): ListFact<T> {
  if (raw === undefined) {
    return ABSENT;
  }
  if (!Array.isArray(raw)) {
    return UNKNOWN;
  }
  const items: T[] = [];
  for (const element of raw) {
    const fact = read(element);
    if (fact.state === 'known') {
      items.push(fact.value);
    }
  }
  return list(items, items.length === raw.length);
}

/** Reads a list of texts. Nearly all of them contain literals alone, so that they are the list of what is known. */
export function textsOf(raw: Raw): ListFact<string> {
  return Array.isArray(raw) && raw.every(isText) ? list<string>(raw) : listOf(raw, textOf);
}

function isText(raw: Raw): boolean {
  return typeof raw === 'string' && !isDynamic(raw);
}

/** Reads the only element of a list with at most one element. */
export function soleOf<T>(raw: Raw, read: (element: Raw) => T): Fact<T> {
  if (raw === undefined) {
    return ABSENT;
  }
  if (!Array.isArray(raw) || raw.length > 1) {
    return UNKNOWN;
  }
  return objectOf(raw[0], read);
}

/** The pointer of an absent property. */
export const NOWHERE: Pointer = { kind: 'absent' };

export function pointerOf(raw: Raw): Pointer {
  if (raw === undefined) {
    return NOWHERE;
  }
  if (raw instanceof ReferenceTo) {
    return { kind: 'resource', key: raw.target, attribute: ended(raw.attribute) };
  }
  if (typeof raw === 'string') {
    return isDynamic(raw) ? { kind: 'unknown' } : { kind: 'literal', text: raw };
  }
  return { kind: 'unknown' };
}

/** The pointer of an element of a list, which is known if it leads somewhere. */
export function pointerFact(raw: Raw): Fact<Pointer> {
  const pointer = pointerOf(raw);
  return pointer.kind === 'unknown' || pointer.kind === 'absent' ? UNKNOWN : known(pointer);
}

/** The end of an attribute that is the sixth part of an ARN: the name of a bucket, or for example `role/Reader`. */
export const RESOURCE_PART = ':5';

/** The attribute that is equal to the name in an ARN: `Ref` for `Arn`, and for example `MembershipIdentifier`. */
export function nameAttribute(attribute: string): string {
  const arn = attribute.endsWith(RESOURCE_PART) ? attribute.slice(0, -RESOURCE_PART.length) : attribute;
  return arn === 'Arn' ? 'Ref' : arn.replace(/Arn$/, 'Identifier');
}

function ended(attribute: string): string {
  return attribute.endsWith(RESOURCE_PART) ? nameAttribute(attribute) : attribute;
}

/** The targets of all references in a value. */
export function targetsIn(raw: Raw): readonly object[] {
  if (raw instanceof ReferenceTo) {
    return [raw.target];
  }
  const inner = raw instanceof Concatenation ? raw.parts : typeof raw === 'object' && raw ? Object.values(raw) : [];
  return inner.flatMap(targetsIn);
}

/** The logical ID or pseudo parameter of a `Ref`. */
export function refOf(raw: Raw): string | undefined {
  const ref = isPlain(raw) ? raw.Ref : undefined;
  return typeof ref === 'string' ? ref : undefined;
}

/** The name of a property in a template, by its name in an L1, which writes the abbreviation ML as a word. */
export function templateName(name: string): string {
  let found = TEMPLATE_NAMES.get(name);
  if (found === undefined) {
    found = `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replace('MlMember', 'MLMember');
    TEMPLATE_NAMES.set(name, found);
  }
  return found;
}

/** Readers ask for the same few names again and again. */
const TEMPLATE_NAMES = new Map<string, string>();

function primitive<T extends string | number | boolean>(raw: Raw, type: 'string' | 'number' | 'boolean'): Fact<T> {
  if (raw === undefined || raw === null) {
    return ABSENT;
  }
  return typeof raw === type && !isDynamic(raw) ? known(raw as T) : UNKNOWN;
}

/**
 * Whether a string contains a dynamic reference, for example `{{resolve:ssm:partner}}`, which is resolved at
 * deployment.
 */
function isDynamic(raw: Raw): boolean {
  return typeof raw === 'string' && raw.includes('{{resolve:');
}

export function isPlain(raw: Raw): raw is Record<string, Raw> {
  return (
    typeof raw === 'object' &&
    raw !== null &&
    !Array.isArray(raw) &&
    !(raw instanceof ReferenceTo) &&
    !(raw instanceof Concatenation)
  );
}

export function isIntrinsic(raw: Record<string, Raw>): boolean {
  let only: string | undefined;
  for (const key in raw) {
    if (only !== undefined) {
      return TRANSFORM in raw;
    }
    only = key;
  }
  return only !== undefined && isFunction(only);
}

/** The function of a macro, which can add any keys to those beside it. */
export const TRANSFORM = 'Fn::Transform';

/** Whether a key names a function of CloudFormation. */
export function isFunction(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}
