import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { ServiceRequest } from './ports';

/** The endpoint of a request, and the credentials that sign it. */
export interface Destination {
  /** Can have a port, and a path before that of each request. */
  readonly endpoint: URL;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** The path of a request at an endpoint that can have one, too. */
export function pathAt(endpoint: URL, path: string): string {
  return endpoint.pathname.replace(/\/$/, '') + path;
}

/** The headers of a request, with its signature. */
export async function sign(
  request: ServiceRequest,
  { endpoint, region, credentials }: Destination,
  signingDate: Date,
): Promise<Record<string, string>> {
  const signer = new SignatureV4({ service: request.service.signingName, region, credentials, sha256: Sha256 });
  const headers: Record<string, string> = { host: endpoint.host };
  if (request.body) {
    headers['content-type'] = 'application/json';
  }
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path: pathAt(endpoint, request.path),
      query: { ...request.query },
      headers,
      body: request.body,
    },
    { signingDate },
  );
  return signed.headers;
}
