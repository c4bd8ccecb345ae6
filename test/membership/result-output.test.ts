import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption, CfnBucket, type IBucketRef } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  Collaboration,
  Member,
  MemberAbility,
  Membership,
  ResultFormat,
  ResultOutput,
  type S3ResultOptions,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { permissionsOf, theOnly, trustOf } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  advertiserStack,
  collaborationOf,
  collaborationOfOne,
  PUBLISHER,
  STRANGER,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::Membership';
const KEY_ARN = `arn:aws:kms:us-east-1:${ADVERTISER}:key/${AN_ID}`;
const ANYONE = 'arn:<AWS::Partition>:*:us-east-1:*:dbuser:*/*';

/** The template of an advertiser who receives results in a bucket. */
function resultsIn(bucketIn: (stack: Stack) => IBucketRef, options: (stack: Stack) => S3ResultOptions = () => ({})) {
  const stack = advertiserStack();
  new Membership(stack, 'Membership', {
    collaboration: Collaboration.fromCollaborationId(stack, 'Ads', AN_ID),
    resultOutput: ResultOutput.s3(bucketIn(stack), options(stack)),
  });
  return Template.fromStack(stack);
}

const results = (stack: Stack) => Bucket.fromBucketName(stack, 'Results', 'results');

describe('the configuration', () => {
  test('names bucket and role, and Parquet', () => {
    const template = resultsIn(results);

    expect(theOnly(template, TYPE).properties.DefaultResultConfiguration).toEqual({
      OutputConfiguration: { S3: { Bucket: 'results', ResultFormat: 'PARQUET' } },
      RoleArn: '<MembershipResultsRole.Arn>',
    });
  });

  test('says format, prefix and single file', () => {
    const template = resultsIn(results, () => ({ format: ResultFormat.CSV, keyPrefix: 'reach', singleFile: true }));

    template.hasResourceProperties(TYPE, {
      DefaultResultConfiguration: {
        OutputConfiguration: { S3: { ResultFormat: 'CSV', KeyPrefix: 'reach', SingleFileOutput: true } },
      },
    });
  });

  test('leaves slashes at the ends of a prefix out', () => {
    const template = resultsIn(results, () => ({ keyPrefix: '/reach/daily/' }));

    template.hasResourceProperties(TYPE, {
      DefaultResultConfiguration: { OutputConfiguration: { S3: { KeyPrefix: 'reach/daily' } } },
    });
    expect(permissionsOf(template)[2]).toMatchObject({ Resource: 'arn:<AWS::Partition>:s3:::results/reach/daily/*' });
  });
});

describe('the role', () => {
  test('may write to the bucket, and nothing else', () => {
    const conditions = { StringEquals: { 'aws:ResourceAccount': ADVERTISER } };

    expect(permissionsOf(resultsIn(results))).toEqual([
      {
        Action: ['s3:GetBucketLocation', 's3:ListBucket'],
        Resource: 'arn:<AWS::Partition>:s3:::results',
        Condition: conditions,
      },
      { Action: 's3:PutObject', Resource: 'arn:<AWS::Partition>:s3:::results/*', Condition: conditions },
    ]);
  });

  test('may list and write below the key prefix only', () => {
    const template = resultsIn(results, () => ({ keyPrefix: 'reach' }));

    expect(permissionsOf(template)).toMatchObject([
      { Action: 's3:GetBucketLocation', Resource: 'arn:<AWS::Partition>:s3:::results' },
      { Action: 's3:ListBucket', Condition: { StringLike: { 's3:prefix': ['reach', 'reach/*'] } } },
      { Action: 's3:PutObject', Resource: 'arn:<AWS::Partition>:s3:::results/reach/*' },
    ]);
  });

  test('takes a wildcard in the key prefix for a character', () => {
    const template = resultsIn(results, () => ({ keyPrefix: 'reach*' }));

    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
    expect(permissionsOf(template)[2]).toMatchObject({ Resource: 'arn:<AWS::Partition>:s3:::results/reach${*}/*' });
  });

  test('fails if the key prefix contains the bucket', () => {
    expect(() => resultsIn(results, () => ({ keyPrefix: 's3://results/reach/' }))).toThrowErrorMatchingInlineSnapshot(`
      [InputError: ResultOutput.s3: keyPrefix is "s3://results/reach/"
          why: a key prefix is the part of the location after the bucket
          fix: set keyPrefix to "reach", and specify the bucket separately]
    `);
  });

  test('knows the account of a bucket in another account', () => {
    const template = resultsIn((stack) =>
      Bucket.fromBucketAttributes(stack, 'Results', { bucketName: 'results', account: STRANGER }),
    );

    expect(permissionsOf(template)[1]).toMatchObject({
      Condition: { StringEquals: { 'aws:ResourceAccount': STRANGER } },
    });
  });

  test.each<[string, (stack: Stack) => IBucketRef, string]>([
    [
      'bucket of this app',
      (stack) => new Bucket(stack, 'Results', { encryption: BucketEncryption.KMS }),
      '<ResultsKey.Arn>',
    ],
    [
      'bucket that is an L1',
      (stack) =>
        new CfnBucket(stack, 'Results', {
          bucketEncryption: {
            serverSideEncryptionConfiguration: [
              { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: KEY_ARN } },
            ],
          },
        }),
      KEY_ARN,
    ],
    [
      'bucket that is imported with its key',
      (stack) =>
        Bucket.fromBucketAttributes(stack, 'Results', {
          bucketName: 'results',
          encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN),
        }),
      KEY_ARN,
    ],
  ])('may encrypt with the key of a %s', (_, bucketIn, key) => {
    expect(permissionsOf(resultsIn(bucketIn))[2]).toEqual({
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: key,
      Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
    });
  });

  test('may encrypt with the key that is stated', () => {
    const template = resultsIn(results, (stack) => ({ encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN) }));

    expect(permissionsOf(template)[2]).toMatchObject({ Resource: KEY_ARN });
  });

  test('is there before the membership', () => {
    expect(theOnly(resultsIn(results), TYPE).dependsOn).toEqual(['MembershipResultsRole']);
  });
});

describe('the trust', () => {
  const OWN = [`arn:<AWS::Partition>:cleanrooms:us-east-1:${ADVERTISER}:membership/*`];

  test('is bound to any membership while nobody knows who queries', () => {
    expect(trustOf(resultsIn(results))).toEqual({
      externalId: ANYONE,
      sourceArns: ['arn:<AWS::Partition>:cleanrooms:us-east-1:*:membership/*'],
    });
  });

  test('is bound to the own account if that queries', () => {
    const { publisher, advertiser } = twoStacks();
    new Membership(advertiser, 'Membership', {
      collaboration: collaborationOf(publisher),
      resultOutput: ResultOutput.s3(results(advertiser)),
    });

    expect(trustOf(Template.fromStack(advertiser))).toEqual({ externalId: ANYONE, sourceArns: OWN });
  });

  test('is bound to the account of the partner if that queries', () => {
    const { publisher } = twoStacks();
    const collaboration = collaborationOf(publisher, {
      creator: { displayName: 'Publisher', abilities: [MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [MemberAbility.QUERY] })],
    });

    creatorMembership(collaboration, 'Membership', { resultOutput: ResultOutput.s3(results(publisher)) });

    expect(trustOf(Template.fromStack(publisher)).sourceArns).toEqual(OWN);
  });

  test('is bound to the account of the deployment in a stack without an account', () => {
    const stack = new Stack(new App(), 'Anywhere');

    creatorMembership(collaborationOfOne(stack), 'Membership', { resultOutput: ResultOutput.s3(results(stack)) });

    expect(trustOf(Template.fromStack(stack))).toEqual({
      externalId: 'arn:<AWS::Partition>:*:<AWS::Region>:*:dbuser:*/*',
      sourceArns: ['arn:<AWS::Partition>:cleanrooms:<AWS::Region>:<AWS::AccountId>:membership/*'],
    });
  });
});

describe('a role of the user', () => {
  test('is taken as it is', () => {
    const arn = `arn:aws:iam::${ADVERTISER}:role/results`;

    const template = resultsIn(results, (stack) => ({ role: Role.fromRoleArn(stack, 'Role', arn) }));

    template.resourceCountIs('AWS::IAM::Role', 0);
    template.hasResourceProperties(TYPE, { DefaultResultConfiguration: { RoleArn: arn } });
  });

  test('can be an L1, and is there before the membership', () => {
    const template = resultsIn(results, (stack) => ({
      role: new CfnRole(stack, 'Role', {
        assumeRolePolicyDocument: {
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'cleanrooms.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
        managedPolicyArns: ['arn:aws:iam::111111111111:policy/write-results'],
      }),
    }));

    expect(theOnly(template, TYPE).dependsOn).toEqual(['Role']);
  });

  test('is there with its policies before the membership', () => {
    const stack = stackIn(new App(), 'Publisher', PUBLISHER);
    const bucket = new Bucket(stack, 'Results');
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    bucket.grantReadWrite(role);

    const { resultRole } = creatorMembership(collaborationOfOne(stack), 'Membership', {
      resultOutput: ResultOutput.s3(bucket, { role }),
    });

    expect(resultRole).toBe(role);
    expect(theOnly(Template.fromStack(stack), TYPE).dependsOn).toEqual(['RoleDefaultPolicy', 'Role']);
  });
});
