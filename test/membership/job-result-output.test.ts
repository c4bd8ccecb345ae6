import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { type CfnRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  Collaboration,
  JobResultOutput,
  Member,
  MemberAbility,
  Membership,
  ResultFormat,
  ResultOutput,
  type S3JobResultOptions,
} from '../../src';
import { allOf, permissionsOf, readable, theOnly } from '../support/readable';
import { ADVERTISER, AN_ID, advertiserStack, PUBLISHER, STRANGER, twoStacks } from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::Membership';
const KEY_ARN = `arn:aws:kms:us-east-1:${ADVERTISER}:key/${AN_ID}`;

const results = (stack: Stack) => Bucket.fromBucketName(stack, 'Results', 'results');

/** The template of an advertiser who receives the results of jobs in a bucket. */
function jobsIn(options: (stack: Stack) => S3JobResultOptions = () => ({}), bucketIn = results) {
  const stack = advertiserStack();
  new Membership(stack, 'Membership', {
    collaboration: Collaboration.fromCollaborationId(stack, 'Ads', AN_ID),
    jobResultOutput: JobResultOutput.s3(bucketIn(stack), options(stack)),
  });
  return Template.fromStack(stack);
}

describe('the configuration', () => {
  test('names bucket and role', () => {
    const { properties, dependsOn } = theOnly(jobsIn(), TYPE);

    expect(properties.DefaultResultConfiguration).toBeUndefined();
    expect(properties.DefaultJobResultConfiguration).toEqual({
      OutputConfiguration: { S3: { Bucket: 'results' } },
      RoleArn: '<MembershipJobResultsRole.Arn>',
    });
    expect(dependsOn).toEqual(['MembershipJobResultsRole']);
  });

  test('has the format and the key prefix that are specified, without slashes at its ends', () => {
    const template = jobsIn(() => ({ format: ResultFormat.CSV, keyPrefix: '/jobs/' }));

    template.hasResourceProperties(TYPE, {
      DefaultJobResultConfiguration: { OutputConfiguration: { S3: { ResultFormat: 'CSV', KeyPrefix: 'jobs' } } },
    });
    expect(permissionsOf(template)[2]).toMatchObject({ Resource: 'arn:<AWS::Partition>:s3:::results/jobs/*' });
  });

  test('is beside that of queries, with another role', () => {
    const stack = advertiserStack();
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', AN_ID),
      resultOutput: ResultOutput.s3(results(stack), { keyPrefix: 'queries' }),
      jobResultOutput: JobResultOutput.s3(Bucket.fromBucketName(stack, 'Jobs', 'jobs')),
    });

    const template = Template.fromStack(stack);
    template.hasResourceProperties(TYPE, {
      DefaultResultConfiguration: { OutputConfiguration: { S3: { Bucket: 'results', KeyPrefix: 'queries' } } },
      DefaultJobResultConfiguration: { OutputConfiguration: { S3: { Bucket: 'jobs', KeyPrefix: Match.absent() } } },
    });
    expect(theOnly(template, TYPE).dependsOn).toEqual(['MembershipJobResultsRole', 'MembershipResultsRole']);
    expect(membership.jobResultRole).not.toBe(membership.resultRole);
  });

  test('fails if the key prefix contains the bucket', () => {
    expect(() => jobsIn(() => ({ keyPrefix: 's3://results/jobs' }))).toThrow(
      'JobResultOutput.s3: keyPrefix is "s3://results/jobs"',
    );
  });
});

describe('the role', () => {
  test('can write to the bucket, and nothing else', () => {
    const conditions = { StringEquals: { 'aws:ResourceAccount': ADVERTISER } };

    expect(permissionsOf(jobsIn())).toEqual([
      {
        Action: ['s3:GetBucketLocation', 's3:ListBucket'],
        Resource: 'arn:<AWS::Partition>:s3:::results',
        Condition: conditions,
      },
      { Action: 's3:PutObject', Resource: 'arn:<AWS::Partition>:s3:::results/*', Condition: conditions },
    ]);
  });

  test.each<[string, (stack: Stack) => S3JobResultOptions, typeof results, string]>([
    [
      'of the bucket',
      () => ({}),
      (stack) => new Bucket(stack, 'Results', { encryption: BucketEncryption.KMS }),
      '<ResultsKey.Arn>',
    ],
    ['that is specified', (stack) => ({ encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN) }), results, KEY_ARN],
  ])('can encrypt with the key %s', (_, options, bucketIn, key) => {
    expect(permissionsOf(jobsIn(options, bucketIn))[2]).toEqual({
      Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
      Resource: key,
      Condition: { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } },
    });
  });

  test('is the one that is specified', () => {
    const template = jobsIn((stack) => ({
      role: Role.fromRoleArn(stack, 'Writer', `arn:aws:iam::${ADVERTISER}:role/Writer`),
    }));

    expect(allOf(template, 'AWS::IAM::Role')).toEqual([]);
    template.hasResourceProperties(TYPE, {
      DefaultJobResultConfiguration: { RoleArn: `arn:aws:iam::${ADVERTISER}:role/Writer` },
    });
  });

  test('of the app exists with its policies before the membership', () => {
    const template = jobsIn(
      (stack) => {
        const role = new Role(stack, 'Writer', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
        results(stack.node.findAll()[0] as Stack).grantPut(role);
        return { role };
      },
      (stack) => Bucket.fromBucketName(stack, 'Other', 'results'),
    );

    expect(theOnly(template, TYPE).dependsOn).toEqual(['WriterDefaultPolicy', 'Writer']);
  });
});

describe('the trust', () => {
  const { QUERY, RECEIVE_RESULTS, RUN_JOB } = MemberAbility;
  const membershipsOf = (account: string) => `arn:<AWS::Partition>:cleanrooms:us-east-1:${account}:membership/*`;

  /** The only statement that allows the role of the advertiser to be assumed. */
  function trustOf(
    members: (stacks: { readonly publisher: Stack; readonly advertiser: Stack }) => Membership,
  ): unknown {
    const { stack, jobResultRole } = members(twoStacks());
    const { assumeRolePolicyDocument } = (jobResultRole as Role).node.defaultChild as CfnRole;
    return (readable(stack.resolve(assumeRolePolicyDocument)) as { readonly Statement: unknown }).Statement;
  }

  function only(...arns: string[]): unknown {
    return [
      {
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'cleanrooms.amazonaws.com' },
        Condition: { 'ForAnyValue:ArnLike': { 'aws:SourceArn': arns } },
      },
    ];
  }

  function joined(creator: MemberAbility[], member: MemberAbility[]) {
    return ({ publisher, advertiser }: { readonly publisher: Stack; readonly advertiser: Stack }) =>
      new Membership(advertiser, 'Membership', {
        collaboration: new Collaboration(publisher, 'Ads', {
          description: 'Reach of the spring campaign',
          creator: { displayName: 'Publisher', abilities: creator },
          members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: member })],
        }),
        jobResultOutput: JobResultOutput.s3(results(advertiser)),
      });
  }

  test('is limited to the own account, if that member runs jobs', () => {
    expect(trustOf(joined([], [QUERY, RUN_JOB, RECEIVE_RESULTS]))).toEqual(only(membershipsOf(ADVERTISER)));
  });

  test('is limited to the own account and that of the partner who runs jobs', () => {
    expect(trustOf(joined([QUERY, RUN_JOB], [RECEIVE_RESULTS]))).toEqual(
      only(membershipsOf(ADVERTISER), membershipsOf(PUBLISHER)),
    );
  });

  test('is limited to any membership while nobody knows who runs jobs', () => {
    const stranger = ({ advertiser }: { readonly advertiser: Stack }) =>
      new Membership(advertiser, 'Membership', {
        collaboration: Collaboration.fromCollaborationAttributes(advertiser, 'Ads', {
          collaborationId: AN_ID,
          creatorAccountId: STRANGER,
        }),
        jobResultOutput: JobResultOutput.s3(results(advertiser)),
      });

    expect(trustOf(stranger)).toEqual(only(membershipsOf('*')));
  });
});
