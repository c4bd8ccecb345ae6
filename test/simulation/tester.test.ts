import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HANDLERS } from '../../local/simulation/handlers';
import { simulate, storyOf } from '../../local/simulation/history';
import { KIND_NAMES } from '../../src/custom-resources/kinds';
import { KINDS_UNDER_TEST } from '../custom-resources/kinds';
import { DEFECTS_OF_ALL } from './naive';

/** A defect that is not found within these would not be found after a change of a handler, either. */
const HISTORIES = 2000;

/** No history before these shows the defect; where nothing is said, the search takes less than a second. */
const FIRST_SEEDS: { readonly [defect: string]: number } = {
  'collaboration-member forgetsOtherAbilities': 240,
  'auto-approved-changes hidesPartialCreation': 154,
  'budget-remaining ignoresResponseStatus': 84,
  'analysis-template-validation ignoresResponseStatus': 84,
  'auto-approved-changes ignoresResponseStatus': 61,
  'collaboration-member createsWithoutObserving': 51,
  'auto-approved-changes ignoresTimeLimit': 47,
  'configured-audience-model hidesPartialCreation': 40,
};

const CASES = KIND_NAMES.flatMap((kind) =>
  Object.entries({ ...DEFECTS_OF_ALL, ...KINDS_UNDER_TEST[kind].defects }).map(
    ([name, variant]) => [kind, name, variant] as const,
  ),
);

test.each(CASES)(
  'the simulation finds a handler of %s that %s',
  {
    timeout: 60_000,
  },
  async (kind, name, { defect, invariant }) => {
    const handlers = { ...HANDLERS, [kind]: defect(HANDLERS[kind]) };
    const first = FIRST_SEEDS[`${kind} ${name}`] ?? 1;

    const found = new Set<string>();
    for (let seed = first; seed < first + HISTORIES && !found.has(invariant); seed++) {
      const { violations } = await simulate({ story: storyOf(kind), seed, handlers });
      for (const violation of violations) {
        found.add(violation.invariant);
      }
    }

    expect([...found]).toContain(invariant);
  },
);

test('each defect with a first seed is one of a kind', () => {
  const cases = CASES.map(([kind, name]) => `${kind} ${name}`);

  expect(Object.keys(FIRST_SEEDS).filter((name) => !cases.includes(name))).toEqual([]);
});

test('each defect is one of a kind', () => {
  const names = new Set(CASES.map(([, name]) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)));
  const files = readdirSync(join(__dirname, 'naive')).map((file) => file.replace(/[.]ts$/, ''));

  expect([...names].sort()).toEqual(files.filter((file) => !['defect', 'event', 'index'].includes(file)).sort());
});
