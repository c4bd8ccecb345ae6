import { describe, expect, test } from 'vitest';
import type { ApprovalProperties } from '../../../src/custom-resources/change-request-approval/contract';
import { accepted, changesOnly, decide } from '../../../src/custom-resources/change-request-approval/plan';
import type { ChangeRequest } from '../../../src/custom-resources/service/operations/change-requests';

const US = '222222222222';
const ACCOUNT = '333333333333';
const PROPERTIES = {
  collaborationId: 'room',
  approver: US,
  changeRequestId: undefined,
  accountId: ACCOUNT,
  mayReceiveResults: false,
};
const BY_ID = { ...PROPERTIES, accountId: undefined, changeRequestId: 'one' };
const RECEIVE = 'CAN_RECEIVE_RESULTS';
const EXPORT = 'CAN_EXPORT_QUERY_ANALYSIS_LOG';

interface Requested {
  readonly id?: string;
  readonly createTime?: number;
  /** Our vote. */
  readonly vote?: string;
  readonly change?: object;
  readonly member?: object;
  readonly specification?: object;
}

function request(status: string, more: Requested = {}): ChangeRequest {
  const { id = 'one', createTime = 1, vote = 'PENDING', change, member, specification } = more;
  return {
    id,
    status,
    createTime,
    isAutoApproved: false,
    approvals: { [US]: { status: vote }, '444444444444': { status: 'APPROVED' } },
    changes: [
      {
        specificationType: 'MEMBER',
        specification: {
          member: { accountId: ACCOUNT, displayName: 'Measurer', memberAbilities: [], ...member },
          ...specification,
        },
        types: ['ADD_MEMBER'],
        ...change,
      },
    ],
  } as unknown as ChangeRequest;
}

interface Circumstances {
  readonly type?: 'Create' | 'Update';
  readonly properties?: ApprovalProperties;
  readonly waited?: number;
  readonly isDone?: boolean;
}

/** The decision in one line. */
function decided(observed: readonly ChangeRequest[], more: Circumstances = {}): string {
  const { type = 'Create', properties = PROPERTIES, waited = 15_000, isDone = false } = more;
  const done = isDone ? [{ do: 'approve', id: 'one' } as const] : [];
  const decision = decide({ type, properties, owner: 'owner' }, observed, { done, waited, isRefused: false });
  switch (decision.next) {
    case 'act':
      expect(decision.physicalId).toBe(accepted(decision.physicalId, properties)?.physicalId);
      return `${decision.step.do} ${decision.step.id}`;
    case 'done':
      expect(decision.physicalId).toBe(accepted(decision.physicalId, properties)?.physicalId);
      return `done ${Object.values(decision.attributes ?? {}).join(' ')}`;
    default:
      return `${decision.next}: ${decision.reason}`;
  }
}

describe('a change request', () => {
  test.each<[string, readonly ChangeRequest[], Circumstances, string]>([
    ['that is pending', [request('PENDING')], {}, 'approve one'],
    ['that is pending beside a former one', [request('DENIED', { id: 'old' }), request('PENDING')], {}, 'approve one'],
    ['that is approved', [request('APPROVED')], {}, 'done one APPROVED'],
    ['that is committed', [request('COMMITTED')], {}, 'done one COMMITTED'],
    ['that we have approved', [request('PENDING', { vote: 'APPROVED' })], {}, 'done one PENDING'],
    ['that we have just approved', [request('PENDING')], { isDone: true }, 'done one PENDING'],
    [
      'of which the newest is cancelled',
      [request('COMMITTED', { id: 'old', createTime: 0 }), request('CANCELLED')],
      {},
      'fail: change request one is CANCELLED: the creator of the collaboration must request the change again',
    ],
    [
      'that was denied by somebody',
      [request('DENIED', { vote: 'APPROVED' })],
      {},
      'fail: change request one is DENIED: the creator of the collaboration must request the change again',
    ],
    [
      'that has ended since we approved it',
      [request('DENIED', { vote: 'APPROVED' })],
      { type: 'Update' },
      'done one DENIED',
    ],
    [
      'that has ended without our approval',
      [request('CANCELLED')],
      { type: 'Update' },
      'fail: change request one is CANCELLED: the creator of the collaboration must request the change again',
    ],
    [
      'that we have denied',
      [request('PENDING', { vote: 'DENIED' })],
      {},
      'fail: this account has denied change request one, which cannot be withdrawn: the creator of the collaboration ' +
        'must request the change again',
    ],
    [
      'of an unknown status',
      [request('SUSPENDED', { vote: 'APPROVED' })],
      {},
      'fail: change request one has the status "SUSPENDED", which this version of cdk-cleanrooms does not know: ' +
        'update cdk-cleanrooms',
    ],
    [
      'that is pending twice',
      [request('PENDING'), request('PENDING', { id: 'two' })],
      {},
      `fail: 2 change requests for account ${ACCOUNT} are pending: specify the ID of one: one, two`,
    ],
    [
      'that does not exist, by its account',
      [],
      {},
      `fail: the collaboration has no change request for account ${ACCOUNT}: the creator of the collaboration must ` +
        'request the change first',
    ],
    [
      'that does not exist, by its ID',
      [],
      { properties: BY_ID },
      'fail: the collaboration has no change request one: the creator of the collaboration must request the change first',
    ],
  ])('%s', (_, observed, circumstances, decision) => {
    expect(decided(observed, circumstances)).toBe(decision);
  });

  test.each<[string, readonly ChangeRequest[], Circumstances]>([
    ['was just created', [], {}],
    ['was just created after another one had ended', [request('CANCELLED')], {}],
    ['we have just approved', [request('PENDING')], { isDone: true }],
  ])('that %s is waited for shortly', (_, observed, circumstances) => {
    expect(decided(observed, { ...circumstances, waited: 14_999 })).toMatch(/^wait: .*\w/);
    expect(decided(observed, { ...circumstances, waited: 15_000 })).not.toMatch(/^wait/);
  });

  test('without votes is pending', () => {
    expect(decided([{ ...request('PENDING'), approvals: undefined }])).toBe('approve one');
    expect(decided([{ ...request('PENDING'), approvals: {} }])).toBe('approve one');
  });
});

describe('an approval refuses what was not agreed', () => {
  const GRANT = { member: { memberAbilities: [RECEIVE] }, change: { types: ['GRANT_RECEIVE_RESULTS_ABILITY'] } };
  const AGREED = { ...PROPERTIES, mayReceiveResults: true };
  const refused = (excess: string) =>
    `fail: change request one requests more than was agreed (${excess}): add that to the agreed abilities, or approve ` +
    'the change request by its ID';

  test.each<[string, Requested, string]>([
    ['an ability', GRANT, RECEIVE],
    ['an unknown ability', { member: { memberAbilities: ['CAN_DO_MORE'] } }, 'CAN_DO_MORE'],
    ['abilities that are no list', { member: { memberAbilities: undefined } }, 'unknown memberAbilities'],
    [
      'an ability for models',
      { member: { mlMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] } } },
      'CAN_RECEIVE_MODEL_OUTPUT',
    ],
    ['unknown abilities for models', { member: { mlMemberAbilities: {} } }, 'unknown customMLMemberAbilities'],
    [
      'more abilities for models',
      { member: { mlMemberAbilities: { customMLMemberAbilities: [], more: 1 } } },
      'the unknown "more" of a mlMemberAbilities',
    ],
    [
      'a cost',
      { member: { paymentConfiguration: { queryCompute: { isResponsible: true } } } },
      'payment for queryCompute',
    ],
    [
      'a cost of machine learning',
      { member: { paymentConfiguration: { machineLearning: { modelTraining: { isResponsible: true } } } } },
      'payment for modelTraining',
    ],
    [
      'a cost that is not known',
      { member: { paymentConfiguration: { rowCompute: { isResponsible: false } } } },
      'the unknown "rowCompute" of a paymentConfiguration',
    ],
    [
      'a cost of which it is not known whether it is paid',
      { member: { paymentConfiguration: { queryCompute: {} } } },
      'payment for queryCompute',
    ],
    [
      'payments whose change is not shown',
      { member: { paymentConfiguration: { queryCompute: { isResponsible: false } } }, change: { types: undefined } },
      'payment responsibilities',
    ],
    ['to export logs', { member: { memberAbilities: [EXPORT] } }, EXPORT],
    ['another payer, by its type only', { change: { types: ['ADD_PAYER_CANDIDATE'] } }, 'payment responsibilities'],
    ['that the account no longer pays', { change: { types: ['REMOVE_PAYER_CANDIDATE'] } }, 'REMOVE_PAYER_CANDIDATE'],
    ['an unknown type of change', { change: { types: ['ADD_OWNER'] } }, 'the change ADD_OWNER'],
    ['types that are no list', { change: { types: 'ADD_MEMBER' } }, 'unknown types'],
    ['an unknown specification type', { change: { specificationType: 'ROLE' } }, 'a change of "ROLE"'],
    ['no specification type', { change: { specificationType: undefined } }, 'a change of "UNKNOWN"'],
    ['an unknown member of a change', { change: { until: 5 } }, 'the unknown "until" of a change'],
    ['an unknown specification', { specification: { role: {} } }, 'the unknown "role" of a specification'],
    [
      'a change of the collaboration',
      { specification: { collaboration: {} } },
      'the unknown "collaboration" of a specification',
    ],
    ['an unknown member of a member', { member: { rows: 'ALL' } }, 'the unknown "rows" of a member'],
    ['several things', { ...GRANT, specification: { role: 1 } }, `${RECEIVE}, the unknown "role" of a specification`],
  ])('%s', (_, requested, excess) => {
    expect(decided([request('PENDING', requested)])).toBe(refused(excess));
    expect(decided([request('PENDING', requested)], { properties: BY_ID })).toBe('approve one');
  });

  test.each<[string, Requested]>([
    ['the agreed ability', GRANT],
    ['to revoke an ability', { change: { types: ['REVOKE_RECEIVE_RESULTS_ABILITY'] } }],
    ['no ability for models', { member: { mlMemberAbilities: { customMLMemberAbilities: [] } } }],
    ['a change without types', { change: { types: undefined } }],
    ['a member that is not set', { member: { displayName: undefined, later: undefined } }],
  ])('and approves %s', (_, requested) => {
    expect(decided([request('PENDING', requested)], { properties: AGREED })).toBe('approve one');
  });

  test.each<[string, Requested, string[]]>([
    [
      'abilities for models',
      {
        member: { mlMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] } },
        change: { types: ['GRANT_CAN_RECEIVE_MODEL_OUTPUT', 'REVOKE_CAN_RECEIVE_INFERENCE_OUTPUT'] },
      },
      ['CAN_RECEIVE_MODEL_OUTPUT'],
    ],
    [
      'the export of logs',
      { member: { memberAbilities: [EXPORT] }, change: { types: ['GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY'] } },
      [EXPORT],
    ],
    [
      'costs',
      {
        member: {
          paymentConfiguration: {
            queryCompute: { isResponsible: false },
            machineLearning: { modelTraining: { isResponsible: true } },
          },
        },
        change: { types: ['ADD_PAYER_CANDIDATE', 'REMOVE_PAYER_CANDIDATE'] },
      },
      ['modelTraining', 'REMOVE_PAYER_CANDIDATE'],
    ],
  ])('and approves %s if they are agreed', (_, requested, alsoAgreed) => {
    const observed = [request('PENDING', requested)];

    expect(decided(observed, { properties: { ...PROPERTIES, alsoAgreed } })).toBe('approve one');
    for (const agreed of alsoAgreed) {
      const less = alsoAgreed.filter((one) => one !== agreed);
      expect(decided(observed, { properties: { ...PROPERTIES, alsoAgreed: less } })).toContain(agreed);
    }
  });

  test('also of a change of nothing that is known', () => {
    const change = { specification: { other: {} } };

    expect(decided([request('PENDING', { change })])).toBe(
      refused('unknown memberAbilities, the unknown "other" of a specification'),
    );
  });
});

describe('the physical id', () => {
  test.each([
    [PROPERTIES, 'room/approval/333333333333', 'UNKNOWN'],
    [{ ...PROPERTIES, mayReceiveResults: true }, `room/approval/333333333333/${RECEIVE}`, 'UNKNOWN'],
    [
      { ...PROPERTIES, mayReceiveResults: true, alsoAgreed: ['queryCompute', EXPORT, EXPORT] },
      `room/approval/333333333333/${RECEIVE}/${EXPORT}/queryCompute`,
      'UNKNOWN',
    ],
    [BY_ID, 'room/approval/one', 'one'],
  ])('stands for %o', (properties, physicalId, id) => {
    expect(accepted(physicalId, properties)).toEqual({
      next: 'done',
      physicalId,
      attributes: { ChangeRequestId: id, ChangeRequestStatus: 'UNKNOWN' },
    });
    expect(accepted(`${physicalId}0`, properties)).toBeUndefined();
  });
});

test('a request changes only an account if all its changes do', () => {
  const [change] = request('PENDING').changes;
  const other = { specificationType: 'COLLABORATION', specification: { collaboration: {} } };
  const changing = (...changes: unknown[]) => ({ ...request('PENDING'), changes }) as ChangeRequest;

  expect(changesOnly(changing(change), ACCOUNT)).toBe(true);
  expect(changesOnly(changing(change, other), ACCOUNT)).toBe(false);
  expect(changesOnly(changing(change), US)).toBe(false);
  expect(changesOnly(changing(), ACCOUNT)).toBe(false);
});
