/**
 * `npm run verify`: everything that must hold before a change is good, from a bare clone on.
 *
 * Ends with one line, "N passed, N failed". Each unit test counts, in both runs of the tests, and so does every other
 * step; a step that could not run, because one that it needs has failed, counts as failed.
 *
 * `npm run verify -- languages`, as CI calls it, also does what `npm run verify:languages` does, at the same time.
 */
import { packageIsComplete } from '../test/package/check.mjs';
import { apiReferenceIsCurrent } from './checks/api-reference.mjs';
import { apiIsCompatible } from './checks/api-stability.mjs';
import { benchProgramsRun } from './checks/bench-programs.mjs';
import { synthesizeExamples } from './checks/examples.mjs';
import { integrationApps } from './checks/integration-apps.mjs';
import { projectFilesAreCurrent } from './checks/project-files.mjs';
import { deployments, unitTests, unitTestsWithNewestCdk } from './checks/unit-tests.mjs';
import { closingLines } from './languages/closing-lines.mjs';
import { LANGUAGES, whatIsHere } from './languages/languages.mjs';
import { nothingFound, SNIPPETS, stepsFor, translateSnippets } from './languages/steps.mjs';
import { buildIfNeeded, bundleHandlers, compile } from './lib/build.mjs';
import { node, run, tool } from './lib/command.mjs';
import { install } from './lib/install.mjs';
import { buildSite } from './lib/site.mjs';
import { LANES, runSteps } from './lib/steps.mjs';
import { withTemporaryFolder } from './lib/temporary-folder.mjs';

const SOURCES = ['src', 'test', 'examples', 'integ', 'scripts', 'bench', 'local', 'catalogue'];

const steps = [
  { name: 'install', run: install },
  { name: 'project files are current', needs: ['install'], run: projectFilesAreCurrent },
  program('format and lint', ['install'], () =>
    tool('@biomejs/biome', 'check', '--error-on-warnings', '--max-diagnostics=none'),
  ),
  program('import directions', ['install'], () =>
    tool('dependency-cruiser', '--config', '.dependency-cruiser.cjs', ...SOURCES),
  ),
  program('prose', ['install'], () => node('scripts/prose.mjs')),
  { name: 'handlers', needs: ['install'], run: bundleHandlers },
  // What is built is recorded after that, with the handlers.
  { name: 'compile', needs: ['install'], after: ['handlers'], run: compile },
  { name: 'library', needs: ['handlers', 'compile'], run: buildIfNeeded },
  { name: 'API.md is current', needs: ['compile'], run: apiReferenceIsCurrent },
  program('docs/rules.md is current', ['compile'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/rules-doc.ts', '--check'),
  ),
  program('docs/resources is current', ['compile', 'handlers'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/resource-pages.ts', '--check'),
  ),
  program('docs/privacy is current', ['compile', 'handlers'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/privacy-pages.ts', '--check'),
  ),
  program('docs/fidelity.md is current', ['install'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/fidelity-doc.ts', '--check'),
  ),
  program('docs/constraint-coverage.md is current', ['install'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/constraints-doc.ts', '--check'),
  ),
  program('docs/api-coverage.md is current', ['install'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/api-coverage-doc.ts', '--check'),
  ),
  program('docs/events-and-metrics.md is current', ['install'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/events-and-metrics-doc.ts', '--check'),
  ),
  program('docs/grants.md is current', ['install'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/grants-doc.ts', '--check'),
  ),
  { name: SNIPPETS, needs: ['compile'], run: translateSnippets },
  { name: 'API is compatible with the last release', needs: ['compile'], run: apiIsCompatible },
  program('CDK design rules', ['compile'], () => node('scripts/design-rules.mjs')),
  program('types of tests and examples', ['install'], () => tool('typescript', '--noEmit', '-p', 'test/tsconfig.json')),
  { name: 'unit tests', needs: ['handlers', 'compile'], fillsMachine: true, run: unitTests },
  {
    name: 'unit tests, newest aws-cdk-lib',
    needs: ['handlers', 'compile'],
    fillsMachine: true,
    run: unitTestsWithNewestCdk,
  },
  // They wait for the CDK's command line most of the time, so that other steps run beside them.
  { name: 'deployments', needs: ['handlers', 'compile'], run: deployments },
  { name: 'examples', needs: ['install', 'handlers'], run: synthesizeExamples },
  { name: 'integration apps', needs: ['install', 'handlers'], fillsMachine: true, run: integrationApps },
  { name: 'package', needs: ['handlers', 'compile'], run: packageIsComplete },
  { name: 'benchmark programs', needs: ['handlers', 'compile'], run: benchProgramsRun },
  { name: 'site of the documentation', needs: ['install'], run: buildSite },
];

const { passed, failed } = process.argv.includes('languages') ? await withLanguages() : await runSteps(steps, LANES);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** First the packages of other languages: they wait for each other, and the other steps fill the gaps. */
async function withLanguages() {
  const start = performance.now();
  const { present, skipped } = await whatIsHere(LANGUAGES);
  const found = nothingFound();
  const judged = await withTemporaryFolder((folder) => {
    const own = new Set(steps.map(({ name }) => name));
    const further = stepsFor(present, found, folder).filter(({ name }) => !own.has(name));
    return runSteps([...steps.slice(0, 1), ...further, ...steps.slice(1)], LANES);
  });
  console.log(`\n${closingLines(found, skipped, performance.now() - start).join('\n')}`);
  return judged;
}

/** A step that is one program, judged by its exit code; the command is put together once everything is installed. */
function program(name, needs, command) {
  return {
    name,
    needs,
    run: async () => {
      await run(command());
    },
  };
}
