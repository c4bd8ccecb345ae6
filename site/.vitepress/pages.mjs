/** Which files of the repository are pages of the site, and where a link of such a page leads. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const REPOSITORY = 'https://github.com/cdkcleanrooms/cdk-cleanrooms';

/** Texts outside of docs/ that are pages, and their addresses. */
const OUTSIDE = {
  'README.md': 'index.md',
  'API.md': 'api/index.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security.md',
  'CODE_OF_CONDUCT.md': 'code-of-conduct.md',
};

/**
 * The address of a page, by its path in the repository: without `docs/`, and with the README of a folder as its index.
 *
 * @param {string} file
 * @returns {string | undefined} nothing if the file is not a page
 */
export function addressOf(file) {
  if (file in OUTSIDE) {
    return OUTSIDE[file];
  }
  const [, page] = file.match(/^(?:docs\/)?((?:examples\/[\w-]+\/README|(?<=docs\/).*)\.md)$/) ?? [];
  return page?.replace(/README\.md$/, 'index.md');
}

/** The pages of a folder, in the order of their names. */
export function pagesIn(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((file) => addressOf(file) !== undefined)
    .sort();
}

/** The first heading of a page. */
export function titleOf(file) {
  const [, title] = readFileSync(join(ROOT, file), 'utf8').match(/^# (.+)$/m) ?? [];
  return title ?? file;
}

/**
 * Where a link of a page leads on the site: to another page, or to the repository for any other file.
 *
 * @param {string} page its path in the repository
 * @param {string} link as the page has it, relative to itself
 */
export function targetOf(page, link) {
  const [path, ...hash] = link.split(/(?=#)/);
  const file = relative(ROOT, join(ROOT, dirname(page), decodeURI(path)))
    .split(sep)
    .join('/');
  if (!existsSync(join(ROOT, file))) {
    throw new Error(`${page} has a link to ${link}, which does not exist`);
  }
  const isFolder = statSync(join(ROOT, file)).isDirectory();
  const address = addressOf(isFolder ? `${file}/README.md` : file);
  if (address !== undefined && existsSync(join(ROOT, isFolder ? `${file}/README.md` : file))) {
    return `/${address}${hash.join('')}`;
  }
  return `${REPOSITORY}/${isFolder ? 'tree' : 'blob'}/main/${file}${hash.join('')}`;
}

/** A plugin for markdown-it, by which the links of all pages lead to their `targetOf`. */
export function repositoryLinks(md) {
  md.core.ruler.push('repository-links', ({ tokens, env }) => {
    const page = relative(ROOT, env.realPath ?? env.path)
      .split(sep)
      .join('/');
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const link = token.type === 'link_open' ? token.attrGet('href') : null;
      if (link !== null && !/^([a-z]+:|#)/.test(link)) {
        token.attrSet('href', targetOf(page, link));
      }
    }
  });
}
