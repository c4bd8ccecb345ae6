import { beforeAll, describe, expect, test } from 'vitest';
import { KIND_NAMES, type KindName } from '../../src/custom-resources/kinds';
import { KINDS_UNDER_TEST } from './kinds';
import { allowedBy, missingIn } from './permissions/policy';
import { PolicyCache } from './permissions/policy-cache';
import { type SimulatedDelivery, simulatedDeliveries } from './permissions/simulated';
import { bundled } from './support/bundled';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

const policies = new PolicyCache();
let deliveries: SimulatedDelivery[];

beforeAll(async () => {
  bundled();
  deliveries = await simulatedDeliveries(SEEDS);
}, 60_000);

describe.each(KIND_NAMES)('in simulated histories, the policy of %s', (kind) => {
  test('allows every call', () => {
    const missing = deliveriesOf(kind).flatMap((it) => missingIn(allowedFor(it), it.calls));

    expect([...new Set(missing)]).toEqual([]);
  });

  test('allows no action that no call needed', () => {
    const calls = deliveriesOf(kind).flatMap((it) => it.calls.filter(({ outcome }) => outcome === 'success'));
    const used = new Set(calls.flatMap(({ permissions }) => permissions.map(({ action }) => action)));
    const allowed = new Set(deliveriesOf(kind).flatMap((it) => allowedFor(it).map(({ action }) => action)));

    // Actions of other services, with their exceptions, are compared in `permissions.test.ts`.
    const own = [...allowed].filter((action) => action.startsWith('cleanrooms:'));
    const rare = KINDS_UNDER_TEST[kind].rareActions;
    expect(own.filter((action) => !used.has(action) && !rare.includes(action))).toEqual([]);
    expect(used.size).toBeGreaterThan(0);
  });
});

/** Deliveries with calls: others, such as deletions of what is retained, need no permission. */
function deliveriesOf(wanted: KindName): SimulatedDelivery[] {
  return deliveries.filter(({ kind, calls }) => kind === wanted && calls.length > 0);
}

function allowedFor({ kind, account, properties }: SimulatedDelivery) {
  return allowedBy(policies.of(kind, account, properties));
}
