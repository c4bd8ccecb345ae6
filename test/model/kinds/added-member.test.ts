import { App, Lazy, Stack } from 'aws-cdk-lib';
import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  CollaborationMember,
  type CollaborationMemberProps,
  GrantableMemberAbility,
  Membership,
  MlMemberAbility,
  Payment,
} from '../../../src';
import { constructSource } from '../../../src/model/construct-source';
import { includes, itemsOf, known, type ListFact, list, UNKNOWN } from '../../../src/model/fact';
import { readGraph } from '../../../src/model/graph';
import { addedMember as ADDED_MEMBER } from '../../../src/model/kinds/added-member';
import { withAddedMember } from '../../../src/model/members';
import { UNKNOWN_PAYMENT } from '../../../src/model/payment';
import { CAN_QUERY, CAN_RECEIVE_RESULTS } from '../../../src/private/words';
import { findingsIn } from '../../../src/validation/report';
import { ADVERTISER, ANY_ENV, member, PUBLISHER, STRANGER } from '../../support/nodes';

function room(late: Partial<CollaborationMemberProps> = {}, founding: object = {}) {
  const app = new App();
  const stack = new Stack(app, 'Publisher', { env: { account: PUBLISHER, region: 'us-east-1' } });
  const collaboration = new CfnCollaboration(stack, 'Ads', {
    name: 'Ads',
    description: 'Ads',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: [],
    queryLogStatus: 'ENABLED',
    members: [
      {
        accountId: ADVERTISER,
        displayName: 'Advertiser',
        memberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS],
        ...founding,
      },
    ],
  });
  new CollaborationMember(stack, 'Late', { collaboration, accountId: STRANGER, displayName: 'Late', ...late });
  return { app, collaboration };
}

function membersOf(app: App) {
  return readGraph(constructSource(app)).graph.collaboration[0].members;
}

describe('an added member', () => {
  test('is a member of the collaboration', () => {
    const { app } = room();

    expect(itemsOf(membersOf(app))).toMatchObject([
      { account: { value: ADVERTISER } },
      { account: { value: STRANGER }, abilities: list([]) },
    ]);
  });

  test('can join without a finding', () => {
    const { app, collaboration } = room();
    const stack = new Stack(app, 'Late', { env: { account: STRANGER, region: 'us-east-1' } });
    new Membership(stack, 'Membership', { collaboration });

    expect(findingsIn(app).findings).toEqual([]);
  });

  test('may receive results if it is given the ability', () => {
    const [, late] = itemsOf(membersOf(room({ abilities: [GrantableMemberAbility.RECEIVE_RESULTS] }).app));

    expect(includes(late.abilities, CAN_RECEIVE_RESULTS)).toBe(true);
  });

  test.each<[string, unknown, ListFact<string>]>([
    ['certainly', true, list([CAN_RECEIVE_RESULTS])],
    ['not', false, list([])],
    ['not, if nothing is said', undefined, list([])],
    ['perhaps', { Ref: 'Receives' }, list([], false)],
  ])('can %s receive results, as a template has it', (_, receivesResults, abilities) => {
    const { member } = ADDED_MEMBER.read((name) => (name === 'receivesResults' ? receivesResults : undefined), ANY_ENV);

    expect(member.abilities).toEqual(abilities);
  });

  test.each<[string, Partial<CollaborationMemberProps>, object]>([
    [
      'what it states',
      { mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT], paymentResponsibilities: [Payment.JOB_COMPUTE] },
      {
        mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']),
        payments: { queryCompute: known(false), jobCompute: known(true), syntheticDataGeneration: { state: 'absent' } },
      },
    ],
    [
      'nothing, as it states',
      { mlAbilities: [], paymentResponsibilities: [] },
      { mlAbilities: list([]), payments: { modelTraining: known(false) } },
    ],
    [
      'what it had',
      {},
      { mlAbilities: list(['CAN_RECEIVE_INFERENCE_OUTPUT']), payments: { queryCompute: known(true) } },
    ],
  ])('that is a founding one has %s', (_, terms, expected) => {
    const founding = {
      mlMemberAbilities: { customMlMemberAbilities: ['CAN_RECEIVE_INFERENCE_OUTPUT'] },
      paymentConfiguration: { queryCompute: { isResponsible: true } },
    };
    const { app } = room({ accountId: ADVERTISER, displayName: 'Advertiser', ...terms }, founding);

    expect(itemsOf(membersOf(app))).toMatchObject([expected]);
  });

  test('can export logs', () => {
    const [, late] = itemsOf(membersOf(room({ abilities: [GrantableMemberAbility.EXPORT_QUERY_ANALYSIS_LOG] }).app));

    expect(late.abilities).toEqual(list(['CAN_EXPORT_QUERY_ANALYSIS_LOG']));
  });

  test('pays for what is not known, if a template does not show it', () => {
    const payments = [{ Ref: 'Cost' }, 'queryCompute'];
    const { member: read } = ADDED_MEMBER.read((name) => (name === 'payments' ? payments : undefined), ANY_ENV);

    expect(read.payments).toMatchObject({ queryCompute: known(true), jobCompute: UNKNOWN });
  });

  test('that is a founding one keeps what cannot be changed', () => {
    const [founding, ...others] = itemsOf(membersOf(room({ accountId: ADVERTISER, displayName: 'Advertiser' }).app));

    expect(others).toEqual([]);
    expect(founding.abilities).toEqual(list([CAN_QUERY]));
  });

  test('whose account is a token leaves the list incomplete', () => {
    const members = membersOf(room({ accountId: Lazy.string({ produce: () => undefined }) }).app);

    expect(members).toMatchObject({ value: { complete: false } });
  });
});

describe('members with an added one', () => {
  const late = member(STRANGER, [CAN_RECEIVE_RESULTS]);

  test.each([
    ['that are unknown stay so', UNKNOWN, UNKNOWN],
    ['that are left out are this one', { state: 'absent' } as const, list([late])],
    [
      'with unknown abilities keep them so',
      list([member(STRANGER, [], { abilities: UNKNOWN })]),
      list([member(STRANGER, [], { abilities: UNKNOWN })]),
    ],
    ['without abilities get them', list([member(STRANGER, [], { abilities: { state: 'absent' } })]), list([late])],
    [
      'of which one is unknown can have it already',
      list([member(ADVERTISER, [CAN_QUERY], { account: UNKNOWN })]),
      list([
        member(ADVERTISER, [], { account: UNKNOWN, abilities: list([CAN_QUERY], false) }),
        {
          ...late,
          abilities: list([CAN_RECEIVE_RESULTS], false),
          mlAbilities: list([], false),
          payments: UNKNOWN_PAYMENT,
        },
      ]),
    ],
  ])('%s', (_, members, expected) => {
    expect(withAddedMember(members, late)).toEqual(expected);
  });

  test.each<[string, ListFact<string>, ListFact<string>]>([
    ['its own', list([CAN_QUERY], false), list([CAN_RECEIVE_RESULTS])],
    ['the added ones', list([CAN_QUERY]), list([CAN_RECEIVE_RESULTS], false)],
  ])('of the same account has abilities that are not all known if %s are not', (_, abilities, added) => {
    const founding = member(STRANGER, [], { abilities });

    expect(withAddedMember(list([founding]), { ...late, abilities: added })).toEqual(
      list([{ ...founding, abilities: list([CAN_QUERY, CAN_RECEIVE_RESULTS], false) }]),
    );
  });

  test('whose account is unknown can get its ability', () => {
    const added = { ...late, account: UNKNOWN };

    expect(withAddedMember(list([member(ADVERTISER, [CAN_QUERY])]), added)).toEqual(
      list([member(ADVERTISER, [], { abilities: list([CAN_QUERY], false) })], false),
    );
  });

  test('whose account is unknown can get what it states', () => {
    const payments = { ...late.payments, jobCompute: known(true) };
    const added = { ...late, account: UNKNOWN, mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']), payments };

    expect(withAddedMember(list([member(ADVERTISER, [])]), added)).toMatchObject({
      value: {
        items: [
          {
            mlAbilities: { value: { complete: false } },
            payments: { jobCompute: UNKNOWN, queryCompute: late.payments.queryCompute },
          },
        ],
      },
    });
  });
});
