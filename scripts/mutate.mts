import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { startVitest } from 'vitest/node';
import { KIND_NAMES, type KindName } from '../src/custom-resources/kinds';
import { type Mutant, mutantsOf } from './mutation/mutants';

/*
 * npx tsx --tsconfig test/tsconfig.json scripts/mutate.mts [kind …]
 *
 * Changes the plans of custom resources in one place at a time, and runs the unit tests of their kind: a change that no
 * test notices survives. Fails if fewer than 95 % of the changes of a kind are noticed. A tool for mutation tests in
 * general would change the whole library; here, the plans alone decide.
 */
const LEAST_SCORE = 0.95;
const ROOT = join(import.meta.dirname, '..');
/** What is around the decisions of a kind, and has no branch of its own. */
const NOT_PLANS = ['contract.ts', 'resource.ts', 'handler.lambda.ts'];

/** What the plug-in returns instead of a file. */
let current: { readonly file: string; readonly source: string } | undefined;

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const scores = [];
  for (const kind of KIND_NAMES.filter((name) => wanted.length === 0 || wanted.includes(name))) {
    scores.push(await scoreOf(kind));
  }
  process.exitCode = scores.every((score) => score >= LEAST_SCORE) ? 0 : 1;
}

/** The share of the mutants of a kind that its tests notice. Prints the others. */
async function scoreOf(kind: KindName): Promise<number> {
  const folder = join(ROOT, 'src', 'custom-resources', kind);
  const files = readdirSync(folder).filter((name) => !NOT_PLANS.includes(name));
  const passes = await testsOf(kind);
  if (!(await passes.run())) {
    throw new Error(`the tests of ${kind} fail without a change`);
  }
  let [noticed, total] = [0, 0];
  for (const file of files.map((name) => join(folder, name))) {
    for (const mutant of mutantsOf(readFileSync(file, 'utf8'))) {
      current = { file, source: mutant.source };
      total += 1;
      if (await passes.run(file)) {
        console.log(`  survived: ${describe(file, mutant)}`);
      } else {
        noticed += 1;
      }
    }
    current = undefined;
    if (!(await passes.run(file))) {
      throw new Error(`the tests of ${kind} fail without a change, so they would notice every one`);
    }
  }
  await passes.close();
  console.log(`${kind}: ${noticed} of ${total} (${((100 * noticed) / total).toFixed(1)} %)`);
  return noticed / total;
}

async function testsOf(kind: KindName) {
  const plugin = {
    name: 'mutant',
    enforce: 'pre' as const,
    load: (id: string) => (id.split('?')[0] === current?.file ? current?.source : undefined),
  };
  const vitest = await startVitest(
    'test',
    [`test/custom-resources/${kind}/`],
    // Watching keeps the transformed files.
    { watch: true, bail: 1, reporters: [{}], root: ROOT, config: join(ROOT, 'vitest.config.mts') },
    { plugins: [plugin] },
    { stdin: process.stdin },
  );
  const specifications = await vitest.globTestSpecifications([`test/custom-resources/${kind}/`]);
  return {
    run: async (changed?: string) => {
      if (changed !== undefined) {
        vitest.invalidateFile(changed);
      }
      const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
      return unhandledErrors.length === 0 && testModules.every((it) => it.ok());
    },
    close: () => vitest.close(),
  };
}

function describe(file: string, { line, original, replacement }: Mutant): string {
  return `${basename(file)}:${line} ${original.replace(/\s+/g, ' ').slice(0, 80)} → ${replacement.slice(0, 40)}`;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
