import type { CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import { ABSENT, type Fact, known, type ListFact, map, UNKNOWN } from '../fact';
import { kind, link } from '../kind';
import { at, listOf, numberOf, objectOf, type Pointer, pointerOf, type Raw, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::S3::Bucket`. */
export interface BucketFacts {
  /** The name that the user specifies. */
  readonly name: Fact<string>;
  /** The KMS key with which Amazon S3 encrypts objects by default. */
  readonly keyPointer: Pointer;
  /** The status of versioning, which is `Enabled` or `Suspended`. */
  readonly versioning: Fact<string>;
  /** The key prefixes of the lifecycle rules that delete all objects below them, of which an empty one is the bucket. */
  readonly expiringPrefixes: ListFact<string>;
  /** The lifecycle rules that delete all objects below a key prefix. With versioning, noncurrent versions are kept. */
  readonly expirations: ListFact<ExpirationFacts>;
  /** The lifecycle rules that delete all noncurrent versions of objects below a key prefix. */
  readonly noncurrentExpirations: ListFact<ExpirationFacts>;
}

/** When objects are deleted. */
export interface ExpirationFacts {
  /** The key prefix, which is empty for the whole bucket. */
  readonly prefix: string;
  /** The number of days after which an object is deleted. It is unknown for a rule with a date. */
  readonly days: Fact<number>;
}

function read(property: Property<CfnBucketProps>): BucketFacts {
  const encryption = at(property('bucketEncryption'), 'serverSideEncryptionConfiguration');
  const byDefault = at(Array.isArray(encryption) ? encryption[0] : encryption, 'serverSideEncryptionByDefault');
  // The L1 does not write the name of the template with its first letter in lower case, as it does elsewhere.
  const keyId = at(byDefault, 'kmsMasterKeyId') ?? at(byDefault, 'KMSMasterKeyID');
  const rules = at(property('lifecycleConfiguration'), 'rules');
  const expirations = expirationsIn(rules, currentDays);
  return {
    name: textOf(property('bucketName')),
    keyPointer: pointerOf(keyId),
    versioning: textOf(at(property('versioningConfiguration'), 'status')),
    expiringPrefixes: map(expirations, ({ items, complete }) => ({
      items: items.map(({ prefix }) => prefix),
      complete,
    })),
    expirations,
    noncurrentExpirations: expirationsIn(rules, noncurrentDays),
  };
}

/** The number of days after which a lifecycle rule deletes objects. It is absent if the rule deletes none. */
type DaysOf = (rule: Raw) => Fact<number>;

function expirationsIn(rules: Raw, daysOf: DaysOf): ListFact<ExpirationFacts> {
  const expirations = listOf(rules, (rule) => objectOf(rule, () => expirationOf(rule, daysOf)));
  if (expirations.state !== 'known') {
    return expirations;
  }
  // Rules that delete nothing, or only some of the objects, are absent.
  const deleting = expirations.value.items.filter(({ state }) => state !== 'absent');
  const items = deleting.flatMap((fact) => (fact.state === 'known' ? [fact.value] : []));
  return known({ items, complete: expirations.value.complete && items.length === deleting.length });
}

/** The properties of a lifecycle rule that apply it to some of the objects below its prefix. */
const PARTIAL = ['tagFilters', 'objectSizeGreaterThan', 'objectSizeLessThan'];

/** The expiration of a lifecycle rule that certainly deletes all objects below its prefix. */
function expirationOf(rule: Raw, daysOf: DaysOf): Fact<ExpirationFacts> {
  const isPartial = PARTIAL.some((name) => at(rule, name) !== undefined);
  const days = daysOf(rule);
  if (isPartial || days.state === 'absent') {
    return ABSENT;
  }
  const status = textOf(at(rule, 'status'));
  if (status.state !== 'known') {
    return UNKNOWN;
  }
  const prefix = textOf(at(rule, 'prefix'));
  if (status.value !== 'Enabled') {
    return ABSENT;
  }
  return prefix.state === 'absent' ? known({ prefix: '', days }) : map(prefix, (value) => ({ prefix: value, days }));
}

function currentDays(rule: Raw): Fact<number> {
  return at(rule, 'expirationDate') === undefined ? numberOf(at(rule, 'expirationInDays')) : UNKNOWN;
}

function noncurrentDays(rule: Raw): Fact<number> {
  const expiration = at(rule, 'noncurrentVersionExpiration');
  // The newest versions are kept.
  if (at(expiration, 'newerNoncurrentVersions') !== undefined) {
    return ABSENT;
  }
  return numberOf(at(expiration, 'noncurrentDays') ?? at(rule, 'noncurrentVersionExpirationInDays'));
}

export const bucket = kind({
  type: 'AWS::S3::Bucket',
  read,
  links: { key: link('key', ({ keyPointer }: BucketFacts) => keyPointer) },
});
