import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CheckFailed } from '../../lib/check-failed.mjs';
import { run } from '../../lib/command.mjs';
import { filesBelow } from '../../lib/files-below.mjs';
import { inProject } from '../../lib/project.mjs';

const CACHE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'maven');
const SETTINGS = join(CACHE, 'settings.xml');
/** The local repository. */
const REPOSITORY = 'repository';
/** Another one, for what is asked of the repositories of today. */
export const LOOKED_UP = 'looked-up';

/**
 * Options of the Java machine for programs that are done before its slower compiler, or threads that collect garbage, would
 * pay off.
 */
export const SHORT_RUN = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

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
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, repository?: string }} options `repository` is the name
 *   of another local repository
 */
export async function maven(args, { repository = REPOSITORY, ...options } = {}) {
  await mkdir(dirname(SETTINGS), { recursive: true });
  await writeFile(SETTINGS, settings());
  const own = ['--global-settings', SETTINGS, `-Dmaven.repo.local=${join(CACHE, repository)}`];
  return run(['mvn', '--batch-mode', '--no-transfer-progress', '-Dstyle.color=never', ...own, ...args], {
    ...options,
    env: { MAVEN_OPTS: `${SHORT_RUN} ${process.env.MAVEN_OPTS ?? ''}`, ...options.env },
  });
}

/**
 * The folder of an artifact in the local repository.
 *
 * @param {string} groupId
 * @param {string[]} segments artifact, and version
 */
export function inLocalRepository(groupId, ...segments) {
  return join(CACHE, REPOSITORY, ...groupId.split('.'), ...segments);
}

/** Lets Maven ask for everything in `LOOKED_UP` again, also for what it did not find there before. */
export async function forgetLookedUp() {
  await rm(join(CACHE, LOOKED_UP), { recursive: true, force: true });
}

/**
 * Fails if Maven asked a repository which versions it has, as it does for ranges and for what has no version: the answer
 * is another one tomorrow.
 */
export async function requireNoLookups() {
  const files = filesBelow(join(CACHE, REPOSITORY)).filter((file) => /maven-metadata-[^\\/]*\.xml$/.test(file));
  if (files.length > 0) {
    throw new CheckFailed(
      `Maven chose a version of these by what the repository has today: ${files.map(dirname).join(', ')}\n` +
        'fix: name their version, in dependencyManagement or pluginManagement',
    );
  }
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
