import { withoutOuterSlashes } from '../private/slashes';
import { ABSENT, type Fact, known, UNKNOWN } from './fact';
import { partsOf } from './parts';
import { type Pointer, pointerOf, type Raw } from './raw';

/** A place in Amazon S3: a bucket, or what is below a key prefix. */
export interface S3Location {
  readonly bucket: Pointer;
  /** The key prefix without leading and trailing slashes, which is empty for the whole bucket. */
  readonly prefix: Fact<string>;
  /** The text behind the last slash, which is empty for a folder whose location ends in a slash. */
  readonly lastName: Fact<string>;
}

/** Reads a location such as `s3://bucket/prefix/`, in which the bucket can be a reference to a construct. */
export function locationOf(raw: Raw): Fact<S3Location> {
  return locationAfter(raw, /^s3[an]?:\/\//);
}

/** Reads an ARN such as `arn:aws:s3:::bucket/prefix/`, whose start can be a reference to the ARN of a bucket. */
export function locationOfArn(raw: Raw): Fact<S3Location> {
  const [first, ...rest] = partsOf(raw);
  const pointer = pointerOf(first);
  if (pointer.kind === 'resource') {
    return pointer.attribute === 'Arn' ? located(pointer, rest) : UNKNOWN;
  }
  return locationAfter(raw, /^arn:[^:]*:s3:::/);
}

/** Reads a location that starts with a scheme, which is followed by the bucket as a text or as a reference. */
function locationAfter(raw: Raw, scheme: RegExp): Fact<S3Location> {
  if (raw === undefined) {
    return ABSENT;
  }
  const [first, ...rest] = partsOf(raw);
  const start = pointerOf(first);
  if (start.kind !== 'literal' || !scheme.test(start.text)) {
    return UNKNOWN;
  }
  const text = start.text.replace(scheme, '');
  if (text === '') {
    return rest.length === 0 ? UNKNOWN : located(pointerOf(rest[0]), rest.slice(1));
  }
  const [bucket] = text.split('/');
  return located(pointerOf(bucket), [text.slice(bucket.length), ...rest]);
}

/** The location in a bucket, from the parts behind the bucket. */
function located(bucket: Pointer, parts: readonly Raw[]): Fact<S3Location> {
  const path = parts.filter((part) => part !== '');
  // Text that follows the bucket without a slash is part of its name.
  if (path.length > 0 && !(typeof path[0] === 'string' && path[0].startsWith('/'))) {
    return UNKNOWN;
  }
  if (!path.every((part) => pointerOf(part).kind === 'literal')) {
    return known({ bucket, prefix: UNKNOWN, lastName: UNKNOWN });
  }
  const text = path.join('');
  return known({
    bucket,
    prefix: known(withoutOuterSlashes(text)),
    lastName: known(text.slice(text.lastIndexOf('/') + 1)),
  });
}
