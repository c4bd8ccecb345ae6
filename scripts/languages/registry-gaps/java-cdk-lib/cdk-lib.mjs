import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject, readJson } from '../../../lib/project.mjs';
import { inLocalRepository } from '../../java/maven.mjs';
import { cdkLibFromNpm } from './cdk-lib-from-npm.mjs';

export const GROUP = 'software.amazon.awscdk';
export const ARTIFACT = 'aws-cdk-lib';

/**
 * Puts the aws-cdk-lib that this project is pinned to, made from npm's, where Maven finds it: no other Maven gets to see
 * what is made here.
 *
 * @param {string[]} users folders of Java sources
 */
export async function provideCdkLib(users) {
  const version = pinnedVersion();
  const { jar, pom } = await cdkLibFromNpm({ version, group: GROUP, users });
  const versions = inLocalRepository(GROUP, ARTIFACT);
  await rm(versions, { recursive: true, force: true });
  const folder = join(versions, version);
  await mkdir(folder, { recursive: true });
  await copyFile(pom, join(folder, `${ARTIFACT}-${version}.pom`));
  await copyFile(jar, join(folder, `${ARTIFACT}-${version}.jar`));
}

export function pinnedVersion() {
  return readJson(inProject('node_modules', 'aws-cdk-lib', 'package.json')).version;
}
