import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../../lib/check-failed.mjs';
import { run, tool } from '../../lib/command.mjs';
import { inProject } from '../../lib/project.mjs';
import { installPacked, npmTarball } from '../npm-package.mjs';
import { templateHash } from '../template-hash.mjs';

/** A whole app in TypeScript, and the same in Python, as the README shows them. */
const APPS = /```ts nofixture\n((?:(?!```)[\s\S])*)```\n\nThe same in Python:\n\n```python\n((?:(?!```)[\s\S])*)```/;

/**
 * Runs the app that the README begins with as a newcomer would, pasted into a file, and expects the templates of the one
 * in TypeScript beside it.
 *
 * @param {{ python: string, folder: string, env: Record<string, string | undefined> }} given an interpreter that finds the
 *   library, a folder to work in, and the environment of a user
 */
export async function compareReadmeExamples({ python, folder, env }) {
  const [, typeScript, itsTwin] = (await readFile(inProject('README.md'), 'utf8')).match(APPS) ?? [];
  if (!itsTwin) {
    throw new CheckFailed('README.md shows no app in TypeScript with the same in Python after it');
  }
  const project = join(folder, 'newcomer');
  await mkdir(project);
  await installPacked(npmTarball(), project);
  await writeFile(join(project, 'app.ts'), typeScript);
  await writeFile(join(project, 'app.py'), itsTwin);

  const expected = await synthesize(tool('tsx', 'app.ts'), 'typescript');
  const found = await synthesize([python, 'app.py'], 'python');
  if (found !== expected) {
    throw new CheckFailed('the app of README.md gives other templates in Python than in TypeScript');
  }

  async function synthesize(command, outdir) {
    await run(command, { cwd: project, env: { ...env, CDK_OUTDIR: join(project, outdir) } });
    return templateHash(join(project, outdir));
  }
}
