import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run, tool } from '../../../lib/command.mjs';
import { filesBelow } from '../../../lib/files-below.mjs';
import { inProject, readJson } from '../../../lib/project.mjs';
import { withTemporaryFolder } from '../../../lib/temporary-folder.mjs';
import { maven } from '../../java/maven.mjs';
import { withLowerBounds, withoutDependenciesOf } from '../../java/pom.mjs';
import { writePartOfCdk } from '../part-of-cdk.mjs';

/** The jsii modules that go into the jar before aws-cdk-lib, whose pom.xml is kept. */
const MODULES = ['@aws-cdk/asset-awscli-v1', '@aws-cdk/asset-node-proxy-agent-v6', '@aws-cdk/cloud-assembly-schema'];
const CDK_LIB = 'aws-cdk-lib';
const CACHE = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'java-cdk-lib');

/** Classes that nobody names: objects of them are returned as their interface, and jsii looks for the class by its name. */
const RETURNED = ['services.glue.CatalogBase'];

/**
 * Makes the jar of aws-cdk-lib out of the npm package in node_modules, as the CDK does: with jsii-pacmak. Only those classes
 * are made that `users` name or `RETURNED` lists, and what these need in turn: all 60,000 would take minutes. One that is
 * missing would fail a test with a ClassNotFoundException, and pass none.
 *
 * @param {{ version: string, group: string, users: string[] }} options `users` are folders of Java sources
 * @returns {Promise<{ jar: string, pom: string }>} kept as long as the versions and the classes named stay the same
 */
export async function cdkLibFromNpm({ version, group, users }) {
  const classes = classesFor(users, group);
  const pacmak = readJson(inProject('node_modules', 'jsii-pacmak', 'package.json')).version;
  const made = createHash('sha256').update(JSON.stringify([version, pacmak, classes]));
  const kept = join(CACHE, made.digest('hex').slice(0, 16));
  const [jar, pom] = ['jar', 'pom'].map((ending) => `${kept}.${ending}`);
  if (!existsSync(jar)) {
    await rm(CACHE, { recursive: true, force: true });
    await mkdir(CACHE, { recursive: true });
    await withTemporaryFolder(async (folder) => {
      await generate(folder, classes);
      const generated = await readFile(join(folder, 'java', 'pom.xml'), 'utf8');
      // What the modules need of each other is in the jar.
      await writeFile(pom, withoutDependenciesOf(withLowerBounds(generated), group));
      // Last and at once, since it tells that both are there.
      await copyFile(await compile({ folder, pom, classes }), `${kept}.unfinished`);
      await rename(`${kept}.unfinished`, jar);
    });
  }
  return { jar, pom };
}

/** @returns {string[]} top-level classes, by their full names */
function classesFor(folders, group) {
  const name = new RegExp(`\\b${group.replaceAll('.', '\\.')}\\.[a-z0-9_.]*[A-Z$]\\w*`, 'g');
  const names = folders.flatMap((folder) =>
    filesBelow(folder, '.java').flatMap((file) => readFileSync(join(folder, file), 'utf8').match(name) ?? []),
  );
  return [...new Set([...names, ...RETURNED.map((returned) => `${group}.${returned}`)])].sort();
}

/** All modules into one tree: they share no package of Java. */
async function generate(outdir, classes) {
  const part = await writePartOfCdk({ folder: join(outdir, 'part'), texts: classes });
  for (const module of [...MODULES.map((name) => inProject('node_modules', name)), part]) {
    const options = ['--code-only', '--no-fingerprint', '--no-npmignore', '--outdir', outdir];
    await run(tool('jsii-pacmak', '--target', 'java', ...options, module));
  }
  await packCode(outdir);
}

/** Replaces the package in the resources, which has no code, by the whole one, as npm packs it. */
async function packCode(outdir) {
  const [packed, ...others] = filesBelow(join(outdir, 'java')).filter((file) =>
    basename(file).startsWith(`${CDK_LIB}@`),
  );
  if (packed === undefined || others.length > 0) {
    throw new Error(`jsii-pacmak made no package of ${CDK_LIB}, or several`);
  }
  const folder = join(outdir, 'npm');
  await mkdir(folder);
  await symlink(inProject('node_modules', CDK_LIB), join(folder, 'package'), 'junction');
  await run(['tar', '-czhf', join(outdir, 'java', packed), '-C', folder, 'package']);
}

/** @returns {Promise<string>} the jar */
async function compile({ folder, pom, classes }) {
  const libraries = join(folder, 'libraries');
  const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
  await maven(['-f', pom, copy, `-DoutputDirectory=${libraries}`]);

  const [sources, resources] = ['java', 'resources'].map((kind) => join(folder, 'java', 'src', 'main', kind));
  const compiled = join(folder, 'classes');
  const files = join(folder, 'files');
  await writeFile(files, classes.map((name) => `"${join(sources, ...name.split('.'))}.java"`).join('\n'));
  const options = ['-nowarn', '-g:none', '-encoding', 'UTF-8', '--release', '8', '-implicit:class', '-d', compiled];
  await run(['javac', ...options, '-cp', join(libraries, '*'), '-sourcepath', sources, `@${files}`]);

  const jar = join(folder, 'aws-cdk-lib.jar');
  await run(['jar', '--create', '--no-compress', '--file', jar, '-C', compiled, '.', '-C', resources, '.']);
  return jar;
}
