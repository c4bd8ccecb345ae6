import { describe, expect, test } from 'vitest';
import {
  associationsIn,
  collaborationOf,
  label,
  membershipsBeside,
  nodeOf,
  participationOf,
  tableNodesOf,
} from '../../src/model/nodes';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  collaboration,
  intermediateTable,
  known,
  list,
  membership,
  OUTSIDE,
  PUBLISHER,
  STRANGER,
  table,
  to,
  UNKNOWN,
} from '../support/nodes';

test('a link leads to its node, or to none', () => {
  const sales = table();

  expect([nodeOf(to(sales)), nodeOf(OUTSIDE)]).toEqual([sales, undefined]);
});

describe('the collaboration of a child of a membership', () => {
  test('is that of the membership', () => {
    const ads = collaboration();

    expect(collaborationOf(association(membership(ads), table()))).toBe(ads);
  });

  test('is not known if a link leads outside', () => {
    expect(collaborationOf(association(undefined, table()))).toBeUndefined();
    expect(collaborationOf(association(membership(undefined), table()))).toBeUndefined();
  });
});

describe('the memberships beside a child', () => {
  test('are those of the collaboration', () => {
    const ads = collaboration();
    const publisher = membership(ads);
    const advertiser = membership(ads, ADVERTISER);

    expect(membershipsBeside(association(publisher, table()))).toEqual(list([publisher, advertiser]));
  });

  test('are as many as are known', () => {
    const alone = membership(undefined);

    expect(membershipsBeside(association(alone, table()))).toEqual(list([alone], false));
    expect(membershipsBeside(association(undefined, table()))).toEqual(list([], false));
  });
});

describe('the member behind a membership', () => {
  test.each([
    ['the creator', PUBLISHER, known(PUBLISHER)],
    ['an invited member', ADVERTISER, known(ADVERTISER)],
    ['nobody', STRANGER, undefined],
  ])('is %s', (_, account, expected) => {
    const ads = collaboration();

    const participation = participationOf(membership(ads, account));

    expect(participation?.member.account).toEqual(expected);
    expect(participation?.collaboration).toBe(expected && ads);
  });

  test('is not known of an imported collaboration, nor in an unknown account', () => {
    expect(participationOf(membership(undefined))).toBeUndefined();
    expect(participationOf(membership(collaboration(), PUBLISHER, { env: ANY_ENV }))).toBeUndefined();
  });
});

describe('the tables of a collaboration', () => {
  const ads = collaboration();
  const publisher = membership(ads);
  const advertiser = membership(ads, ADVERTISER);
  const sales = association(publisher, table());
  const users = association(advertiser, table());
  const daily = intermediateTable(publisher, known('daily'));

  test('are those that its members have associated', () => {
    expect(associationsIn(ads)).toEqual(list([sales, users]));
  });

  test('are, by name, also those that are made from others', () => {
    expect(tableNodesOf(list([publisher, advertiser]))).toEqual(list([sales, daily, users]));
    expect(tableNodesOf(list([]))).toEqual(list([]));
  });
});

test.each([
  ['its name', table(), 'sales'],
  ['the last part of its path if the name is unknown', table({ name: UNKNOWN }), 'Sales'],
  [
    'the last part of its path if it has no name',
    membership(undefined, PUBLISHER, { path: 'Ads/Publisher' }),
    'Publisher',
  ],
])('the label of a resource is %s', (_, node, expected) => {
  expect(label(node)).toBe(expected);
});
