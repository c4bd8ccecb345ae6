import { describe, expect, test } from 'vitest';
import {
  associate,
  CREATOR,
  call,
  join,
  NOWHERE,
  newCollaboration,
  newService,
  newTable,
  PARTNER,
  refusal,
  STRANGER,
} from './clean-room';

const PAYS = { queryCompute: { isResponsible: true } };
const PAYS_NOT = { queryCompute: { isResponsible: false } };

describe('CreateMembership', () => {
  test('accepts the invitation', () => {
    const service = newService();
    const collaboration = newCollaboration(service);

    const membership = join(service, PARTNER, collaboration);

    expect(membership).toMatchObject({
      arn: `arn:aws:cleanrooms:us-east-1:222222222222:membership/${membership.id}`,
      collaborationId: collaboration.id,
      collaborationCreatorAccountId: CREATOR.account,
      memberAbilities: ['CAN_RECEIVE_RESULTS'],
      paymentConfiguration: PAYS_NOT,
      status: 'ACTIVE',
    });
  });

  test('fails for whom it is not', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const membership = join(service, PARTNER, collaboration);

    expect(() => join(service, PARTNER, collaboration)).toThrow(
      expect.objectContaining({
        code: 'ConflictException',
        status: 409,
        members: { reason: 'ALREADY_EXISTS', resourceId: membership.id, resourceType: 'MEMBERSHIP' },
      }),
    );
    expect(refusal(() => join(service, STRANGER, collaboration))).toContain('AccessDenied');
    expect(refusal(() => join(service, PARTNER, { id: NOWHERE }))).toBe('ResourceNotFoundException');
  });

  test('fails for who has left', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const { id } = join(service, PARTNER, collaboration);

    call(service, PARTNER, 'DeleteMembership', { membershipIdentifier: id });

    expect(refusal(() => join(service, PARTNER, collaboration))).toContain('AccessDenied');
    const members = call(service, CREATOR, 'ListMembers', { collaborationIdentifier: collaboration.id });
    expect(members.memberSummaries[1].status).toBe('LEFT');
  });
});

describe('the acceptance of payment', () => {
  const named = {
    creatorPaymentConfiguration: PAYS_NOT,
    members: [{ accountId: PARTNER.account, displayName: 'Partner', memberAbilities: [], paymentConfiguration: PAYS }],
  };

  test.each([
    ['the named payer accepts', named, PARTNER, PAYS, 'none'],
    ['the named payer refuses', named, PARTNER, PAYS_NOT, 'ValidationException INVALID_CONFIGURATION'],
    ['the named payer says nothing', named, PARTNER, undefined, 'ValidationException INVALID_CONFIGURATION'],
    ['another accepts', named, CREATOR, PAYS, 'ValidationException INVALID_CONFIGURATION'],
    ['another refuses', named, CREATOR, PAYS_NOT, 'none'],
    ['the query runner pays by default', {}, CREATOR, undefined, 'none'],
    [
      'the query runner refuses what it pays by default',
      {},
      CREATOR,
      PAYS_NOT,
      'ValidationException INVALID_CONFIGURATION',
    ],
    [
      'ML costs are accepted that nobody asks for',
      named,
      PARTNER,
      { ...PAYS, machineLearning: { modelTraining: { isResponsible: true } } },
      'ValidationException INVALID_CONFIGURATION',
    ],
  ])('%s', (_what, input, caller, paymentConfiguration, expected) => {
    const service = newService();
    const collaboration = newCollaboration(service, input);

    expect(refusal(() => join(service, caller, collaboration, { paymentConfiguration }))).toBe(expected);
  });
});

describe('UpdateMembership', () => {
  test('changes what was given', () => {
    const service = newService();
    const { id } = join(service, PARTNER, newCollaboration(service));

    const updated = call(service, PARTNER, 'UpdateMembership', {
      membershipIdentifier: id,
      queryLogStatus: 'DISABLED',
    });

    expect(updated.membership).toMatchObject({ queryLogStatus: 'DISABLED', status: 'ACTIVE' });
  });

  test('fails for a payment that is not asked for, and after a removal', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const { id } = join(service, PARTNER, collaboration);
    const update = (input: object) =>
      refusal(() => call(service, PARTNER, 'UpdateMembership', { membershipIdentifier: id, ...input }));

    expect(update({ membershipPaymentConfiguration: PAYS })).toBe('ValidationException INVALID_CONFIGURATION');
    call(service, CREATOR, 'DeleteMember', { collaborationIdentifier: collaboration.id, accountId: PARTNER.account });
    expect(update({})).toBe('ConflictException INVALID_STATE');
  });
});

describe('DeleteMembership', () => {
  test('fails while something is under it', () => {
    const service = newService();
    const membership = join(service, PARTNER, newCollaboration(service));
    const association = associate(service, PARTNER, membership, newTable(service, PARTNER));
    const target = { membershipIdentifier: membership.id };

    expect(refusal(() => call(service, PARTNER, 'DeleteMembership', target))).toBe(
      'ConflictException SUBRESOURCES_EXIST',
    );
    call(service, PARTNER, 'DeleteConfiguredTableAssociation', {
      ...target,
      configuredTableAssociationIdentifier: association.id,
    });
    expect(call(service, PARTNER, 'DeleteMembership', target)).toEqual({});
    expect(refusal(() => call(service, PARTNER, 'DeleteMembership', target))).toBe('ResourceNotFoundException');
  });

  test('fails for the creator as long as the collaboration lives', () => {
    const service = newService();
    const membership = join(service, CREATOR, newCollaboration(service));

    expect(refusal(() => call(service, CREATOR, 'DeleteMembership', { membershipIdentifier: membership.id }))).toBe(
      'ConflictException INVALID_STATE',
    );
  });

  test('fails for another account', () => {
    const service = newService();
    const membership = join(service, PARTNER, newCollaboration(service));

    expect(refusal(() => call(service, CREATOR, 'DeleteMembership', { membershipIdentifier: membership.id }))).toBe(
      'AccessDeniedException INSUFFICIENT_PERMISSIONS',
    );
  });
});

describe('ListMemberships', () => {
  test('gives the own ones, by status if asked', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const gone = join(service, PARTNER, collaboration);
    const here = join(service, PARTNER, newCollaboration(service));
    call(service, CREATOR, 'DeleteCollaboration', { collaborationIdentifier: collaboration.id });
    const idsOf = (input: object) =>
      call(service, PARTNER, 'ListMemberships', input).membershipSummaries.map(({ id }: { id: string }) => id);

    expect(idsOf({})).toEqual([gone.id, here.id]);
    expect(idsOf({ status: 'ACTIVE' })).toEqual([here.id]);
  });
});
