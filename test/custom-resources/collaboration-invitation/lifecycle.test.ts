import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../src/custom-resources/collaboration-invitation/handler.lambda';
import { deliveriesTo } from '../support/deliver';
import { page, refusal } from '../support/fake-collaboration';

const CREATOR = '111111111111';
const REQUESTED = { Name: 'Campaign reach', CreatorAccountId: CREATOR };

let listed: { id: string; arn: string; name: string; creatorAccountId: string; memberStatus: string }[];
let calls: number;
let throttled: number;

const { create, update, remove } = deliveriesTo(run, ({ method, path, query }) => {
  calls++;
  if (throttled-- > 0) {
    return refusal(429, 'ThrottlingException', 'Rate exceeded');
  }
  expect([method, path]).toEqual(['GET', '/collaborations']);
  return page(
    'collaborationList',
    listed.filter(({ memberStatus }) => memberStatus === query.memberStatus),
    query,
  );
});

beforeEach(() => {
  listed = [];
  calls = 0;
  throttled = 0;
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    invite(name);
  }
});

function invite(name: string, more: object = {}) {
  const id = `00000000-0000-0000-0000-${String(listed.length).padStart(12, '0')}`;
  const arn = `arn:aws:cleanrooms:us-east-1:${CREATOR}:collaboration/${id}`;
  const collaboration = { id, arn, name, creatorAccountId: CREATOR, memberStatus: 'INVITED', ...more };
  listed.push(collaboration);
  return collaboration;
}

describe('creation', () => {
  test.each(['INVITED', 'ACTIVE'])('finds the collaboration on any page (%s)', async (memberStatus) => {
    const { id, arn } = invite('Campaign reach', { memberStatus });

    const answer = await create(REQUESTED);

    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { CollaborationId: id, CollaborationArn: arn } });
    expect(answer.PhysicalResourceId).toContain(arn);
  });

  test('counts a collaboration once that is joined between the two lists', async () => {
    const found = invite('Campaign reach');
    listed.push({ ...found, memberStatus: 'ACTIVE' });

    expect((await create(REQUESTED)).Status).toBe('SUCCESS');
  });

  test('fails without an invitation, with a solution', async () => {
    invite('Campaign reach', { creatorAccountId: '999999999999' });
    invite('campaign reach');

    const answer = await create(REQUESTED);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toMatch(
      /^no pending invitation .* "Campaign reach" of account 111111111111 .* deploy the stack of the creator first/,
    );
  });

  test('fails if two match, with their IDs', async () => {
    const ids = [invite('Campaign reach'), invite('Campaign reach', { memberStatus: 'ACTIVE' })].map(({ id }) => id);

    expect((await create(REQUESTED)).Reason).toMatch(
      new RegExp(`^2 collaborations .* import one of them by its ID: ${ids.join(', ')}$`),
    );
  });

  test('F14: succeeds after eight throttled calls', async () => {
    invite('Campaign reach');
    throttled = 8;

    expect((await create(REQUESTED)).Status).toBe('SUCCESS');
  });

  test('F6: a second delivery returns the same physical id', async () => {
    invite('Campaign reach');

    expect((await create(REQUESTED)).PhysicalResourceId).toBe((await create(REQUESTED)).PhysicalResourceId);
  });
});

describe('update', () => {
  test('F3: keeps the physical id of a collaboration that was joined in the meantime', async () => {
    const found = invite('Campaign reach');
    const { PhysicalResourceId: id } = await create(REQUESTED);
    found.memberStatus = 'ACTIVE';

    expect(await update({ ...REQUESTED, Revision: '2' }, id)).toMatchObject({
      Status: 'SUCCESS',
      PhysicalResourceId: id,
    });
  });

  test('finds a renamed collaboration again, and a rollback from and to either name succeeds without it', async () => {
    const found = invite('Campaign reach');
    const { PhysicalResourceId: id, Data } = await create(REQUESTED);
    found.name = 'Reach';
    const renamed = await update({ ...REQUESTED, Name: 'Reach' }, id);
    listed = [];

    const reversed = await update(REQUESTED, renamed.PhysicalResourceId);
    const repeated = await update({ ...REQUESTED, Name: 'Reach' }, reversed.PhysicalResourceId);

    expect([renamed.Data, reversed.Data, repeated.Data]).toEqual([Data, Data, Data]);
    expect(reversed.PhysicalResourceId.startsWith(`${id} after `)).toBe(true);
    expect(repeated.PhysicalResourceId).toBe(renamed.PhysicalResourceId);
  });

  test('returns another physical id for another collaboration', async () => {
    invite('Campaign reach');
    const other = invite('Other');
    const { PhysicalResourceId: id } = await create(REQUESTED);

    const answer = await update({ ...REQUESTED, Name: 'Other' }, id);

    expect(answer.PhysicalResourceId).not.toBe(id);
    expect(answer.Data).toMatchObject({ CollaborationId: other.id });
  });

  test('keeps the collaboration that it found if another one with the same name appears', async () => {
    const { id: first } = invite('Campaign reach');
    const { PhysicalResourceId: id } = await create(REQUESTED);
    invite('Campaign reach');

    expect((await update(REQUESTED, id)).Data).toMatchObject({ CollaborationId: first });
  });

  test('F11: fails without an invitation, and the rollback succeeds although the first one has ended', async () => {
    const found = invite('Campaign reach');
    const { PhysicalResourceId: id, Data } = await create(REQUESTED);
    listed = listed.filter((it) => it !== found);

    const failed = await update({ ...REQUESTED, Name: 'Other' }, id);
    const reversed = await update(REQUESTED, failed.PhysicalResourceId);

    expect([failed.Status, failed.PhysicalResourceId]).toEqual(['FAILED', id]);
    expect(reversed).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id, Data });
  });
});

test('F4: deletion makes no call', async () => {
  const answers = [await remove('not-created/1'), await remove('log-stream', REQUESTED)];

  expect(answers.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
  expect(calls).toBe(0);
});
