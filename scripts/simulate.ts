import { ALL_FAULTS, FAULTS, type Fault } from '../local/faults';
import { simulateBatch } from '../local/simulation/batch';
import { STORIES, type Story, simulate } from '../local/simulation/history';

/*
 * npm run simulate -- --histories 2000 [--story ml-configuration] [--from 1] [--faults throttling,kill]
 * npm run simulate -- --seed 42 [--story …] [--faults …]
 *
 * Without a story, that many histories of each.
 */
async function main(): Promise<void> {
  const faults = (option('faults')?.split(',') ?? ALL_FAULTS) as Fault[];
  const unknown = faults.filter((fault) => fault !== ('none' as string) && !(fault in FAULTS));
  if (unknown.length > 0) {
    throw new Error(`unknown fault: ${unknown.join(', ')}; the faults are ${ALL_FAULTS.join(', ')}, and none`);
  }
  const stories = option('story') === undefined ? STORIES : ([option('story')] as Story[]);
  const missing = stories.filter((story) => !STORIES.includes(story));
  if (missing.length > 0) {
    throw new Error(`unknown story: ${missing.join(', ')}; the stories are ${STORIES.join(', ')}`);
  }
  const seed = option('seed');
  let isValid = true;
  for (const story of seed === undefined ? stories : stories.slice(0, 1)) {
    const isMet =
      seed === undefined ? await runBatch(story, faults) : await runOne(story, integer('seed', seed), faults);
    isValid &&= isMet;
  }
  process.exitCode = isValid ? 0 : 1;
}

async function runOne(story: Story, seed: number, faults: readonly Fault[]): Promise<boolean> {
  const { log, violations } = await simulate({ story, seed, faults });
  console.log(log.join('\n'));
  for (const { invariant, detail } of violations) {
    console.log(`✗ ${invariant}: ${detail}`);
  }
  return violations.length === 0;
}

async function runBatch(story: Story, faults: readonly Fault[]): Promise<boolean> {
  const begun = Date.now();
  const from = integer('from', option('from') ?? '1');
  const histories = integer('histories', option('histories') ?? '1000');
  console.log(`${story}, seeds ${from} to ${from + histories - 1}`);
  const report = await simulateBatch({ story, from, histories, faults });
  console.log(`${report.histories} histories, ${report.requests} requests, ${report.calls} calls of the service`);
  const successes = [...report.successes].map(([kind, count]) => [`${kind} succeeded`, count] as const);
  for (const [what, count] of [...report.faults, ...report.effects, ...successes]) {
    console.log(`  ${String(count).padStart(8)} ${what}`);
  }
  for (const { seed: failing, violations } of report.failures) {
    console.log(`✗ npm run simulate -- --story ${story} --seed ${failing}`);
    for (const { invariant, detail } of violations) {
      console.log(`    ${invariant}: ${detail}`);
    }
  }
  console.log(`${report.failures.length} failures, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return report.failures.length === 0;
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

function integer(name: string, value: string): number {
  if (!/^\d+$/.test(value)) {
    throw new Error(`--${name} must be an integer, not ${value}`);
  }
  return Number(value);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
