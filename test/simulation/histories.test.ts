import { App, Stack } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ALL_FAULTS } from '../../local/faults';
import { type BatchReport, type Failure, simulateBatch } from '../../local/simulation/batch';
import { STORIES, type Story, simulate, storyOf } from '../../local/simulation/history';
import { CREATOR, REGION } from '../../local/simulation/participants';
import { KIND_NAMES, type KindName } from '../../src/custom-resources/kinds';
import { KINDS_UNDER_TEST } from '../custom-resources/kinds';
import { policiesIn } from '../custom-resources/permissions/policy';
import { bundled } from '../custom-resources/support/bundled';
import { addKind } from '../custom-resources/support/each-kind';
import { RANDOM_SEED } from '../support/exploration';

/** From each first seed. Several kinds take part in the story of a collaboration. */
const HISTORIES = (story: Story) => (story === 'collaboration' ? 1000 : 500);

/** Half of the histories are the same in each run; no earlier commit has seen the others. */
const FIRST_SEEDS = [1, RANDOM_SEED];

const BATCHES = STORIES.flatMap((story) => FIRST_SEEDS.map((from) => ({ story, from })));

beforeAll(bundled);

test.each(STORIES)('no history of %s without faults violates an invariant', async (story) => {
  const { failures } = await simulateBatch({ story, histories: 200, faults: [] });

  expect(replays(story, failures)).toEqual([]);
});

describe.each(BATCHES)('histories of $story under faults, from seed $from', ({ story, from }) => {
  const kinds = KIND_NAMES.filter((kind) => storyOf(kind) === story);
  let report: BatchReport;

  beforeAll(async () => {
    report = await simulateBatch({ story, from, histories: HISTORIES(story) });
  }, 300_000);

  test('violate no invariant', () => {
    expect(replays(story, report.failures)).toEqual([]);
  });

  test('contain every fault', () => {
    expect([...report.faults.keys()].sort()).toEqual([...ALL_FAULTS].sort());
    expect(report.requests).toBeGreaterThan(HISTORIES(story) * 5);
  });

  test.each(kinds)('contain successes of %s', (kind) => {
    expect(report.successes.get(kind) ?? 0).toBeGreaterThan(HISTORIES(story) / 100);
  });

  test.each(kinds)('contain every change that the policy of %s allows', (kind) => {
    const changes = [...report.effects.keys()].filter((key) => key.startsWith(`${kind} `));

    expect(changes.sort()).toEqual(changesAllowedTo(kind).map((operation) => `${kind} ${operation}`));
    expect(Math.min(...changes.map((key) => report.effects.get(key) ?? 0))).toBeGreaterThan(HISTORIES(story) / 100);
  });
});

test.each(STORIES)('a history of %s is the same in each run', async (story) => {
  expect(await simulate({ story, seed: 7 })).toEqual(await simulate({ story, seed: 7 }));
});

/** How to replay the failures, and what is violated. */
function replays(story: Story, failures: readonly Failure[]): string[] {
  return failures.map(({ seed, violations }) => {
    const violated = violations.map(({ invariant, detail }) => `${invariant}: ${detail}`);
    return [`npm run simulate -- --story ${story} --seed ${seed}`, ...violated].join('\n  ');
  });
}

/** The operations of Clean Rooms and Clean Rooms ML that change something, and that the policy of a kind allows. */
function changesAllowedTo(kind: KindName): string[] {
  const stack = new Stack(new App(), 'Stack', { env: { account: CREATOR, region: REGION } });
  addKind(stack, kind);
  const { variants, dependentActions = [] } = KINDS_UNDER_TEST[kind];
  const dependent = variants.flatMap(({ exceptions }) => exceptions);
  const actions = policiesIn(stack)
    .flatMap(({ allowed }) => allowed)
    .filter((it) => !dependent.some(({ action, on }) => it.action === action && it.resource.endsWith(on)))
    .map(({ action }) => action)
    .filter((action) => !dependentActions.includes(action));
  const operations = actions.flatMap((action) => action.match(/^cleanrooms(?:-ml)?:((?!Get|List|Pass).*)$/)?.[1] ?? []);
  return [...new Set(operations)].sort();
}
