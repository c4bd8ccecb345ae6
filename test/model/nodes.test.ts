import { describe, expect, test } from 'vitest';
import {
  associationsIn,
  type CollaborationNode,
  collaborationOf,
  hasEveryMembership,
  label,
  type MembershipNode,
  membershipsBeside,
  nodeOf,
  participationOf,
  tableNodesOf,
  tablesByName,
  tablesNamed,
  typeOf,
} from '../../src/model/nodes';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  collaboration,
  intermediateTable,
  known,
  list,
  member,
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

describe('the tables of a name', () => {
  const ads = collaboration();
  const publisher = membership(ads);
  const sales = association(publisher, table());
  const others = association(membership(ads, ADVERTISER), table({ name: known('Sales') }));
  const daily = intermediateTable(publisher, UNKNOWN, { name: known('daily') });
  association(publisher, table({ name: UNKNOWN }));

  test.each([
    ['sales', [sales, others]],
    ['SALES', [sales, others]],
    ['Daily', [daily]],
    ['orders', []],
  ])('are those of all members of a collaboration, regardless of case: %s', (name, expected) => {
    expect(tablesNamed(name, sales)).toEqual(expected);
  });

  test('are none of a table whose name is unknown', () => {
    expect([...tablesByName(ads)]).toEqual([
      ['sales', [sales, others]],
      ['daily', [daily]],
    ]);
  });

  test('are those of a membership whose collaboration is outside of the app', () => {
    const own = association(membership(undefined), table());

    expect(tablesNamed('Sales', own)).toEqual([own]);
    expect(tablesNamed('orders', own)).toEqual([]);
  });

  test('are none that are known if the membership is outside of the app', () => {
    expect(tablesNamed('sales', association(undefined, table()))).toEqual([]);
  });
});

describe('the memberships of a collaboration', () => {
  type Member = readonly [account: string, more?: Partial<MembershipNode>];
  type Row = readonly [string, Partial<CollaborationNode>, readonly Member[]];
  const imported = { imported: true };
  const join = (more: Partial<CollaborationNode>, members: readonly Member[]) => {
    const ads = collaboration(more);
    for (const [account, facts] of members) {
      membership(ads, account, facts);
    }
    return hasEveryMembership(ads);
  };

  test.each<Row>([
    ['are all there', {}, [[PUBLISHER], [ADVERTISER]]],
    [
      'are all there, one of them by a declaration',
      {},
      [[PUBLISHER], [ADVERTISER, { ...imported, declared: ['tables'] }]],
    ],
    ['are all there beside another one', {}, [[PUBLISHER], [ADVERTISER], [STRANGER]]],
    ['are all there if the creator is alone', { members: list([]) }, [[PUBLISHER]]],
  ])('%s', (_, more, members) => {
    expect(join(more, members)).toBe(true);
  });

  test.each<Row>([
    ['one is missing', {}, [[PUBLISHER]]],
    ['all are missing', {}, []],
    ['somebody else has joined', {}, [[PUBLISHER], [STRANGER]]],
    ['one is imported', {}, [[PUBLISHER], [ADVERTISER, imported]]],
    ['one is declared without its tables', {}, [[PUBLISHER], [ADVERTISER, { ...imported, declared: ['budgets'] }]]],
    ['there can be other members', { members: list([member(ADVERTISER)], false) }, [[PUBLISHER], [ADVERTISER]]],
  ])('are not all there if %s', (_, more, members) => {
    expect(join(more, members)).toBe(false);
  });
});

test('a node has a CloudFormation resource type', () => {
  expect(typeOf(table())).toBe('AWS::CleanRooms::ConfiguredTable');
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
