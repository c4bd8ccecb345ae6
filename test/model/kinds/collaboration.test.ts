import { App, Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnCollaboration, type CfnCollaborationProps } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { Collaboration, DeclaredPartner, Member, Membership } from '../../../src';
import { constructSource, factsOf } from '../../../src/model/construct-source';
import { ABSENT, isComplete, itemsOf, known, list, UNKNOWN } from '../../../src/model/fact';
import { readGraph } from '../../../src/model/graph';
import { collaboration as COLLABORATION } from '../../../src/model/kinds/collaboration';
import { participantIn, participants } from '../../../src/model/members';
import { ADVERTISER, ANY_ENV, collaboration, env, member, PUBLISHER, payments, STRANGER } from '../../support/nodes';

function read(props: Partial<CfnCollaborationProps>, stack = new Stack(new App(), 'Stack')) {
  const required = { name: 'Ads', description: 'Ads', creatorDisplayName: 'Publisher', queryLogStatus: 'ENABLED' };
  return factsOf(COLLABORATION, new CfnCollaboration(stack, 'Ads', { ...required, ...props }));
}

const ADVERTISES: CfnCollaboration.MemberSpecificationProperty = {
  accountId: ADVERTISER,
  displayName: 'Advertiser',
  memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
  mlMemberAbilities: { customMlMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] },
  paymentConfiguration: {
    queryCompute: { isResponsible: true },
    machineLearning: { modelTraining: { isResponsible: false } },
  },
};

describe('a collaboration', () => {
  test('is known', () => {
    const stack = new Stack(new App(), 'Stack', { env: { account: PUBLISHER, region: 'us-east-1' } });

    const facts = read(
      {
        creatorMemberAbilities: [],
        creatorMlMemberAbilities: { customMlMemberAbilities: ['CAN_RECEIVE_INFERENCE_OUTPUT'] },
        creatorPaymentConfiguration: {
          queryCompute: { isResponsible: false },
          jobCompute: { isResponsible: true },
          machineLearning: {
            modelInference: { isResponsible: true },
            syntheticDataGeneration: { isResponsible: false },
          },
        },
        members: [ADVERTISES],
        jobLogStatus: 'DISABLED',
        isMetricsEnabled: true,
        analyticsEngine: 'SPARK',
        allowedResultRegions: ['eu-west-1'],
        dataEncryptionMetadata: {
          allowCleartext: false,
          allowDuplicates: true,
          allowJoinsOnColumnsWithDifferentNames: true,
          preserveNulls: true,
        },
        autoApprovedChangeTypes: ['ADD_MEMBER'],
      },
      stack,
    );

    expect(facts).toEqual({
      name: known('Ads'),
      analyticsEngine: known('SPARK'),
      creator: {
        account: known(PUBLISHER),
        displayName: known('Publisher'),
        abilities: list([]),
        mlAbilities: list(['CAN_RECEIVE_INFERENCE_OUTPUT']),
        payments: payments({
          queryCompute: false,
          jobCompute: true,
          modelInference: true,
          syntheticDataGeneration: false,
        }),
      },
      members: list([
        {
          account: known(ADVERTISER),
          displayName: known('Advertiser'),
          abilities: list(['CAN_QUERY', 'CAN_RECEIVE_RESULTS']),
          mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']),
          payments: payments({ queryCompute: true, modelTraining: false }),
        },
      ]),
      queryLog: known(true),
      jobLog: known(false),
      metrics: known(true),
      allowedResultRegions: list(['eu-west-1']),
      encryption: known({ allowCleartext: known(false), allowJoinsOnColumnsWithDifferentNames: known(true) }),
      autoApprovedChanges: list(['ADD_MEMBER']),
    });
  });

  test('leaves things out', () => {
    expect(read({})).toMatchObject({
      creator: { account: UNKNOWN, abilities: ABSENT, payments: payments({}) },
      members: ABSENT,
      jobLog: ABSENT,
      metrics: ABSENT,
      allowedResultRegions: ABSENT,
    });
  });

  test('has unknown properties', () => {
    const stack = new Stack(new App(), 'Stack');
    const parameter = new CfnParameter(stack, 'Regions', { type: 'CommaDelimitedList' });

    const facts = read(
      {
        name: `ads-${Aws.REGION}`,
        creatorDisplayName: Fn.importValue('Name'),
        creatorMemberAbilities: parameter.valueAsList,
        creatorPaymentConfiguration: Fn.conditionIf('Pays', {}, Aws.NO_VALUE),
        members: Fn.conditionIf('Alone', [], Fn.importValue('Other')),
        queryLogStatus: Fn.ref('Parameter'),
        isMetricsEnabled: Fn.conditionIf('Metrics', true, false),
        allowedResultRegions: parameter.valueAsList,
      },
      stack,
    );

    expect(facts).toMatchObject({
      name: UNKNOWN,
      creator: {
        displayName: UNKNOWN,
        abilities: UNKNOWN,
        payments: { queryCompute: UNKNOWN, modelTraining: UNKNOWN },
      },
      members: UNKNOWN,
      queryLog: UNKNOWN,
      metrics: UNKNOWN,
      allowedResultRegions: UNKNOWN,
    });
  });

  test('has members of which something is unknown', () => {
    const { members } = read({
      members: [
        { ...ADVERTISES, accountId: Aws.ACCOUNT_ID },
        { accountId: STRANGER, displayName: Fn.ref('Name'), memberAbilities: ['CAN_QUERY', Fn.ref('Ability')] },
        Fn.conditionIf('Third', {}, Aws.NO_VALUE),
      ],
    });

    expect(members).toMatchObject({ value: { complete: false } });
    expect(itemsOf(members)).toMatchObject([
      { account: UNKNOWN, displayName: known('Advertiser') },
      { account: known(STRANGER), displayName: UNKNOWN, abilities: list(['CAN_QUERY'], false), payments: payments({}) },
    ]);
  });

  test('has members that are made lazily', () => {
    const members = Lazy.any({ produce: () => [ADVERTISES] });

    expect(itemsOf(read({ members }).members)).toMatchObject([{ account: known(ADVERTISER) }]);
  });
});

describe('the participants', () => {
  test('are the creator and the invited members', () => {
    expect(participants(collaboration()).map(({ account }) => account)).toEqual([known(PUBLISHER), known(ADVERTISER)]);
  });

  test('are as many as are known', () => {
    const creator = member(PUBLISHER);

    expect(participants(collaboration({ creator, members: UNKNOWN }))).toEqual([creator]);
  });

  test.each([
    ['the creator', env(PUBLISHER), known(PUBLISHER)],
    ['an invited member', env(ADVERTISER, 'eu-west-1'), known(ADVERTISER)],
    ['nobody', env(STRANGER), undefined],
    ['nobody for certain', ANY_ENV, undefined],
  ])('of an environment: %s', (_, where, account) => {
    expect(participantIn(collaboration(), where)?.account).toEqual(account);
  });

  test('of the stack of the collaboration is the creator, also in an unknown account', () => {
    const creator = member(PUBLISHER, [], { account: UNKNOWN });

    expect(participantIn(collaboration({ env: ANY_ENV, creator }), ANY_ENV)).toBe(creator);
  });
});

describe('the memberships of an imported collaboration', () => {
  function membershipsOf(...partners: readonly [accountId: string, tables?: []][]) {
    const app = new App();
    const stack = new Stack(app, 'Advertiser', { env: { account: ADVERTISER, region: 'us-east-1' } });
    const ads = Collaboration.fromCollaborationAttributes(stack, 'Ads', {
      collaborationId: '00000000-1111-2222-3333-444444444444',
      creatorAccountId: PUBLISHER,
      creator: { displayName: 'Publisher' },
      members: [Member.account(ADVERTISER, { displayName: 'Advertiser' })],
    });
    new Membership(stack, 'Membership', { collaboration: ads });
    partners.forEach(([accountId, tables], i) => {
      new DeclaredPartner(stack, `Partner${i}`, { collaboration: ads, accountId, tables });
    });
    const [node] = readGraph(constructSource(app)).graph.collaboration;
    return node.memberships;
  }

  test.each([
    ['a member can have joined elsewhere', [], false],
    ['a stranger is declared', [[STRANGER]], false],
    ['each member has one', [[PUBLISHER]], true],
  ] as const)('are complete only if each member has one: %s', (_, partners, complete) => {
    expect(isComplete(membershipsOf(...partners.map(([account]): [string] => [account])))).toBe(complete);
  });

  test.each([
    ['are not known unless they are declared', undefined, false],
    ['are those that are declared', [] as [], true],
  ])('have tables that %s', (_, tables, complete) => {
    const partner = itemsOf(membershipsOf([PUBLISHER, tables])).find(({ declared }) => declared);

    expect(partner && isComplete(partner.tables)).toBe(complete);
    expect(partner && isComplete(partner.budgets)).toBe(false);
  });
});
