import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { inProject } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';
import { testConsumer } from './python/consumer.mjs';
import { makeDistributions } from './python/distributions.mjs';
import { missingPython } from './python/environment.mjs';

const DIST = inProject('dist', 'python');

/** @type {import('../verify-languages.mjs').Language} */
export const python = {
  name: 'python',

  missing: missingPython,

  /** Makes the wheel and the source distribution twice, since a package that comes out otherwise each time proves nothing. */
  build: ({ tarball }) =>
    withTemporaryFolder(async (folder) => {
      const [first, second] = [join(folder, 'first'), join(folder, 'second')];
      await makeDistributions(tarball, first);
      await makeDistributions(tarball, second);
      await requireSame(first, second);

      await rm(DIST, { recursive: true, force: true });
      await mkdir(DIST, { recursive: true });
      await cp(first, DIST, { recursive: true });
      return filesIn(DIST);
    }),

  consume: async ({ templates }) => {
    const wheel = (await filesIn(DIST)).find((file) => file.endsWith('.whl'));
    if (!wheel) {
      throw new CheckFailed('there is no wheel in dist/python');
    }
    return testConsumer({ wheel, templates });
  },
};

async function requireSame(one, other) {
  const [hashes, others] = await Promise.all([hashesOf(one), hashesOf(other)]);
  const different = Object.keys(hashes).filter((file) => hashes[file] !== others[file]);
  if (different.length > 0) {
    throw new CheckFailed(`made twice from the same tarball, these differ: ${different.join(', ')}`);
  }
}

async function hashesOf(folder) {
  const files = await filesIn(folder);
  const hashes = files.map(async (file) => {
    const hash = createHash('sha256').update(await readFile(file));
    return [basename(file), hash.digest('hex')];
  });
  return Object.fromEntries(await Promise.all(hashes));
}

async function filesIn(folder) {
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}
