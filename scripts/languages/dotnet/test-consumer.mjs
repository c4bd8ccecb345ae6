import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailed, run } from '../../lib/command.mjs';
import { inProject, readJson } from '../../lib/project.mjs';
import { withTemporaryFolder } from '../../lib/temporary-folder.mjs';
import { consumerEnvironment } from '../consumer.mjs';
import { printedHashes } from '../printed-hashes.mjs';

const TESTS = inProject('examples', 'dotnet', 'Tests');
/** Of its own, so that the package of another build can be thrown out of it. */
const CACHE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'nuget');

/**
 * Restores the packed package as a user would, from a folder beside the usual sources, and runs the tests of the
 * consumer.
 *
 * @param {string} templates those of TypeScript
 */
export async function testConsumer(templates) {
  const { packageId } = readJson(inProject('package.json')).jsii.targets.dotnet;
  await rm(join(CACHE, packageId.toLowerCase()), { recursive: true, force: true });
  const nuget = { NUGET_PACKAGES: CACHE, DOTNET_CLI_TELEMETRY_OPTOUT: '1' };

  await run(['dotnet', 'restore', TESTS, `-p:RestoreAdditionalProjectSources=${inProject('dist', 'dotnet')}`], {
    env: nuget,
  });
  return withTemporaryFolder(async (folder) => {
    const env = { ...nuget, ...consumerEnvironment({ templates, folder }) };
    const results = join(folder, 'tests.trx');
    const log = ['--logger', 'trx;LogFileName=tests.trx', '--results-directory', folder];
    const report = await run(['dotnet', 'test', TESTS, '--no-restore', ...log], { env }).catch((error) => {
      // Failed tests are in the results; without these, not even the build has succeeded.
      if (error instanceof CommandFailed && existsSync(results)) {
        return error.message;
      }
      throw error;
    });
    return { ...readResults(readFileSync(results, 'utf8')), report };
  });
}

/**
 * @param {string} trx the results as Visual Studio has them
 * @returns {{ passed: number, failed: number, hashes: Record<string, string> }}
 */
export function readResults(trx) {
  const count = (name) => Number(trx.match(new RegExp(`<Counters [^>]*\\b${name}="(\\d+)"`))[1]);
  return {
    passed: count('passed'),
    failed: count('total') - count('passed'),
    hashes: printedHashes(trx),
  };
}
