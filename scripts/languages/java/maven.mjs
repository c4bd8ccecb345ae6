import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../../lib/command.mjs';
import { inProject } from '../../lib/project.mjs';

const CACHE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'maven');
const SETTINGS = join(CACHE, 'settings.xml');

/** The package, in the layout of a Maven repository. */
export const DEPLOYED = inProject('dist', 'java');

/**
 * Runs Maven with a local repository of its own: a package that is not published must not stay in the one of the user,
 * where it would be taken for the published one.
 *
 * What `DEPLOYED` holds is found as if it were on Maven Central. It comes in through the global settings, so that the
 * pom.xml of the consumer is what any user would write, and so that a mirror in the settings of the user still holds.
 *
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} options
 */
export async function maven(args, options) {
  await mkdir(dirname(SETTINGS), { recursive: true });
  await writeFile(SETTINGS, settings());
  const own = ['--global-settings', SETTINGS, `-Dmaven.repo.local=${join(CACHE, 'repository')}`];
  return run(['mvn', '--batch-mode', '--no-transfer-progress', '-Dstyle.color=never', ...own, ...args], {
    ...options,
    // Maven is done before the slower compiler of the Java machine would pay off.
    env: { MAVEN_OPTS: '-XX:TieredStopAtLevel=1', ...options?.env },
  });
}

/**
 * The folder of an artifact in the local repository.
 *
 * @param {string} groupId
 * @param {string[]} segments artifact, and version
 */
export function inLocalRepository(groupId, ...segments) {
  return join(CACHE, 'repository', ...groupId.split('.'), ...segments);
}

function settings() {
  return `<settings>
  <profiles>
    <profile>
      <id>cdk-cleanrooms</id>
      <repositories>
        <repository>
          <id>cdk-cleanrooms</id>
          <url>${pathToFileURL(DEPLOYED)}</url>
        </repository>
      </repositories>
    </profile>
  </profiles>
  <activeProfiles>
    <activeProfile>cdk-cleanrooms</activeProfile>
  </activeProfiles>
</settings>
`;
}
