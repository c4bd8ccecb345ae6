import { App, CfnParameter, Stack, Tags, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  AudienceModel,
  AudienceSizes,
  ChildResourceTagPolicy,
  Collaboration,
  ConfiguredAudienceModel,
  type ConfiguredAudienceModelProps,
  type IAudienceModel,
  SharedAudienceMetrics,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';

const TYPE = 'Custom::CleanRoomsConfiguredAudienceModel';
const AUDIENCE_MODEL = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4';
const MODEL = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-audience-model/a1b2c3d4';

beforeAll(bundled);

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Publisher', { env: { account: '111111111111', region: 'us-east-1' } });
});

type Props = Partial<ConfiguredAudienceModelProps>;

function trained(scope: Stack, id = 'Trained', arn = AUDIENCE_MODEL): IAudienceModel {
  return AudienceModel.fromAudienceModelArn(scope, id, arn);
}

function add(props: Props = {}, id = 'Fans'): ConfiguredAudienceModel {
  const bucket = props.bucket ?? Bucket.fromBucketName(stack, `${id}Bucket`, 'audiences');
  const audienceModel = props.audienceModel ?? trained(stack, `${id}Trained`);
  return new ConfiguredAudienceModel(stack, id, { bucket, ...props, audienceModel });
}

function resources(of: Stack = stack): [string, Record<string, unknown>][] {
  return Object.entries(Template.fromStack(of).findResources(TYPE)).map(([id, { Properties }]) => [id, Properties]);
}

/** The logical ID and the name of the only model in a separate stack. */
function identityOf(props: Props): string {
  const other = new Stack(new App(), 'Publisher', { env: { account: '111111111111', region: 'us-east-1' } });
  new ConfiguredAudienceModel(other, 'Fans', {
    audienceModel: trained(other),
    bucket: Bucket.fromBucketName(other, 'Bucket', 'audiences'),
    ...props,
  });
  const [[logicalId, properties] = ['', {}]] = resources(other);
  return `${logicalId} ${'Name' in properties ? properties.Name : ''}`;
}

describe('a configured audience model', () => {
  test('shares nothing, and requires 500 users, by default', () => {
    add();

    const [[, properties] = ['', {}]] = resources();
    expect(properties).toEqual({
      ServiceToken: expect.anything(),
      ServiceTimeout: '900',
      Name: expect.stringMatching(/^PublisherFans[\dA-F]{8}-[\dA-F]{8}$/),
      AudienceModelArn: AUDIENCE_MODEL,
      S3Uri: 's3://audiences',
      RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^FansRole/), 'Arn'] },
      SharedAudienceMetrics: 'NONE',
      MinMatchingSeedSize: 500,
    });
  });

  test('has what is specified', () => {
    const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', 'a1b2c3d4-5678-90ab-cdef-000000000001');
    add({
      configuredAudienceModelName: 'Fans of films',
      description: 'Who likes films',
      keyPrefix: '/fans/',
      sharedAudienceMetrics: SharedAudienceMetrics.ALL,
      minMatchingSeedSize: 25,
      audienceSizes: AudienceSizes.absolute(10_000, 50_000),
      childResourceTagOnCreatePolicy: ChildResourceTagPolicy.FROM_PARENT_RESOURCE,
      sharedWith: [{ accountId: '222222222222', collaboration }],
    });

    const [[, properties] = ['', {}]] = resources();
    expect(properties).toMatchObject({
      Name: 'Fans of films',
      Description: 'Who likes films',
      S3Uri: 's3://audiences/fans',
      SharedAudienceMetrics: 'ALL',
      MinMatchingSeedSize: 25,
      AudienceSizeType: 'ABSOLUTE',
      AudienceSizeBins: [10_000, 50_000],
      ChildResourceTagOnCreatePolicy: 'FROM_PARENT_RESOURCE',
      SharedWith: [{ AccountId: '222222222222', CollaborationId: 'a1b2c3d4-5678-90ab-cdef-000000000001' }],
    });
  });

  test('has the tags of its scope', () => {
    Tags.of(add()).add('team', 'films');
    Tags.of(stack).add('stage', 'test');

    expect(resources()).toMatchObject([[expect.anything(), { Tags: { stage: 'test', team: 'films' } }]]);
  });

  test('is another resource with another name after a change that its predecessor cannot have', () => {
    const identities = [
      {},
      { configuredAudienceModelName: 'Fans' },
      { configuredAudienceModelName: 'Readers' },
      { audienceSizes: AudienceSizes.percentage(5) },
      { childResourceTagOnCreatePolicy: ChildResourceTagPolicy.NONE },
      { childResourceTagOnCreatePolicy: ChildResourceTagPolicy.FROM_PARENT_RESOURCE },
    ].map(identityOf);

    expect(new Set(identities.map((it) => it.split(' ')[0])).size).toBe(identities.length);
    expect(new Set(identities.map((it) => it.split(' ')[1])).size).toBe(identities.length);
  });

  test.each<[string, Props, Props]>([
    ['a description', {}, { description: 'x' }],
    ['a seed size', {}, { minMatchingSeedSize: 25 }],
    ['another size', { audienceSizes: AudienceSizes.percentage(5) }, { audienceSizes: AudienceSizes.absolute(10) }],
    ['another audience model', {}, { audienceModel: trained(new Stack(), 'Trained', `${AUDIENCE_MODEL}2`) }],
  ])('is the same resource with %s', (_, before, after) => {
    expect(identityOf(after)).toBe(identityOf(before));
  });

  test('is updated in place if its name is a token', () => {
    const name = new CfnParameter(stack, 'Name').valueAsString;
    add({ configuredAudienceModelName: name });

    expect(resources()).toMatchObject([[expect.anything(), { Name: { Ref: 'Name' } }]]);
  });

  test('returns the ARN', () => {
    const { configuredAudienceModelArn } = add();
    const [[logicalId] = ['']] = resources();

    expect(stack.resolve(configuredAudienceModelArn)).toEqual({
      'Fn::GetAtt': [logicalId, 'ConfiguredAudienceModelArn'],
    });
  });

  test('is recognized, and imported', () => {
    const imported = ConfiguredAudienceModel.fromConfiguredAudienceModelArn(stack, 'Imported', MODEL);

    expect(ConfiguredAudienceModel.isConfiguredAudienceModel(add())).toBe(true);
    expect(ConfiguredAudienceModel.isConfiguredAudienceModel(imported)).toBe(false);
    expect(imported.configuredAudienceModelArn).toBe(MODEL);
    expect(imported.env.account).toBe('111111111111');
  });
});

describe('the role of a configured audience model', () => {
  test('can be assumed only for configured audience models, and writes only below the key prefix', () => {
    add({ keyPrefix: 'fans' });

    const conditions = { StringEquals: { 's3:ResourceAccount': '111111111111' } };
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      Description: 'Clean Rooms ML writes audiences with this role',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: { Service: 'cleanrooms-ml.amazonaws.com' },
            Condition: {
              StringEqualsIfExists: { 'aws:SourceAccount': '111111111111' },
              ArnLikeIfExists: {
                'aws:SourceArn': {
                  'Fn::Join': [
                    '',
                    [
                      'arn:',
                      { Ref: 'AWS::Partition' },
                      ':cleanrooms-ml:us-east-1:111111111111:configured-audience-model/*',
                    ],
                  ],
                },
              },
            },
          },
        ],
      },
      Policies: [
        {
          PolicyDocument: {
            Statement: [
              { Action: 's3:GetBucketLocation', Condition: conditions },
              {
                Action: 's3:ListBucket',
                Condition: { ...conditions, StringLike: { 's3:prefix': ['fans', 'fans/*'] } },
              },
              {
                Action: 's3:PutObject',
                Condition: conditions,
                Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::audiences/fans/*']] },
              },
            ],
          },
        },
      ],
    });
  });

  test.each([
    ['of the bucket', true],
    ['that is specified', false],
  ])('encrypts with the key %s, in the context of the bucket', (_, isOfBucket) => {
    const key = new Key(stack, 'Key');
    const bucket = Bucket.fromBucketAttributes(stack, 'Encrypted', {
      bucketName: 'audiences',
      ...(isOfBucket ? { encryptionKey: key } : {}),
    });
    add({ bucket, ...(isOfBucket ? {} : { encryptionKey: key }) });

    const bucketArn = ['arn:', { Ref: 'AWS::Partition' }, ':s3:::audiences'];
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      Policies: [
        {
          PolicyDocument: {
            Statement: Match.arrayWith([
              Match.objectLike({
                Action: Match.arrayWith(['kms:Encrypt', 'kms:GenerateDataKey']),
                Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
                Condition: {
                  StringLike: {
                    'kms:EncryptionContext:aws:s3:arn': [
                      { 'Fn::Join': ['', bucketArn] },
                      { 'Fn::Join': ['', [...bucketArn.slice(0, 2), ':s3:::audiences/*']] },
                    ],
                  },
                },
              }),
            ]),
          },
        },
      ],
    });
  });

  test('can be one that exists, which is created before', () => {
    const role = new Role(stack, 'Own', { assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com') });
    role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: ['*'] }));
    add({ role });

    const [[logicalId] = ['']] = resources();
    const { DependsOn } = Template.fromStack(stack).toJSON().Resources[logicalId] ?? {};
    expect(DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^OwnDefaultPolicy/)]));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 2);
  });
});

describe('the function of a configured audience model', () => {
  test('can pass only the role, and only to Clean Rooms ML', () => {
    const role = Role.fromRoleArn(stack, 'Own', 'arn:aws:iam::111111111111:role/audiences');
    add({ role });

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::RolePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Action: 'iam:PassRole',
            Effect: 'Allow',
            Resource: 'arn:aws:iam::111111111111:role/audiences',
            Condition: { StringEquals: { 'iam:PassedToService': 'cleanrooms-ml.amazonaws.com' } },
          },
        ]),
      },
    });
  });
});

describe('a configured audience model fails', () => {
  test.each([24, 500_001, 100.5, Number.NaN])('if a seed audience has at least %s users', (minMatchingSeedSize) => {
    expect(() => add({ minMatchingSeedSize })).toThrow(/minMatchingSeedSize/);
  });

  test.each([25, 500_000, Token.asNumber({ Ref: 'Size' })])(
    'not if it has at least %s users',
    (minMatchingSeedSize) => {
      expect(() => add({ minMatchingSeedSize })).not.toThrow();
    },
  );

  test('if the key prefix contains the bucket', () => {
    expect(() => add({ keyPrefix: 's3://audiences/fans' })).toThrow(/a key prefix is the part of the location/);
  });

  test('if the audience model is not one', () => {
    expect(() => trained(stack, 'Other', MODEL)).toThrow(/audienceModelArn/);
    expect(() => add({ audienceModel: stack as never })).toThrow(/audienceModel is .*an audience model/s);
  });
});

describe('audience sizes', () => {
  test.each([
    ['none', () => AudienceSizes.absolute(), 'it has 0 sizes'],
    ['more than 25', () => AudienceSizes.absolute(...Array.from({ length: 26 }, () => 1)), 'it has 26 sizes'],
    ['0', () => AudienceSizes.absolute(1, 0), 'a size is 0'],
    ['more than 20 million', () => AudienceSizes.absolute(20_000_001), 'a size is 20000001'],
    ['a fraction', () => AudienceSizes.percentage(1.5), 'a size is 1.5'],
    ['more than 100 percent', () => AudienceSizes.percentage(101), 'a size is 101'],
  ])('cannot be %s', (_, make, message) => {
    expect(make).toThrow(message);
  });

  test.each([
    () => AudienceSizes.absolute(1, 20_000_000),
    () => AudienceSizes.percentage(...Array.from({ length: 25 }, (_, index) => index * 4 + 4)),
    () => AudienceSizes.percentage(Token.asNumber({ Ref: 'Size' })),
  ])('can be at their bounds, or tokens', (make) => {
    expect(make).not.toThrow();
  });
});
