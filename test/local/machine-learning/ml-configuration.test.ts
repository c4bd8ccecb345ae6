import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { CREATOR, call, join, NOWHERE, newCollaboration, newService, PARTNER, refusal } from '../cleanrooms/clean-room';

const ROLE = `arn:aws:iam::${PARTNER.account}:role/output`;
const LOCATION = { roleArn: ROLE, destination: { s3Destination: { s3Uri: 's3://models/trained' } } };

let service: CleanRoomsService;
let membershipIdentifier: string;

beforeEach(() => {
  service = newService();
  membershipIdentifier = join(service, PARTNER, newCollaboration(service)).id;
});

const put = (caller = PARTNER, defaultOutputLocation: object = LOCATION) =>
  call(service, caller, 'PutMLConfiguration', { membershipIdentifier, defaultOutputLocation });
const get = (caller = PARTNER) => call(service, caller, 'GetMLConfiguration', { membershipIdentifier });
const remove = (caller = PARTNER) => call(service, caller, 'DeleteMLConfiguration', { membershipIdentifier });

describe('the ML configuration of a membership', () => {
  test('is created, replaced, and deleted', () => {
    put();
    const { createTime, updateTime, defaultOutputLocation } = get();
    put(PARTNER, { roleArn: ROLE });
    const replaced = get();
    remove();

    expect(defaultOutputLocation).toEqual(LOCATION);
    expect(updateTime).toBe(createTime);
    expect(replaced).toMatchObject({ createTime, defaultOutputLocation: { roleArn: ROLE } });
    expect(Date.parse(replaced.updateTime)).toBeGreaterThan(Date.parse(updateTime));
    expect([refusal(get), refusal(remove)]).toEqual(['ResourceNotFoundException', 'ResourceNotFoundException']);
  });

  test('belongs to the account of the membership', () => {
    put();

    expect([put, get, remove].map((operation) => refusal(() => operation(CREATOR)))).toEqual(
      Array(3).fill('AccessDeniedException'),
    );
    membershipIdentifier = NOWHERE;
    expect([put, get, remove].map((operation) => refusal(() => operation()))).toEqual([
      'AccessDeniedException',
      'ResourceNotFoundException',
      'ResourceNotFoundException',
    ]);
  });

  test('has a role of the account', () => {
    expect(refusal(() => put(PARTNER, { ...LOCATION, roleArn: 'arn:aws:iam::111111111111:role/output' }))).toBe(
      'AccessDeniedException',
    );
  });

  test.each([{}, { roleArn: 'output' }, { roleArn: ROLE, destination: { s3Destination: { s3Uri: 'models' } } }])(
    'is checked against the API model: %j',
    (location) => {
      expect(refusal(() => put(PARTNER, location))).toContain('ValidationException');
    },
  );

  test('prevents that the membership is deleted, and ends with it', () => {
    put();
    const leave = () => call(service, PARTNER, 'DeleteMembership', { membershipIdentifier });

    expect(refusal(leave)).toContain('ConflictException');
    remove();
    expect(refusal(leave)).toBe('none');
  });

  test('is served at the endpoint of Clean Rooms ML, with the paths and statuses of its model', () => {
    const path = `/memberships/${membershipIdentifier}/ml-configurations`;
    const send = (signingName: string, method: string, body = '') =>
      service.handle(PARTNER, { service: { signingName }, method, path, query: new URLSearchParams(), body });

    expect(send('cleanrooms-ml', 'PUT', JSON.stringify({ defaultOutputLocation: LOCATION }))?.status).toBe(200);
    expect(JSON.parse(send('cleanrooms-ml', 'GET')?.body ?? '')).toMatchObject({ membershipIdentifier });
    expect(send('cleanrooms-ml', 'DELETE')?.status).toBe(200);
    expect(send('cleanrooms-ml', 'GET')?.status).toBe(404);
    expect(send('cleanrooms', 'GET')?.headers).toMatchObject({ 'x-amzn-errortype': 'UnknownOperationException' });
    expect(send('other', 'GET')?.status).toBe(404);
  });

  test('needs the action on no resource, the role, and the membership', () => {
    put();

    expect(service.calls.at(-1)?.permissions).toEqual([
      { action: 'cleanrooms-ml:PutMLConfiguration', resource: '*' },
      {
        action: 'cleanrooms:PassMembership',
        resource: `arn:aws:cleanrooms:us-east-1:222222222222:membership/${membershipIdentifier}`,
      },
      { action: 'iam:PassRole', resource: ROLE },
    ]);
  });
});
