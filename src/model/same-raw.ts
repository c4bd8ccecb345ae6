import { Concatenation, type Raw, ReferenceTo } from './raw';

/** Whether two readings of a property are certainly the same. Values of an unknown class are the same only in themselves. */
export function sameRaw(a: Raw, b: Raw): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (a instanceof ReferenceTo) {
    return b instanceof ReferenceTo && a.target === b.target && a.attribute === b.attribute;
  }
  if (a instanceof Concatenation) {
    return b instanceof Concatenation && sameList(a.parts, b.parts);
  }
  if (Array.isArray(a)) {
    return Array.isArray(b) && sameList(a, b);
  }
  return isPlain(a) && isPlain(b) && sameObject(a, b);
}

function sameList(a: readonly Raw[], b: readonly Raw[]): boolean {
  return a.length === b.length && a.every((element, i) => sameRaw(element, b[i]));
}

function sameObject(a: Readonly<Record<string, Raw>>, b: Readonly<Record<string, Raw>>): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && sameRaw(a[key], b[key]));
}

function isPlain(raw: Raw): raw is Readonly<Record<string, Raw>> {
  return typeof raw === 'object' && raw !== null && Object.getPrototypeOf(raw) === Object.prototype;
}
