import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newestPublished } from '../../scripts/lib/published.mjs';

let server: Server | undefined;

/** Lets npm ask a registry that gives this answer to everything; without one, nobody listens there. */
async function registryThat(answer?: { readonly status: number; readonly body: unknown }): Promise<void> {
  server = createServer((_, response) => {
    response.writeHead(answer?.status ?? 500, { 'content-type': 'application/json' }).end(JSON.stringify(answer?.body));
  });
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${port}`);
  vi.stubEnv('npm_config_noproxy', '127.0.0.1');
  vi.stubEnv('npm_config_fetch_retries', '0');
  if (!answer) {
    await close();
  }
}

async function close(): Promise<void> {
  await new Promise((closed) => server?.close(closed));
  server = undefined;
}

afterEach(async () => {
  vi.unstubAllEnvs();
  if (server) {
    await close();
  }
});

describe('newestPublished', () => {
  test('is what the registry calls the latest', async () => {
    const version = { name: 'some-lib', version: '0.2.0', dist: {} };
    await registryThat({
      status: 200,
      body: { name: 'some-lib', 'dist-tags': { latest: '0.2.0' }, versions: { '0.2.0': version } },
    });

    expect(await newestPublished('some-lib')).toBe('0.2.0');
  });

  test('is nothing if the registry knows no such package', async () => {
    await registryThat({ status: 404, body: { error: 'not found' } });

    expect(await newestPublished('some-lib')).toBeUndefined();
  });

  test('fails if the registry breaks', async () => {
    await registryThat({ status: 500, body: { error: 'broken' } });

    await expect(newestPublished('some-lib')).rejects.toThrow('does not tell the newest some-lib');
  });

  test('fails if the registry does not answer', async () => {
    await registryThat();

    await expect(newestPublished('some-lib')).rejects.toThrow('ECONNREFUSED');
  });
});
