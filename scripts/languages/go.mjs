import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { run } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';
import { withAbsoluteLinks } from './absolute-links.mjs';
import { consumerEnvironment } from './consumer.mjs';
import { cdkModules } from './go/cdk-modules.mjs';
import { makeModuleZip, unpackedByGo } from './go/module.mjs';
import { testResults } from './go/test-results.mjs';
import { pacmak } from './pacmak.mjs';
import { requireSameFiles } from './same-files.mjs';

const CONSUMER = inProject('examples', 'go');
const PAGE = 'docs/go.md';
/** The generated sources, as they are pushed to the repository of the module. */
const SOURCES = inProject('dist', 'go', 'cdkcleanrooms');
/** The zip that a module proxy serves. */
const ZIP = inProject('dist', 'go-module', 'cdkcleanrooms.zip');
const WORK = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'go-consumer');

/** So that what was compiled in one folder, such as another clone, serves in each. */
const ANYWHERE = '-trimpath';

/** A workspace of whoever runs this must not decide. */
const PLAIN = { GOWORK: 'off' };

/** The module for Go, and examples/go as its user. */
export const go = { name: 'go', missing, build, consume };

async function missing() {
  const needed = Number((await readFile(join(CONSUMER, 'go.mod'), 'utf8')).match(/^go 1\.(\d+)/m)[1]);
  const found = await run(['go', 'env', 'GOVERSION']).catch((error) => {
    if (error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  });
  if (found === undefined) {
    return 'no `go`';
  }
  return Number(found.match(/go1\.(\d+)/)?.[1]) >= needed ? undefined : `${found.trim()} is older than Go 1.${needed}`;
}

/** Compiling is left to the consumer: jsii-pacmak would need the modules of the CDK from the proxy. */
async function build({ tarball }) {
  await generate(tarball, inProject('dist'));
  await makeModuleZip(SOURCES, ZIP);
  await withTemporaryFolder(async (folder) => {
    const again = join(folder, basename(ZIP));
    await makeModuleZip(await generate(tarball, folder), again);
    await requireSameFiles([ZIP], [again]);
  });
  return [ZIP];
}

/**
 * Its README is the page about Go: that of the library, translated by jsii-rosetta, has Go that does not compile.
 *
 * @returns {Promise<string>} the folder of the module
 */
async function generate(tarball, outdir) {
  await pacmak({ tarball, target: 'go', args: ['--code-only'], outdir });
  const module = join(outdir, 'go', 'cdkcleanrooms');
  const { homepage } = readJson(inProject('package.json'));
  const page = await readFile(inProject(PAGE), 'utf8');
  await writeFile(join(module, 'README.md'), withAbsoluteLinks(page, homepage, PAGE));
  return module;
}

async function consume({ templates }) {
  await rm(WORK, { recursive: true, force: true });
  await mkdir(WORK, { recursive: true });
  const { replacements, note } = await cdkModules(join(SOURCES, 'go.mod'));
  replacements.push(await unpackedByGo({ sources: SOURCES, zip: ZIP, folder: WORK }));

  await requireFormatted();
  const modfile = `-modfile=${await tidyModFile(replacements)}`;
  await run(['go', 'vet', ANYWHERE, modfile, './...'], { cwd: CONSUMER, env: PLAIN });
  return { ...(await runTests(modfile, templates)), note };
}

async function runTests(modfile, templates) {
  const test = ['go', 'test', ANYWHERE, modfile, '-count=1', '-json', './...'];
  try {
    return await withTemporaryFolder(async (folder) => {
      const env = { ...PLAIN, ...consumerEnvironment({ templates, folder }) };
      return testResults(await run(test, { cwd: CONSUMER, env }));
    });
  } catch (error) {
    const results = error instanceof CheckFailed ? testResults(error.message) : { failed: 0 };
    if (results.failed === 0) {
      throw error;
    }
    return results;
  }
}

async function requireFormatted() {
  const files = await run(['gofmt', '-l', CONSUMER]);
  if (files !== '') {
    throw new CheckFailed(`not formatted:\n${files}fix: gofmt -w examples/go`);
  }
}

/**
 * The go.mod of the consumer as its user would have it, which must be tidy, and the replacements: what is not published.
 * Beside it, Go writes the go.sum.
 *
 * @param {{ path: string, folder: string }[]} replacements
 */
async function tidyModFile(replacements) {
  const file = join(WORK, 'go.mod');
  const written = await readFile(join(CONSUMER, 'go.mod'), 'utf8');
  await writeFile(file, written);
  const flags = replacements.map(({ path, folder }) => `-replace=${path}=${folder}`);
  await run(['go', 'mod', 'edit', ...flags, file], { env: PLAIN });
  await run(['go', 'mod', 'tidy', `-modfile=${file}`], { cwd: CONSUMER, env: PLAIN });
  const [tidy] = (await readFile(file, 'utf8')).split('\nreplace ');
  if (tidy.trimEnd() !== written.trimEnd()) {
    throw new CheckFailed(`examples/go/go.mod is not tidy; it should be:\n${tidy}`);
  }
  return file;
}
