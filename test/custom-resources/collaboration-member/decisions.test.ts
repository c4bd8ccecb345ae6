import { describe, expect, test } from 'vitest';
import type { MemberProperties } from '../../../src/custom-resources/collaboration-member/contract';
import { memberIn, type Observed, requestsAbout } from '../../../src/custom-resources/collaboration-member/observation';
import { parsePhysicalId } from '../../../src/custom-resources/collaboration-member/physical-id';
import { accepted, decide, targetOf } from '../../../src/custom-resources/collaboration-member/plan';
import type { Step } from '../../../src/custom-resources/collaboration-member/step';
import type { ChangeRequest } from '../../../src/custom-resources/service/operations/change-requests';
import type { MemberSummary } from '../../../src/custom-resources/service/operations/members';

/** The whole decisions, with their words, attributes, and what the lists of the service can hide. */
const ROOM = '11111111-2222-3333-4444-555555555555';
const ACCOUNT = '333333333333';
const PROPERTIES = {
  collaborationId: ROOM,
  accountId: ACCOUNT,
  displayName: 'Measurer',
  receivesResults: false,
  revision: undefined,
};
const ADDED = `${ROOM}/added-member/${ACCOUNT}`;
const FOUND = `${ROOM}/found-member/${ACCOUNT}`;
const FOREIGN = 'Publisher-Thing-1ABCDEF';
const RECEIVE = 'CAN_RECEIVE_RESULTS';
const EXPORT = 'CAN_EXPORT_QUERY_ANALYSIS_LOG';
const GRANT = ['GRANT_RECEIVE_RESULTS_ABILITY'];

function member(status = 'ACTIVE', abilities: string[] = [], more: object = {}): MemberSummary {
  return { accountId: ACCOUNT, displayName: 'Measurer', status, abilities, ...more } as MemberSummary;
}

function request(status: string, abilities: string[] = [], types = ['ADD_MEMBER'], more: object = {}): ChangeRequest {
  const change = { accountId: ACCOUNT, displayName: 'Measurer', memberAbilities: abilities };
  const changes = [{ specificationType: 'MEMBER', specification: { member: change }, types }];
  return { id: 'one', status, isAutoApproved: false, changes, ...more } as ChangeRequest;
}

interface Circumstances {
  readonly physicalId?: string;
  readonly receives?: boolean;
  readonly terms?: Pick<MemberProperties, 'exportsQueryAnalysisLog' | 'mlAbilities' | 'payments'>;
  readonly name?: string;
  readonly done?: readonly Step[];
  readonly waited?: number;
  readonly isRefused?: boolean;
}

function decided(type: 'Create' | 'Update' | 'Delete', found: Partial<Observed>, more: Circumstances = {}) {
  const { receives = false, name = 'Measurer', terms, done = [], waited = 15_000, isRefused = false } = more;
  const physicalId = type === 'Create' ? undefined : (more.physicalId ?? ADDED);
  const properties = { ...PROPERTIES, receivesResults: receives, displayName: name, ...terms };
  const before = type === 'Update' ? accepted(physicalId ?? '', properties) : undefined;
  const event = { type, properties, owner: 'owner', physicalId, accepted: before };
  const decision = decide(event, { requests: [], ...found }, { done, waited, isRefused });
  return 'reason' in decision ? `${decision.next}: ${decision.reason}` : decision;
}

function attributes(ChangeRequestId: string, ChangeRequestStatus: string, MemberStatus: string) {
  return { ChangeRequestId, ChangeRequestStatus, MemberStatus };
}

const asked: Step = {
  do: 'request',
  change: { accountId: ACCOUNT, memberAbilities: [], displayName: 'Measurer' },
  response: request('PENDING'),
};

describe('a failure says what is wrong', () => {
  test.each<[string, 'Create' | 'Update', Partial<Observed>, Circumstances, string]>([
    [
      'the name',
      'Update',
      { member: member('ACTIVE', [], { displayName: 'Meter' }) },
      {},
      `fail: member ${ACCOUNT} has the name "Meter" in the collaboration, not "Measurer", and Clean Rooms cannot rename ` +
        'a member: use the name that it has',
    ],
    [
      'the status',
      'Create',
      { member: member('SUSPENDED') },
      {},
      `fail: member ${ACCOUNT} has the status "SUSPENDED", which this version of cdk-cleanrooms does not know: update ` +
        'cdk-cleanrooms',
    ],
    [
      'the abilities of a member that another resource manages',
      'Create',
      { member: member('ACTIVE', [RECEIVE, EXPORT]), requests: [request('COMMITTED')] },
      {},
      `fail: member ${ACCOUNT} already exists with the name "Measurer" and ${RECEIVE}, ${EXPORT}, not with ${EXPORT}: ` +
        'deploy it with the abilities that it has, and change them in a later deployment',
    ],
    [
      'a request that conflicts',
      'Create',
      { requests: [request('PENDING', [RECEIVE])] },
      {},
      `fail: change request one is PENDING and requests the name "Measurer" and ${RECEIVE}, not the name "Measurer" and ` +
        'no ability: wait until it is decided, or cancel it',
    ],
    [
      'the abilities that cannot be requested',
      'Update',
      { member: member('ACTIVE', ['CAN_QUERY', EXPORT]) },
      { receives: true },
      `fail: member ${ACCOUNT} has CAN_QUERY, ${EXPORT}: a change request replaces all abilities of a member and cannot ` +
        'contain CAN_QUERY or CAN_RUN_JOB, so change its abilities in the collaboration',
    ],
    [
      'the decision of the others',
      'Create',
      { requests: [request('DENIED')] },
      { done: [asked] },
      'fail: change request one was DENIED: agree on the change with the other members, and deploy again',
    ],
  ])('%s', (_, type, found, circumstances, decision) => {
    expect(decided(type, found, circumstances)).toBe(decision);
  });
});

describe('a member of an unknown status', () => {
  const unknown = { member: member('SUSPENDED', [RECEIVE]) };

  test('is left as it is by an Update that leads to what it is', () => {
    expect(decided('Update', unknown, { receives: true })).toMatchObject({
      physicalId: ADDED,
      attributes: attributes('NONE', 'NONE', 'SUSPENDED'),
    });
    expect(decided('Update', unknown)).toMatch(/^fail: /);
    expect(decided('Update', unknown, { receives: true, name: 'Meter' })).toMatch(/^fail: /);
    expect(decided('Create', unknown, { receives: true })).toMatch(/^fail: /);
  });

  test('is removed if it was added', () => {
    expect(decided('Delete', unknown)).toMatchObject({ step: { do: 'remove' } });
  });
});

describe('a change request', () => {
  test('adds an absent member with its name', () => {
    expect(decided('Create', { member: member('LEFT', [EXPORT]) }, { receives: true })).toEqual({
      next: 'act',
      step: { do: 'request', change: { accountId: ACCOUNT, displayName: 'Measurer', memberAbilities: [RECEIVE] } },
      physicalId: ADDED,
    });
  });

  test.each([
    [true, [EXPORT], [EXPORT, RECEIVE]],
    [false, [EXPORT, RECEIVE], [EXPORT]],
  ])('repeats the other abilities of a present member (%s)', (receives, abilities, memberAbilities) => {
    const mlAbilities = { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] };
    const found = { member: member('ACTIVE', abilities, { mlAbilities }) };

    expect(decided('Update', found, { receives, physicalId: FOUND })).toEqual({
      next: 'act',
      step: { do: 'request', change: { accountId: ACCOUNT, memberAbilities, mlMemberAbilities: mlAbilities } },
      physicalId: FOUND,
    });
  });

  test('of a present member matches without its name', () => {
    const found = { member: member('ACTIVE'), requests: [request('APPROVED', [RECEIVE], GRANT)] };

    expect(decided('Update', found, { receives: true, name: 'Measurer' })).toMatchObject({
      step: { do: 'commit', id: 'one' },
      physicalId: ADDED,
    });
  });

  test('that was created and cancelled is requested again by an Update only', () => {
    const found = { requests: [request('CANCELLED')] };
    const revoking = { member: member('ACTIVE', [RECEIVE]), requests: [request('CANCELLED', [], ['REVOKE'])] };

    expect(decided('Create', found, { done: [asked] })).toMatch(/^fail: change request one was CANCELLED/);
    expect(decided('Update', revoking, { done: [asked] })).toMatchObject({ step: { do: 'request' } });
  });
});

describe('what a resource manages', () => {
  const MODEL = 'CAN_RECEIVE_MODEL_OUTPUT';
  const INFERENCE = 'CAN_RECEIVE_INFERENCE_OUTPUT';
  const ml = (...customMLMemberAbilities: string[]) => ({ mlAbilities: { customMLMemberAbilities } });
  const paid = { isResponsible: true };
  const unpaid = { isResponsible: false };
  const changed = (found: MemberSummary, terms: Circumstances['terms']) => {
    const decision = decided('Update', { member: found }, { terms, physicalId: FOUND });
    return typeof decision === 'object' && decision.next === 'act' && decision.step.do === 'request'
      ? decision.step.change
      : decision;
  };

  test.each<[string, Circumstances['terms'], object, object]>([
    ['the export of logs', { exportsQueryAnalysisLog: true }, {}, { memberAbilities: [EXPORT] }],
    ['no export of logs', { exportsQueryAnalysisLog: false }, { abilities: [EXPORT] }, { memberAbilities: [] }],
    [
      'output of models',
      { mlAbilities: [INFERENCE] },
      ml(MODEL),
      { memberAbilities: [], mlMemberAbilities: { customMLMemberAbilities: [INFERENCE] } },
    ],
    [
      'no output of models',
      { mlAbilities: [] },
      ml(MODEL),
      { memberAbilities: [], mlMemberAbilities: { customMLMemberAbilities: [] } },
    ],
    [
      'a payment, beside what else is stated',
      { payments: ['jobCompute', 'modelTraining'] },
      {
        paymentConfiguration: {
          queryCompute: paid,
          machineLearning: { modelInference: paid, syntheticDataGeneration: paid },
        },
      },
      {
        memberAbilities: [],
        paymentConfiguration: {
          queryCompute: unpaid,
          jobCompute: paid,
          machineLearning: { modelTraining: paid, modelInference: unpaid, syntheticDataGeneration: paid },
        },
      },
    ],
    [
      'no payment',
      { payments: [] },
      { paymentConfiguration: { queryCompute: paid } },
      { memberAbilities: [], paymentConfiguration: { queryCompute: unpaid } },
    ],
  ])('is changed: %s', (_, terms, found, change) => {
    expect(changed(member('ACTIVE', [], found), terms)).toEqual({
      accountId: ACCOUNT,
      mlMemberAbilities: (found as MemberSummary).mlAbilities,
      ...change,
    });
  });

  test.each<[string, Circumstances['terms'], object]>([
    ['the export of logs', { exportsQueryAnalysisLog: true }, { abilities: [EXPORT] }],
    ['output of models, in any order', { mlAbilities: [MODEL, INFERENCE] }, ml(INFERENCE, MODEL)],
    ['no output of models', { mlAbilities: [] }, {}],
    [
      'a payment',
      { payments: ['queryCompute', 'modelInference'] },
      {
        paymentConfiguration: {
          queryCompute: paid,
          jobCompute: unpaid,
          machineLearning: { modelInference: paid, syntheticDataGeneration: paid },
        },
      },
    ],
    ['what is not managed', {}, { ...ml(MODEL), abilities: [EXPORT], paymentConfiguration: { queryCompute: paid } }],
  ])('is left as it is: %s', (_, terms, found) => {
    expect(decided('Update', { member: member('ACTIVE', [], found) }, { terms })).toMatchObject({ next: 'done' });
  });

  test('is stated for a new member, and nothing else', () => {
    const added = (terms: Circumstances['terms']) => decided('Create', {}, { terms });
    const change = { accountId: ACCOUNT, displayName: 'Measurer', memberAbilities: [] };

    expect(added({ exportsQueryAnalysisLog: true, mlAbilities: [MODEL], payments: ['modelTraining'] })).toMatchObject({
      step: {
        change: {
          ...change,
          memberAbilities: [EXPORT],
          mlMemberAbilities: { customMLMemberAbilities: [MODEL] },
          paymentConfiguration: {
            queryCompute: unpaid,
            jobCompute: unpaid,
            machineLearning: { modelTraining: paid, modelInference: unpaid },
          },
        },
      },
    });
    expect(added({})).toMatchObject({ step: { do: 'request', change } });
    expect(added({ mlAbilities: [], payments: [] })).toMatchObject({
      step: {
        change: {
          mlMemberAbilities: { customMLMemberAbilities: [] },
          paymentConfiguration: { queryCompute: unpaid, jobCompute: unpaid },
        },
      },
    });
  });

  test.each<[string, Circumstances['terms'], object, string]>([
    ['leads to it', { mlAbilities: [MODEL] }, { mlMemberAbilities: { customMLMemberAbilities: [MODEL] } }, 'commit'],
    ['leaves it as it is', { mlAbilities: [] }, {}, 'request'],
    ['leads elsewhere', { mlAbilities: [MODEL] }, { mlMemberAbilities: { customMLMemberAbilities: [] } }, 'cancel'],
    ['is about something else', { payments: ['queryCompute'] }, {}, 'cancel'],
    ['makes it pay', { payments: ['queryCompute'] }, { paymentConfiguration: { queryCompute: paid } }, 'commit'],
  ])('can be in an open request: one that %s', (_, terms, change, step) => {
    const specification = { member: { accountId: ACCOUNT, memberAbilities: [], ...change } };
    const open = request('APPROVED', [], [], {
      changes: [{ specificationType: 'MEMBER', specification, types: ['GRANT'] }],
    });
    const found = { member: member('ACTIVE', [], ml(INFERENCE)), requests: step === 'request' ? [] : [open] };

    expect(decided('Update', found, { terms })).toMatchObject({ step: { do: step } });
    expect(decided('Delete', found, { terms, physicalId: FOUND })).toMatchObject(
      step === 'commit' ? { step: { do: 'cancel' } } : { next: 'done' },
    );
  });

  test('is named if another resource manages it', () => {
    const found = {
      member: member('ACTIVE', [], { ...ml(MODEL), paymentConfiguration: { queryCompute: paid } }),
      requests: [request('COMMITTED')],
    };

    expect(decided('Create', found, { terms: { mlAbilities: [], payments: [] } })).toContain(
      `already exists with the name "Measurer" and ${MODEL}, payment for queryCompute, not with no ability`,
    );
  });
});

describe('the attributes', () => {
  test.each<[string, Partial<Observed>, ReturnType<typeof attributes>]>([
    ['of an open request', { requests: [request('PENDING')] }, attributes('one', 'PENDING', 'NONE')],
    [
      'of a committed request',
      { member: member('INVITED'), requests: [request('DENIED', [], [], { id: 'two' }), request('COMMITTED')] },
      attributes('one', 'COMMITTED', 'INVITED'),
    ],
    ['of no request', { member: member('ACTIVE') }, attributes('NONE', 'NONE', 'ACTIVE')],
  ])('are those %s', (_, found, expected) => {
    expect(decided('Create', found)).toMatchObject({ next: 'done', attributes: expected });
  });
});

describe('a rollback cannot bring back a member', () => {
  test.each<[string, Partial<Observed>, Circumstances]>([
    ['that the service refuses', { member: member('LEFT') }, { isRefused: true }],
    [
      'whose commit the service refuses',
      { member: member('LEFT'), requests: [request('APPROVED')] },
      { isRefused: true },
    ],
    ['that the others deny', { requests: [request('DENIED')] }, { done: [asked] }],
    ['whose request was cancelled', { requests: [request('CANCELLED')] }, { done: [asked] }],
  ])('%s, and succeeds', (_, found, circumstances) => {
    expect(decided('Update', found, circumstances)).toMatchObject({ next: 'done', physicalId: ADDED });
    const other = `${ROOM}/added-member/444444444444`;
    expect(decided('Update', found, { ...circumstances, physicalId: other })).not.toMatchObject({ next: 'done' });
  });

  test('but changes a present one as requested', () => {
    expect(decided('Update', { member: member('ACTIVE', [RECEIVE]) }, { isRefused: true })).toMatchObject({
      next: 'act',
    });
  });
});

describe('the lists of the service can hide', () => {
  const WAITS = 'wait: the service does not show the accepted change yet';
  const commit: Step = { do: 'commit', id: 'one' };
  const cancel: Step = { do: 'cancel', id: 'one' };
  const remove: Step = { do: 'remove' };

  test.each<[string, Step, Partial<Observed>, Partial<Observed>]>([
    ['a request', asked, { requests: [] }, { requests: [request('PENDING')] }],
    [
      'a commit',
      commit,
      { requests: [request('APPROVED')] },
      { requests: [request('COMMITTED')], member: member('INVITED') },
    ],
    [
      'a cancellation',
      cancel,
      { requests: [request('PENDING')] },
      { requests: [request('CANCELLED')], member: member() },
    ],
    ['a removal', remove, { member: member() }, { member: member('REMOVED') }],
  ])('%s', (_, step, hidden, shown) => {
    const type = step.do === 'remove' ? 'Delete' : 'Update';
    const at = (found: Partial<Observed>, waited: number) => decided(type, found, { done: [step], waited });

    expect(at(hidden, 14_999)).toBe(WAITS);
    expect(at(hidden, 15_000)).not.toBe(WAITS);
    expect(at(shown, 0)).toMatchObject({ next: 'done' });
  });

  test('one of two steps', () => {
    const found = { requests: [request('PENDING')], member: member() };

    expect(decided('Delete', found, { done: [asked, remove], waited: 0 })).toBe(WAITS);
  });

  test.each<[string, 'Create' | 'Update' | 'Delete', Partial<Observed>, Circumstances]>([
    ['who has added a member', 'Create', { member: member() }, {}],
    ['what an earlier Update does', 'Update', { member: member() }, {}],
    ['what an earlier Create does', 'Delete', {}, { physicalId: FOREIGN }],
    ['what an earlier Update of a member does', 'Delete', {}, {}],
  ])('%s', (_, type, found, circumstances) => {
    const waits = 'wait: another request can still be in progress, or is not shown yet';

    expect(decided(type, found, { ...circumstances, waited: 14_999 })).toBe(waits);
    expect(decided(type, found, { ...circumstances, waited: 15_000 })).toMatchObject({ next: 'done' });
  });

  test.each<[string, 'Create' | 'Delete', Partial<Observed>]>([
    ['what was added', 'Create', { member: member('INVITED'), requests: [request('COMMITTED')] }],
    ['what is requested', 'Create', { requests: [request('PENDING')] }],
    ['what is gone', 'Delete', { gone: true }],
  ])('but not %s', (_, type, found) => {
    expect(decided(type, found, { waited: 0 })).toMatchObject({ next: 'done' });
  });

  test('what changes meanwhile', () => {
    expect(decided('Update', { changing: true })).toBe('wait: the members are being changed concurrently');
  });

  test.each<[string, Partial<Observed>, readonly Step[], string]>([
    [
      'an approval of the service',
      { requests: [request('PENDING', [], ['ADD_MEMBER'], { isAutoApproved: true })] },
      [],
      'wait: the auto-approved change request is not committed yet',
    ],
    [
      'a member that was just added',
      { requests: [request('COMMITTED')] },
      [asked],
      'wait: the list of members does not contain the committed change yet',
    ],
    [
      'a member whose addition was just committed',
      { requests: [request('COMMITTED')] },
      [commit],
      'wait: the list of members does not contain the committed change yet',
    ],
  ])('%s', (_, found, done, decision) => {
    expect(decided('Create', found, { done, waited: 14_999 })).toBe(decision);
    expect(decided('Create', found, { done, waited: 15_000 })).toMatchObject({ next: 'done', physicalId: ADDED });
  });
});

describe('deletion', () => {
  test('cancels and removes under the physical id of the request', () => {
    expect(decided('Delete', { requests: [request('PENDING')] })).toEqual({
      next: 'act',
      step: { do: 'cancel', id: 'one' },
      physicalId: ADDED,
    });
    expect(decided('Delete', { member: member() })).toEqual({ next: 'act', step: { do: 'remove' }, physicalId: ADDED });
  });

  test('of a found member keeps one that a request has added', () => {
    const found = { member: member(), requests: [request('COMMITTED')] };

    expect(decided('Delete', found, { physicalId: FOUND })).toMatchObject({ next: 'done', physicalId: FOUND });
  });

  test('of a collaboration that is gone changes nothing', () => {
    const found = { gone: true, member: member(), requests: [request('PENDING')] };

    expect(decided('Delete', found, { waited: 0 })).toEqual({ next: 'done', physicalId: ADDED });
  });

  test('is about the member of the physical id, or of the properties', () => {
    const target = { collaborationId: ROOM, accountId: ACCOUNT };
    const properties = { ...PROPERTIES, accountId: '444444444444' };

    const request = { type: 'Delete', properties, owner: 'owner', physicalId: ADDED } as const;
    expect(targetOf(request)).toMatchObject(target);
    expect(targetOf({ ...request, properties: PROPERTIES, physicalId: FOREIGN })).toMatchObject(target);
    expect(targetOf({ ...request, type: 'Update' })).toMatchObject({ accountId: '444444444444' });
  });
});

describe('the physical id', () => {
  test('stands for the member, with any abilities', () => {
    const expected = { next: 'done', physicalId: FOUND, attributes: attributes('NONE', 'NONE', 'NONE') };

    expect(accepted(FOUND, { ...PROPERTIES, receivesResults: true })).toEqual(expected);
    expect(accepted(FOUND, { ...PROPERTIES, accountId: '444444444444' })).toBeUndefined();
    expect(accepted(FOUND, { ...PROPERTIES, collaborationId: 'other' })).toBeUndefined();
    expect(accepted(FOREIGN, PROPERTIES)).toBeUndefined();
  });

  test.each([undefined, `${ADDED}4`, `x/${ADDED}`, ADDED.replace('added', 'lost')])(
    'of others has no parts: %s',
    (id) => {
      expect(parsePhysicalId(id)).toBeUndefined();
    },
  );

  test('becomes added only for the same member', () => {
    const other = `${ROOM}/added-member/444444444444`;

    expect(decided('Update', { member: member() }, { physicalId: other })).toMatchObject({ physicalId: FOUND });
  });
});

describe('the observation', () => {
  test.each([
    ['a present member', ['REMOVED', 'INVITED'], 'INVITED'],
    ['a present member, in any order', ['ACTIVE', 'REMOVED'], 'ACTIVE'],
    ['an unknown status rather than an end', ['SUSPENDED', 'LEFT'], 'SUSPENDED'],
    ['a present member rather than an unknown status', ['SUSPENDED', 'ACTIVE'], 'ACTIVE'],
    ['the last end', ['LEFT', 'REMOVED'], 'REMOVED'],
    ['none', [], undefined],
  ])('of an account that is listed twice is %s', (_, statuses, status) => {
    const others = [{ ...member(), accountId: '444444444444' }];
    const listed = statuses.map((it) => member(it));

    expect(memberIn([...others, ...listed, ...others], ACCOUNT)?.status).toBe(status);
  });

  test('contains the requests about an account, the newest first', () => {
    const at = (id: string, createTime?: number) => request('PENDING', [], [], { id, createTime });
    const foreign = { ...at('other', 5), changes: [] };
    const requests = [at('c', 1), foreign, at('d', 3), at('b', 1), at('a')];

    expect(requestsAbout(requests, ACCOUNT).map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a']);
    expect(requestsAbout(requests, '444444444444')).toEqual([]);
  });
});
