import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../../lib/project.mjs';
import { withTemporaryFolder } from '../../lib/temporary-folder.mjs';
import { consumerEnvironment, copyExample } from '../consumer.mjs';
import { countTests } from '../junit.mjs';
import { printedHashes } from '../printed-hashes.mjs';
import { inLocalRepository, maven, requireNoLookups } from './maven.mjs';
import { ownCoordinates } from './package.mjs';

export const EXAMPLE = inProject('examples', 'java');
const NOT_SOURCES = /[\\/](target|cdk\.out)$/;

/**
 * Tests the example as its author would, with the package that is deployed to dist/java.
 *
 * @param {{ templates: string }} given
 * @returns {Promise<import('../languages.mjs').Consumed>}
 */
export async function testConsumer({ templates }) {
  // Maven never looks again for a version that it has, though another one may be deployed by now.
  await rm(inLocalRepository(ownCoordinates().groupId), { recursive: true, force: true });
  return withTemporaryFolder(async (folder) => {
    const project = await copyExample('java', folder, NOT_SOURCES);
    const report = await maven(['test', '-Dmaven.test.failure.ignore=true', `-DargLine=-Djava.io.tmpdir=${folder}`], {
      cwd: project,
      env: consumerEnvironment({ templates, folder }),
    });
    await requireNoLookups();
    const results = await readResults(join(project, 'target', 'surefire-reports'));
    const counts = countTests(results);
    return { ...counts, hashes: printedHashes(report), report };
  });
}

/** Surefire writes a file for each class of tests. */
async function readResults(folder) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.xml'));
  return (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n');
}
