import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../lib/command.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';
import { EXAMPLE, testConsumer } from './java/consumer.mjs';
import { DEPLOYED } from './java/maven.mjs';
import { makePackage } from './java/package.mjs';
import { requireSameFiles } from './same-files.mjs';

/** The oldest Java that the example can be compiled with; the package itself is for Java 8. */
const OLDEST = 17;

/** @type {import('./languages.mjs').Language} */
export const java = {
  name: 'java',

  async missing() {
    for (const program of ['javac', 'jar', 'mvn']) {
      const said = await run([program, '--version']).catch((error) => error);
      if (said instanceof Error) {
        return said.code === 'ENOENT' ? `no \`${program}\`` : `\`${program}\` does not run: ${said.message}`;
      }
      const [, release] = said.match(/^javac (\d+)/m) ?? [];
      if (Number(release) < OLDEST) {
        return `\`javac\` is of Java ${release}, older than ${OLDEST}`;
      }
    }
    return undefined;
  },

  /** Made twice, since a package that comes out otherwise each time proves nothing. */
  build: ({ tarball }) =>
    withTemporaryFolder(async (folder) => {
      await rm(DEPLOYED, { recursive: true, force: true });
      const users = [join(EXAMPLE, 'src')];
      const files = await makePackage({ tarball, repository: DEPLOYED, users });
      await requireSameFiles(files, await makePackage({ tarball, repository: folder, users }));
      return files;
    }),

  consume: testConsumer,
};
