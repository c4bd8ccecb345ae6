import { expect, test } from 'vitest';
import { ALL_FAULTS } from '../../local/faults';
import { simulate } from '../../local/simulation/history';
import { simulateMany } from '../../local/simulation/many';

const HISTORIES = 2000;

test('no history in fair weather breaks an invariant', async () => {
  const { failures } = await simulateMany({ histories: 200, faults: [] });

  expect(failures).toEqual([]);
});

test('no history under faults breaks an invariant', { timeout: 300_000 }, async () => {
  const { failures, faults, effects, requests } = await simulateMany({ histories: HISTORIES });

  // A failure is replayed by: npm run simulate -- --seed <seed>
  expect(failures).toEqual([]);
  expect([...faults.keys()].sort()).toEqual([...ALL_FAULTS].sort());
  expect(requests).toBeGreaterThan(HISTORIES * 5);
  // Whatever a handler can change, it has changed.
  expect([...effects.keys()].sort()).toEqual([
    'change-request-approval UpdateCollaborationChangeRequest',
    'collaboration-member CreateCollaborationChangeRequest',
    'collaboration-member DeleteMember',
    'collaboration-member UpdateCollaborationChangeRequest',
  ]);
  expect(Math.min(...effects.values())).toBeGreaterThan(HISTORIES / 100);
});

test('a history is the same whenever it is told', async () => {
  expect(await simulate({ seed: 7 })).toEqual(await simulate({ seed: 7 }));
});
