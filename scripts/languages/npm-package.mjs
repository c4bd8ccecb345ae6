import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { run, tool } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';

/**
 * Packs the compiled library into dist/js/, as it would be published on npm. The packages of the other languages contain
 * this tarball.
 */
export async function packNpmTarball() {
  await rm(inProject('dist', 'js'), { recursive: true, force: true });
  await run(tool('jsii-pacmak', '--target', 'js', '--no-npmignore', '--outdir', inProject('dist')));
  return npmTarball();
}

/** Where `packNpmTarball` leaves it; the name is jsii-pacmak's. */
export function npmTarball() {
  const { name, version } = readJson(inProject('package.json'));
  return inProject('dist', 'js', `${name}@${version}.jsii.tgz`);
}

/**
 * Puts the packed library into the node_modules of a new project, beside the peers of this checkout: as `npm install`
 * would, but without the network. What was not packed is missing there.
 *
 * @param {string} tarball
 * @param {string} project an existing folder
 * @returns {Promise<string>} the folder of the installed library
 */
export async function installPacked(tarball, project) {
  const { name, peerDependencies } = readJson(inProject('package.json'));
  const installed = join(project, 'node_modules', name);
  await mkdir(installed, { recursive: true });
  await run(['tar', '-xzf', tarball, '-C', installed, '--strip-components=1']);
  for (const peer of Object.keys(peerDependencies)) {
    await symlink(inProject('node_modules', peer), join(project, 'node_modules', peer), 'junction');
  }
  return installed;
}
