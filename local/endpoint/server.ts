import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { defectAnswer, dispatch } from './dispatch';
import type { HttpAnswer, WireRequest } from './http';
import type { LocalCloud } from './local-cloud';

/** A cloud that listens on this machine, and only there. */
export interface ServedCloud {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the cloud on a port, 0 for any free one. */
export async function serve(cloud: LocalCloud, port = 0): Promise<ServedCloud> {
  const server = createServer((incoming, outgoing) => {
    answer(cloud, incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  cloud.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return { url: cloud.url, close: () => close(cloud, server) };
}

async function answer(cloud: LocalCloud, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  let result: HttpAnswer | undefined;
  try {
    result = await dispatch(cloud, await read(cloud, incoming));
  } catch (thrown) {
    cloud.defects.push(thrown);
    result = defectAnswer(thrown);
  }
  if (result === undefined) {
    incoming.socket.destroy();
    return;
  }
  const length = incoming.method === 'HEAD' ? {} : { 'content-length': String(Buffer.byteLength(result.body)) };
  const requestId = cloud.random.uuid();
  outgoing.writeHead(result.status, { 'x-amzn-requestid': requestId, ...result.headers, ...length }).end(result.body);
}

async function read(cloud: LocalCloud, incoming: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  return {
    method: incoming.method ?? '',
    host: incoming.headers.host ?? '',
    url: new URL(incoming.url ?? '/', cloud.url),
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

async function close(cloud: LocalCloud, server: Server): Promise<void> {
  cloud.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}
