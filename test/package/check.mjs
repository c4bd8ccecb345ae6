import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../../scripts/lib/check-failed.mjs';
import { node, npm, run } from '../../scripts/lib/command.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { withTemporaryFolder } from '../../scripts/lib/temporary-folder.mjs';
import { commandLineRuns } from './command-line.mjs';
import { expectedFiles } from './expected-files.mjs';
import { requireTypes } from './types.mjs';

export const APP = inProject('test', 'package', 'app');
/**
 * Most of it are rules, whose texts users read, the command line with its parsers, the types and docstrings of the
 * constructs and of their grants, events and metrics, and the code of the handlers, about 42 KB for each of sixteen kinds. The
 * privacy report, its pages and its diff are 230 KB, mostly words. A file that slips in is found by its name.
 */
const MAX_UNPACKED_BYTES = 2_950_000;

/**
 * Looks at the package as a user gets it: packs it, installs the tarball in a project that has nothing but the newest
 * aws-cdk-lib, reads its types there, and synthesizes an app in plain JavaScript. What only a dev dependency brings, or what
 * was not packed, is missing.
 */
export function packageIsComplete() {
  return withTemporaryFolder(async (folder) => {
    const { filename, files, version } = await pack(folder);
    requireExpected(files.map(({ path }) => path));
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (bytes > MAX_UNPACKED_BYTES) {
      throw new CheckFailed(`unpacked, the package has ${bytes} bytes: more than ${MAX_UNPACKED_BYTES}`);
    }

    const app = join(folder, 'app');
    await installInto(app, join(folder, filename));
    await requireTypes(join(app, 'node_modules', 'cdk-cleanrooms', 'lib', 'index.d.ts'));
    await runApp(app);
    await run(node('loaded.cjs'), { cwd: app, env: { NODE_PATH: undefined } });
    await commandLineRuns(app, version);
    return { note: `${files.length} files, ${Math.round(bytes / 1000)} KB unpacked` };
  });
}

/** @param {string[]} packed */
function requireExpected(packed) {
  const expected = expectedFiles();
  const differences = [
    ...expected.filter((file) => !packed.includes(file)).map((file) => `${file} is missing`),
    ...packed.filter((file) => !expected.includes(file)).map((file) => `${file} is packed without need`),
  ];
  if (differences.length > 0) {
    throw new CheckFailed(differences.join('\n'));
  }
}

/**
 * Packs the compiled library as npm would publish it.
 *
 * @param {string} destination an existing folder
 * @returns {Promise<{ filename: string, version: string, files: { path: string, size: number }[] }>}
 */
export async function pack(destination) {
  const report = await run(
    npm('pack', '--json', '--ignore-scripts', '--loglevel=error', '--pack-destination', destination),
  );
  return JSON.parse(report)[0];
}

/** As a user would, with the peer range checked, but with the versions of the committed lock. */
async function installInto(app, tarball) {
  await cp(APP, app, { recursive: true });
  await run(npm('install', '--prefer-offline', '--no-audit', '--no-fund', '--strict-peer-deps', tarball), { cwd: app });
}

/** Synthesizes the app, but not in the environment of this checkout: neither its module paths nor its settings for tests. */
export async function runApp(app) {
  await run(node('app.cjs'), { cwd: app, env: { NODE_PATH: undefined, CDK_VALIDATION: undefined } });
}
