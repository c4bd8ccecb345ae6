/**
 * Sets the version in package.json to the one that CHANGELOG.md says is next, for the time of a release build (`npx projen
 * unbump` takes it back), and writes what the jobs of the release workflow read: version, tag, and notes.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { nextRelease } from './lib/changelog.mjs';
import { CheckFailed } from './lib/check-failed.mjs';
import { run } from './lib/command.mjs';
import { inProject } from './lib/project.mjs';

try {
  await bump();
} catch (error) {
  if (!(error instanceof CheckFailed)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}

async function bump() {
  const { version, notes } = nextRelease(await readFile(inProject('CHANGELOG.md'), 'utf8'));
  const tag = `v${version}`;
  const manifest = await readFile(inProject('package.json'), 'utf8');
  if ((await run(['git', 'tag', '--list', tag])).trim() !== '') {
    throw new CheckFailed(`${tag} is released already\nfix: tell what is new under a new version in CHANGELOG.md`);
  }

  await writeFile(inProject('package.json'), manifest.replace(/^ {2}"version": ".*"/m, `  "version": "${version}"`));
  await mkdir(inProject('dist'), { recursive: true });
  await writeFile(inProject('dist', 'version.txt'), version);
  await writeFile(inProject('dist', 'releasetag.txt'), tag);
  await writeFile(inProject('dist', 'changelog.md'), `${notes}\n`);
  console.log(`to be released: ${version}`);
}
