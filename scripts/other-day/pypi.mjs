import { readFileSync } from 'node:fs';
import { CommandFailed, run } from '../lib/command.mjs';
import { inProject } from '../lib/project.mjs';
import { pythonLocks } from '../locks/python.mjs';
import { olderVersions, pretendedVersion } from './versions.mjs';

const DEFAULT = 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)';

/** @type {import('./registry-proxy.mjs').Registry} */
export const pythonIndex = {
  name: 'pypi',
  upstream: async () => {
    const configured = await run(['python3', '-m', 'pip', 'config', 'get', 'global.index-url']).catch((error) => {
      if (error instanceof CommandFailed) {
        return '';
      }
      throw error;
    });
    const url = process.env.PIP_INDEX_URL || configured.trim() || (await run(['python3', '-c', DEFAULT])).trim();
    return `${url.replace(/\/$/, '')}/`;
  },
  // Rather than in JSON, which the clients also understand.
  accept: 'text/html',
  isList: (path) => /^[^/]+\/$/.test(path),
  rewrite: ({ path, body, day, upstream, url }) => {
    const name = path.slice(0, -1);
    const links = body.match(/<a [^>]*>[^<]*<\/a>/g) ?? [];
    const versions = [...new Set(links.map(versionIn))].filter((version) => version !== undefined);
    const kept = day === 'older' ? olderVersions(versions, pinnedOnPypi(name)) : versions;
    const absolute = links
      .filter((link) => kept.includes(versionIn(link)))
      .map((link) => link.replace(/href="([^"]+)"/, (_, href) => `href="${new URL(href, upstream + path)}"`));
    const pretended = day === 'newer' && pretendedVersion(versions);
    if (pretended) {
      const file = `${name.replaceAll('-', '_')}-${pretended}-py3-none-any.whl`;
      absolute.push(`<a href="${url}missing/${file}#sha256=${'0'.repeat(64)}">${file}</a>`);
    }
    return `<!DOCTYPE html><html><body>\n${absolute.join('<br/>\n')}\n</body></html>`;
  },
  environment: async (url, folder) => ({ PIP_INDEX_URL: url, PIP_CACHE_DIR: `${folder}/pip` }),
};

/** The version in the name of the file that a link leads to. */
function versionIn(link) {
  const file = link.match(/>([^<]*)</)[1].trim();
  return file.match(/^.+?-(\d[^-]*?)(?:-.*\.whl|\.tar\.gz|\.zip)$/)?.[1];
}

function pinnedOnPypi(name) {
  const locks = pythonLocks.flatMap(({ files }) => files).map((file) => readFileSync(inProject(file), 'utf8'));
  const pins = [...locks.join('\n').matchAll(/^([\w.-]+)==([^\s;\\]+)/gm)];
  return new Set(pins.filter(([, pinned]) => pinned === name).map(([, , version]) => version));
}
