import { describe, expect, test } from 'vitest';
import { OUTSIDE_OF_APP } from '../../src/model/env';
import { ABSENT, list, UNKNOWN } from '../../src/model/fact';
import {
  knowsEveryAccount,
  type MemberFacts,
  participantIn,
  participants,
  withAddedMember,
  withUnknownAddedMembers,
} from '../../src/model/members';
import { UNKNOWN_PAYMENT } from '../../src/model/payment';
import { ADVERTISER, ANY_ENV, collaboration, env, member, PUBLISHER, payments, STRANGER } from '../support/nodes';

const creator = member(PUBLISHER);
const advertiser = member(ADVERTISER, ['CAN_QUERY']);
const somebody = member(STRANGER, [], { account: UNKNOWN });

describe('the members of a collaboration', () => {
  test('are the creator and those who are invited', () => {
    expect(participants({ creator, members: list([advertiser, somebody], false) })).toEqual([
      creator,
      advertiser,
      somebody,
    ]);
    expect(participants({ creator, members: UNKNOWN })).toEqual([creator]);
  });

  test.each([
    ['all', { creator, members: list([advertiser]) }, true],
    ['all of a creator who is alone', { creator, members: ABSENT }, true],
    ['not that of the creator', { creator: somebody, members: list([advertiser]) }, false],
    ['not that of an invited one', { creator, members: list([advertiser, somebody]) }, false],
    ['not those of others', { creator, members: list([advertiser], false) }, false],
    ['none of those who are invited', { creator, members: UNKNOWN }, false],
  ])('have accounts, of which are known %s', (_, members, expected) => {
    expect(knowsEveryAccount(members)).toBe(expected);
  });
});

describe('the member in an environment', () => {
  const outside = { ...ANY_ENV, stack: OUTSIDE_OF_APP };
  const ads = collaboration({ creator, members: list([somebody, advertiser]), env: env(PUBLISHER) });

  test.each([
    ['is the creator in its account', ads, env(PUBLISHER, 'eu-west-1'), creator],
    ['is an invited one in its account', ads, env(ADVERTISER), advertiser],
    ['is the creator in the stack of the collaboration', { ...ads, env: ANY_ENV }, ANY_ENV, creator],
    ['is nobody in another account', ads, env(STRANGER), undefined],
    ['is nobody who is known in an unknown account', ads, ANY_ENV, undefined],
    ['is nobody who is known if all is outside of the app', { ...ads, env: outside }, outside, undefined],
  ])('%s', (_, room, where, expected) => {
    expect(participantIn(room, where)).toBe(expected);
  });
});

describe('a member that is added', () => {
  const late = member(STRANGER, ['CAN_RECEIVE_RESULTS'], { mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']) });

  /** The member as one that can be an original member, who has other abilities and payments. */
  const perhapsOriginal: MemberFacts = {
    ...late,
    abilities: list(['CAN_RECEIVE_RESULTS'], false),
    mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT'], false),
    payments: UNKNOWN_PAYMENT,
  };

  test('is another member beside those who are known', () => {
    expect(withAddedMember(list([advertiser]), late)).toEqual(list([advertiser, late]));
  });

  test('can be one of those who are not known, who can change', () => {
    expect(withAddedMember(list([advertiser], false), late)).toEqual(
      list(
        [{ ...advertiser, abilities: list(['CAN_QUERY'], false), mlAbilities: list([], false) }, perhapsOriginal],
        false,
      ),
    );
  });

  test('changes the member with its account, and no other', () => {
    const original = member(STRANGER, ['CAN_QUERY'], { payments: payments({ queryCompute: true, jobCompute: true }) });
    const change = { ...late, payments: payments({ jobCompute: false }) };

    expect(withAddedMember(list([advertiser, original], false), change)).toEqual(
      list(
        [
          advertiser,
          {
            ...original,
            abilities: list(['CAN_QUERY', 'CAN_RECEIVE_RESULTS']),
            mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']),
            payments: payments({ queryCompute: true, jobCompute: false }),
          },
        ],
        false,
      ),
    );
  });

  test('leaves abilities for machine learning as they are if it states none', () => {
    const original = { ...late, mlAbilities: list(['CAN_RECEIVE_INFERENCE_OUTPUT']) };
    const { mlAbilities: _, ...stated } = late;

    expect(withAddedMember(list([original]), { ...stated, mlAbilities: ABSENT })).toEqual(list([original]));
  });

  test('of an unknown account leaves what it does not state as it is', () => {
    const original = { ...advertiser, mlAbilities: list(['CAN_RECEIVE_INFERENCE_OUTPUT']) };

    expect(withAddedMember(list([original]), { ...late, account: UNKNOWN, mlAbilities: ABSENT })).toEqual(
      list([{ ...original, abilities: list(['CAN_QUERY'], false) }], false),
    );
  });

  test('leaves members unknown, also if its own account is', () => {
    expect(withAddedMember(UNKNOWN, late)).toEqual(UNKNOWN);
    expect(withAddedMember(UNKNOWN, { ...late, account: UNKNOWN })).toEqual(UNKNOWN);
  });
});

test('members to whom any others can be added keep only what they certainly have', () => {
  const stated = { ...advertiser, mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT']) };

  expect(withUnknownAddedMembers(list([stated]))).toEqual(
    list(
      [
        {
          ...stated,
          abilities: list(['CAN_QUERY'], false),
          mlAbilities: list(['CAN_RECEIVE_MODEL_OUTPUT'], false),
          payments: UNKNOWN_PAYMENT,
        },
      ],
      false,
    ),
  );
  expect(withUnknownAddedMembers(UNKNOWN)).toEqual(list([], false));
});
