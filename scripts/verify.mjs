/**
 * `npm run verify`: everything that must hold before a change is good, from a bare clone on.
 *
 * Ends with one line, "N passed, N failed". Each unit test counts, in both runs of the tests, and so does every other
 * step; a step that could not run, because one that it needs has failed, counts as failed.
 */
import { packageIsComplete } from '../test/package/check.mjs';
import { apiReferenceIsCurrent } from './checks/api-reference.mjs';
import { apiIsCompatible } from './checks/api-stability.mjs';
import { benchProgramsRun } from './checks/bench-programs.mjs';
import { synthesizeExample } from './checks/examples.mjs';
import { integrationApps } from './checks/integration-apps.mjs';
import { projectFilesAreCurrent } from './checks/project-files.mjs';
import { simulationFromNewSeed } from './checks/simulation.mjs';
import { deployments, unitTests, unitTestsWithNewestCdk } from './checks/unit-tests.mjs';
import { bundleHandlers, compile } from './lib/build.mjs';
import { node, run, tool } from './lib/command.mjs';
import { exampleNames } from './lib/example.mjs';
import { install } from './lib/install.mjs';
import { buildSite } from './lib/site.mjs';
import { runSteps } from './lib/steps.mjs';

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
  { name: 'compile', needs: ['install'], run: compile },
  { name: 'API.md is current', needs: ['compile'], run: apiReferenceIsCurrent },
  program('docs/rules.md is current', ['compile'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/rules-doc.ts', '--check'),
  ),
  program('docs/resources is current', ['compile', 'handlers'], () =>
    tool('tsx', '--tsconfig', 'test/tsconfig.json', 'scripts/resource-pages.ts', '--check'),
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
  program('examples of README and docstrings compile', ['compile'], () =>
    tool('jsii-rosetta', 'extract', '--strict', '--batch'),
  ),
  { name: 'API is compatible with the last release', needs: ['compile'], run: apiIsCompatible },
  program('CDK design rules', ['compile'], () => node('scripts/design-rules.mjs')),
  program('types of tests and examples', ['install'], () => tool('typescript', '--noEmit', '-p', 'test/tsconfig.json')),
  { name: 'unit tests', needs: ['install', 'handlers'], run: unitTests },
  { name: 'unit tests, newest aws-cdk-lib', needs: ['install', 'handlers'], run: unitTestsWithNewestCdk },
  { name: 'simulation', needs: ['install'], run: simulationFromNewSeed },
  { name: 'deployments', needs: ['install', 'handlers'], run: deployments },
  ...exampleNames().map((name) => ({
    name: `example ${name}`,
    needs: ['install', 'handlers'],
    run: () => synthesizeExample(name),
  })),
  { name: 'integration apps', needs: ['install', 'handlers'], run: integrationApps },
  { name: 'package', needs: ['handlers', 'compile'], run: packageIsComplete },
  { name: 'benchmark programs', needs: ['handlers', 'compile'], run: benchProgramsRun },
  { name: 'site of the documentation', needs: ['install'], run: buildSite },
];

const { passed, failed } = await runSteps(steps);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

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
