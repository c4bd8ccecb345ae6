import { existsSync } from 'node:fs';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailed } from '../../lib/command.mjs';
import { inProject, readJson } from '../../lib/project.mjs';
import { cdkLibFromNpm } from './cdk-lib-from-npm.mjs';
import { inLocalRepository, maven } from './maven.mjs';

const GROUP = 'software.amazon.awscdk';
const ARTIFACT = 'aws-cdk-lib';
/** In the folder of an artifact that was made here. */
const MADE = 'made-from-npm';

/**
 * Sees to it that Maven finds the aws-cdk-lib that this project is pinned to: on Maven Central, or else made from npm's,
 * since a version may be on npm and not yet on Maven Central. Each run looks again; no other Maven gets to see what is
 * made here.
 *
 * @param {string[]} users folders of Java sources
 */
export async function provideCdkLib(users) {
  const version = pinnedVersion();
  const versions = inLocalRepository(GROUP, ARTIFACT);
  if (isCdkLibMade()) {
    await rm(versions, { recursive: true });
  }
  if (await isServed(version)) {
    return;
  }
  const { jar, pom } = await cdkLibFromNpm({ version, group: GROUP, users });
  await rm(versions, { recursive: true, force: true });
  const folder = join(versions, version);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, MADE), '');
  await copyFile(pom, join(folder, `${ARTIFACT}-${version}.pom`));
  await copyFile(jar, join(folder, `${ARTIFACT}-${version}.jar`));
  // Where Maven looks for the versions in a range, beside Maven Central.
  await writeFile(join(versions, 'maven-metadata-local.xml'), metadata(version));
}

/** Whether the aws-cdk-lib that Maven finds was made here. */
export function isCdkLibMade() {
  return existsSync(join(inLocalRepository(GROUP, ARTIFACT, pinnedVersion()), MADE));
}

function metadata(version) {
  const versioning = `<versioning><versions><version>${version}</version></versions></versioning>`;
  return `<metadata><groupId>${GROUP}</groupId><artifactId>${ARTIFACT}</artifactId>${versioning}</metadata>\n`;
}

function pinnedVersion() {
  return readJson(inProject('node_modules', 'aws-cdk-lib', 'package.json')).version;
}

async function isServed(version) {
  const get = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get';
  try {
    await maven(['-U', get, '-Dtransitive=false', `-Dartifact=${GROUP}:${ARTIFACT}:${version}`]);
    return true;
  } catch (error) {
    if (error instanceof CommandFailed && error.message.includes(`Could not find artifact ${GROUP}:${ARTIFACT}`)) {
      return false;
    }
    throw error;
  }
}
