import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailed, run } from '../../lib/command.mjs';
import { inProject } from '../../lib/project.mjs';
import { countTests } from '../junit.mjs';

/**
 * Runs the programs in Python that docs/rules.md, docs/rules and docs/resources show, and random ones with wrong values.
 *
 * @param {{ python: string, folder: string, env: Record<string, string | undefined> }} given an interpreter that finds the
 *   library and pytest, a folder to work in, and the environment of a user
 * @returns {Promise<{ passed: number, failed: number, report: string }>}
 */
export async function testRules({ python, folder, env }) {
  const results = join(folder, 'rules.xml');
  const tests = ['test_rules.py', 'test_resources.py', 'test_wrong_types.py'].map((name) =>
    inProject('scripts', 'languages', 'python', name),
  );
  const pytest = [python, '-B', '-m', 'pytest', '-p', 'no:cacheprovider', '--rootdir', folder, `--junitxml=${results}`];
  const report = await run([...pytest, ...tests], {
    cwd: folder,
    // The templates are not what this is about, and the check of them takes seconds.
    env: { ...env, CDK_VALIDATION: 'false', RULES_PAGE: inProject('docs', 'rules.md') },
  }).catch((error) => {
    if (error instanceof CommandFailed) {
      return error.message;
    }
    throw error;
  });
  const xml = await readFile(results, 'utf8').catch(() => {
    throw new Error(`pytest left no results\n${report}`);
  });
  return { ...countTests(xml), report };
}
