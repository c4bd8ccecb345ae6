import { dispatch } from '../../../local/endpoint/dispatch';
import type { HttpAnswer } from '../../../local/endpoint/http';
import type { LocalCloud } from '../../../local/endpoint/local-cloud';

interface Request {
  readonly service: string;
  readonly account?: string;
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Buffer;
}

/** A signed request, without the network. */
export function send(cloud: LocalCloud, request: Request): Promise<HttpAnswer | undefined> {
  const { service, account = '111111111111', method = 'POST', path = '/', host = 'localhost', headers, body } = request;
  const credential = `${account}/20260101/us-east-1/${service}/aws4_request`;
  return dispatch(cloud, {
    method,
    host,
    url: new URL(path, cloud.url),
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`,
      ...headers,
    },
    body: Buffer.from(body ?? ''),
  });
}

/** A call in the awsQuery protocol; lists and objects are written with dots. */
export async function query(
  cloud: LocalCloud,
  service: 'cloudformation' | 'sts',
  parameters: { readonly [name: string]: string },
  account?: string,
): Promise<string> {
  const body = new URLSearchParams(parameters).toString();
  const answer = await send(cloud, { service, body, ...(account === undefined ? {} : { account }) });
  return String(answer?.body);
}

/** Creates a change set of the resources and executes it. Gives the stack's status. */
export async function deploy(
  cloud: LocalCloud,
  resources: object,
  { account = '111111111111', name = 'App', type = 'CREATE', others = {} as object } = {},
): Promise<string | undefined> {
  const set = { StackName: name, ChangeSetName: 'set' };
  const TemplateBody = JSON.stringify({ Resources: resources, ...others });
  const created = { Action: 'CreateChangeSet', ...set, ChangeSetType: type, TemplateBody };
  await query(cloud, 'cloudformation', created, account);
  const executed = await query(cloud, 'cloudformation', { Action: 'ExecuteChangeSet', ...set }, account);
  if (executed.includes('<Error>')) {
    throw new Error(executed);
  }
  return cloud.place(account, 'us-east-1').engine.find(name)?.status;
}
