import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../../local/cleanrooms/service';
import { run } from '../../../src/custom-resources/ml-configuration/handler.lambda';
import { join, newCollaboration, newService, PARTNER } from '../../local/cleanrooms/clean-room';
import { deliveriesTo } from '../support/deliver';
import { sendTo } from '../support/double';
import { eventOf, RESPONSE_URL } from '../support/virtual-world';

const ROLE = `arn:aws:iam::${PARTNER.account}:role/output`;
const OTHER_ROLE = `arn:aws:iam::${PARTNER.account}:role/other`;
const MINUTE = 60_000;
const BEGIN = Date.UTC(2026, 0, 1);

let now: number;
let service: CleanRoomsService;
let membershipId: string;
let deliveries: ReturnType<typeof deliveriesTo>;

beforeEach(() => {
  now = BEGIN;
  service = newService({ now: () => new Date(now) });
  membershipId = newMembership();
  deliveries = deliveriesTo(run, sendTo(service, PARTNER));
});

function newMembership(): string {
  return join(service, PARTNER, newCollaboration(service)).id;
}

function propertiesOf(more: object = {}) {
  return { MembershipId: membershipId, S3Uri: 's3://models', RoleArn: ROLE, ...more };
}

/** A user of the console. */
function put(s3Uri: string, roleArn = ROLE): void {
  const defaultOutputLocation = { roleArn, destination: { s3Destination: { s3Uri } } };
  service.call(PARTNER, 'PutMLConfiguration', { membershipIdentifier: membershipId, defaultOutputLocation });
}

function configured(membershipIdentifier = membershipId): unknown {
  try {
    const { defaultOutputLocation } = service.look(PARTNER, 'GetMLConfiguration', { membershipIdentifier });
    const { roleArn, destination } = defaultOutputLocation as {
      readonly roleArn: string;
      readonly destination: { readonly s3Destination: { readonly s3Uri: string } };
    };
    return [destination.s3Destination.s3Uri, roleArn];
  } catch {
    return undefined;
  }
}

/** An event whose response URL states when it was made. */
function sentAt(time: number, event: object): object {
  const date = new Date(time).toISOString().replace(/[-:]|[.]\d+/g, '');
  return { ...event, ResponseURL: `${RESPONSE_URL}&X-Amz-Date=${date}` };
}

describe('an ML configuration', () => {
  test('is put, changed in place, and deleted', async () => {
    const created = await deliveries.create(propertiesOf());
    const first = configured();
    const updated = await deliveries.update(
      propertiesOf({ S3Uri: 's3://models/trained', RoleArn: OTHER_ROLE }),
      created.PhysicalResourceId,
    );
    const second = configured();
    await deliveries.remove(
      updated.PhysicalResourceId,
      propertiesOf({ S3Uri: 's3://models/trained', RoleArn: OTHER_ROLE }),
    );

    expect(created).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: `${membershipId}/ml-configuration` });
    expect(updated).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: created.PhysicalResourceId });
    expect([first, second, configured()]).toEqual([
      ['s3://models', ROLE],
      ['s3://models/trained', OTHER_ROLE],
      undefined,
    ]);
  });

  test('of another membership is another resource, and the former one is deleted', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(propertiesOf());
    const other = newMembership();

    const moved = await deliveries.update(propertiesOf({ MembershipId: other }), id);
    await deliveries.remove(id, propertiesOf());

    expect(moved.PhysicalResourceId).toBe(`${other}/ml-configuration after ${id}`);
    expect([configured(), configured(other)]).toEqual([undefined, ['s3://models', ROLE]]);
  });

  test('fails to be created if there is another one, and names both', async () => {
    put('s3://console', OTHER_ROLE);

    const answer = await deliveries.create(propertiesOf());

    expect(answer).toMatchObject({ Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/^not-created/) });
    expect(answer.Reason).toContain(`membership ${membershipId} already has an ML configuration`);
    expect(answer.Reason).toContain(`the location "s3://console" and the role "${OTHER_ROLE}"`);
    expect(configured()).toEqual(['s3://console', OTHER_ROLE]);
  });

  test('F6: is the same after a retry, which finds what the first delivery has put', async () => {
    put('s3://models');

    expect((await deliveries.deliver(sentAt(BEGIN, eventOf('Create', propertiesOf())))).Status).toBe('SUCCESS');
  });

  test('fails to be created if an equal one is older than the request', async () => {
    put('s3://models');
    // The function runs in a time of its own, in which CloudFormation has not given up.
    const late = sentAt(1_700_000_000_000, eventOf('Create', propertiesOf()));
    now = 1_700_000_000_000 - 2 * MINUTE;
    put('s3://models');

    const answer = await deliveries.deliver(late);

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('which this resource has not put');
  });

  test('replaces in an update what was set in the meantime', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(propertiesOf());
    put('s3://console');

    expect((await deliveries.update(propertiesOf({ S3Uri: 's3://models/new' }), id)).Status).toBe('SUCCESS');
    expect(configured()).toEqual(['s3://models/new', ROLE]);
  });

  test('leaves in a deletion what was set in the meantime', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(propertiesOf());
    put('s3://models', OTHER_ROLE);

    expect((await deliveries.remove(id, propertiesOf())).Status).toBe('SUCCESS');
    expect(configured()).toEqual(['s3://models', OTHER_ROLE]);
  });

  test('F15: is deleted if its membership has ended', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(propertiesOf());
    service.call(PARTNER, 'DeleteMLConfiguration', { membershipIdentifier: membershipId });
    service.call(PARTNER, 'DeleteMembership', { membershipIdentifier: membershipId });

    expect((await deliveries.remove(id, propertiesOf())).Status).toBe('SUCCESS');
  });

  test('fails with the reason of the service for a membership that does not exist', async () => {
    const answer = await deliveries.create(propertiesOf({ MembershipId: '00000000-0000-4000-8000-999999999999' }));

    expect(answer.Status).toBe('FAILED');
    expect(answer.Reason).toContain('AccessDeniedException');
  });
});
