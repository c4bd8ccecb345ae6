import { afterEach, describe, expect, test } from 'vitest';
import { PROBES } from '../../../local/probes/catalog';
import { type DoubleSurroundings, doubleSurroundings } from '../../../local/probes/double';
import { runProbes } from '../../../local/probes/run';
import type { Contradiction } from './contradiction';
import { CLEAN_ROOMS } from './contradictions/clean-rooms';
import { CLOUDFORMATION } from './contradictions/cloudformation';
import { MACHINE_LEARNING } from './contradictions/machine-learning';
import { whatIsLeft } from './what-is-left';

const CONTRADICTIONS: Readonly<Record<string, Contradiction>> = {
  ...CLEAN_ROOMS,
  ...CLOUDFORMATION,
  ...MACHINE_LEARNING,
};

let surroundings: DoubleSurroundings;

afterEach(() => surroundings?.close());

describe.each(PROBES)('$name', (probe) => {
  test('holds in the double, and leaves nothing', async () => {
    surroundings = doubleSurroundings();

    const { results, leftovers } = await runProbes([probe], surroundings);

    expect(results).toMatchObject([{ verdict: 'holds' }]);
    expect(results[0]?.observations).not.toEqual([]);
    expect(leftovers).toEqual([]);
    expect(whatIsLeft(surroundings.double)).toEqual([]);
    expect(surroundings.double.cloud.defects).toEqual([]);
  });

  test('does not hold if the service is another one', async () => {
    surroundings = doubleSurroundings();
    const { interceptor, arrange } = CONTRADICTIONS[probe.name] ?? {};
    arrange?.(surroundings.double);

    const { results } = await runProbes([probe], surroundings, interceptor === undefined ? {} : { interceptor });

    expect(results).toMatchObject([{ verdict: 'does not hold' }]);
  });
});

test('each probe has its name alone', () => {
  const names = PROBES.map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(CONTRADICTIONS).sort()).toEqual([...names].sort());
});
