import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/partner-membership/handler.lambda';
import { deliveriesTo } from '../support/deliver';
import { page, refusal } from '../support/fake-collaboration';

const COLLABORATION = '11111111-2222-3333-4444-555555555555';
const ACCOUNT = '222222222222';
const ANY = `arn:aws:cleanrooms:us-east-1:${ACCOUNT}:membership/*`;
const REQUESTED = {
  CollaborationId: COLLABORATION,
  AccountId: ACCOUNT,
  AnyMembershipArn: ANY,
  IfNotJoined: 'ANY_MEMBERSHIP',
};

interface Listed {
  accountId: string;
  displayName: string;
  status: string;
  abilities: string[];
  membershipId?: string;
  membershipArn?: string;
}

let listed: Listed[];
let calls: number;
let refused: number;
let isGone: boolean;

const { create, update, remove } = deliveriesTo(run, ({ method, path, query }) => {
  calls++;
  if (isGone) {
    return refusal(403, 'AccessDeniedException', 'account 111111111111 cannot access the collaboration');
  }
  if (refused-- > 0) {
    return refusal(429, 'ThrottlingException', 'Rate exceeded');
  }
  expect([method, path]).toEqual(['GET', `/collaborations/${COLLABORATION}/members`]);
  return page('memberSummaries', listed, query);
});

beforeEach(() => {
  calls = 0;
  refused = 0;
  isGone = false;
  listed = ['111111111111', '333333333333', ACCOUNT].map((accountId) => ({
    accountId,
    displayName: accountId,
    status: 'INVITED',
    abilities: [],
    paymentConfiguration: {},
  }));
});

function partnerJoins(): void {
  const membership = { membershipId: 'one', membershipArn: ANY.replace('*', 'one') };
  listed = listed.map((it) => (it.accountId === ACCOUNT ? { ...it, status: 'ACTIVE', ...membership } : it));
}

describe('creation', () => {
  test('finds the membership on any page', async () => {
    partnerJoins();

    expect(await create(REQUESTED)).toMatchObject({
      Status: 'SUCCESS',
      Data: { MembershipId: 'one', MembershipArn: ANY.replace('*', 'one'), MemberStatus: 'ACTIVE' },
    });
  });

  test('allows any membership of the account of a partner that has not joined', async () => {
    expect(await create(REQUESTED)).toMatchObject({
      Status: 'SUCCESS',
      Data: { MembershipId: '*', MembershipArn: ANY, MemberStatus: 'INVITED' },
    });
  });

  test('or fails, with the fix', async () => {
    expect((await create({ ...REQUESTED, IfNotJoined: 'FAIL' })).Reason).toBe(
      'account 222222222222 has not joined the collaboration: deploy this stack after the partner has joined, or ' +
        'allow any membership of the account until then',
    );
  });

  test('fails for an account that is no member', async () => {
    expect((await create({ ...REQUESTED, AccountId: '999999999999' })).Reason).toBe(
      'account 999999999999 is not a member of the collaboration: check the account, or remove the partner',
    );
  });

  test('F6: a second delivery returns the same physical id, although the partner has joined since', async () => {
    const first = await create(REQUESTED);
    partnerJoins();

    expect((await create(REQUESTED)).PhysicalResourceId).toBe(first.PhysicalResourceId);
  });

  test('F14: succeeds after eight throttled calls', async () => {
    partnerJoins();
    refused = 8;

    expect((await create(REQUESTED)).Status).toBe('SUCCESS');
  });
});

describe('update', () => {
  test('F3: finds the membership of a partner that has joined since, with the same physical id', async () => {
    const { PhysicalResourceId: id } = await create(REQUESTED);
    partnerJoins();

    expect(await update({ ...REQUESTED, Revision: '2' }, id)).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: id,
      Data: { MembershipId: 'one' },
    });
  });

  test('matches no membership of a partner that has left', async () => {
    partnerJoins();
    const { PhysicalResourceId: id } = await create(REQUESTED);
    listed = listed.map((it) => (it.accountId === ACCOUNT ? { ...it, status: 'LEFT' } : it));

    expect((await update({ ...REQUESTED, Revision: '2' }, id)).Data).toEqual({
      MembershipId: 'NONE',
      MembershipArn: ANY.replace('*', 'NONE'),
      MemberStatus: 'LEFT',
    });
  });

  test('F11: fails for a stranger, and the rollback succeeds although the collaboration is gone', async () => {
    partnerJoins();
    const { PhysicalResourceId: id } = await create(REQUESTED);

    const failed = await update({ ...REQUESTED, AccountId: '999999999999' }, id);
    isGone = true;
    const reversed = await update(REQUESTED, failed.PhysicalResourceId);

    expect([failed.Status, failed.PhysicalResourceId]).toEqual(['FAILED', id]);
    expect(reversed).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id, Data: { MembershipId: 'NONE' } });
  });
});

test('F4: deletion makes no call', async () => {
  const answers = [await remove('not-created/1'), await remove('log-stream', REQUESTED)];

  expect(answers.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
  expect(calls).toBe(0);
});
