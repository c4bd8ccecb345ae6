import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulateBatch } from '../../local/simulation/batch';
import { HANDLERS } from '../../local/simulation/handlers';
import { storyOf } from '../../local/simulation/history';
import { KIND_NAMES } from '../../src/custom-resources/kinds';
import { KINDS_UNDER_TEST } from '../custom-resources/kinds';
import { DEFECTS_OF_ALL } from './naive';

/** A defect that is not found within these would not be found after a change of a handler, either. */
const HISTORIES = 2000;

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
  async (kind, _, { defect, invariant }) => {
    const handlers = { ...HANDLERS, [kind]: defect(HANDLERS[kind]) };

    const found = new Set<string>();
    for (let from = 1; from <= HISTORIES && !found.has(invariant); from += 10) {
      const { failures } = await simulateBatch({ story: storyOf(kind), from, histories: 10, handlers });
      for (const { violations } of failures) {
        for (const violation of violations) {
          found.add(violation.invariant);
        }
      }
    }

    expect([...found]).toContain(invariant);
  },
);

test('each defect is one of a kind', () => {
  const names = new Set(CASES.map(([, name]) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)));
  const files = readdirSync(join(__dirname, 'naive')).map((file) => file.replace(/[.]ts$/, ''));

  expect([...names].sort()).toEqual(files.filter((file) => !['defect', 'event', 'index'].includes(file)).sort());
});
