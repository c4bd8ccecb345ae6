import { readdirSync } from 'node:fs';
import { inputsOfSql } from '../../bench/measure-sql.mjs';
import { requireSameTemplate } from '../../bench/measure-synthesis.mjs';
import { node, run } from '../lib/command.mjs';
import { inProject } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';

/** Each program of the benchmark, with the arguments of its shortest runs. Those that others load have none. */
const RUNS = {
  'clean-room.cjs': () => [],
  'command-line.cjs': (folder) => ['node', 'help', 'synth', 'check', 'report'].map((kind) => [kind, folder, '1']),
  'findings.cjs': () => ['unchecked', 'checked'].map((kind) => [kind, '2', '1']),
  'footprint.cjs': (folder) =>
    ['member', 'sdkCall', 'provider', 'waitingProvider'].map((kind) => [kind, `${folder}/${kind}`]),
  'import.cjs': () =>
    ['cdk', 'l1', 'unused', 'firstUse', 'firstUseBesideL1', 'firstL1WithBucket', 'firstConstruct'].map((kind) => [
      kind,
    ]),
  'load.cjs': () => [[inProject('assets', 'collaboration-member', 'index.js')]],
  'sql.cjs': async (folder) => {
    const inputs = await inputsOfSql(folder);
    return ['ours', 'sqlparser-rs'].map((kind) => [kind, ...inputs]);
  },
  'stages.cjs': () => ['l1', 'l2'].map((kind) => [kind, '2', '2', '1']),
  'synthesis.cjs': () => ['l1', 'l1-with-roles', 'l2'].map((kind) => [kind, '1']),
  'tables-as-l1-with-roles.cjs': () => [],
  'tables-as-l1.cjs': () => [],
  'tables-as-l2.cjs': () => [],
};

/** What else must hold of what a program has printed, in the order of its runs. */
const AFTERWARDS = {
  'synthesis.cjs': (l1, l1WithRoles, l2) => {
    requireSameTemplate(l1, l2);
    requireSameTemplate(l1WithRoles, l2);
  },
};

/** Runs each once: nobody notices otherwise that a change of the API has broken them. Nothing is timed. */
export async function benchProgramsRun() {
  await withTemporaryFolder(async (folder) => {
    for (const program of readdirSync(inProject('bench', 'programs'))) {
      if (!RUNS[program]) {
        throw new Error(`scripts/checks/bench-programs.mjs does not say how to run bench/programs/${program}`);
      }
      const printed = [];
      for (const run of await RUNS[program](folder)) {
        printed.push(await printsNumbers(program, run));
      }
      AFTERWARDS[program]?.(...printed);
    }
  });
}

async function printsNumbers(program, args) {
  const printed = JSON.parse(
    await run(node(`bench/programs/${program}`, ...args), { env: { CDK_VALIDATION: 'false' } }),
  );
  const wrong = Object.entries(printed).filter(([name, value]) => typeof value !== 'number' && name !== 'entry');
  if (wrong.length > 0) {
    throw new Error(`bench/programs/${program} ${args.join(' ')} prints no number as ${wrong.map(([name]) => name)}`);
  }
  return printed;
}
