import { App, CfnParameter, Stack, Tags, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  AudienceModel,
  Collaboration,
  ConfiguredAudienceModel,
  ConfiguredAudienceModelAssociation,
  type ConfiguredAudienceModelAssociationProps,
  type IMembership,
  Membership,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';

const TYPE = 'Custom::CleanRoomsConfiguredAudienceModelAssociation';
const MEMBERSHIP_ID = 'a1b2c3d4-5678-90ab-cdef-000000000002';
const MEMBERSHIP = `arn:aws:cleanrooms:us-east-1:111111111111:membership/${MEMBERSHIP_ID}`;
const MODEL_ID = 'a1b2c3d4-5678-90ab-cdef-000000000011';
const MODEL = `arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-audience-model/${MODEL_ID}`;
const ASSOCIATION_ID = 'a1b2c3d4-5678-90ab-cdef-000000000012';
const ASSOCIATION = `${MEMBERSHIP}/configuredaudiencemodelassociation/${ASSOCIATION_ID}`;

beforeAll(bundled);

let stack: Stack;
let membership: IMembership;
beforeEach(() => {
  stack = new Stack(new App(), 'Publisher', { env: { account: '111111111111', region: 'us-east-1' } });
  membership = Membership.fromMembershipArn(stack, 'Membership', MEMBERSHIP);
});

function model(arn = MODEL, id = 'Model') {
  return ConfiguredAudienceModel.fromConfiguredAudienceModelArn(stack, id, arn);
}

function add(props: Partial<ConfiguredAudienceModelAssociationProps> = {}): ConfiguredAudienceModelAssociation {
  return new ConfiguredAudienceModelAssociation(stack, 'Viewers', {
    membership,
    model: props.model ?? model(),
    ...props,
  });
}

function resources(): [string, Record<string, unknown>][] {
  return Object.entries(Template.fromStack(stack).findResources(TYPE)).map(([id, it]) => [id, it.Properties]);
}

describe('a configured audience model association', () => {
  test('is called like its construct, and manages policies, by default', () => {
    add();

    const [[, properties] = ['', {}]] = resources();
    expect(properties).toEqual({
      ServiceToken: expect.anything(),
      ServiceTimeout: '900',
      MembershipId: MEMBERSHIP_ID,
      ConfiguredAudienceModelArn: MODEL,
      Name: 'Viewers',
      ManageResourcePolicies: true,
    });
  });

  test('has what is specified, and the tags of its scope', () => {
    const association = membership.associateAudienceModel('Association', {
      model: model(),
      associationName: 'viewers',
      description: 'Viewers of films',
      manageResourcePolicies: false,
    });
    Tags.of(association).add('team', 'films');

    expect(resources()).toMatchObject([
      [
        expect.anything(),
        {
          Name: 'viewers',
          Description: 'Viewers of films',
          ManageResourcePolicies: false,
          Tags: { team: 'films' },
        },
      ],
    ]);
  });

  test('refers to a model and a membership of the stack, which are created before it', () => {
    const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', 'a1b2c3d4-5678-90ab-cdef-000000000001');
    const own = new Membership(stack, 'Own', { collaboration });
    const bucket = Bucket.fromBucketName(stack, 'Bucket', 'audiences');
    const audienceModelArn = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4';
    const audienceModel = AudienceModel.fromAudienceModelArn(stack, 'AudienceModel', audienceModelArn);
    const fans = new ConfiguredAudienceModel(stack, 'Fans', { audienceModel, bucket });

    const association = own.associateAudienceModel('Association', { model: fans });

    const [[logicalId, properties] = ['', {}]] = resources();
    expect(properties).toMatchObject({
      MembershipId: { 'Fn::GetAtt': [expect.stringMatching(/^Own/), 'MembershipIdentifier'] },
      ConfiguredAudienceModelArn: {
        'Fn::GetAtt': [expect.stringMatching(/^FansResource/), 'ConfiguredAudienceModelArn'],
      },
    });
    expect(stack.resolve(association.configuredAudienceModelAssociationArn)).toEqual({
      'Fn::GetAtt': [logicalId, 'ConfiguredAudienceModelAssociationArn'],
    });
    expect(stack.resolve(association.configuredAudienceModelAssociationId)).toEqual({
      'Fn::GetAtt': [logicalId, 'ConfiguredAudienceModelAssociationId'],
    });
  });

  test('is another resource in another membership', () => {
    const logicalIds = [MEMBERSHIP, MEMBERSHIP.replace(/2$/, '3')].map((arn) => {
      stack = new Stack(new App(), 'Publisher', { env: { account: '111111111111', region: 'us-east-1' } });
      membership = Membership.fromMembershipArn(stack, 'Membership', arn);
      add();
      return resources()[0]?.[0];
    });

    expect(new Set(logicalIds).size).toBe(2);
  });

  test('is recognized, and an import is not', () => {
    const imported = ConfiguredAudienceModelAssociation.fromConfiguredAudienceModelAssociationArn(
      stack,
      'Imported',
      ASSOCIATION,
    );

    expect(ConfiguredAudienceModelAssociation.isConfiguredAudienceModelAssociation(add())).toBe(true);
    expect(ConfiguredAudienceModelAssociation.isConfiguredAudienceModelAssociation(imported)).toBe(false);
  });

  test('is imported by its ARN, or by its ID and its membership', () => {
    const byArn = ConfiguredAudienceModelAssociation.fromConfiguredAudienceModelAssociationArn(
      stack,
      'ByArn',
      ASSOCIATION,
    );
    const byId = ConfiguredAudienceModelAssociation.fromConfiguredAudienceModelAssociationAttributes(stack, 'ById', {
      configuredAudienceModelAssociationId: ASSOCIATION_ID,
      membership,
    });

    for (const imported of [byArn, byId]) {
      expect(imported.configuredAudienceModelAssociationArn).toBe(ASSOCIATION);
      expect(stack.resolve(imported.configuredAudienceModelAssociationId)).toBe(ASSOCIATION_ID);
    }
  });
});

describe('the policy of its function', () => {
  test('allows the membership, its associations, and the model only', () => {
    add();

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::RolePolicy', {
      // Another membership or model makes another policy: the former one stays until what was made with it is deleted.
      PolicyName: Match.stringLikeRegexp(`-${MEMBERSHIP_ID}-${MODEL_ID}$`),
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Resource: [MEMBERSHIP, `${MEMBERSHIP}/configuredaudiencemodelassociation/*`] }),
          Match.objectLike({ Resource: `${MEMBERSHIP}/configuredaudiencemodelassociation/*` }),
          Match.objectLike({ Resource: MODEL }),
        ],
      },
    });
  });

  test('has a name of up to 128 characters, however long the path of the construct is', () => {
    const scope = new Stack(stack, 'N'.repeat(100));
    new ConfiguredAudienceModelAssociation(scope, 'V'.repeat(100), { membership, model: model() });

    const [policy] = Object.values(Template.fromStack(scope).findResources('AWS::IAM::RolePolicy'));
    expect(policy?.Properties.PolicyName.length).toBeLessThanOrEqual(128);
  });
});

describe('a model of another place', () => {
  test.each([
    ['account', '222222222222', MODEL.replace('111111111111', '222222222222'), '111111111111'],
    ['Region', 'eu-west-1', MODEL.replace('us-east-1', 'eu-west-1'), 'us-east-1'],
  ])('fails in another %s', (name, actual, arn, own) => {
    expect(() => add({ model: model(arn) })).toThrow(
      `Publisher/Viewers: model is in ${name} ${actual}, and the membership is in ${name} ${own}`,
    );
  });

  test('is not known of a token', () => {
    const arn = Token.asString(new CfnParameter(stack, 'ModelArn').valueAsString);

    expect(() => add({ model: model(arn) })).not.toThrow();
  });
});
