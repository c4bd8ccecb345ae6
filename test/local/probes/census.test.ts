import { expect, test } from 'vitest';
import { isAssumption } from '../../../local/ledger';
import { LEDGERS } from '../../../local/ledgers';
import { PROBES } from '../../../local/probes/catalog';
import { listed } from '../../../local/probes/report';

const ROWS = LEDGERS.flat();

test('each assumption has a probe, or a reason why it has none', () => {
  const assumptions = ROWS.filter(isAssumption);

  expect(assumptions.filter(({ probes = [], unprobed }) => probes.length === 0 && !unprobed)).toEqual([]);
  expect(assumptions.length).toBeGreaterThan(100);
});

test('nothing else has one: a public page settles it', () => {
  const documented = ROWS.filter((row) => !isAssumption(row));

  expect(documented.filter(({ probes, unprobed }) => probes || unprobed)).toEqual([]);
});

test('each probe settles an assumption, and each name is that of a probe', () => {
  const named = ROWS.flatMap(({ probes = [] }) => probes);

  expect([...new Set(named)].sort()).toEqual(PROBES.map(({ name }) => name).sort());
});

test('a reason is the rest of a sentence', () => {
  const reasons = ROWS.flatMap(({ unprobed }) => unprobed ?? []);

  expect(reasons.filter((reason) => !/^[a-z].*[^.]$/.test(reason))).toEqual([]);
  expect(reasons).not.toEqual([]);
});

test.each(PROBES)('the list shows what $name needs and costs, and what it is of', (probe) => {
  const { name, claim, accounts, cost } = probe;
  const [title, ...lines] = listed(probe).split('\n');

  expect(title).toContain(`${name} (${accounts === 2 ? 'two accounts' : 'one account'}, `);
  expect(title).toContain(cost?.of ?? 'costs nothing');
  expect(lines[0]).toBe(`    ${claim}`);
  expect(claim).toMatch(/^[A-Z].*\.$/);
  expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});
