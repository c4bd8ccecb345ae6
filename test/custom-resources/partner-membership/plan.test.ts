import { describe, expect, test } from 'vitest';
import { accepted, decide, partnerIn } from '../../../src/custom-resources/partner-membership/plan';
import type { MemberSummary } from '../../../src/custom-resources/service/operations/members';

const COLLABORATION = '11111111-2222-3333-4444-555555555555';
const ACCOUNT = '222222222222';
const ANY = `arn:aws:cleanrooms:us-east-1:${ACCOUNT}:membership/*`;
const ID = `${COLLABORATION}/partner-membership/${ACCOUNT}`;
const JOINED = { membershipId: 'one', membershipArn: ANY.replace('*', 'one') };

type Mode = 'FAIL' | 'ANY_MEMBERSHIP';

function propertiesIn(ifNotJoined: Mode) {
  return {
    collaborationId: COLLABORATION,
    accountId: ACCOUNT,
    anyMembershipArn: ANY,
    ifNotJoined,
    revision: undefined,
  };
}

function member(status: string, joined: object = {}): MemberSummary {
  return { accountId: ACCOUNT, displayName: 'Advertiser', abilities: [], ...joined, status: status as 'ACTIVE' };
}

function decided(found: MemberSummary | undefined, mode: Mode, type: 'Create' | 'Update', waited = 15_000): string {
  const properties = propertiesIn(mode);
  const before = type === 'Update' ? accepted(ID, properties) : undefined;
  const decision = decide({ type, properties, owner: 'owner', accepted: before }, found, {
    done: [],
    waited,
    isRefused: false,
  });
  if (decision.next !== 'done') {
    return 'reason' in decision ? `${decision.next}: ${decision.reason.split(':')[0]}` : decision.next;
  }
  expect(decision.physicalId).toBe(ID);
  const { MembershipId, MembershipArn, MemberStatus } = decision.attributes ?? {};
  return [MembershipId, MembershipArn?.split('/')[1], MemberStatus].join(' ');
}

const NOT_JOINED = `account ${ACCOUNT} has not joined the collaboration`;
const NO_MEMBER = `account ${ACCOUNT} is not a member of the collaboration`;

describe('a partner', () => {
  test.each<[string, MemberSummary | undefined, Mode, 'Create' | 'Update', string]>([
    ['has joined', member('ACTIVE', JOINED), 'FAIL', 'Create', 'one one ACTIVE'],
    ['has joined', member('ACTIVE', JOINED), 'ANY_MEMBERSHIP', 'Update', 'one one ACTIVE'],
    ['is invited', member('INVITED'), 'ANY_MEMBERSHIP', 'Create', '* * INVITED'],
    ['is invited', member('INVITED'), 'ANY_MEMBERSHIP', 'Update', '* * INVITED'],
    ['is invited', member('INVITED'), 'FAIL', 'Create', `fail: ${NOT_JOINED}`],
    ['is invited again', member('INVITED'), 'FAIL', 'Update', 'NONE NONE INVITED'],
    ['is not shown with its membership', member('ACTIVE'), 'FAIL', 'Create', `fail: ${NOT_JOINED}`],
    ['is not shown with its membership', member('ACTIVE'), 'ANY_MEMBERSHIP', 'Create', '* * ACTIVE'],
    ['has left', member('LEFT', JOINED), 'ANY_MEMBERSHIP', 'Create', `fail: ${NO_MEMBER}, but LEFT`],
    ['has left', member('LEFT', JOINED), 'ANY_MEMBERSHIP', 'Update', 'NONE NONE LEFT'],
    ['was removed', member('REMOVED', JOINED), 'FAIL', 'Update', 'NONE NONE REMOVED'],
    ['has a status of later', member('SUSPENDED', JOINED), 'FAIL', 'Update', 'NONE NONE SUSPENDED'],
    ['is no member', undefined, 'ANY_MEMBERSHIP', 'Create', `fail: ${NO_MEMBER}`],
    ['is no member', undefined, 'FAIL', 'Update', 'NONE NONE NONE'],
  ])('%s: %j %s %s', (_, found, mode, type, decision) => {
    expect(decided(found, mode, type)).toBe(decision);
  });

  test.each<[string, MemberSummary | undefined, string]>([
    ['joined', member('INVITED'), `wait: ${NOT_JOINED}`],
    ['been invited', undefined, `wait: ${NO_MEMBER}`],
  ])('is waited for shortly, which can just have %s', (_, found, decision) => {
    for (const mode of ['FAIL', 'ANY_MEMBERSHIP'] as const) {
      expect(decided(found, mode, 'Create', 14_999)).toBe(decision);
      expect(decided(found, mode, 'Update', 14_999)).toBe(decision);
    }
  });
});

describe('the physical id', () => {
  test('stands for the partner of a collaboration, in each mode', () => {
    const properties = propertiesIn('ANY_MEMBERSHIP');

    expect(accepted(ID, properties)?.attributes).toEqual({
      MembershipId: 'NONE',
      MembershipArn: ANY.replace('*', 'NONE'),
      MemberStatus: 'UNKNOWN',
    });
    expect(accepted(ID, { ...properties, revision: '2' } as never)).toEqual(accepted(ID, properties));
    expect(accepted(ID, { ...properties, accountId: '333333333333' })).toBeUndefined();
    expect(accepted(ID, { ...properties, collaborationId: 'another' })).toBeUndefined();
  });
});

test('of several members with the account, the one that takes part counts', () => {
  const [left, invited, active] = [member('LEFT'), member('INVITED'), member('ACTIVE')];
  const stranger = { ...member('ACTIVE'), accountId: '333333333333' };

  expect(partnerIn([left, invited, active, stranger], ACCOUNT)).toBe(active);
  expect(partnerIn([invited, left], ACCOUNT)).toBe(invited);
  expect(partnerIn([member('REMOVED'), left], ACCOUNT)).toBe(left);
  expect(partnerIn([stranger], ACCOUNT)).toBeUndefined();
});
