import { type ArnPattern, canMatchBelow, matches } from './arn-pattern';
import { type Fact, is, known, UNKNOWN } from './fact';
import type { Pointer } from './raw';

/** What an action is done to: a bucket, objects below a prefix of a bucket, or a key. */
export interface Target {
  readonly service: 's3' | 'kms';
  /** The bucket or the key. */
  readonly pointer: Pointer;
  /** The prefix of the objects. */
  readonly objects?: string;
}

export function bucketTarget(pointer: Pointer): Target {
  return { service: 's3', pointer };
}

export function objectsTarget(pointer: Pointer, prefix: string): Target {
  return { service: 's3', pointer, objects: `/${prefix}` };
}

export function keyTarget(pointer: Pointer): Target {
  return { service: 'kms', pointer };
}

/**
 * Whether a resource pattern of a statement covers a target. Objects are covered if the pattern can match any of them, so
 * only `false` is certain for all.
 */
export function covers(pattern: ArnPattern, target: Target): Fact<boolean> {
  const [first, ...rest] = pattern;
  if (typeof first === 'object') {
    return isArn(first) ? coversFrom(first, rest, target) : UNKNOWN;
  }
  if (/^\*+$/.test(first) && rest.length === 0) {
    return known(true);
  }
  const arn = /^arn:[^:]*:([^:]*):[^:]*:[^:]*:(.*)/s.exec(first);
  if (!arn) {
    return UNKNOWN;
  }
  const [, service, text] = arn;
  if (service !== target.service) {
    return /^[a-z][^*?]*$/.test(service) ? known(false) : UNKNOWN;
  }
  const [next, ...others] = rest;
  if (text === (service === 'kms' ? 'key/' : '') && typeof next === 'object') {
    return coversFrom(next, others, target);
  }
  return rest.length === 0 ? coversText(text, target) : UNKNOWN;
}

/** Whether a resource pattern of a statement certainly covers all of a target: for objects, all objects of the bucket. */
export function coversAll(pattern: ArnPattern, target: Target): boolean {
  const { objects, ...whole } = target;
  const last = pattern.at(-1);
  if (objects === undefined || pattern[0] === '*') {
    return is(covers(pattern, target), true);
  }
  // Without its end, the pattern is that of the bucket.
  return typeof last === 'string' && last.endsWith('/*')
    ? is(covers([...pattern.slice(0, -1), last.slice(0, -2)], whole), true)
    : false;
}

/** Whether a pattern covers a target if it starts with the ARN of a resource. */
function coversFrom(resource: Pointer, rest: ArnPattern, target: Target): Fact<boolean> {
  const [tail = '', ...others] = rest;
  if (typeof tail === 'object' || others.length > 0) {
    return UNKNOWN;
  }
  const fits = target.objects === undefined ? matches(tail, '') : canMatchBelow(tail, target.objects);
  const same = isSame(resource, target.pointer);
  return fits ? same : known(false);
}

/** Whether a text behind `arn:aws:s3:::` or its like covers a target. */
function coversText(text: string, { service, pointer, objects }: Target): Fact<boolean> {
  if (/^\*+$/.test(text)) {
    return known(true);
  }
  if (pointer.kind === 'literal') {
    // The name is what follows the last colon of an ARN.
    const name = pointer.text.replace(/.*:/, '');
    return known(objects === undefined ? matches(text, name) : canMatchBelow(text, `${name}${objects}`));
  }
  // Whatever the name of a bucket is: it has no slash, and its objects have one.
  const isImpossible = objects === undefined ? /^[^*]*\//.test(text) : !/[/*]/.test(text);
  return service === 's3' && isImpossible ? known(false) : UNKNOWN;
}

/** Whether two pointers lead to the same resource. */
export function isSame(a: Pointer, b: Pointer): Fact<boolean> {
  if (a.kind === 'resource' && b.kind === 'resource') {
    return known(a.key === b.key);
  }
  return a.kind === 'literal' && b.kind === 'literal' ? known(a.text === b.text) : UNKNOWN;
}

function isArn(pointer: Pointer): boolean {
  return pointer.kind === 'resource' && pointer.attribute === 'Arn';
}
