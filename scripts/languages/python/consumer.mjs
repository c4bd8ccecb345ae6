import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../../lib/check-failed.mjs';
import { run } from '../../lib/command.mjs';
import { inProject } from '../../lib/project.mjs';
import { withTemporaryFolder } from '../../lib/temporary-folder.mjs';
import { consumerEnvironment, copyExample } from '../consumer.mjs';
import { countTests } from '../junit.mjs';
import { printedHashes } from '../printed-hashes.mjs';
import { libraryEnvironment } from './library-environment.mjs';
import { followReadme } from './readme-example.mjs';
import { testRules } from './rules.mjs';

/** What tools and the apps leave behind. */
export const NOT_SOURCES = /(^|\/)(__pycache__|\.venv|\.[a-z]+_cache|cdk\.out)$/;

/**
 * Installs the wheel beside what the example asks for, and does with the example what its author would: test it, check its
 * types, lint it.
 *
 * @param {{ wheel: string, templates: string }} given
 * @returns {Promise<import('../languages.mjs').Consumed>}
 */
export async function testConsumer({ wheel, templates }) {
  const python = await libraryEnvironment(wheel);
  return withTemporaryFolder(async (folder) => {
    const project = await copyExample('python', folder, NOT_SOURCES);
    const given = {
      cwd: project,
      env: {
        ...consumerEnvironment({ templates, folder }),
        PYTHONPATH: undefined,
      },
    };
    // The few scripts in Python are looked at on the way.
    const ruff = ['--no-cache', '--config', 'pyproject.toml', '.', inProject('scripts', 'languages', 'python')];
    const checks = [
      ['-m', 'mypy', '--cache-dir', inProject('node_modules', '.cache', 'cdk-cleanrooms', 'python', 'mypy')],
      ['-m', 'ruff', 'check', ...ruff],
      ['-m', 'ruff', 'format', '--check', ...ruff],
    ].map((args) => attempt(() => run([python, ...args], given)));
    // The type checker needs one core for as long as the tests need the other.
    const [tests, rules, readme, ...others] = await Promise.all([
      runTests(python, folder, given),
      testRules({ python, folder, env: given.env }),
      attempt(() => followReadme({ python, folder, env: given.env })),
      ...checks,
    ]);
    const failures = [readme, ...others].filter(({ error }) => error !== undefined);
    return {
      passed: tests.passed + rules.passed + others.length + 1 - failures.length,
      failed: tests.failed + rules.failed + failures.length,
      hashes: tests.hashes,
      report: [tests.report, rules.report, ...failures.map(({ error }) => error.message)].join('\n\n'),
    };
  });
}

async function runTests(python, folder, given) {
  const results = join(folder, 'results.xml');
  const pytest = [python, '-m', 'pytest', '-p', 'no:cacheprovider', '-s', `--junitxml=${results}`];
  const { output, error } = await attempt(() => run(pytest, given));
  const report = error?.message ?? output;
  const xml = await readFile(results, 'utf8').catch(() => {
    // Without results, pytest has not even begun, and says why.
    throw error;
  });
  return { ...countTests(xml), hashes: printedHashes(report), report };
}

/** @returns {Promise<{ output?: string, error?: CheckFailed }>} any other error is a bug, and thrown */
async function attempt(work) {
  try {
    return { output: await work() };
  } catch (error) {
    if (error instanceof CheckFailed) {
      return { error };
    }
    throw error;
  }
}
