import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * @typedef {object} Registry
 * @property {string} name
 * @property {() => Promise<string>} upstream where its client asks now, with a slash at the end
 * @property {(path: string) => boolean} isList whether it is answered with the versions that there are
 * @property {(path: string) => boolean} [isMissing] what is answered with "not found"
 * @property {string} [accept] the form in which lists are wanted
 * @property {(list: ListOfVersions) => string} rewrite the list of another day
 * @property {(url: string, folder: string) => Promise<Record<string, string>>} environment in which its client asks at
 *   `url`, and keeps what it downloads in `folder`
 *
 * @typedef {{ path: string, body: string, day: import('./versions.mjs').Day, upstream: string, url: string }} ListOfVersions
 *
 * @typedef {{ asked: number, changed: number }} Traffic how often anything was asked, and how many lists were changed
 */

/**
 * Stands between a registry and its client, on this machine, and answers as on another day.
 *
 * @param {Registry} registry
 * @param {import('./versions.mjs').Day} day
 * @returns {Promise<{ url: string, traffic: Traffic, close: () => Promise<void> }>}
 */
export async function startProxy(registry, day) {
  const upstream = await registry.upstream();
  const traffic = { asked: 0, changed: 0 };
  const proxy = { registry, day, upstream, traffic, url: '' };
  const server = createServer((request, response) => {
    answer(proxy, request, response).catch((error) => response.destroy(error));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  proxy.url = `http://127.0.0.1:${server.address().port}/`;
  return {
    url: proxy.url,
    traffic,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed(undefined));
        server.closeAllConnections();
      }),
  };
}

async function answer({ registry, day, upstream, traffic, url }, request, response) {
  traffic.asked += 1;
  const path = request.url.slice(1);
  if (registry.isMissing?.(path) || path.startsWith('missing/')) {
    response.writeHead(404).end();
    return;
  }
  const isList = registry.isList(path.replace(/\?.*$/, ''));
  const accept = (isList && registry.accept) || request.headers.accept || '*/*';
  const found = await fetch(upstream + path, { method: request.method, headers: { accept } });
  const type = found.headers.get('content-type') ?? 'application/octet-stream';
  if (isList && found.ok && request.method === 'GET') {
    const body = await found.text();
    const changed = registry.rewrite({ path, body, day, upstream, url });
    traffic.changed += changed === body ? 0 : 1;
    response.writeHead(found.status, { 'content-type': type }).end(changed);
    return;
  }
  response.writeHead(found.status, { 'content-type': type });
  await (found.body ? pipeline(Readable.fromWeb(found.body), response) : response.end());
}
