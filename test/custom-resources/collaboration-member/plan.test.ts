import { describe, expect, test } from 'vitest';
import type { Observed } from '../../../src/custom-resources/collaboration-member/observation';
import { accepted, decide } from '../../../src/custom-resources/collaboration-member/plan';
import type { Step } from '../../../src/custom-resources/collaboration-member/step';
import { SETTLING_MS } from '../../../src/custom-resources/engine/reconciler';
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

/** The decision in one or two words, as a row of the table. */
function decided(
  type: Type,
  found: Partial<Observed>,
  more: {
    readonly done?: readonly Step[];
    readonly waited?: number;
    readonly physicalId?: string;
    receives?: boolean;
    readonly displayName?: string;
    readonly isRefused?: boolean;
  } = {},
): string {
  const {
    done = [],
    waited = SETTLING_MS,
    physicalId = type === 'Create' ? undefined : ADDED,
    receives = false,
  } = more;
  const properties = {
    collaborationId: COLLABORATION,
    accountId: ACCOUNT,
    displayName: more.displayName ?? 'Measurer',
    receivesResults: receives,
    revision: undefined,
  };
  const accepts = type === 'Update' && physicalId !== undefined ? accepted(physicalId, properties) : undefined;
  const request = { type, properties, owner: 'owner', physicalId, accepted: accepts };
  const decision = decide(request, { requests: [], ...found }, { done, waited, isRefused: more.isRefused ?? false });
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
    ['in the requested state from the start', 'Create', { member: member('ACTIVE') }, 'done found'],
    ['added before', 'Create', { member: member('INVITED'), requests: [request('COMMITTED')] }, 'done added'],
    [
      'added with others',
      'Create',
      { member: member('INVITED'), requests: [request('COMMITTED', { shared: true })] },
      'done found',
    ],
    ['with another name', 'Create', { member: member('ACTIVE', [], 'Meter') }, 'fail'],
    ['with another ability', 'Update', { member: member('ACTIVE', [RECEIVE]) }, 'request'],
    ['that can query', 'Update', { member: member('ACTIVE', [RECEIVE, 'CAN_QUERY']) }, 'fail'],
    ['that can run jobs', 'Update', { member: member('ACTIVE', [RECEIVE, 'CAN_RUN_JOB']) }, 'fail'],
    ['from the start with another ability', 'Create', { member: member('ACTIVE', [RECEIVE]) }, 'request'],
    [
      'added before with another ability',
      'Create',
      { member: member('ACTIVE', [RECEIVE]), requests: [request('COMMITTED')] },
      'fail',
    ],
    ['that has left', 'Create', { member: member('LEFT') }, 'request'],
    ['that was removed', 'Update', { member: member('REMOVED') }, 'request'],
    ['that is absent', 'Create', {}, 'request'],
    ['requested', 'Create', { requests: [request('PENDING')] }, 'done added'],
    ['requested together with others', 'Create', { requests: [request('PENDING', { shared: true })] }, 'done found'],
    ['approved', 'Create', { requests: [request('APPROVED')] }, 'commit'],
    ['approved with others', 'Create', { requests: [request('APPROVED', { shared: true })] }, 'done found'],
    ['requested otherwise', 'Create', { requests: [request('PENDING', { abilities: [RECEIVE] })] }, 'fail'],
    ['requested with another name', 'Create', { requests: [request('PENDING', { displayName: 'Meter' })] }, 'fail'],
    ['requested otherwise', 'Update', { requests: [request('PENDING', { abilities: [RECEIVE] })] }, 'cancel'],
    [
      'requested otherwise together with others',
      'Update',
      { requests: [request('PENDING', { abilities: [RECEIVE], shared: true })] },
      'fail',
    ],
    ['denied once', 'Create', { requests: [request('DENIED')] }, 'request'],
    [
      'in the requested state, with a pending change',
      'Create',
      { member: member('ACTIVE'), requests: [request('PENDING', { abilities: [RECEIVE] }, ['GRANT'])] },
      'done found',
    ],
    [
      'in the requested state, with a pending change',
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
    ['COMMITTED', 'done added'],
    ['DENIED', 'fail'],
    ['CANCELLED', 'fail'],
  ])('a request that was just created and is %s, although no list contains it', (status, decision) => {
    expect(decided('Create', {}, { done: [madeNow(status)] })).toBe(decision);
  });

  test.each([
    ['an approval', { requests: [request('PENDING', { automatic: true })] }, []],
    ['the list of members', {}, [madeNow('COMMITTED')]],
  ])('waits only shortly for %s', (_, found, done) => {
    expect(decided('Create', found, { done, waited: 14_999 })).toBe('wait');
    expect(decided('Create', found, { done, waited: 15_000 })).toBe('done added');
  });

  test.each([
    ['stays found', [], [], 'done found'],
    ['stays found if it was added together with others', [request('COMMITTED', { shared: true })], [], 'done found'],
    ['becomes added once this delivery has added it', [], [madeNow('COMMITTED')], 'done added'],
    ['becomes added once another delivery has added it', [request('COMMITTED')], [], 'done added'],
  ])('what was found %s', (_, requests, done, decision) => {
    expect(decided('Update', { member: member('INVITED'), requests }, { physicalId: FOUND, done })).toBe(decision);
  });
});

test.each<Type>(['Create', 'Update', 'Delete'])('%s: observes again what changes during the observation', (type) => {
  expect(decided(type, { changing: true })).toBe('wait');
});

test('Create: a request that has changed a hidden member has not added it', () => {
  const changed = request('COMMITTED', {}, ['REVOKE_RECEIVE_RESULTS_ABILITY']);
  const step: Step = { ...NOW, response: changed };

  expect(decided('Create', { member: member('INVITED'), requests: [changed] }, { done: [step] })).toBe('done found');
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
    ['a member of an unknown origin', { member: member('ACTIVE') }, FOREIGN, 'done foreign'],
    ['a member that was added', { member: member('ACTIVE'), requests: [request('COMMITTED')] }, FOREIGN, 'remove'],
    ['nothing yet', {}, FOREIGN, 'done foreign'],
    [
      'a member that the list had hidden from the Create',
      { member: member('INVITED'), requests: [request('COMMITTED', {}, ['REVOKE_RECEIVE_RESULTS_ABILITY'])] },
      ADDED,
      'done added',
    ],
    [
      'a member that was added and then changed',
      {
        member: member('INVITED'),
        requests: [request('COMMITTED', {}, ['REVOKE_RECEIVE_RESULTS_ABILITY']), request('COMMITTED')],
      },
      ADDED,
      'remove',
    ],
    [
      'an added member whose change was canceled',
      { member: member('INVITED'), requests: [request('CANCELLED', {}, ['GRANT_RECEIVE_RESULTS_ABILITY'])] },
      ADDED,
      'remove',
    ],
  ])('of %s', (_, found, physicalId, decision) => {
    expect(decided('Delete', found, { physicalId })).toBe(decision);
  });

  test('of an unknown id succeeds after a short wait', () => {
    expect(decided('Delete', { member: member('ACTIVE') }, { physicalId: FOREIGN, waited: 15_000 })).toBe(
      'done foreign',
    );
  });

  test('removes once, even if the list is not current', () => {
    expect(decided('Delete', { member: member('ACTIVE') }, { done: [{ do: 'remove' }] })).toBe('done added');
  });

  const grant = (status: ChangeRequest['status'], shared = false) =>
    request(status, { abilities: [RECEIVE], shared }, ['GRANT_RECEIVE_RESULTS_ABILITY']);

  test.each<[string, readonly ChangeRequest[], boolean, string]>([
    ['no open change', [], true, 'done found'],
    ['a pending change that was requested', [grant('PENDING')], true, 'cancel'],
    ['an approved change that was requested', [grant('APPROVED')], true, 'cancel'],
    ['a committed change that was requested', [grant('COMMITTED')], true, 'done found'],
    ['a change that others requested', [grant('PENDING')], false, 'done found'],
    ['a change of other accounts as well', [grant('PENDING', true)], true, 'done found'],
    ['an addition of the account', [request('PENDING', { abilities: [RECEIVE] })], true, 'done found'],
  ])('of a member that was found: %s', (_, requests, receives, decision) => {
    const found = { member: member('ACTIVE'), requests };

    expect(decided('Delete', found, { physicalId: FOUND, receives })).toBe(decision);
  });
});
