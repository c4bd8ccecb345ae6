import { type Fact, isAbsent, isComplete, itemsOf, knownValue } from '../../model/fact';
import type { ExpirationFacts } from '../../model/kinds/bucket';
import type { ResultFacts } from '../../model/kinds/membership';
import { type BucketNode, type Link, nodeOf } from '../../model/nodes';
import type { Output, UnknownValue } from '../report';
import type { Participant, Room } from '../room';
import { sortedBy } from './sorted';

/** Where results are written, and what is not known of it. */
export interface ReadOutput {
  readonly output: Output;
  readonly unknown: readonly UnknownValue[];
}

/** The places where results of members are written by default, by member and kind. */
export function outputsOf({ participants }: Room): readonly ReadOutput[] {
  return sortedBy(participants.flatMap(ofMember), ({ output: { member, of } }) => [member, of]);
}

function ofMember({ id, membership, inApp }: Participant): readonly ReadOutput[] {
  if (!membership || !inApp || membership.imported) {
    return [];
  }
  const { resultOutput, resultBucket, jobResultOutput, jobResultBucket, path } = membership;
  return [
    ...ofResults({ member: id, of: 'queries', path }, resultOutput, resultBucket),
    ...ofResults({ member: id, of: 'jobs', path }, jobResultOutput, jobResultBucket),
  ];
}

interface Place extends Pick<Output, 'member' | 'of'> {
  readonly path: string;
}

function ofResults(place: Place, results: Fact<ResultFacts>, bucket: Link<BucketNode>): readonly ReadOutput[] {
  if (results.state === 'absent') {
    return [];
  }
  const prefix = results.state === 'known' ? results.value.keyPrefix : results;
  const { member, of } = place;
  const node = nodeOf(bucket);
  const output: Output = {
    member,
    of,
    bucket: nameOf(bucket),
    prefix: isAbsent(prefix) ? '' : (knownValue(prefix) ?? null),
    key: node ? keyOf(node) : null,
    expiresAfterDays: node ? expiryOf(node, prefix) : null,
  };
  return [{ output, unknown: unknownIn(output, place, node) }];
}

function nameOf(bucket: Link<BucketNode>): string | null {
  return bucket.to === 'node' ? (knownValue(bucket.node.name) ?? bucket.node.path) : (knownValue(bucket.text) ?? null);
}

/** Amazon S3 encrypts all objects, with a key that AWS owns or manages if no other one is specified. */
const OF_AWS = 'AWS';

function keyOf({ key, keyPointer }: BucketNode): string | null {
  if (key.to === 'node') {
    return key.node.path;
  }
  if (keyPointer.kind === 'absent') {
    return OF_AWS;
  }
  const text = knownValue(key.text);
  return text === undefined ? null : text.endsWith('alias/aws/s3') ? OF_AWS : text;
}

/** With versioning, a deleted object becomes a noncurrent version, which is kept until it is deleted as well. */
function expiryOf(node: BucketNode, keyPrefix: Fact<string>): Output['expiresAfterDays'] {
  const current = daysIn(node.expirations, keyPrefix);
  if (current === 'never' || isAbsent(node.versioning) || knownValue(node.versioning) === 'Suspended') {
    return current;
  }
  const noncurrent = daysIn(node.noncurrentExpirations, keyPrefix);
  if (node.versioning.state !== 'known') {
    return null;
  }
  return noncurrent === 'never' ? noncurrent : current === null || noncurrent === null ? null : current + noncurrent;
}

/** The first rule that applies deletes an object. A rule that is not known can only delete it earlier. */
function daysIn(expirations: BucketNode['expirations'], keyPrefix: Fact<string>): Output['expiresAfterDays'] {
  const applying = itemsOf(expirations).filter(({ prefix }) => appliesTo(prefix, keyPrefix));
  const days = applying.flatMap((one: ExpirationFacts) => knownValue(one.days) ?? []);
  if (days.length > 0) {
    return Math.min(...days);
  }
  const isKnown = isComplete(expirations) && applying.length === 0;
  const couldApply = keyPrefix.state === 'unknown' && itemsOf(expirations).length > 0;
  return isKnown && !couldApply ? 'never' : null;
}

/** Whether the prefix of a lifecycle rule contains the keys of all results. */
function appliesTo(prefix: string, keyPrefix: Fact<string>): boolean {
  if (keyPrefix.state !== 'known') {
    return prefix === '';
  }
  return `${keyPrefix.value.replace(/\/+$/, '')}/`.startsWith(prefix);
}

const WORDS = {
  bucket: 'the bucket',
  prefix: 'the key prefix',
  key: 'the KMS key',
  expiresAfterDays: 'the expiration',
} as const;

/** What is not known of a bucket that is not known is left out. */
function unknownIn(output: Output, { of, path }: Place, node: BucketNode | undefined): readonly UnknownValue[] {
  const names = output.bucket === null ? (['bucket'] as const) : (Object.keys(WORDS) as (keyof typeof WORDS)[]);
  return names
    .filter((name) => output[name] === null)
    .map((name) => ({
      of: node && name !== 'prefix' ? node.path : path,
      what: `${WORDS[name]} of the results of ${of}`,
    }));
}
