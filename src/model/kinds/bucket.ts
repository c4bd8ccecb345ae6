import type { CfnBucketProps } from 'aws-cdk-lib/aws-s3';
import { ABSENT, type Fact, known, type ListFact, UNKNOWN } from '../fact';
import { kind, link } from '../kind';
import { at, listOf, objectOf, type Pointer, pointerOf, type Raw, textOf } from '../raw';
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
}

function read(property: Property<CfnBucketProps>): BucketFacts {
  const rules = at(property('bucketEncryption'), 'serverSideEncryptionConfiguration');
  const byDefault = at(Array.isArray(rules) ? rules[0] : rules, 'serverSideEncryptionByDefault');
  // The L1 does not write the name of the template with its first letter in lower case, as it does elsewhere.
  const keyId = at(byDefault, 'kmsMasterKeyId') ?? at(byDefault, 'KMSMasterKeyID');
  return {
    name: textOf(property('bucketName')),
    keyPointer: pointerOf(keyId),
    versioning: textOf(at(property('versioningConfiguration'), 'status')),
    expiringPrefixes: expiringPrefixesOf(at(property('lifecycleConfiguration'), 'rules')),
  };
}

function expiringPrefixesOf(rules: Raw): ListFact<string> {
  const prefixes = listOf(rules, (rule) => objectOf(rule, expiringPrefixOf));
  if (prefixes.state !== 'known') {
    return prefixes;
  }
  // Rules that delete nothing, or only some of the objects, are absent.
  const deleting = prefixes.value.items.filter(({ state }) => state !== 'absent');
  const items = deleting.flatMap((fact) => (fact.state === 'known' ? [fact.value] : []));
  return known({ items, complete: prefixes.value.complete && items.length === deleting.length });
}

/** The properties of a lifecycle rule that apply it to some of the objects below its prefix. */
const PARTIAL = ['tagFilters', 'objectSizeGreaterThan', 'objectSizeLessThan'];

const EXPIRATIONS = ['expirationInDays', 'expirationDate'];

/** The prefix of a lifecycle rule that certainly deletes all objects below it. */
function expiringPrefixOf(rule: Raw): Fact<string> {
  const has = (name: string) => at(rule, name) !== undefined;
  const isPartial = PARTIAL.some(has);
  if (isPartial || !EXPIRATIONS.some(has)) {
    return ABSENT;
  }
  const status = textOf(at(rule, 'status'));
  if (status.state !== 'known') {
    return UNKNOWN;
  }
  const prefix = textOf(at(rule, 'prefix'));
  return status.value !== 'Enabled' ? ABSENT : prefix.state === 'absent' ? known('') : prefix;
}

export const bucket = kind({
  type: 'AWS::S3::Bucket',
  read,
  links: { key: link('key', ({ keyPointer }: BucketFacts) => keyPointer) },
});
