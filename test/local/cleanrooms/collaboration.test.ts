import { describe, expect, test } from 'vitest';
import { MODEL } from '../../../local/cleanrooms/model/model';
import { SERVED_OPERATIONS } from '../../../local/cleanrooms/service';
import {
  CREATOR,
  call,
  join,
  NOWHERE,
  newCollaboration,
  newService,
  PARTNER,
  refusal,
  STRANGER,
  THIRD,
} from './clean-room';

describe('CreateCollaboration', () => {
  test('invites the creator and the members', () => {
    const service = newService();

    const collaboration = newCollaboration(service, { autoApprovedChangeRequestTypes: ['ADD_MEMBER'] });

    expect(collaboration).toMatchObject({
      arn: `arn:aws:cleanrooms:us-east-1:111111111111:collaboration/${collaboration.id}`,
      memberStatus: 'INVITED',
      autoApprovedChangeTypes: ['ADD_MEMBER'],
      analyticsEngine: 'SPARK',
    });
    const { memberSummaries } = call(service, PARTNER, 'ListMembers', { collaborationIdentifier: collaboration.id });
    expect(memberSummaries).toMatchObject([
      { accountId: CREATOR.account, status: 'INVITED', abilities: ['CAN_QUERY'] },
      {
        accountId: PARTNER.account,
        status: 'INVITED',
        paymentConfiguration: { queryCompute: { isResponsible: false } },
      },
    ]);
  });

  test.each([
    ['a member twice', [{ accountId: CREATOR.account, displayName: 'x', memberAbilities: [] }]],
    ['two query runners', [{ accountId: PARTNER.account, displayName: 'x', memberAbilities: ['CAN_QUERY'] }]],
  ])('fails for %s', (_what, members) => {
    expect(refusal(() => newCollaboration(newService(), { members }))).toBe(
      'ValidationException INVALID_CONFIGURATION',
    );
  });

  test('fails for what the model forbids, and names the field', () => {
    const act = () => newCollaboration(newService(), { queryLogStatus: 'MAYBE' });

    expect(act).toThrow('queryLogStatus must be one of ENABLED, DISABLED');
    expect(refusal(act)).toBe('ValidationException FIELD_VALIDATION_FAILED');
  });
});

describe('GetCollaboration', () => {
  test('tells each member its own part', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const membership = join(service, PARTNER, collaboration);

    const target = { collaborationIdentifier: collaboration.id };

    expect(call(service, CREATOR, 'GetCollaboration', target).collaboration.memberStatus).toBe('INVITED');
    expect(call(service, PARTNER, 'GetCollaboration', target).collaboration).toMatchObject({
      memberStatus: 'ACTIVE',
      membershipId: membership.id,
      membershipArn: membership.arn,
    });
  });

  test.each(['GetCollaboration', 'UpdateCollaboration', 'DeleteCollaboration'])(
    'fails with %s alike for what does not exist, is not shared or lies in another Region',
    (operation) => {
      const service = newService();
      const { id } = newCollaboration(service);
      const refused = 'AccessDeniedException INSUFFICIENT_PERMISSIONS';

      expect(refusal(() => call(service, CREATOR, operation, { collaborationIdentifier: NOWHERE }))).toBe(refused);
      expect(refusal(() => call(service, STRANGER, operation, { collaborationIdentifier: id }))).toBe(refused);
      expect(
        refusal(() => call(service, { ...CREATOR, region: 'eu-west-1' }, operation, { collaborationIdentifier: id })),
      ).toBe(refused);
    },
  );
});

describe('UpdateCollaboration', () => {
  test('changes what was given and nothing else', () => {
    const service = newService();
    const { id } = newCollaboration(service);

    const updated = call(service, CREATOR, 'UpdateCollaboration', { collaborationIdentifier: id, name: 'New' });

    expect(updated.collaboration).toMatchObject({ name: 'New', description: 'who saw it' });
  });

  test('fails for a member', () => {
    const service = newService();
    const { id } = newCollaboration(service);

    expect(refusal(() => call(service, PARTNER, 'UpdateCollaboration', { collaborationIdentifier: id }))).toBe(
      'AccessDeniedException INSUFFICIENT_PERMISSIONS',
    );
  });
});

describe('DeleteCollaboration', () => {
  test('ends it for all: the creator has no membership any more, the others theirs', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const own = join(service, CREATOR, collaboration);
    const theirs = join(service, PARTNER, collaboration);

    call(service, CREATOR, 'DeleteCollaboration', { collaborationIdentifier: collaboration.id });

    expect(refusal(() => call(service, CREATOR, 'GetMembership', { membershipIdentifier: own.id }))).toBe(
      'ResourceNotFoundException',
    );
    expect(call(service, PARTNER, 'GetMembership', { membershipIdentifier: theirs.id }).membership.status).toBe(
      'COLLABORATION_DELETED',
    );
    expect(call(service, PARTNER, 'DeleteMembership', { membershipIdentifier: theirs.id })).toEqual({});
  });
});

describe('ListCollaborations', () => {
  test('gives those in which the caller takes part, by its status if asked', () => {
    const service = newService();
    const first = newCollaboration(service);
    const second = newCollaboration(service);
    join(service, PARTNER, second);
    const idsOf = (input: object, caller = PARTNER) =>
      call(service, caller, 'ListCollaborations', input).collaborationList.map(({ id }: { id: string }) => id);

    expect(idsOf({})).toEqual([first.id, second.id]);
    expect(idsOf({ memberStatus: 'INVITED' })).toEqual([first.id]);
    expect(idsOf({ memberStatus: 'ACTIVE' })).toEqual([second.id]);
    expect(idsOf({}, STRANGER)).toEqual([]);
  });

  test('gives pages, from which deletions between them take nothing away', () => {
    const service = newService();
    const ids = [1, 2, 3, 4, 5].map(() => newCollaboration(service).id);

    const first = call(service, PARTNER, 'ListCollaborations', { maxResults: 2 });
    call(service, CREATOR, 'DeleteCollaboration', { collaborationIdentifier: ids[0] });
    const second = call(service, PARTNER, 'ListCollaborations', { maxResults: 2, nextToken: first.nextToken });
    const third = call(service, PARTNER, 'ListCollaborations', { maxResults: 2, nextToken: second.nextToken });

    const given = [first, second, third].flatMap((page) => page.collaborationList).map(({ id }) => id);
    expect(given).toEqual(ids);
    expect(third.nextToken).toBeUndefined();
    expect(refusal(() => call(service, PARTNER, 'ListCollaborations', { nextToken: 'x' }))).toBe(
      'ValidationException FIELD_VALIDATION_FAILED',
    );
  });
});

describe('DeleteMember', () => {
  test('leaves the member in the list as removed, without access, its data with itself', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const membership = join(service, PARTNER, collaboration);
    const target = { collaborationIdentifier: collaboration.id };

    call(service, CREATOR, 'DeleteMember', { ...target, accountId: PARTNER.account });

    const { memberSummaries } = call(service, CREATOR, 'ListMembers', target);
    expect(memberSummaries[1]).toMatchObject({ accountId: PARTNER.account, status: 'REMOVED' });
    expect(refusal(() => call(service, PARTNER, 'GetCollaboration', target))).toContain('AccessDenied');
    expect(call(service, PARTNER, 'GetMembership', { membershipIdentifier: membership.id }).membership.status).toBe(
      'REMOVED',
    );
    expect(refusal(() => call(service, CREATOR, 'DeleteMember', { ...target, accountId: PARTNER.account }))).toBe(
      'ResourceNotFoundException',
    );
  });

  test('fails for the creator itself, for others than the creator, and for who is no member', () => {
    const service = newService();
    const { id } = newCollaboration(service);
    const remove = (caller: typeof CREATOR, { account }: typeof CREATOR) =>
      refusal(() => call(service, caller, 'DeleteMember', { collaborationIdentifier: id, accountId: account }));

    expect(remove(CREATOR, CREATOR)).toBe('ValidationException INVALID_CONFIGURATION');
    expect(remove(PARTNER, PARTNER)).toBe('AccessDeniedException INSUFFICIENT_PERMISSIONS');
    expect(remove(CREATOR, THIRD)).toBe('ResourceNotFoundException');
  });
});

describe('the operations served', () => {
  test('are operations of the model', () => {
    expect(SERVED_OPERATIONS.filter((name) => MODEL.operations[name] === undefined)).toEqual([]);
    expect(SERVED_OPERATIONS).toHaveLength(79);
  });

  test('fail loudly beyond it', () => {
    const service = newService();

    expect(refusal(() => call(service, CREATOR, 'StartProtectedQuery'))).toBe(
      'double bug: the operation StartProtectedQuery of Clean Rooms is not served here',
    );
    expect(refusal(() => call(service, CREATOR, 'Nonsense'))).toBe(
      "double bug: Clean Rooms has no operation 'Nonsense'",
    );
    expect(refusal(() => call(service, { ...CREATOR, account: 'x' }, 'ListCollaborations'))).toContain('12 digits');
  });
});
