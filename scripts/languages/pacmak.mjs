import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { CheckFailed } from '../lib/check-failed.mjs';
import { run, tool } from '../lib/command.mjs';
import { inProject } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';
import { installPacked } from './npm-package.mjs';

/** The snippets of the README and of docstrings in the other languages; `jsii-rosetta extract` writes it. */
const TABLET = inProject('.jsii.tabl.json');

/**
 * Lets jsii-pacmak make the package of a language, out of the packed library instead of this checkout: what is missing in
 * the npm package is then missing for every language.
 *
 * @param {{ tarball: string, target: string, args?: string[], outdir?: string, env?: Record<string, string> }} options `target` is jsii's name of the
 *   language, also that of the folder below `outdir`, which is emptied first; `args` such as `--code-only`
 */
export async function pacmak({ tarball, target, args = [], outdir = inProject('dist'), env = {} }) {
  if (!existsSync(TABLET)) {
    throw new CheckFailed(`${TABLET} is missing: without it, the examples would stay in TypeScript`);
  }
  await rm(`${outdir}/${target}`, { recursive: true, force: true });
  await withTemporaryFolder(async (project) => {
    const library = await installPacked(tarball, project);
    const snippets = ['--rosetta-tablet', TABLET, '--rosetta-unknown-snippets', 'fail'];
    await run(
      tool('jsii-pacmak', '--target', target, '--no-npmignore', '--outdir', outdir, ...snippets, ...args, library),
      { env },
    );
  });
}
