import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../../lib/check-failed.mjs';
import { CommandFailed, run, tool } from '../../lib/command.mjs';
import { inProject } from '../../lib/project.mjs';
import { installPacked, npmTarball } from '../npm-package.mjs';
import { templateHash } from '../template-hash.mjs';

/** A whole app in TypeScript, and the same in Python, as the README shows them. */
const APPS = /```ts nofixture\n((?:(?!```)[\s\S])*)```\n\nThe same in Python:\n\n```python\n((?:(?!```)[\s\S])*)```/;
/** What the README lets its reader leave out, and what is told then. */
const BUDGET = /^membership\.add_privacy_budget\([\s\S]*?^\)\n/m;
/** In the message, what is told in the language of the app. */
const FIXES = {
  typescript: 'membership.addPrivacyBudget("Budget", PrivacyBudget.differentialPrivacy({ … }))',
  python: 'membership.add_privacy_budget("Budget", PrivacyBudget.differential_privacy(…))',
};
const MESSAGE =
  /If you leave out the privacy budget, synthesis fails with this error:\n\n```text\n((?:(?!```)[\s\S])*)\n```/;

/**
 * Follows the README as a newcomer to Python would: pastes its app into a file and runs it, then leaves out the budget.
 * Expects the templates of the app in TypeScript beside it, and the message that the README shows.
 *
 * @param {{ python: string, folder: string, env: Record<string, string | undefined> }} given an interpreter that finds the
 *   library, a folder to work in, and the environment of a user
 */
export async function followReadme({ python, folder, env }) {
  const readme = await readFile(inProject('README.md'), 'utf8');
  const [, typeScript, app] = find(readme, APPS, 'an app in TypeScript with the same in Python after it');
  const [, message] = find(readme, MESSAGE, 'the message without the budget');
  const [budget] = find(app, BUDGET, 'a budget in the app in Python');

  const project = join(folder, 'newcomer');
  await mkdir(project);
  await installPacked(npmTarball(), project);
  await writeFile(join(project, 'app.ts'), typeScript);
  await writeFile(join(project, 'app.py'), app);
  await writeFile(join(project, 'no_budget.py'), app.replace(budget, ''));

  const expected = await synthesize(tool('tsx', 'app.ts'), 'typescript');
  const found = await synthesize([python, 'app.py'], 'python');
  if (found !== expected) {
    throw new CheckFailed('the app of README.md gives other templates in Python than in TypeScript');
  }
  const told = await failureOf(() => synthesize([python, 'no_budget.py'], 'none'));
  if (!told.includes(message.replace(FIXES.typescript, FIXES.python))) {
    throw new CheckFailed(
      `without its budget, the app of README.md does not end with the message shown there:\n${told}`,
    );
  }

  async function synthesize(command, outdir) {
    await run(command, { cwd: project, env: { ...env, CDK_OUTDIR: join(project, outdir) } });
    return templateHash(join(project, outdir));
  }
}

function find(text, pattern, what) {
  const match = text.match(pattern);
  if (!match) {
    throw new CheckFailed(`README.md no longer shows ${what}`);
  }
  return match;
}

async function failureOf(work) {
  try {
    await work();
    return 'it did not fail at all';
  } catch (error) {
    if (error instanceof CommandFailed) {
      return error.message;
    }
    throw error;
  }
}
