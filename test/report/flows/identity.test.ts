import { describe, expect, test } from 'vitest';
import { known, list, UNKNOWN } from '../../../src/model/fact';
import type { CollaborationNode, MembershipNode } from '../../../src/model/nodes';
import type { Graph } from '../../../src/model/register';
import { flowsOf } from '../../../src/report/facts/flows';
import type { Room } from '../../../src/report/room';
import { roomsIn } from '../../../src/report/room';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  collaboration,
  collaborationRule,
  customRule,
  env,
  member,
  membership,
  outside,
  PUBLISHER,
  STRANGER,
  table,
  template,
  to,
} from '../../support/nodes';

const ABILITIES = ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'];
const CREATOR = `Member ${PUBLISHER}`;
const PARTNER = `Member ${ADVERTISER}`;

/** A collaboration of two members whose accounts are not known, and whose memberships are in stacks with known accounts. */
function hidden(more: Partial<CollaborationNode> = {}): CollaborationNode {
  const unknown = (account: string) => member(account, ABILITIES, { account: UNKNOWN });
  return collaboration({
    creator: unknown(PUBLISHER),
    members: list([unknown(ADVERTISER)]),
    env: env(PUBLISHER, 'elsewhere'),
    ...more,
  });
}

/** Shares a table with any query, and admits these accounts as receivers. */
function share(of: MembershipNode, receivers: readonly string[], name = 'sales'): void {
  association(of, table({ rule: customRule(), allowed: [outside('ANY_QUERY')] }), {
    name: known(name),
    rule: collaborationRule('CUSTOM', { receivers: list([...receivers]) }),
  });
}

/** Who learns of whom. */
function pairsIn(of: CollaborationNode, memberships: readonly MembershipNode[]): readonly string[] {
  const room = roomsIn({ collaboration: [of], membership: memberships } as unknown as Graph)[0] as Room;
  return [...new Set(flowsOf(room).flows.map(({ receiver, owner }) => `${receiver} of ${owner}`))];
}

describe('a member whose account is not known', () => {
  // RANDOM_SEED=20261122 of properties.test.ts with 600 rooms.
  test.each([
    ['listed', {}],
    ['not listed', { members: UNKNOWN }],
  ])('learns nothing of a table that admits only its owner, if it is %s', (_, more) => {
    const room = hidden(more);
    const memberships = [membership(room), membership(room, ADVERTISER)];
    share(memberships[1] as MembershipNode, [ADVERTISER]);

    expect(pairsIn(room, memberships)).toEqual([]);
  });

  test('can have each other account that a table admits', () => {
    const room = hidden();
    const memberships = [membership(room), membership(room, ADVERTISER)];
    share(memberships[1] as MembershipNode, [ADVERTISER, PUBLISHER]);

    expect(pairsIn(room, memberships)).toEqual(
      [PUBLISHER, CREATOR, PARTNER].map((receiver) => `${receiver} of ${ADVERTISER}`),
    );
  });

  test('has one account, which all tables of a query must admit', () => {
    const room = hidden();
    const memberships = [membership(room), membership(room, ADVERTISER)];
    const [publisher, advertiser] = memberships as [MembershipNode, MembershipNode];
    const both = template(publisher, 'SELECT COUNT(*) AS n FROM sales s JOIN crm c ON c.user_id = s.user_id');
    const shareFor = (of: MembershipNode, name: string, receivers: readonly string[]) =>
      association(of, table({ rule: customRule(), allowed: [to(both)] }), {
        name: known(name),
        rule: collaborationRule('CUSTOM', { receivers: list([...receivers]) }),
      });
    shareFor(publisher, 'sales', [STRANGER]);
    shareFor(advertiser, 'crm', [PUBLISHER]);

    expect(pairsIn(room, memberships)).toEqual([]);
  });
});

describe('a membership of an account that is not known', () => {
  const room = collaboration();
  const memberships = [membership(room), membership(room, ADVERTISER, { env: ANY_ENV })];
  share(memberships[0] as MembershipNode, [ADVERTISER]);

  test('can be that of a listed member', () => {
    expect(pairsIn(room, memberships)).toEqual([
      `${ADVERTISER} of ${PUBLISHER}`,
      `App/Membership-${ADVERTISER} of ${PUBLISHER}`,
    ]);
  });
});

describe('a table whose name is not known', () => {
  // RANDOM_SEED=8 of properties.test.ts.
  test.each(['other', undefined])('is not certainly the one that a query reads (name: %s)', (name) => {
    const room = collaboration();
    const memberships = [membership(room), membership(room, ADVERTISER)];
    const [publisher] = memberships as [MembershipNode];
    const reach = template(publisher, 'SELECT s.city FROM sales s JOIN elsewhere e ON e.user_id = s.user_id');
    const rule = collaborationRule();
    association(publisher, table({ rule: customRule(), allowed: [to(reach)] }), { name: known('sales'), rule });
    association(publisher, table(), { name: name ? known(name) : UNKNOWN, rule });

    expect(pairsIn(room, memberships)).toEqual([`${ADVERTISER} of ${PUBLISHER}`]);
  });
});
