import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckFailed } from './check-failed.mjs';
import { node, npm, run } from './command.mjs';
import { filesBelow } from './files-below.mjs';
import { inProject, readJson } from './project.mjs';
import { deadLinks } from './site-links.mjs';

const SITE = inProject('site');
const OUTPUT = inProject('dist', 'site');

/** Builds the site of the documentation into dist/site. A link that leads nowhere fails, and so does a diagram in code. */
export async function buildSite() {
  await installSite();
  await run(vitepress('build'));
  const pages = Object.fromEntries(
    await Promise.all(
      filesBelow(OUTPUT, '.html').map(async (name) => [name, await readFile(join(OUTPUT, name), 'utf8')]),
    ),
  );
  const dead = deadLinks(pages, '/cdk-cleanrooms/');
  if (dead.length > 0) {
    throw new CheckFailed(`links that lead nowhere:\n${dead.join('\n')}`);
  }
  const diagrams = Object.keys(pages).filter((name) => pages[name].includes('language-mermaid'));
  if (diagrams.length > 0) {
    throw new CheckFailed(
      `diagrams that the site shows as code, and that need to be SVG files:\n${diagrams.join('\n')}`,
    );
  }
  return { note: `${Object.keys(pages).length} pages` };
}

/** Serves the site while its pages are edited. */
export async function serveSite() {
  await installSite();
  await run(vitepress('dev'), { show: true });
}

/** The generator has its own lock, so that users of the other scripts do not install it. */
async function installSite() {
  const stamp = join(SITE, 'node_modules', '.package-lock.json');
  const { packages } = readJson(join(SITE, 'package-lock.json'));
  const found = existsSync(stamp) ? readJson(stamp).packages : {};
  const complete = Object.entries(packages).every(
    ([path, entry]) => path === '' || entry.optional || found[path]?.integrity === entry.integrity,
  );
  if (!complete) {
    await run(npm('ci', '--no-audit', '--no-fund', '--ignore-scripts'), { cwd: SITE });
  }
}

function vitepress(command) {
  return node(join(SITE, 'node_modules', 'vitepress', 'bin', 'vitepress.js'), command, SITE);
}
