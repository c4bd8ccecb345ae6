import { describe, expect, test } from 'vitest';
import type { Caller, CleanRoomsService, ServiceOptions } from '../../../local/cleanrooms/service';
import { CREATOR, call, join, newCollaboration, newService, PARTNER, refusal, THIRD } from './clean-room';

const ADD_THIRD = {
  specificationType: 'MEMBER',
  specification: { member: { accountId: THIRD.account, displayName: 'Third', memberAbilities: [] as string[] } },
};

function change(member: object) {
  return { specificationType: 'MEMBER', specification: { member: { memberAbilities: [], ...member } } };
}

function newRoom(input: object = {}, options: ServiceOptions = {}) {
  const service = newService(options);
  const collaboration = newCollaboration(service, input);
  join(service, CREATOR, collaboration);
  join(service, PARTNER, collaboration);
  const target = { collaborationIdentifier: collaboration.id };
  const request = (...changes: object[]) =>
    call(service, CREATOR, 'CreateCollaborationChangeRequest', { ...target, changes }).collaborationChangeRequest;
  const act = (caller: Caller, { id }: { id: string }, action: string) =>
    call(service, caller, 'UpdateCollaborationChangeRequest', { ...target, changeRequestIdentifier: id, action })
      .collaborationChangeRequest;
  return { service, collaboration, target, request, act };
}

function statusOf(service: CleanRoomsService, target: object, { account }: Caller): string | undefined {
  const { memberSummaries } = call(service, CREATOR, 'ListMembers', target);
  return memberSummaries.find(({ accountId }: { accountId: string }) => accountId === account)?.status;
}

describe('a change request', () => {
  test('takes effect at once where its types are approved in advance', () => {
    const { service, target, request } = newRoom({ autoApprovedChangeRequestTypes: ['ADD_MEMBER'] });

    const made = request(ADD_THIRD);

    expect(made).toMatchObject({ status: 'COMMITTED', isAutoApproved: true });
    expect(made.changes).toEqual([{ ...ADD_THIRD, types: ['ADD_MEMBER'] }]);
    expect(statusOf(service, target, THIRD)).toBe('INVITED');
    expect(join(service, THIRD, { id: target.collaborationIdentifier }).status).toBe('ACTIVE');
  });

  test('waits for the other members, then for the creator', () => {
    const { service, target, request, act } = newRoom();

    const made = request(ADD_THIRD);
    expect(made).toMatchObject({
      status: 'PENDING',
      isAutoApproved: false,
      approvals: { [CREATOR.account]: { status: 'APPROVED' }, [PARTNER.account]: { status: 'PENDING' } },
    });
    expect(act(PARTNER, made, 'APPROVE').status).toBe('APPROVED');
    expect(statusOf(service, target, THIRD)).toBeUndefined();
    expect(act(CREATOR, made, 'COMMIT').status).toBe('COMMITTED');

    expect(statusOf(service, target, THIRD)).toBe('INVITED');
  });

  test('ends when anybody denies it or the creator cancels it', () => {
    const { service, target, request, act } = newRoom();

    const denied = act(PARTNER, request(ADD_THIRD), 'DENY');
    const cancelled = act(CREATOR, request(ADD_THIRD), 'CANCEL');

    expect([denied.status, cancelled.status]).toEqual(['DENIED', 'CANCELLED']);
    expect(refusal(() => act(CREATOR, denied, 'COMMIT'))).toBe('ConflictException INVALID_STATE');
    expect(refusal(() => act(PARTNER, cancelled, 'APPROVE'))).toBe('ConflictException INVALID_STATE');
    const listed = call(service, PARTNER, 'ListCollaborationChangeRequests', { ...target, status: 'DENIED' });
    expect(listed.collaborationChangeRequestSummaries).toMatchObject([{ id: denied.id }]);
  });

  test('is approved at once when nobody else has joined', () => {
    const service = newService();
    const collaboration = newCollaboration(service);

    const { collaborationChangeRequest } = call(service, CREATOR, 'CreateCollaborationChangeRequest', {
      collaborationIdentifier: collaboration.id,
      changes: [ADD_THIRD],
    });

    expect(collaborationChangeRequest).toMatchObject({ status: 'APPROVED', isAutoApproved: false });
  });

  test('does not wait for who is gone', () => {
    const { service, target, request } = newRoom();
    const { id } = request(ADD_THIRD);

    call(service, CREATOR, 'DeleteMember', { ...target, accountId: PARTNER.account });

    const input = { ...target, changeRequestIdentifier: id };
    expect(call(service, CREATOR, 'GetCollaborationChangeRequest', input).collaborationChangeRequest.status).toBe(
      'APPROVED',
    );
  });

  test('fails in the hands of the wrong party', () => {
    const { service, target, request, act } = newRoom();
    const made = request(ADD_THIRD);
    const denied = 'AccessDeniedException INSUFFICIENT_PERMISSIONS';

    expect(
      refusal(() => call(service, PARTNER, 'CreateCollaborationChangeRequest', { ...target, changes: [ADD_THIRD] })),
    ).toBe(denied);
    expect(refusal(() => act(CREATOR, made, 'APPROVE'))).toBe(denied);
    expect(refusal(() => act(PARTNER, made, 'COMMIT'))).toBe(denied);
    expect(refusal(() => act(PARTNER, made, 'CANCEL'))).toBe(denied);
    expect(refusal(() => act(CREATOR, made, 'COMMIT'))).toBe('ConflictException INVALID_STATE');
  });
});

describe('the types of a change', () => {
  test.each([
    [
      'a new receiver',
      change({ accountId: THIRD.account, displayName: 'Third', memberAbilities: ['CAN_RECEIVE_RESULTS'] }),
      ['ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY'],
    ],
    ['a receiver no more', change({ accountId: PARTNER.account }), ['REVOKE_RECEIVE_RESULTS_ABILITY']],
    [
      'a payer more',
      change({
        accountId: PARTNER.account,
        memberAbilities: ['CAN_RECEIVE_RESULTS'],
        paymentConfiguration: { queryCompute: { isResponsible: true } },
      }),
      ['ADD_PAYER_CANDIDATE'],
    ],
    [
      'a receiver of models',
      change({
        accountId: PARTNER.account,
        memberAbilities: ['CAN_RECEIVE_RESULTS'],
        mlMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] },
      }),
      ['GRANT_CAN_RECEIVE_MODEL_OUTPUT'],
    ],
    [
      'what is approved in advance',
      { specificationType: 'COLLABORATION', specification: { collaboration: { autoApprovedChangeTypes: [] } } },
      ['EDIT_AUTO_APPROVED_CHANGE_TYPES'],
    ],
  ])('%s', (_what, input, types) => {
    const { request } = newRoom();

    expect(request(input).changes[0].types).toEqual(types);
  });

  test.each([
    ['the ability to query', change({ accountId: THIRD.account, displayName: 'x', memberAbilities: ['CAN_QUERY'] })],
    ['the ability to run jobs', change({ accountId: PARTNER.account, memberAbilities: ['CAN_RUN_JOB'] })],
    ['a new member without a name', change({ accountId: THIRD.account })],
    ['no change at all', change({ accountId: PARTNER.account, memberAbilities: ['CAN_RECEIVE_RESULTS'] })],
    ['the wrong specification', { ...ADD_THIRD, specificationType: 'COLLABORATION' }],
  ])('fails for %s', (_what, input) => {
    const { request } = newRoom();

    expect(refusal(() => request(input))).toBe('ValidationException INVALID_CONFIGURATION');
  });

  test('one that is not approved in advance makes the whole request wait', () => {
    const { request } = newRoom({ autoApprovedChangeRequestTypes: ['ADD_MEMBER'] });

    expect(request(ADD_THIRD, change({ accountId: PARTNER.account })).status).toBe('PENDING');
  });
});

describe('the effect of a change', () => {
  test('abilities that cannot change stay', () => {
    const { service, target, request, act } = newRoom();

    const made = request(change({ accountId: CREATOR.account, memberAbilities: ['CAN_RECEIVE_RESULTS'] }));
    act(PARTNER, made, 'APPROVE');
    act(CREATOR, made, 'COMMIT');

    const { memberSummaries } = call(service, CREATOR, 'ListMembers', target);
    expect(memberSummaries[0].abilities).toEqual(['CAN_QUERY', 'CAN_RECEIVE_RESULTS']);
  });

  test('a new payer may accept, and one no more has nothing to pay', () => {
    const { service, request, act } = newRoom();
    const pay = (isResponsible: boolean) => {
      const made = request(
        change({
          accountId: PARTNER.account,
          memberAbilities: ['CAN_RECEIVE_RESULTS'],
          paymentConfiguration: { queryCompute: { isResponsible } },
        }),
      );
      act(PARTNER, made, 'APPROVE');
      act(CREATOR, made, 'COMMIT');
    };
    const [{ id }] = call(service, PARTNER, 'ListMemberships').membershipSummaries;

    pay(true);
    const accepted = call(service, PARTNER, 'UpdateMembership', {
      membershipIdentifier: id,
      membershipPaymentConfiguration: { queryCompute: { isResponsible: true } },
    });
    pay(false);

    expect(accepted.membership.paymentConfiguration.queryCompute.isResponsible).toBe(true);
    const { membership } = call(service, PARTNER, 'GetMembership', { membershipIdentifier: id });
    expect(membership.paymentConfiguration.queryCompute.isResponsible).toBe(false);
  });

  test.each([
    [true, 'none'],
    [false, 'ConflictException INVALID_STATE'],
  ])('who was removed comes back if the double lets it (%s)', (removedMayReturn, expected) => {
    const { service, target, request } = newRoom(
      { autoApprovedChangeRequestTypes: ['ADD_MEMBER'] },
      { removedMayReturn },
    );
    call(service, CREATOR, 'DeleteMember', { ...target, accountId: PARTNER.account });

    expect(refusal(() => request(change({ accountId: PARTNER.account, displayName: 'Again' })))).toBe(expected);
  });

  test('who left never comes back', () => {
    const { service, request } = newRoom({ autoApprovedChangeRequestTypes: ['ADD_MEMBER'] });
    const [{ id }] = call(service, PARTNER, 'ListMemberships').membershipSummaries;
    call(service, PARTNER, 'DeleteMembership', { membershipIdentifier: id });

    expect(refusal(() => request(change({ accountId: PARTNER.account, displayName: 'Again' })))).toBe(
      'ConflictException INVALID_STATE',
    );
  });

  test('a request that has become impossible is not committed', () => {
    const { request, act } = newRoom();
    const [first, second] = [request(ADD_THIRD), request(ADD_THIRD)];
    act(PARTNER, first, 'APPROVE');
    act(PARTNER, second, 'APPROVE');

    act(CREATOR, first, 'COMMIT');

    expect(refusal(() => act(CREATOR, second, 'COMMIT'))).toBe('ValidationException INVALID_CONFIGURATION');
  });

  test('the types approved in advance change', () => {
    const { service, target, request, act } = newRoom();
    const made = request({
      specificationType: 'COLLABORATION',
      specification: { collaboration: { autoApprovedChangeTypes: ['ADD_MEMBER'] } },
    });
    act(PARTNER, made, 'APPROVE');
    act(CREATOR, made, 'COMMIT');

    expect(call(service, PARTNER, 'GetCollaboration', target).collaboration.autoApprovedChangeTypes).toEqual([
      'ADD_MEMBER',
    ]);
  });
});
