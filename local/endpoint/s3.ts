import { createHash } from 'node:crypto';
import type { Bucket, Buckets } from './buckets';
import type { HttpAnswer, WireRequest } from './http';
import { escaped, xml } from './query';

/** The part of S3 that publishing assets and reading templates needs. */
export function answerS3(request: WireRequest, buckets: Buckets): HttpAnswer {
  const { bucketName, key } = addressOf(request);
  const bucket = buckets.find(bucketName);
  if (bucket === undefined) {
    return refusal(404, 'NoSuchBucket', `The specified bucket does not exist: ${bucketName}`);
  }
  const owner = request.headers['x-amz-expected-bucket-owner'];
  if (owner !== undefined && owner !== bucket.account) {
    return refusal(403, 'AccessDenied', `${bucketName} does not belong to ${String(owner)}`);
  }
  return key === '' ? answerBucket(request, bucket) : answerObject(request, bucket, key);
}

function answerBucket({ method, url }: WireRequest, bucket: Bucket): HttpAnswer {
  const query = url.searchParams;
  if (method === 'HEAD') {
    return { status: 200, headers: { 'x-amz-bucket-region': bucket.region }, body: '' };
  }
  if (method === 'GET' && query.has('location')) {
    return xml(200, `<LocationConstraint>${bucket.region === 'us-east-1' ? '' : bucket.region}</LocationConstraint>`);
  }
  if (method === 'GET' && query.has('encryption')) {
    const rule =
      '<ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault>';
    return xml(200, `<ServerSideEncryptionConfiguration><Rule>${rule}</Rule></ServerSideEncryptionConfiguration>`);
  }
  if (method === 'GET' && query.get('list-type') === '2') {
    return list(bucket, query.get('prefix') ?? '');
  }
  return refusal(501, 'NotImplemented', `s3: ${method} ${url.pathname}${url.search} is not implemented here`);
}

function answerObject({ method, headers, body, url }: WireRequest, { objects }: Bucket, key: string): HttpAnswer {
  const object = objects.get(key);
  switch (method) {
    case 'PUT': {
      const content = /aws-chunked/.test(String(headers['content-encoding'])) ? unchunked(body) : body;
      objects.set(key, content);
      return { status: 200, headers: { etag: etagOf(content) }, body: '' };
    }
    case 'GET':
    case 'HEAD':
      return object === undefined
        ? refusal(404, 'NoSuchKey', `The specified key does not exist: ${key}`)
        : { status: 200, headers: { etag: etagOf(object) }, body: method === 'HEAD' ? '' : object };
    case 'DELETE':
      objects.delete(key);
      return { status: 204, headers: {}, body: '' };
    default:
      return refusal(501, 'NotImplemented', `s3: ${method} ${url.pathname} is not implemented here`);
  }
}

function list({ name, objects }: Bucket, prefix: string): HttpAnswer {
  const found = [...objects].filter(([key]) => key.startsWith(prefix));
  const contents = found.map(
    ([key, content]) => `<Contents><Key>${escaped(key)}</Key><Size>${content.length}</Size></Contents>`,
  );
  const count = `<KeyCount>${found.length}</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>`;
  return xml(
    200,
    `<ListBucketResult><Name>${name}</Name><Prefix>${escaped(prefix)}</Prefix>${count}${contents.join('')}</ListBucketResult>`,
  );
}

/** The bucket is the first step of the path, or the first part of the host name. */
function addressOf({ host, url }: WireRequest): { readonly bucketName: string; readonly key: string } {
  const virtual = /^(.+)\.localhost$/.exec(host.split(':')[0] ?? '')?.[1];
  const [first = '', ...others] = url.pathname.slice(1).split('/').map(decodeURIComponent);
  return virtual === undefined
    ? { bucketName: first, key: others.join('/') }
    : { bucketName: virtual, key: [first, ...others].join('/') };
}

/** Joins the chunks of an upload whose checksum trails it: `size in hex CRLF bytes CRLF … 0`. */
function unchunked(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.subarray(at, lineEnd).toString(), 16);
    if (lineEnd < 0 || !(size > 0)) {
      return Buffer.concat(chunks);
    }
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

function etagOf(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}

function refusal(status: number, code: string, message: string): HttpAnswer {
  return xml(status, `<Error><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`);
}
