import { beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService, FaultBefore } from '../../local/cleanrooms/service';
import { HANDLERS } from '../../local/simulation/handlers';
import { KIND_NAMES, KINDS, type Kind } from '../../src/custom-resources/kinds';
import { newService } from '../local/cleanrooms/clean-room';
import { KINDS_UNDER_TEST } from './kinds';
import type { KindUnderTest } from './kinds/kind-under-test';
import { deliveriesTo } from './support/deliver';
import { sendTo } from './support/double';
import { eventOf } from './support/virtual-world';

/** What CloudFormation expects of every custom resource, whatever it does. */
describe.each(KIND_NAMES)('the lifecycle of %s', (kind) => {
  let service: CleanRoomsService;
  let faults: FaultBefore[];
  let prepared: ReturnType<KindUnderTest['prepare']>;
  let properties: object;
  let deliveries: ReturnType<typeof deliveriesTo>;

  beforeEach(() => {
    faults = [];
    service = newService({ faults: { before: () => faults.shift(), after: () => undefined } });
    prepared = KINDS_UNDER_TEST[kind].prepare(service);
    const { contract }: Kind = KINDS[kind];
    properties = contract.encode(prepared.properties);
    deliveries = deliveriesTo(HANDLERS[kind], sendTo(service, prepared.caller));
  });

  const callsSince = (before: number) => service.calls.slice(before).map(({ operation }) => operation);

  test('creates', async () => {
    const before = service.calls.length;

    expect((await deliveries.create(properties)).Status).toBe('SUCCESS');
    expect(callsSince(before)).not.toEqual([]);
  });

  test('F6: returns the same to two deliveries of one request', async () => {
    const event = eventOf('Create', properties);

    expect(await deliveries.deliver(event)).toEqual(await deliveries.deliver(event));
  });

  test('F3: keeps the physical id in an update that changes nothing', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(properties);

    expect(await deliveries.update(properties, id)).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
  });

  test('deletes what it created, and succeeds if nothing is left to delete', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(properties);

    const responses = [await deliveries.remove(id, properties), await deliveries.remove(id, properties)];

    expect(responses.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
  });

  test.each(['not-created/1', 'Publisher-Thing-1ABCDEF'])('F4, F5: succeeds to delete the id %s', async (id) => {
    const before = service.calls.length;

    const response = await deliveries.remove(id, properties);

    expect(response).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(callsSince(before).filter((operation) => !/^(Get|List)/.test(operation))).toEqual([]);
  });

  test.each<FaultBefore>(['throttle', 'denied', 'internal', 'reset'])(
    'F10, F14: retries after a fault: %s',
    async (it) => {
      faults = [it, it];

      expect((await deliveries.create(properties)).Status).toBe('SUCCESS');
    },
  );

  test('a rollback does not fail because what was accepted has ended since', async () => {
    const { PhysicalResourceId: id } = await deliveries.create(properties);
    (KINDS_UNDER_TEST[kind] as KindUnderTest).end(service, prepared.properties);

    const reversed = await deliveries.update(properties, id);
    const afterReplacement = await deliveries.update(properties, `another after ${id}`);

    expect(reversed).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: id });
    expect(afterReplacement.Status).toBe('SUCCESS');
    expect(afterReplacement.PhysicalResourceId.split(' after ')[0]).toBe(id);
  });

  test('F1: fails without properties, and creates nothing', async () => {
    const response = await deliveries.create({});

    expect(response.Status).toBe('FAILED');
    expect(response.Reason).toMatch(/^the property \w+ must be/);
    expect(response.PhysicalResourceId).toMatch(/^not-created/);
  });

  test('F1: fails in time if the service never recovers', async () => {
    faults = Array.from({ length: 9_999 }, () => 'throttle');

    const response = await deliveries.create(properties);

    expect(response).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('Throttling') });
  });
});
