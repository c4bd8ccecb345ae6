import { describe, expect, test } from 'vitest';
import { MODEL } from '../../../local/cleanrooms/model/model';
import {
  type CleanRoomsService,
  ConnectionReset,
  SERVED_OPERATIONS,
  type ServiceFaults,
} from '../../../local/cleanrooms/service';
import {
  associate,
  CREATOR,
  call,
  join,
  newCollaboration,
  newService,
  newTable,
  PARTNER,
  ROLE,
  refusal,
} from './clean-room';

function send(service: CleanRoomsService, method: string, target: string, body?: unknown, caller = CREATOR) {
  const [path, query] = target.split('?');
  return service.handle(caller, {
    method,
    path: path ?? '',
    query: new URLSearchParams(query),
    body: body === undefined ? '' : JSON.stringify(body),
  });
}

/** A plan that has one fault, at one operation, once. */
function once(operation: string, fault: ReturnType<ServiceFaults['before']>, when: 'after' | 'before' = 'before') {
  let left = 1;
  const take = (name: string) => (name === operation && left-- > 0 ? fault : undefined);
  return {
    before: (name: string) => (when === 'before' ? take(name) : undefined),
    after: (name: string) => (when === 'after' && take(name) !== undefined ? ('reset' as const) : undefined),
  };
}

describe('handle', () => {
  test('reads path, query and body, and answers as the model says', () => {
    const service = newService();
    const { id } = newCollaboration(service);

    const got = send(service, 'GET', `/collaborations/${id}`);
    const listed = send(service, 'GET', '/collaborations?memberStatus=INVITED&maxResults=1');
    const updated = send(service, 'PATCH', `/collaborations/${id}`, { name: 'New' });
    const deleted = send(service, 'DELETE', `/collaborations/${id}`);

    expect(JSON.parse(got?.body ?? '')).toMatchObject({ collaboration: { id, createTime: 1767225601 } });
    expect(JSON.parse(listed?.body ?? '').collaborationList).toHaveLength(1);
    expect(JSON.parse(updated?.body ?? '').collaboration.name).toBe('New');
    expect(deleted).toMatchObject({ status: 204, body: '' });
  });

  test('takes an ARN out of the path and repeated keys out of the query', () => {
    const service = newService();
    const { arn } = newCollaboration(service, { tags: { team: 'a', stage: 'b', keep: 'c' } });
    const path = `/tags/${encodeURIComponent(arn)}`;

    send(service, 'DELETE', `${path}?tagKeys=team&tagKeys=stage`);
    send(service, 'POST', path, { tags: { more: 'd' } });

    expect(JSON.parse(send(service, 'GET', path)?.body ?? '')).toEqual({ tags: { keep: 'c', more: 'd' } });
  });

  test('answers errors with their code, status and members', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    join(service, CREATOR, collaboration);
    const body = { collaborationIdentifier: collaboration.id, queryLogStatus: 'ENABLED' };

    const answer = send(service, 'POST', '/memberships', body);

    expect(answer).toMatchObject({ status: 409, headers: { 'x-amzn-errortype': 'ConflictException' } });
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ reason: 'ALREADY_EXISTS', resourceType: 'MEMBERSHIP' });
  });

  test.each([
    ['GET', '/nothing', 404, 'UnknownOperationException'],
    ['GET', '/memberships/00000000-0000-4000-8000-000000000001/protectedQueries', 500, 'DoubleBug'],
    ['GET', '/collaborations/x', 400, 'ValidationException'],
    ['GET', '/collaborations/%zz', 400, 'ValidationException'],
    ['GET', '/collaborations?maxResults=many', 400, 'ValidationException'],
    ['POST', '/collaborations', 400, 'ValidationException'],
  ])('fails loudly for %s %s', (method, target, status, code) => {
    expect(send(newService(), method, target)).toMatchObject({ status, headers: { 'x-amzn-errortype': code } });
  });

  test('fails for a body that is no object', () => {
    const answer = newService().handle(CREATOR, {
      method: 'POST',
      path: '/memberships',
      query: new URLSearchParams(),
      body: '[not json',
    });

    expect(JSON.parse(answer?.body ?? '').message).toContain('body is not a member of the shape');
  });

  test('finds every operation of the model at its own place', () => {
    const service = newService();

    for (const { name, http } of Object.values(MODEL.operations)) {
      send(service, http.method, http.requestUri.replaceAll(/\{\w+\}/g, 'x'));
      expect(service.calls.at(-1)?.operation).toBe(name);
    }
  });
});

describe('faults', () => {
  test.each([
    ['throttle' as const, 429, 'ThrottlingException'],
    ['internal' as const, 500, 'InternalServerException'],
    ['iam-delay' as const, 400, 'ValidationException'],
    ['denied' as const, 403, 'AccessDeniedException'],
  ])('%s is answered in place of the operation', (fault, status, code) => {
    const service = newService({ faults: once('CreateConfiguredTable', fault) });

    expect(() => newTable(service, PARTNER)).toThrow(expect.objectContaining({ code, status }));
    expect(call(service, PARTNER, 'ListConfiguredTables').configuredTableSummaries).toEqual([]);
    expect(service.calls[0]).toMatchObject({ operation: 'CreateConfiguredTable', outcome: code });
  });

  test.each([
    ['before' as const, 0],
    ['after' as const, 1],
  ])('a reset %s the operation leaves %i tables', (when, tables) => {
    const service = newService({ faults: once('CreateConfiguredTable', 'reset', when) });

    expect(() => newTable(service, PARTNER)).toThrow(ConnectionReset);
    expect(call(service, PARTNER, 'ListConfiguredTables').configuredTableSummaries).toHaveLength(tables);
    expect(service.calls[0]?.outcome).toBe('reset');
  });

  test('a reset is no answer on the wire', () => {
    const service = newService({ faults: once('ListCollaborations', 'reset', 'after') });

    expect(send(service, 'GET', '/collaborations')).toBeUndefined();
    expect(send(service, 'GET', '/collaborations')?.status).toBe(200);
  });
});

describe('calls', () => {
  test('tell the action, and the resource it is on', () => {
    const service = newService();
    const collaboration = newCollaboration(service, { tags: { team: 'a' } });
    const membership = join(service, PARTNER, collaboration);
    const table = newTable(service, PARTNER);
    const association = associate(service, PARTNER, membership, table);
    const mine = { membershipIdentifier: membership.id };
    call(service, PARTNER, 'ListConfiguredTables');
    call(service, PARTNER, 'ListConfiguredTableAssociations', mine);
    call(service, PARTNER, 'ListMembers', { collaborationIdentifier: collaboration.id });
    call(service, PARTNER, 'GetConfiguredTableAssociation', {
      ...mine,
      configuredTableAssociationIdentifier: association.id,
    });
    refusal(() => call(service, PARTNER, 'DeleteMembership', mine));

    const own = 'arn:aws:cleanrooms:us-east-1:222222222222';
    expect(service.calls.map(({ action, resource, outcome }) => [action, resource, outcome])).toEqual([
      ['cleanrooms:CreateCollaboration', 'arn:aws:cleanrooms:us-east-1:111111111111:collaboration/*', 'success'],
      ['cleanrooms:CreateMembership', `${own}:membership/*`, 'success'],
      ['cleanrooms:CreateConfiguredTable', `${own}:configuredtable/*`, 'success'],
      [
        'cleanrooms:CreateConfiguredTableAssociation',
        `${own}:membership/${membership.id}/configuredtableassociation/*`,
        'success',
      ],
      ['cleanrooms:ListConfiguredTables', '*', 'success'],
      ['cleanrooms:ListConfiguredTableAssociations', membership.arn, 'success'],
      ['cleanrooms:ListMembers', collaboration.arn, 'success'],
      ['cleanrooms:GetConfiguredTableAssociation', association.arn, 'success'],
      ['cleanrooms:DeleteMembership', membership.arn, 'ConflictException'],
    ]);
  });

  test('tell all that a policy must allow', () => {
    const service = newService();
    const collaboration = newCollaboration(service, { tags: { team: 'a' } });
    const membership = join(service, PARTNER, collaboration);
    const table = newTable(service, PARTNER);
    associate(service, PARTNER, membership, table);
    call(service, PARTNER, 'UpdateConfiguredTable', { configuredTableIdentifier: table.id, allowedColumns: ['a'] });

    const own = 'arn:aws:cleanrooms:us-east-1:222222222222';
    const told = service.calls.map(({ permissions }) => permissions.map(({ action, resource }) => [action, resource]));
    expect(told).toEqual([
      [
        ['cleanrooms:CreateCollaboration', 'arn:aws:cleanrooms:us-east-1:111111111111:collaboration/*'],
        ['cleanrooms:TagResource', 'arn:aws:cleanrooms:us-east-1:111111111111:collaboration/*'],
      ],
      [
        ['cleanrooms:CreateMembership', `${own}:membership/*`],
        ['cleanrooms:CreateMembership', collaboration.arn],
      ],
      [['cleanrooms:CreateConfiguredTable', `${own}:configuredtable/*`]],
      [
        ['cleanrooms:CreateConfiguredTableAssociation', `${membership.arn}/configuredtableassociation/*`],
        ['cleanrooms:CreateConfiguredTableAssociation', table.arn],
        ['cleanrooms:CreateConfiguredTableAssociation', membership.arn],
        ['iam:PassRole', ROLE],
      ],
      [
        ['cleanrooms:UpdateConfiguredTable', table.arn],
        ['cleanrooms:UpdateConfiguredTableAllowedColumns', table.arn],
      ],
    ]);
  });

  test('tell the resource of every operation that has one', () => {
    const service = newService();
    const withoutResources = ['ListCollaborations', 'ListMemberships', 'ListConfiguredTables'];

    for (const operation of SERVED_OPERATIONS) {
      refusal(() => call(service, CREATOR, operation, { resourceArn: 'arn' }));
    }

    const everything = service.calls.filter(({ resource }) => resource === '*').map(({ operation }) => operation);
    expect(everything).toEqual(withoutResources.filter((operation) => everything.includes(operation)));
    expect(everything).toHaveLength(3);
  });
});

describe('look', () => {
  test('reads without faults and leaves no trace', () => {
    const always = { before: () => 'throttle' as const, after: () => undefined };
    const service = newService({ faults: always });

    expect(service.look(CREATOR, 'ListCollaborations')).toEqual({ collaborationList: [] });
    expect(service.calls).toEqual([]);
    expect(refusal(() => service.look(CREATOR, 'DeleteMember'))).toContain('more than a look');
  });
});

describe('tags', () => {
  test('belong to whatever has an ARN, and to its owner', () => {
    const service = newService();
    const collaboration = newCollaboration(service);
    const membership = join(service, PARTNER, collaboration);
    const association = associate(service, PARTNER, membership, newTable(service, PARTNER));

    call(service, PARTNER, 'TagResource', { resourceArn: association.arn, tags: { team: 'a' } });

    expect(call(service, PARTNER, 'ListTagsForResource', { resourceArn: association.arn }).tags).toEqual({ team: 'a' });
    expect(refusal(() => call(service, CREATOR, 'ListTagsForResource', { resourceArn: association.arn }))).toBe(
      'ResourceNotFoundException',
    );
  });
});
