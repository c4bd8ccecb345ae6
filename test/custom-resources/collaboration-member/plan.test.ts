import { describe, expect, test } from 'vitest';
import type { Observed } from '../../../src/custom-resources/collaboration-member/observation';
import { decide } from '../../../src/custom-resources/collaboration-member/plan';
import type { Step } from '../../../src/custom-resources/collaboration-member/step';
import type { ChangeRequest } from '../../../src/custom-resources/service/operations/change-requests';
import type { MemberSummary } from '../../../src/custom-resources/service/operations/members';

const COLLABORATION = '11111111-2222-3333-4444-555555555555';
const ACCOUNT = '333333333333';
const ADDED = `${COLLABORATION}/added-member/${ACCOUNT}`;
const FOUND = `${COLLABORATION}/found-member/${ACCOUNT}`;
const FOREIGN = 'Publisher-Thing-1ABCDEF';
const RECEIVE = 'CAN_RECEIVE_RESULTS';

type Type = 'Create' | 'Update' | 'Delete';

function member(status: MemberSummary['status'], abilities: string[] = [], displayName = 'Measurer'): MemberSummary {
  return { accountId: ACCOUNT, displayName, status, abilities };
}

interface RequestedChange {
  readonly abilities?: string[];
  readonly displayName?: string;
  readonly automatic?: boolean;
  /** Whether the request changes another account, too. */
  readonly shared?: boolean;
}

function request(status: ChangeRequest['status'], change: RequestedChange = {}, types = ['ADD_MEMBER']): ChangeRequest {
  const { abilities: memberAbilities = [], displayName = 'Measurer', automatic: isAutoApproved = false } = change;
  const changeOf = (accountId: string) => ({
    specificationType: 'MEMBER' as const,
    specification: { member: { accountId, displayName, memberAbilities } },
    types,
  });
  const changes = [changeOf(ACCOUNT), ...(change.shared ? [changeOf('999999999999')] : [])];
  return { id: 'one', status, isAutoApproved, changes };
}

/** The decision in a word or two: what a row of the table says. */
function decided(
  type: Type,
  found: Partial<Observed>,
  more: {
    readonly done?: readonly Step[];
    readonly elapsed?: number;
    readonly physicalId?: string;
    receives?: boolean;
  } = {},
): string {
  const { done = [], elapsed = 0, physicalId = type === 'Create' ? undefined : ADDED, receives = false } = more;
  const properties = {
    collaborationId: COLLABORATION,
    accountId: ACCOUNT,
    displayName: 'Measurer',
    receivesResults: receives,
    revision: undefined,
  };
  const decision = decide({ type, properties, physicalId }, { requests: [], ...found }, { done, elapsed });
  switch (decision.next) {
    case 'act':
      return decision.step.do;
    case 'done':
      return `done ${decision.physicalId === ADDED ? 'added' : decision.physicalId === FOUND ? 'found' : 'foreign'}`;
    default:
      return decision.next;
  }
}

const NOW: Step = { do: 'request', change: { accountId: ACCOUNT, memberAbilities: [], displayName: 'Measurer' } };
const madeNow = (status: ChangeRequest['status']): Step => ({ ...NOW, response: request(status) }) as Step;

describe('creation and update', () => {
  test.each<[string, Type, Parameters<typeof decided>[1], string]>([
    ['as asked from the start', 'Create', { member: member('ACTIVE') }, 'done found'],
    ['added before', 'Create', { member: member('INVITED'), requests: [request('COMMITTED')] }, 'done added'],
    [
      'added with others',
      'Create',
      { member: member('INVITED'), requests: [request('COMMITTED', { shared: true })] },
      'done found',
    ],
    ['of another name', 'Create', { member: member('ACTIVE', [], 'Meter') }, 'fail'],
    ['with an ability too many', 'Update', { member: member('ACTIVE', [RECEIVE]) }, 'request'],
    ['that queries', 'Update', { member: member('ACTIVE', [RECEIVE, 'CAN_QUERY']) }, 'fail'],
    ['that runs jobs', 'Update', { member: member('ACTIVE', [RECEIVE, 'CAN_RUN_JOB']) }, 'fail'],
    ['from the start with an ability too many', 'Create', { member: member('ACTIVE', [RECEIVE]) }, 'request'],
    [
      'added before with an ability too many',
      'Create',
      { member: member('ACTIVE', [RECEIVE]), requests: [request('COMMITTED')] },
      'fail',
    ],
    ['that has left', 'Create', { member: member('LEFT') }, 'request'],
    ['that was removed', 'Update', { member: member('REMOVED') }, 'request'],
    ['that is absent', 'Create', {}, 'request'],
    ['asked for', 'Create', { requests: [request('PENDING')] }, 'done added'],
    ['asked for with others', 'Create', { requests: [request('PENDING', { shared: true })] }, 'done found'],
    ['asked for automatically', 'Create', { requests: [request('PENDING', { automatic: true })] }, 'wait'],
    ['approved', 'Create', { requests: [request('APPROVED')] }, 'commit'],
    ['approved with others', 'Create', { requests: [request('APPROVED', { shared: true })] }, 'done found'],
    ['asked for otherwise', 'Create', { requests: [request('PENDING', { abilities: [RECEIVE] })] }, 'fail'],
    ['asked for by another name', 'Create', { requests: [request('PENDING', { displayName: 'Meter' })] }, 'fail'],
    ['asked for otherwise', 'Update', { requests: [request('PENDING', { abilities: [RECEIVE] })] }, 'cancel'],
    [
      'asked for otherwise with others',
      'Update',
      { requests: [request('PENDING', { abilities: [RECEIVE], shared: true })] },
      'fail',
    ],
    ['denied once', 'Create', { requests: [request('DENIED')] }, 'request'],
    [
      'as asked, with a change pending',
      'Create',
      { member: member('ACTIVE'), requests: [request('PENDING', { abilities: [RECEIVE] }, ['GRANT'])] },
      'done found',
    ],
    [
      'as asked, with a change pending',
      'Update',
      { member: member('ACTIVE'), requests: [request('PENDING', { abilities: [RECEIVE] }, ['GRANT'])] },
      'cancel',
    ],
  ])('a member %s: on %s', (_, type, found, decision) => {
    expect(decided(type, found)).toBe(decision);
  });

  test.each<[ChangeRequest['status'], string]>([
    ['PENDING', 'done added'],
    ['APPROVED', 'commit'],
    ['COMMITTED', 'wait'],
    ['DENIED', 'fail'],
    ['CANCELLED', 'fail'],
  ])('a request that was made just now and is %s, though no list shows it', (status, decision) => {
    expect(decided('Create', {}, { done: [madeNow(status)] })).toBe(decision);
  });

  test.each([
    ['an approval', { requests: [request('PENDING', { automatic: true })] }, []],
    ['the list of members', {}, [madeNow('COMMITTED')]],
  ])('%s is not waited for long', (_, found, done) => {
    expect(decided('Create', found, { done, elapsed: 14_999 })).toBe('wait');
    expect(decided('Create', found, { done, elapsed: 15_000 })).toBe('done added');
  });

  test.each([
    ['stays so', [], [], 'done found'],
    ['stays so if it was added with others', [request('COMMITTED', { shared: true })], [], 'done found'],
    ['becomes ours once we had to add it', [], [madeNow('COMMITTED')], 'done added'],
    ['becomes ours once another delivery had to add it', [request('COMMITTED')], [], 'done added'],
  ])('what was found %s', (_, requests, done, decision) => {
    expect(decided('Update', { member: member('INVITED'), requests }, { physicalId: FOUND, done })).toBe(decision);
  });
});

test.each<Type>(['Create', 'Update', 'Delete'])('%s: what changes while it is looked at is looked at again', (type) => {
  expect(decided(type, { changing: true })).toBe('wait');
});

describe('deletion', () => {
  test.each<[string, Parameters<typeof decided>[1], string, string]>([
    ['a collaboration that is gone', { gone: true }, ADDED, 'done added'],
    ['a pending request', { requests: [request('PENDING')] }, ADDED, 'cancel'],
    ['an approved request', { requests: [request('APPROVED')] }, ADDED, 'cancel'],
    ['a request with others', { requests: [request('PENDING', { shared: true })] }, ADDED, 'done added'],
    ['an invited member', { member: member('INVITED') }, ADDED, 'remove'],
    ['an active member', { member: member('ACTIVE') }, ADDED, 'remove'],
    ['a member that has left', { member: member('LEFT') }, ADDED, 'done added'],
    ['a member that was removed', { member: member('REMOVED') }, ADDED, 'done added'],
    ['nothing', {}, ADDED, 'done added'],
    ['a member of an unknown origin', { member: member('ACTIVE') }, FOREIGN, 'wait'],
    ['a member that was added', { member: member('ACTIVE'), requests: [request('COMMITTED')] }, FOREIGN, 'remove'],
    ['nothing yet', {}, FOREIGN, 'wait'],
  ])('of %s', (_, found, physicalId, decision) => {
    expect(decided('Delete', found, { physicalId })).toBe(decision);
  });

  test('of an id that nobody gave is done after a short wait', () => {
    expect(decided('Delete', { member: member('ACTIVE') }, { physicalId: FOREIGN, elapsed: 15_000 })).toBe(
      'done foreign',
    );
  });

  test('removes once, even if the list lags behind', () => {
    expect(decided('Delete', { member: member('ACTIVE') }, { done: [{ do: 'remove' }] })).toBe('done added');
  });

  const grant = (status: ChangeRequest['status'], shared = false) =>
    request(status, { abilities: [RECEIVE], shared }, ['GRANT_RECEIVE_RESULTS_ABILITY']);

  test.each<[string, readonly ChangeRequest[], boolean, string]>([
    ['nothing open', [], true, 'done found'],
    ['what was asked and is pending', [grant('PENDING')], true, 'cancel'],
    ['what was asked and is approved', [grant('APPROVED')], true, 'cancel'],
    ['what was asked and is done', [grant('COMMITTED')], true, 'done found'],
    ['what others ask', [grant('PENDING')], false, 'done found'],
    ['what is asked of others, too', [grant('PENDING', true)], true, 'done found'],
    ['that it is added again', [request('PENDING', { abilities: [RECEIVE] })], true, 'done found'],
  ])('of a member that was found: %s', (_, requests, receives, decision) => {
    const found = { member: member('ACTIVE'), requests };

    expect(decided('Delete', found, { physicalId: FOUND, receives })).toBe(decision);
  });
});
