import { App, Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ALL_FAULTS } from '../../local/faults';
import { type BatchReport, type Failure, simulateBatch } from '../../local/simulation/batch';
import { simulate } from '../../local/simulation/history';
import { CREATOR, REGION } from '../../local/simulation/participants';
import { KIND_NAMES, type KindName } from '../../src/custom-resources/kinds';
import { policiesIn } from '../custom-resources/permissions/policy';
import { bundled } from '../custom-resources/support/bundled';
import { addKind } from '../custom-resources/support/each-kind';

const HISTORIES = 2000;

test('no history without faults violates an invariant', async () => {
  const { failures } = await simulateBatch({ histories: 200, faults: [] });

  expect(replays(failures)).toEqual([]);
});

describe('histories under faults', () => {
  let report: BatchReport;

  beforeAll(async () => {
    bundled();
    report = await simulateBatch({ histories: HISTORIES });
  }, 300_000);

  test('violate no invariant', () => {
    expect(replays(report.failures)).toEqual([]);
  });

  test('contain every fault', () => {
    expect([...report.faults.keys()].sort()).toEqual([...ALL_FAULTS].sort());
    expect(report.requests).toBeGreaterThan(HISTORIES * 5);
  });

  test.each(KIND_NAMES)('contain successes of %s', (kind) => {
    expect(report.successes.get(kind) ?? 0).toBeGreaterThan(HISTORIES / 100);
  });

  test.each(KIND_NAMES)('contain every change that the policy of %s allows', (kind) => {
    const changes = [...report.effects.keys()].filter((key) => key.startsWith(`${kind} `));

    expect(changes.sort()).toEqual(changesAllowedTo(kind).map((operation) => `${kind} ${operation}`));
    expect(Math.min(...changes.map((key) => report.effects.get(key) ?? 0))).toBeGreaterThan(HISTORIES / 100);
  });
});

test('a history is the same in each run', async () => {
  expect(await simulate({ seed: 7 })).toEqual(await simulate({ seed: 7 }));
});

/** How to replay the failures, and what is violated. */
function replays(failures: readonly Failure[]): string[] {
  return failures.map(({ seed, violations }) => {
    const violated = violations.map(({ invariant, detail }) => `${invariant}: ${detail}`);
    return [`npm run simulate -- --seed ${seed}`, ...violated].join('\n  ');
  });
}

/** The operations of Clean Rooms that change something, and that the policy of a kind allows. */
function changesAllowedTo(kind: KindName): string[] {
  const stack = new Stack(new App(), 'Stack', { env: { account: CREATOR, region: REGION } });
  addKind(stack, kind);
  const actions = policiesIn(stack).flatMap(({ allowed }) => allowed.map(({ action }) => action));
  const operations = actions.flatMap((action) => action.match(/^cleanrooms:((?!Get|List).*)$/)?.[1] ?? []);
  return [...new Set(operations)].sort();
}
