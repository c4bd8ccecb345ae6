import { npm, run } from '../lib/command.mjs';
import { inProject, readJson } from '../lib/project.mjs';
import { newestOf, olderVersions, pretendedVersion } from './versions.mjs';

/** @type {import('./registry-proxy.mjs').Registry} */
export const npmRegistry = {
  name: 'npm',
  upstream: async () => (await run(npm('config', 'get', 'registry'))).trim(),
  isList: (path) => /^(@[^/]+(\/|%2f))?[^/]+$/i.test(path),
  rewrite: ({ path, body, day, upstream, url }) => {
    const packument = JSON.parse(body.replaceAll(upstream, url));
    const { versions } = packument;
    const listed = Object.keys(versions);
    if (day === 'older') {
      const kept = olderVersions(listed, pinnedOnNpm(decodeURIComponent(path)));
      packument.versions = Object.fromEntries(kept.map((version) => [version, versions[version]]));
      packument['dist-tags'] = { latest: newestOf(kept) };
      return JSON.stringify(packument);
    }
    const pretended = pretendedVersion(listed);
    if (pretended) {
      const newest = versions[newestOf(listed.filter((version) => !version.includes('-')))];
      const dist = { ...newest.dist, tarball: `${url}missing/-/${pretended}.tgz`, integrity: undefined };
      versions[pretended] = { ...newest, version: pretended, dist };
      packument['dist-tags'].latest = pretended;
    }
    return JSON.stringify(packument);
  },
  environment: async (url, folder) => ({ npm_config_registry: url, npm_config_cache: `${folder}/npm` }),
};

const LOCKS = ['package-lock.json', 'test/package/app/package-lock.json'];

function pinnedOnNpm(name) {
  const entries = LOCKS.flatMap((lock) => Object.entries(readJson(inProject(lock)).packages));
  const versions = entries
    .filter(([path, entry]) => (entry.name ?? path.split('node_modules/').at(-1)) === name)
    .map(([, { version }]) => version);
  return new Set(versions);
}
