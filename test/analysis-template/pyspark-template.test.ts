import { Match, Template } from 'aws-cdk-lib/assertions';
import { type CfnRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  AnalysisArtifact,
  AnalysisParameter,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  type CollaborationProps,
  ErrorMessageType,
  Member,
  MemberAbility,
  Membership,
  type PysparkSourceOptions,
  PysparkVersion,
  ResultOutput,
} from '../../src';
import { findingsIn, messageOf } from '../../src/validation/report';
import { readable, theOnly } from '../support/readable';
import { ADVERTISER, AN_ID, ANOTHER_ID, advertiserStack, PUBLISHER, twoStacks } from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::AnalysisTemplate';
const { QUERY, RECEIVE_RESULTS, RUN_JOB } = MemberAbility;
const ANY_MEMBERSHIP = 'arn:<AWS::Partition>:cleanrooms:us-east-1:*:membership/*';

/** A template of the advertiser, whose collaboration is that of the publisher. */
function jobIn(
  { publisher, advertiser } = twoStacks(),
  options: Partial<PysparkSourceOptions> = {},
  members: Partial<CollaborationProps> = {},
) {
  const collaboration = new Collaboration(publisher, 'Ads', {
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS] })],
    ...members,
  });
  const template = new AnalysisTemplate(advertiser, 'Reach', {
    membership: new Membership(advertiser, 'Membership', {
      collaboration,
      resultOutput: ResultOutput.s3(Bucket.fromBucketName(advertiser, 'Results', 'results')),
    }),
    source: AnalysisSource.pyspark({
      entryPoint: AnalysisArtifact.fromBucket(Bucket.fromBucketName(advertiser, 'Code', 'code'), 'reach.py'),
      referencedTables: ['sales', 'customers'],
      ...options,
    }),
    parameters: [AnalysisParameter.string('campaign', { defaultValue: 'spring' })],
  });
  return { template, stack: advertiser };
}

/** The conditions under which Clean Rooms can assume the role of a template. */
function trustOf({ stack, codeRole }: AnalysisTemplate): unknown {
  const { assumeRolePolicyDocument } = (codeRole as Role).node.defaultChild as CfnRole;
  const { Statement } = readable(stack.resolve(assumeRolePolicyDocument)) as {
    readonly Statement: readonly { readonly Condition: object; readonly Principal: object }[];
  };
  expect(Statement).toHaveLength(1);
  expect(Statement[0].Principal).toEqual({ Service: 'cleanrooms.amazonaws.com' });
  return Statement[0].Condition;
}

function sourceArns(...arns: string[]): object {
  return { 'ForAnyValue:ArnLike': { 'aws:SourceArn': arns } };
}

test('is PySpark 1.0 with tables and parameters', () => {
  const { stack } = jobIn();

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    Name: 'Reach',
    Format: 'PYSPARK_1_0',
    Schema: { ReferencedTables: ['sales', 'customers'] },
    AnalysisParameters: [{ Name: 'campaign', Type: 'STRING', DefaultValue: 'spring' }],
    ErrorMessageConfiguration: Match.absent(),
    SyntheticDataParameters: Match.absent(),
    Source: { Text: Match.absent(), Artifacts: { AdditionalArtifacts: Match.absent() } },
  });
});

test('can be another version, with detailed messages', () => {
  const { stack } = jobIn(twoStacks(), {
    version: PysparkVersion.PYSPARK_2_0,
    errorMessageType: ErrorMessageType.DETAILED,
  });

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    Format: 'PYSPARK_2_0',
    ErrorMessageConfiguration: { Type: 'DETAILED' },
  });
});

test('has no finding', () => {
  const { app, ...stacks } = twoStacks();
  jobIn({ app, ...stacks });

  const messages = findingsIn(app).findings.map(messageOf);

  expect(messages.filter((message) => !message.includes('JobResultsHaveDestination'))).toEqual([]);
});

test('has no text', () => {
  const { advertiser } = twoStacks();
  const entryPoint = AnalysisArtifact.fromBucket(Bucket.fromBucketName(advertiser, 'Code', 'code'), 'reach.py');

  expect(AnalysisSource.pyspark({ entryPoint, referencedTables: [] }).text).toBeUndefined();
});

describe('the role', () => {
  test('is the one that is specified, and exists with its policies before the template', () => {
    const { publisher, advertiser, app } = twoStacks();
    const role = new Role(advertiser, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: ['arn:aws:s3:::code/reach.py'],
      }),
    );
    const { template } = jobIn({ app, publisher, advertiser }, { role });

    const { properties, dependsOn } = theOnly(Template.fromStack(advertiser), TYPE);
    expect(template.codeRole).toBe(role);
    expect(properties.Source).toMatchObject({ Artifacts: { RoleArn: '<Reader.Arn>' } });
    expect(dependsOn).toEqual(['ReaderDefaultPolicy', 'Reader']);
    expect(template.node.tryFindChild('CodeRole')).toBeUndefined();
  });

  test('exists before the template', () => {
    const { stack } = jobIn();

    expect(theOnly(Template.fromStack(stack), TYPE).dependsOn).toEqual(['ReachCodeRole']);
  });

  test('is none for SQL', () => {
    const { advertiser } = twoStacks();
    const { codeRole } = new AnalysisTemplate(advertiser, 'Reach', {
      membership: Membership.fromMembershipId(advertiser, 'Membership', AN_ID),
      source: AnalysisSource.sql('SELECT 1'),
    });

    expect(codeRole).toBeUndefined();
  });
});

describe('the trust', () => {
  test('is limited to the membership of the author, if that member runs jobs', () => {
    const { template } = jobIn();

    expect(trustOf(template)).toEqual(sourceArns('<Membership.Arn>'));
  });

  test('is limited to the account of the partner who runs jobs', () => {
    const { template } = jobIn(
      twoStacks(),
      {},
      {
        creator: { displayName: 'Publisher', abilities: [QUERY, RUN_JOB] },
        members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [RECEIVE_RESULTS] })],
      },
    );

    expect(trustOf(template)).toEqual(
      sourceArns('<Membership.Arn>', `arn:<AWS::Partition>:cleanrooms:us-east-1:${PUBLISHER}:membership/*`),
    );
  });

  test('is limited to the membership that is specified', () => {
    const stacks = twoStacks();
    const arn = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${ANOTHER_ID}`;
    const { template } = jobIn(stacks, {
      runnerMembership: Membership.fromMembershipArn(stacks.advertiser, 'Runner', arn),
    });

    expect(trustOf(template)).toEqual(sourceArns('<Membership.Arn>', arn));
  });

  test('contains a membership once', () => {
    const stack = advertiserStack();
    const arn = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/${AN_ID}`;
    const membership = Membership.fromMembershipArn(stack, 'Membership', arn);
    const template = new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.pyspark({
        entryPoint: AnalysisArtifact.fromBucket(Bucket.fromBucketName(stack, 'Code', 'code'), 'reach.py'),
        referencedTables: ['sales'],
        runnerMembership: membership,
      }),
    });

    expect(trustOf(template)).toEqual(sourceArns(arn));
  });

  test('is limited to any membership while nobody knows who runs jobs', () => {
    const stack = advertiserStack();
    const arn = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/${AN_ID}`;
    const template = new AnalysisTemplate(stack, 'Reach', {
      membership: Membership.fromMembershipArn(stack, 'Membership', arn),
      source: AnalysisSource.pyspark({
        entryPoint: AnalysisArtifact.fromBucket(Bucket.fromBucketName(stack, 'Code', 'code'), 'reach.py'),
        referencedTables: ['sales'],
      }),
    });

    expect(trustOf(template)).toEqual(sourceArns(arn, ANY_MEMBERSHIP));
  });

  test('is limited to the membership of the author, if nobody can run jobs', () => {
    const { template } = jobIn(
      twoStacks(),
      {},
      { members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RECEIVE_RESULTS] })] },
    );

    expect(trustOf(template)).toEqual(sourceArns('<Membership.Arn>'));
  });
});

test('is deployed after the membership that runs it', () => {
  const { publisher, advertiser, app } = twoStacks();
  const runnerMembership = Membership.fromMembershipId(publisher, 'Runner', AN_ID);

  jobIn({ app, publisher, advertiser }, { runnerMembership });

  expect(advertiser.dependencies).toEqual([publisher]);
});
