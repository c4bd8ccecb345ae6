import { App, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  AutoApprovedChange,
  Collaboration,
  Member,
  MemberAbility,
  type MemberOptions,
  Membership,
  MlMemberAbility,
  Payment,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import {
  ADVERTISER,
  AN_ID,
  collaborationOf,
  collaborationOfOne,
  publisherStack,
  STRANGER,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::Collaboration';
const { QUERY, RUN_JOB, RECEIVE_RESULTS } = MemberAbility;

describe('name', () => {
  test('is the id of the construct by default', () => {
    const stack = publisherStack();

    collaborationOf(stack);

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      Name: 'Ads',
      Description: 'Reach of the spring campaign',
      CreatorDisplayName: 'Publisher',
    });
  });

  test('can be another one', () => {
    const stack = publisherStack();

    collaborationOf(stack, { collaborationName: 'spring campaign' });

    Template.fromStack(stack).hasResourceProperties(TYPE, { Name: 'spring campaign' });
  });
});

describe('abilities', () => {
  const ALL = Object.values(MemberAbility);

  test.each(ALL)('gives %s to the creator', (ability) => {
    const stack = publisherStack();

    collaborationOf(stack, {
      creator: { displayName: 'Publisher', abilities: [ability] },
      members: [
        Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: ALL.filter((one) => one !== ability) }),
      ],
    });

    Template.fromStack(stack).hasResourceProperties(TYPE, { CreatorMemberAbilities: [ability] });
  });

  test.each(ALL)('gives %s to an invited member', (ability) => {
    const stack = publisherStack();

    collaborationOf(stack, {
      creator: { displayName: 'Publisher', abilities: ALL.filter((one) => one !== ability) },
      members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [ability] })],
    });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      Members: [{ AccountId: ADVERTISER, DisplayName: 'Advertiser', MemberAbilities: [ability] }],
    });
  });

  test.each(Object.values(MlMemberAbility))('gives %s to creator and members', (ability) => {
    const stack = publisherStack();

    collaborationOfOne(stack, {
      creator: { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS], mlAbilities: [ability] },
      members: [Member.account(ADVERTISER, { displayName: 'Advertiser', mlAbilities: [ability] })],
    });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      CreatorMLMemberAbilities: { CustomMLMemberAbilities: [ability] },
      Members: [{ MLMemberAbilities: { CustomMLMemberAbilities: [ability] } }],
    });
  });

  test('are none by default', () => {
    const stack = publisherStack();

    collaborationOfOne(stack, { members: [Member.account(ADVERTISER, { displayName: 'Advertiser' })] });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      CreatorMLMemberAbilities: Match.absent(),
      Members: [{ MemberAbilities: [], MLMemberAbilities: Match.absent() }],
    });
  });

  test('come in their order and once, because another order can replace the collaboration', () => {
    const stack = publisherStack();

    collaborationOfOne(stack, {
      creator: {
        displayName: 'Publisher',
        abilities: [RECEIVE_RESULTS, RUN_JOB, QUERY, QUERY],
        mlAbilities: [MlMemberAbility.RECEIVE_INFERENCE_OUTPUT, MlMemberAbility.RECEIVE_MODEL_OUTPUT],
      },
    });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      CreatorMemberAbilities: ['CAN_RECEIVE_RESULTS', 'CAN_RUN_JOB', 'CAN_QUERY'],
      CreatorMLMemberAbilities: {
        CustomMLMemberAbilities: ['CAN_RECEIVE_INFERENCE_OUTPUT', 'CAN_RECEIVE_MODEL_OUTPUT'],
      },
    });
  });
});

describe('members', () => {
  test('are none if the creator is alone', () => {
    const stack = publisherStack();

    collaborationOfOne(stack, { members: undefined });

    Template.fromStack(stack).hasResourceProperties(TYPE, { Members: [] });
  });

  test('keep the order in which they are invited', () => {
    const stack = publisherStack();

    collaborationOfOne(stack, {
      members: [
        Member.account(STRANGER, { displayName: 'Agency' }),
        Member.account(ADVERTISER, { displayName: 'Advertiser' }),
      ],
    });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      Members: [Match.objectLike({ AccountId: STRANGER }), Match.objectLike({ AccountId: ADVERTISER })],
    });
  });

  test('tell their account', () => {
    expect(Member.account(ADVERTISER, { displayName: 'Advertiser' }).accountId).toBe(ADVERTISER);
  });
});

describe('payments', () => {
  const yes = { IsResponsible: true };
  const no = { IsResponsible: false };

  /** The payment configurations of a creator who queries and of one invited member. */
  function paymentsOf(creator: Partial<MemberOptions>, member: Partial<MemberOptions>) {
    const stack = publisherStack();
    collaborationOf(stack, {
      creator: { displayName: 'Publisher', abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS], ...creator },
      members: [Member.account(ADVERTISER, { displayName: 'Advertiser', ...member })],
    });
    const [{ Properties }] = Object.values(Template.fromStack(stack).findResources(TYPE));
    return { creator: Properties.CreatorPaymentConfiguration, member: Properties.Members[0].PaymentConfiguration };
  }

  test('are not written if nobody takes over anything', () => {
    expect(paymentsOf({}, {})).toEqual({ creator: undefined, member: undefined });
  });

  test('are written explicitly if a list of them is empty, or says what a member does not pay for', () => {
    const declinedPayments = [Payment.QUERY_COMPUTE, Payment.MODEL_TRAINING];

    expect(paymentsOf({ declinedPayments }, { paymentResponsibilities: [] })).toEqual({
      creator: {
        QueryCompute: { IsResponsible: false },
        MachineLearning: { ModelTraining: { IsResponsible: false } },
      },
      member: { QueryCompute: { IsResponsible: false } },
    });
  });

  test.each([
    [Payment.QUERY_COMPUTE, { QueryCompute: yes }],
    [Payment.JOB_COMPUTE, { QueryCompute: no, JobCompute: yes }],
    [Payment.MODEL_TRAINING, { QueryCompute: no, MachineLearning: { ModelTraining: yes } }],
    [Payment.MODEL_INFERENCE, { QueryCompute: no, MachineLearning: { ModelInference: yes } }],
    [Payment.SYNTHETIC_DATA_GENERATION, { QueryCompute: no, MachineLearning: { SyntheticDataGeneration: yes } }],
  ])('let an invited member take over %s', (cost, expected) => {
    expect(paymentsOf({}, { paymentResponsibilities: [cost] }).member).toEqual(expected);
  });

  test('let the creator take over all costs', () => {
    expect(paymentsOf({ paymentResponsibilities: Object.values(Payment) }, {}).creator).toEqual({
      QueryCompute: yes,
      JobCompute: yes,
      MachineLearning: { ModelTraining: yes, ModelInference: yes, SyntheticDataGeneration: yes },
    });
  });

  test('name the payer of queries by default, if it pays for something else', () => {
    expect(paymentsOf({ paymentResponsibilities: [Payment.MODEL_TRAINING] }, {}).creator).toEqual({
      QueryCompute: yes,
      MachineLearning: { ModelTraining: yes },
    });
  });

  test('name the payer of queries by default, if somebody else pays for something', () => {
    expect(paymentsOf({}, { paymentResponsibilities: [Payment.MODEL_TRAINING] })).toEqual({
      creator: { QueryCompute: yes },
      member: { QueryCompute: no, MachineLearning: { ModelTraining: yes } },
    });
  });

  test('name no payer by default if a member pays for queries', () => {
    expect(
      paymentsOf(
        { paymentResponsibilities: [Payment.MODEL_TRAINING] },
        { paymentResponsibilities: [Payment.QUERY_COMPUTE] },
      ),
    ).toEqual({
      creator: { QueryCompute: no, MachineLearning: { ModelTraining: yes } },
      member: { QueryCompute: yes },
    });
  });
});

describe('logs', () => {
  test('of queries are on, those of jobs are not mentioned', () => {
    const stack = publisherStack();

    collaborationOf(stack);

    Template.fromStack(stack).hasResourceProperties(TYPE, { QueryLogStatus: 'ENABLED', JobLogStatus: Match.absent() });
  });

  test('of jobs are on if the creator can run jobs', () => {
    const stack = publisherStack();

    collaborationOfOne(stack, { creator: { displayName: 'Publisher', abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS] } });

    Template.fromStack(stack).hasResourceProperties(TYPE, { JobLogStatus: 'ENABLED' });
  });

  test('of jobs are on if a member can run jobs', () => {
    const stack = publisherStack();

    collaborationOf(stack, {
      members: [
        Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RUN_JOB, RECEIVE_RESULTS] }),
      ],
    });

    Template.fromStack(stack).hasResourceProperties(TYPE, { JobLogStatus: 'ENABLED' });
  });

  test.each([
    [true, 'ENABLED'],
    [false, 'DISABLED'],
  ])('can be %s', (on, status) => {
    const stack = publisherStack();

    collaborationOf(stack, { queryLogging: on, jobLogging: on });

    Template.fromStack(stack).hasResourceProperties(TYPE, { QueryLogStatus: status, JobLogStatus: status });
  });
});

describe('what members agree on', () => {
  test('is the Spark engine, and nothing else by default', () => {
    const stack = publisherStack();

    collaborationOf(stack);

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      AnalyticsEngine: 'SPARK',
      IsMetricsEnabled: Match.absent(),
      DataEncryptionMetadata: Match.absent(),
      AllowedResultRegions: Match.absent(),
      AutoApprovedChangeTypes: Match.absent(),
      CreatorPaymentConfiguration: Match.absent(),
    });
  });

  test('can be cryptographic computing, which is strict by default', () => {
    const stack = publisherStack();

    collaborationOf(stack, { cryptographicComputing: {} });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      DataEncryptionMetadata: {
        AllowCleartext: false,
        AllowDuplicates: false,
        AllowJoinsOnColumnsWithDifferentNames: false,
        PreserveNulls: false,
      },
    });
  });

  test.each([
    ['allowCleartext', 'AllowCleartext'],
    ['allowDuplicates', 'AllowDuplicates'],
    ['allowJoinsOnColumnsWithDifferentNames', 'AllowJoinsOnColumnsWithDifferentNames'],
    ['preserveNulls', 'PreserveNulls'],
  ])('can be cryptographic computing with %s', (option, property) => {
    const stack = publisherStack();

    collaborationOf(stack, { cryptographicComputing: { [option]: true } });

    Template.fromStack(stack).hasResourceProperties(TYPE, { DataEncryptionMetadata: { [property]: true } });
  });

  test.each(Object.values(AutoApprovedChange))('can be the change %s', (change) => {
    const stack = publisherStack();

    collaborationOf(stack, { autoApprovedChanges: [change] });

    Template.fromStack(stack).hasResourceProperties(TYPE, { AutoApprovedChangeTypes: [change] });
  });

  test('can be Regions of results, and metrics', () => {
    const stack = publisherStack();

    collaborationOf(stack, { allowedResultRegions: ['us-east-1', 'eu-west-1'], metrics: true });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      AllowedResultRegions: ['us-east-1', 'eu-west-1'],
      IsMetricsEnabled: true,
    });
  });
});

describe('life', () => {
  test('is longer than that of the template', () => {
    const stack = publisherStack();

    collaborationOf(stack);

    const policies = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
    Template.fromStack(stack).hasResource(TYPE, policies);
  });

  test('can end with the template', () => {
    const stack = publisherStack();

    collaborationOf(stack, { removalPolicy: RemovalPolicy.DESTROY });

    Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });
});

test('takes the tags of its scope', () => {
  const stack = publisherStack();
  collaborationOf(stack);

  Tags.of(stack).add('team', 'ads');

  Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [{ Key: 'team', Value: 'ads' }] });
});

test('has its L1 as default child', () => {
  const collaboration = collaborationOf(publisherStack());

  expect(CfnCollaboration.isCfnCollaboration(collaboration.node.defaultChild)).toBe(true);
});

test('refers to itself by id and ARN', () => {
  const stack = publisherStack();
  const collaboration = collaborationOf(stack);

  const reference = stack.resolve(collaboration.collaborationRef);

  const logicalId = stack.getLogicalId(collaboration.node.defaultChild as CfnCollaboration);
  expect(reference).toEqual({
    collaborationIdentifier: { 'Fn::GetAtt': [logicalId, 'CollaborationIdentifier'] },
    collaborationArn: { 'Fn::GetAtt': [logicalId, 'Arn'] },
  });
});

test('lets its creator join', () => {
  const stack = publisherStack();
  const collaboration = collaborationOf(stack, { metrics: true });

  const membership = creatorMembership(collaboration, 'Membership', { metrics: true });

  expect(Membership.isMembership(membership)).toBe(true);
  expect(membership.node.scope).toBe(collaboration);
  expect(membership.collaboration).toBe(collaboration);
  Template.fromStack(stack).hasResourceProperties('AWS::CleanRooms::Membership', { IsMetricsEnabled: true });
});

describe('isCollaboration', () => {
  test('knows a collaboration', () => {
    expect(Collaboration.isCollaboration(collaborationOf(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'Collaboration', {}])('knows that %o is none', (other) => {
    expect(Collaboration.isCollaboration(other)).toBe(false);
  });

  test('knows that an import is none', () => {
    const imported = Collaboration.fromCollaborationId(new Stack(new App()), 'Partner', AN_ID);

    expect(Collaboration.isCollaboration(imported)).toBe(false);
  });
});
