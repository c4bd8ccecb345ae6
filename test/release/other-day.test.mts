import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inProject, readJson } from '../../scripts/lib/project.mjs';
import { goProxy } from '../../scripts/other-day/go.mjs';
import { mavenRepository } from '../../scripts/other-day/maven.mjs';
import { npmRegistry } from '../../scripts/other-day/npm.mjs';
import { pythonIndex } from '../../scripts/other-day/pypi.mjs';
import { startProxy } from '../../scripts/other-day/registry-proxy.mjs';
import { olderVersions, pretendedVersion } from '../../scripts/other-day/versions.mjs';

describe('olderVersions', () => {
  test('lists nothing newer than what is pinned', () => {
    expect(olderVersions(['1.0.0', '1.10.0', '1.9.0'], new Set(['1.9.0']))).toEqual(['1.0.0', '1.9.0']);
  });

  test('lists all that are pinned', () => {
    expect(olderVersions(['1.0.0', '2.0.0', '3.0.0'], new Set(['1.0.0', '3.0.0']))).toHaveLength(3);
  });

  test('leaves out the newest of what is not pinned', () => {
    expect(olderVersions(['1.0.0', '1.10.0', '1.9.0'], new Set())).toEqual(['1.0.0', '1.9.0']);
  });
});

test.each([
  [['1.9.0', '1.10.3', '2.0.0-rc.1'], '1.10.1003'],
  [['v0.47.0', 'v0.49.0'], 'v0.49.1000'],
  [['1.0.0-alpha'], undefined],
])('the version that is pretended after %j is %s', (versions, expected) => {
  expect(pretendedVersion(versions)).toBe(expected);
});

describe('a registry of another day', () => {
  const version = readJson(inProject('node_modules', 'vitest', 'package.json')).version;
  let server: Server;
  let proxy: Awaited<ReturnType<typeof startProxy>>;

  /** What the registry of today answers, by path. */
  let today: Record<string, string>;

  beforeEach(async () => {
    server = createServer((request, response) => {
      const body = today[request.url ?? ''];
      response.writeHead(body === undefined ? 404 : 200).end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  });

  afterEach(async () => {
    await proxy.close();
    await new Promise((closed) => server.close(closed));
  });

  async function on(day: 'older' | 'newer', registry: typeof npmRegistry): Promise<(path: string) => Promise<string>> {
    const upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    proxy = await startProxy({ ...registry, upstream: async () => upstream }, day);
    return async (path) => {
      const response = await fetch(proxy.url + path);
      return response.ok ? response.text() : `${response.status}`;
    };
  }

  const packument = (...versions: string[]) =>
    JSON.stringify({
      'dist-tags': { latest: versions.at(-1) },
      versions: Object.fromEntries(versions.map((listed) => [listed, { version: listed, dist: {} }])),
    });

  test('on npm, is one before what is newer than the lock', async () => {
    today = { '/vitest': packument('1.0.0', version, '999.0.0') };
    const ask = await on('older', npmRegistry);

    const { versions, 'dist-tags': tags } = JSON.parse(await ask('vitest'));

    expect(Object.keys(versions)).toEqual(['1.0.0', version]);
    expect(tags).toEqual({ latest: version });
  });

  test('on npm, is one after a version that cannot be downloaded', async () => {
    today = { '/vitest': packument('1.0.0', '1.2.3') };
    const ask = await on('newer', npmRegistry);

    const { versions, 'dist-tags': tags } = JSON.parse(await ask('vitest'));

    expect(tags.latest).toBe('1.2.1003');
    expect(await ask(new URL(versions['1.2.1003'].dist.tarball).pathname.slice(1))).toBe('404');
    expect(proxy.traffic).toEqual({ asked: 2, changed: 1 });
  });

  test('of Python, lists no file of what is newer than the lock, or a pretended one', async () => {
    const link = (file: string) => `<a href="../../files/${file}#sha256=1">${file}</a>`;
    today = { '/pytest/': [link('pytest-1.0-py3-none-any.whl'), link('pytest-999.0.tar.gz')].join('\n') };

    expect(await (await on('older', pythonIndex))('pytest/')).toMatch(/>pytest-1\.0-py3-none-any\.whl<\/a>\n<\/body>/);
    await proxy.close();
    expect(await (await on('newer', pythonIndex))('pytest/')).toContain('pytest-999.1000-py3-none-any.whl</a>');
  });

  test('of Go, lists no module that is newer than go.sum, or a pretended one', async () => {
    today = { '/github.com/!masterminds/semver/v3/@v/list': 'v3.0.0\nv3.999.0\n' };
    const list = 'github.com/!masterminds/semver/v3/@v/list';

    expect(await (await on('older', goProxy))(list)).toBe('v3.0.0\n');
    await proxy.close();
    expect(await (await on('newer', goProxy))(list)).toBe('v3.0.0\nv3.999.0\nv3.999.1000\n');
  });

  test('of Maven, lists one artifact less or more, without the checksums of today', async () => {
    const metadata = (latest: string, ...versions: string[]) =>
      `<release>${latest}</release><versions>${versions.map((v) => `<version>${v}</version>`).join('')}</versions>`;
    today = { '/a/maven-metadata.xml': metadata('1.1', '1.0', '1.1'), '/a/maven-metadata.xml.sha1': 'of today' };
    const ask = await on('older', mavenRepository);

    expect(await ask('a/maven-metadata.xml')).toBe(metadata('1.0', '1.0'));
    expect(await ask('a/maven-metadata.xml.sha1')).toBe('404');
    await proxy.close();
    expect(await (await on('newer', mavenRepository))('a/maven-metadata.xml')).toBe(
      metadata('1.1001', '1.0', '1.1', '1.1001'),
    );
  });

  test('passes on what is no list', async () => {
    today = { '/golang.org/x/sys/@v/v0.1.0.mod': 'module golang.org/x/sys' };

    expect(await (await on('newer', goProxy))('golang.org/x/sys/@v/v0.1.0.mod')).toBe('module golang.org/x/sys');
    expect(proxy.traffic).toEqual({ asked: 1, changed: 0 });
  });
});
