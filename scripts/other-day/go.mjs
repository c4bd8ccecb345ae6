import { readFileSync } from 'node:fs';
import { run } from '../lib/command.mjs';
import { inProject } from '../lib/project.mjs';
import { newestOf, olderVersions, pretendedVersion } from './versions.mjs';

/** @type {import('./registry-proxy.mjs').Registry} */
export const goProxy = {
  name: 'go',
  upstream: async () => `${(await run(['go', 'env', 'GOPROXY'])).trim().split(/[,|]/)[0].replace(/\/$/, '')}/`,
  isList: (path) => /\/@(v\/list|latest)$/.test(path),
  rewrite: ({ path, body, day }) => {
    const [, module, kind] = path.match(/^(.+)\/@(v\/list|latest)$/);
    const pinned = pinnedInGo(module.replace(/!(.)/g, (_, letter) => letter.toUpperCase()));
    if (kind === 'latest') {
      const { Version } = JSON.parse(body);
      const version = day === 'older' ? newestOf([...pinned]) : pretendedVersion([Version, ...pinned]);
      return JSON.stringify({ Version: version ?? Version });
    }
    const versions = body.split('\n').filter((line) => line !== '');
    const pretended = pretendedVersion(versions);
    const listed = day === 'older' ? olderVersions(versions, pinned) : [...versions, ...(pretended ? [pretended] : [])];
    return `${listed.join('\n')}\n`;
  },
  environment: async (url, folder) => ({ GOPROXY: url, GOMODCACHE: `${folder}/go` }),
};

function pinnedInGo(module) {
  const sums = readFileSync(inProject('examples', 'go', 'go.sum'), 'utf8').split('\n');
  const lines = sums.map((line) => line.split(' ')).filter(([path]) => path === module);
  return new Set(lines.map(([, version]) => version.replace('/go.mod', '')));
}
