import { describe, expect, test } from 'vitest';
import type { Observed } from '../../../src/custom-resources/auto-approved-changes/observation';
import { accepted, collaborationOf, decide, type Step } from '../../../src/custom-resources/auto-approved-changes/plan';
import type { ChangeRequest } from '../../../src/custom-resources/service/operations/change-requests';

const ADD = 'ADD_MEMBER';
const REVOKE = 'REVOKE_RECEIVE_RESULTS_ABILITY';
const OURS = 'room/auto-approved-changes';
const PROPERTIES = { collaborationId: 'room', changeTypes: [ADD], revision: undefined };

function request(status: string, types: string[] = [ADD], isShared = false): ChangeRequest {
  const change = {
    specificationType: 'COLLABORATION',
    specification: { collaboration: { autoApprovedChangeTypes: types } },
  };
  const other = { specificationType: 'MEMBER', specification: { member: { accountId: '333333333333' } } };
  return { id: 'one', status, isAutoApproved: false, changes: [change, ...(isShared ? [other] : [])] } as ChangeRequest;
}

const asked: Step = { do: 'request', changeTypes: [ADD], response: request('PENDING') };
const commit: Step = { do: 'commit', id: 'one' };

interface Circumstances {
  readonly done?: readonly Step[];
  readonly waited?: number;
  readonly isRefused?: boolean;
}

/** The decision in one or two words, as a row of the table. */
function decided(type: 'Create' | 'Update' | 'Delete', found: Partial<Observed>, more: Circumstances = {}): string {
  const { done = [], waited = 15_000, isRefused = false } = more;
  const physicalId = type === 'Create' ? undefined : OURS;
  const event = {
    type,
    owner: 'owner',
    properties: PROPERTIES,
    physicalId,
    accepted: type === 'Update' ? accepted(OURS, PROPERTIES) : undefined,
  };
  const decision = decide(event, { changeTypes: [], requests: [], ...found }, { done, waited, isRefused });
  return decision.next === 'act' ? decision.step.do : decision.next;
}

describe('creation and update', () => {
  test.each<[string, 'Create' | 'Update', Partial<Observed>, Circumstances, string]>([
    ['as requested', 'Create', { changeTypes: [ADD] }, {}, 'done'],
    [
      'as requested, and about to change',
      'Update',
      { changeTypes: [ADD], requests: [request('PENDING', [])] },
      {},
      'cancel',
    ],
    [
      'as requested, and about to change',
      'Create',
      { changeTypes: [ADD], requests: [request('PENDING', [])] },
      {},
      'done',
    ],
    [
      'as requested, and about to change with others',
      'Update',
      { changeTypes: [ADD], requests: [request('PENDING', [], true)] },
      {},
      'done',
    ],
    ['another', 'Create', { changeTypes: [REVOKE] }, {}, 'request'],
    ['requested', 'Create', { requests: [request('PENDING')] }, {}, 'done'],
    ['approved', 'Create', { requests: [request('APPROVED')] }, {}, 'commit'],
    ['approved with others', 'Create', { requests: [request('APPROVED', [ADD], true)] }, {}, 'done'],
    ['requested otherwise', 'Create', { requests: [request('PENDING', [REVOKE])] }, {}, 'fail'],
    ['requested otherwise', 'Update', { requests: [request('PENDING', [REVOKE])] }, {}, 'cancel'],
    ['requested otherwise with others', 'Update', { requests: [request('PENDING', [REVOKE], true)] }, {}, 'fail'],
    ['denied before', 'Create', { requests: [request('DENIED')] }, {}, 'request'],
    ['denied now', 'Create', { requests: [request('DENIED')] }, { done: [asked] }, 'fail'],
    ['denied now', 'Update', { requests: [request('DENIED')] }, { done: [asked] }, 'done'],
    ['canceled now', 'Create', { requests: [request('CANCELLED')] }, { done: [asked] }, 'fail'],
    ['canceled now', 'Update', { requests: [request('CANCELLED')] }, { done: [asked] }, 'request'],
    ['refused', 'Update', {}, { isRefused: true }, 'done'],
    ['refused', 'Create', {}, { isRefused: true }, 'request'],
    [
      'committed, and not shown yet',
      'Create',
      { requests: [request('COMMITTED')] },
      { done: [commit], waited: 0 },
      'wait',
    ],
    ['committed, and never shown', 'Create', { requests: [request('COMMITTED')] }, { done: [commit] }, 'done'],
    ['a commit that is hidden', 'Create', { requests: [request('APPROVED')] }, { done: [commit], waited: 0 }, 'wait'],
    ['a request that is hidden', 'Create', {}, { done: [asked], waited: 0 }, 'wait'],
    ['a request that stays hidden', 'Create', {}, { done: [asked] }, 'done'],
    ['not shown', 'Create', { unseen: 'denied' }, { waited: 14_999 }, 'wait'],
    ['never shown', 'Create', { unseen: 'denied' }, {}, 'fail'],
    ['never shown', 'Update', { unseen: 'denied' }, {}, 'done'],
    ['what is just being changed', 'Create', { changing: true }, {}, 'wait'],
    ['what could still change', 'Create', { changeTypes: [ADD] }, { waited: 14_999 }, 'wait'],
  ])('a setting that is %s (%s)', (_, type, found, circumstances, decision) => {
    expect(decided(type, found, circumstances)).toBe(decision);
  });
});

describe('deletion', () => {
  test.each<[string, Partial<Observed>, string]>([
    ['nothing', {}, 'done'],
    ['an open request', { requests: [request('APPROVED')] }, 'cancel'],
    ['an open request for another list', { requests: [request('PENDING', [REVOKE])] }, 'cancel'],
    ['an open request with others', { requests: [request('PENDING', [ADD], true)] }, 'done'],
    ['a committed request', { changeTypes: [ADD], requests: [request('COMMITTED')] }, 'done'],
    ['an open request, and no setting', { unseen: 'denied', requests: [request('PENDING')] }, 'cancel'],
    ['no collaboration', { gone: true, requests: [request('PENDING')] }, 'done'],
  ])('with %s', (_, found, decision) => {
    expect(decided('Delete', found)).toBe(decision);
  });

  test('is about the collaboration of the physical id, or of the properties', () => {
    const properties = { ...PROPERTIES, collaborationId: 'other' };

    expect(collaborationOf({ type: 'Delete', properties, owner: 'owner', physicalId: OURS })).toBe('room');
    expect(collaborationOf({ type: 'Delete', properties, owner: 'owner', physicalId: 'Publisher-Thing-1ABCDEF' })).toBe(
      'other',
    );
    expect(collaborationOf({ type: 'Update', properties, owner: 'owner', physicalId: OURS })).toBe('other');
    expect(collaborationOf({ type: 'Create', properties, owner: 'owner', physicalId: undefined })).toBe('other');
  });
});

test('the physical id stands for the collaboration', () => {
  expect(accepted(OURS, { ...PROPERTIES, changeTypes: [] })).toMatchObject({
    next: 'done',
    attributes: { ChangeRequestId: 'NONE', ChangeRequestStatus: 'NONE' },
  });
  expect(accepted(OURS, { ...PROPERTIES, collaborationId: 'other' })).toBeUndefined();
});
