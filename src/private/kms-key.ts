import { Arn, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnAlias, CfnKey, IAlias, IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket, IBucket, IBucketRef } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { InputError } from './errors';
import { hasWildcard } from './iam-pattern';
import { l1Of } from './l1';

/**
 * A key in a policy. A policy identifies a key by its ARN only. If only an alias of the key is known, the statement is for
 * all keys of the account and Region, with a condition on the alias.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export interface KmsKey {
  /** The ARN of the key, or the pattern for all keys of its account and Region. */
  readonly arn: string;
  /**
   * The name of the alias, with `alias/`.
   *
   * @default - the ARN is that of the key
   */
  readonly alias?: string;
}

/** Amazon S3 in any Region, as the caller of AWS KMS on behalf of a role. */
export const VIA_S3 = 's3.*.amazonaws.com';

/** A key that a user specifies, which can be an alias in place of its key. */
export function kmsKey(key: IKeyRef): KmsKey {
  const target = aliasTarget(key);
  if (target) {
    return kmsKey(target);
  }
  const { aliasName } = key as Partial<IAlias>;
  const { keyArn } = key.keyRef;
  return typeof aliasName === 'string' ? aliased(key, aliasName) : keyOfArn(keyArn);
}

/** The key that encrypts a bucket by default, if the bucket of this app or its import specifies one. */
export function kmsKeyOf(bucket: IBucketRef): KmsKey | undefined {
  const { encryptionKey } = bucket as Partial<IBucket>;
  if (encryptionKey) {
    return kmsKey(encryptionKey);
  }
  const l1 = l1Of<CfnBucket>(bucket, 'AWS::S3::Bucket');
  const key = l1 && masterKeyOf(l1);
  return key ? keyOfText(l1, key) : undefined;
}

function masterKeyOf(l1: CfnBucket): string | undefined {
  const encryption = l1.bucketEncryption as Partial<CfnBucket.BucketEncryptionProperty> | undefined;
  const rules = encryption?.serverSideEncryptionConfiguration;
  if (!Array.isArray(rules)) {
    return undefined;
  }
  const [rule] = rules as Partial<CfnBucket.ServerSideEncryptionRuleProperty>[];
  const byDefault = rule?.serverSideEncryptionByDefault as
    | Partial<CfnBucket.ServerSideEncryptionByDefaultProperty>
    | undefined;
  return byDefault?.kmsMasterKeyId;
}

/** A key as an L1 specifies it: by an ARN, an ID, the name or ARN of an alias, or a reference. */
function keyOfText(scope: IConstruct, text: string): KmsKey {
  const target = targetOf(text);
  const key = l1Of<CfnKey>(target, 'AWS::KMS::Key');
  if (key) {
    return { arn: key.attrArn };
  }
  const alias = l1Of<CfnAlias>(target, 'AWS::KMS::Alias');
  if (alias) {
    return keyOfText(alias, alias.targetKeyId);
  }
  if (hasWildcard(text)) {
    throw new InputError(scope, {
      what: `its key is ${JSON.stringify(text)}`,
      why: 'in the policy of a role, a wildcard allows access to other keys as well',
      fix: 'specify the key by its ARN, its ID or its alias, without wildcards',
    });
  }
  if (Token.isUnresolved(text) || text.startsWith('arn:')) {
    return keyOfArn(text);
  }
  return text.startsWith('alias/') ? aliased(scope, text) : { arn: arnIn(scope, text) };
}

/** The construct that a string refers to, if it is a reference to one. */
function targetOf(text: string): IConstruct | undefined {
  const token = Tokenization.reverseCompleteString(text);
  return token && Reference.isReference(token) ? token.target : undefined;
}

/** The ARN of an alias differs from that of a key in its last part. An ARN that is a token is assumed to be that of a key. */
function keyOfArn(arn: string): KmsKey {
  const [place, name] = arn.split(':alias/');
  return name === undefined ? { arn } : { arn: `${place}:key/*`, alias: `alias/${name}` };
}

function aliased(scope: IConstruct, alias: string): KmsKey {
  return { arn: arnIn(scope, '*'), alias };
}

function arnIn(scope: IConstruct, keyId: string): string {
  const { account, region } = (scope as Partial<IAlias>).env ?? Stack.of(scope);
  return Arn.format({ service: 'kms', account, region, resource: 'key', resourceName: keyId }, Stack.of(scope));
}

/** The key of an alias, which is unknown if the alias is imported by its name. The getter of such an import throws. */
function aliasTarget(key: IKeyRef): IKeyRef | undefined {
  try {
    return (key as Partial<IAlias>).aliasTargetKey;
  } catch {
    return undefined;
  }
}

/**
 * The permissions on a key that are needed to read what a service has encrypted with it: only through this service, except
 * for the description of the key.
 */
export function decrypt(key: KmsKey | undefined, service: string): PolicyStatement[] {
  return key ? [statement(key, ['kms:Decrypt'], service), statement(key, ['kms:DescribeKey'])] : [];
}

/**
 * The permissions on the key of a bucket that are needed to write objects. Amazon S3 encrypts each part of an upload
 * with a data key, and decrypts the parts to join them.
 */
export function encrypt(key: KmsKey | undefined): PolicyStatement[] {
  return key ? [statement(key, ['kms:GenerateDataKey', 'kms:Decrypt'], VIA_S3)] : [];
}

/** A statement for a key, through one service only. */
export function statement(
  { arn, alias }: KmsKey,
  actions: string[],
  service?: string,
  conditions: Readonly<Record<string, unknown>> = {},
): PolicyStatement {
  const operator = service?.includes('*') ? 'StringLike' : 'StringEquals';
  return new PolicyStatement({
    actions,
    resources: [arn],
    conditions: {
      ...(service && { [operator]: { 'kms:ViaService': service } }),
      ...(alias && { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': [alias] } }),
      ...conditions,
    },
  });
}
