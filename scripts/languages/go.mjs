import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CheckFailed } from '../lib/check-failed.mjs';
import { run } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { withTemporaryFolder } from '../lib/temporary-folder.mjs';
import { withAbsoluteLinks } from './absolute-links.mjs';
import { consumerEnvironment } from './consumer.mjs';
import { CONSUMER, modFile, PLAIN } from './go/mod-file.mjs';
import { makeModuleZip, unpackedByGo } from './go/module.mjs';
import { testResults } from './go/test-results.mjs';
import { pacmak } from './pacmak.mjs';
import { requireSameFiles } from './same-files.mjs';

const PAGE = 'docs/go.md';
/** The generated sources, as they are pushed to the repository of the module. */
const SOURCES = inProject('dist', 'go', 'cdkcleanrooms');
/** The zip that a module proxy serves. */
const ZIP = inProject('dist', 'go-module', 'cdkcleanrooms.zip');
const WORK = inProject('node_modules', '.cache', 'cdk-cleanrooms', 'go-consumer');

/** So that what was compiled in one folder, such as another clone, serves in each. */
const ANYWHERE = '-trimpath';

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

/**
 * With the versions of go.mod, and no module that has another hash than in go.sum. Whether these are still what
 * `go mod tidy` would write is not asked here: that depends on what the module proxy has by now.
 */
async function consume({ templates }) {
  await requireFormatted();
  const modfile = `-modfile=${await modFile(WORK, await unpackedLibrary())}`;
  await run(['go', 'vet', ANYWHERE, modfile, './...'], { cwd: CONSUMER, env: PLAIN });
  return runTests(modfile, templates);
}

/** The module that `build` made, as Go unpacks what it downloads. */
export async function unpackedLibrary() {
  await rm(WORK, { recursive: true, force: true });
  await mkdir(WORK, { recursive: true });
  return unpackedByGo({ sources: SOURCES, zip: ZIP, folder: WORK });
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
