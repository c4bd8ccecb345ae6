import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../lib/command.mjs';
import { inProject, readJson } from '../../lib/project.mjs';
import { withTemporaryFolder } from '../../lib/temporary-folder.mjs';
import { withAbsoluteLinks } from '../absolute-links.mjs';
import { pacmak } from '../pacmak.mjs';
import { pip, virtualEnvironment } from './environment.mjs';
import { withMetadata, withoutTypeScriptTwins } from './generated-sources.mjs';

const HERE = inProject('scripts', 'languages', 'python');
/** The date that npm gives to every file in a tarball: the wheel is as independent of today as the tarball inside it. */
const SOURCE_DATE_EPOCH = String(Date.UTC(1985, 9, 26, 8, 15) / 1000);

/**
 * Makes the wheel and the source distribution, byte for byte the same each time.
 *
 * @param {string} tarball the packed npm package
 * @param {string} outdir a new folder
 */
export function makeDistributions(tarball, outdir) {
  return withTemporaryFolder(async (folder) => {
    const python = await virtualEnvironment('build', join(HERE, 'build-requirements.lock'));
    await pip(python, 'check');
    await pacmak({ tarball, target: 'python', args: ['--code-only'], outdir: folder });
    const sources = join(folder, 'python');
    await refine(sources);

    await mkdir(outdir, { recursive: true });
    // The environment has what pyproject.toml asks for, so nothing is downloaded.
    await run([python, '-m', 'build', '--no-isolation', '--outdir', outdir, sources], { env: { SOURCE_DATE_EPOCH } });
    const files = (await readdir(outdir)).map((file) => join(outdir, file));
    const [archive] = files.filter((file) => file.endsWith('.tar.gz'));
    const [wheel] = files.filter((file) => file.endsWith('.whl'));
    await run([python, join(HERE, 'reproducible_sdist.py'), archive], { env: { SOURCE_DATE_EPOCH } });
    await run([python, '-m', 'twine', 'check', '--strict', ...files]);
    await run([python, join(HERE, 'check_classifiers.py'), wheel]);
  });
}

/** What jsii-pacmak leaves to wish for. */
async function refine(sources) {
  const manifest = readJson(inProject('package.json'));
  await edit(join(sources, 'setup.py'), (text) => withMetadata(text, manifest));
  await edit(join(sources, 'README.md'), (text) => withAbsoluteLinks(withoutTypeScriptTwins(text), manifest.homepage));
  await edit(join(sources, 'src', 'cdk_cleanrooms', '__init__.py'), withoutTypeScriptTwins);
}

async function edit(file, change) {
  await writeFile(file, change(await readFile(file, 'utf8')));
}
