import { describe, expect, test } from 'vitest';
import type { CleanRoomsService, ServiceFaults } from '../../local/cleanrooms/service';
import { HANDLERS } from '../../local/simulation/handlers';
import type { ServiceRequest, ServiceResponse } from '../../src/custom-resources/engine/ports';
import { KIND_NAMES, KINDS, type Kind, type KindName } from '../../src/custom-resources/kinds';
import { newService } from '../local/cleanrooms/clean-room';
import { KINDS_UNDER_TEST } from './kinds';
import { deliveriesTo } from './support/deliver';
import { sendTo } from './support/double';
import { VirtualWorld } from './support/virtual-world';

const NOW = new VirtualWorld(() => ({ status: 500, headers: {}, body: '' })).time;
const IS_READ = /^(Get|List)/;

/** A preview only computes, although it is a POST. */
const isRead = ({ method, path }: ServiceRequest) => method === 'GET' || path.endsWith('/previewprivacyimpact');

/** A service in the time of the function that calls it, and a creation of a kind. */
function prepare(kind: KindName, faults: Partial<ServiceFaults> = {}) {
  let time = NOW;
  const service = newService({
    now: () => new Date(time),
    faults: { before: () => undefined, after: () => undefined, ...faults },
  });
  const { caller, properties } = KINDS_UNDER_TEST[kind].prepare(service);
  const { contract }: Kind = KINDS[kind];
  const send = sendTo(service, caller);
  /** @param change what becomes of a response */
  const create = (change: (response: ServiceResponse, request: ServiceRequest) => ServiceResponse = (it) => it) => {
    const { create: deliver } = deliveriesTo(HANDLERS[kind], (request, world) => {
      time = world.time;
      return change(send(request), request);
    });
    return deliver(contract.encode(properties));
  };
  return { service, create };
}

function callsOf(service: CleanRoomsService, before: number): string[] {
  return service.calls.slice(before).map(({ operation }) => operation);
}

describe.each(KIND_NAMES)('the reads of %s', (kind) => {
  test.each([3_000, 10_000])('can be %i ms behind', async (lag) => {
    const { create } = prepare(kind, { lag: () => lag });

    expect(await create()).toMatchObject({ Status: 'SUCCESS' });
  });

  test('can be behind after a lost response: nothing is made twice', async () => {
    let isPrepared = false;
    let losses = 0;
    const { service, create } = prepare(kind, {
      lag: () => 10_000,
      after: (operation) => (isPrepared && !IS_READ.test(operation) && losses++ === 0 ? 'reset' : undefined),
    });
    isPrepared = true;
    const before = service.calls.length;

    const { Status } = await create();

    const creations = callsOf(service, before).filter((operation) => operation.startsWith('Create'));
    expect(Status).toBe('SUCCESS');
    expect(creations).toEqual([...new Set(creations)]);
  });

  const { reads } = KINDS_UNDER_TEST[kind];
  if (reads === 'none') {
    test('are none', async () => {
      const { service, create } = prepare(kind);
      const before = service.calls.length;

      expect((await create()).Status).toBe('SUCCESS');
      expect(callsOf(service, before).filter((operation) => IS_READ.test(operation))).toEqual([]);
    });
    return;
  }

  test.each(['<html>Bad gateway</html>', '{"a":[{"b', 'null', '"text"', '[]', ...(reads === 'optional' ? [] : ['{}'])])(
    'can end in no answer: %s',
    async (body) => {
      const response = await prepare(kind).create((it, request) => (isRead(request) ? { ...it, body } : it));

      expect(response.Status).toBe('FAILED');
      expect(response.Reason).toMatch(/^[A-Z]\w+: the response of the service (is not valid JSON: "|has no \w)/);
    },
  );

  test('can lack any member, and have null for it', async () => {
    const bodies: string[] = [];
    await prepare(kind).create((it, request) => {
      bodies.push(...(isRead(request) ? [it.body] : []));
      return it;
    });
    const changed = bodies.flatMap((body, index) =>
      variantsOf(JSON.parse(body)).map((variant) => ({ index, variant })),
    );

    expect(changed.length).toBeGreaterThan(5);
    for (const { index, variant } of changed) {
      let reads = 0;
      const response = await prepare(kind).create((it, request) =>
        isRead(request) && reads++ === index ? { ...it, body: JSON.stringify(variant) } : it,
      );
      expect(response.Reason ?? '', JSON.stringify(variant)).not.toMatch(
        /undefined|not iterable|not a function|of null/,
      );
    }
  });
});

/** A value without each of its members, at any depth, and with null for each of them. */
function variantsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const items = value.flatMap((item, index) =>
      variantsOf(item).map((variant) => [...value.slice(0, index), variant, ...value.slice(index + 1)]),
    );
    return [...items, ...(value.length > 0 ? [[null]] : [])];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) => {
    const { [name]: _, ...others } = value as Record<string, unknown>;
    return [
      others,
      { ...value, [name]: null },
      ...variantsOf(member).map((variant) => ({ ...value, [name]: variant })),
    ];
  });
}
