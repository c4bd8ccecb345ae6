import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { inProject } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';
import { testConsumer } from './python/consumer.mjs';
import { makeDistributions } from './python/distributions.mjs';
import { missingPython } from './python/environment.mjs';
import { deployExamples, lintTemplates, readQuerySuites } from './python/with-python.mjs';
import { requireSameFiles } from './same-files.mjs';

const DIST = inProject('dist', 'python');

/** @type {import('./languages.mjs').Language} */
export const python = {
  name: 'python',

  missing: missingPython,

  /** Makes the wheel and the source distribution twice, since a package that comes out otherwise each time proves nothing. */
  build: ({ tarball }) =>
    withTemporaryFolder(async (folder) => {
      const [first, second] = [join(folder, 'first'), join(folder, 'second')];
      await makeDistributions(tarball, first);
      await makeDistributions(tarball, second);
      await requireSameFiles(await filesIn(first), await filesIn(second));

      await rm(DIST, { recursive: true, force: true });
      await mkdir(DIST, { recursive: true });
      await cp(first, DIST, { recursive: true });
      return filesIn(DIST);
    }),

  consume: async ({ templates }) => testConsumer({ wheel: await builtWheel(), templates }),

  checks: [
    { name: 'deployments', run: async () => deployExamples(await builtWheel()) },
    { name: 'cfn-lint', run: lintTemplates },
    { name: 'SQL suites', run: readQuerySuites },
  ],
};

async function builtWheel() {
  const wheel = (await filesIn(DIST)).find((file) => file.endsWith('.whl'));
  if (!wheel) {
    throw new CheckFailed('there is no wheel in dist/python');
  }
  return wheel;
}

async function filesIn(folder) {
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}
