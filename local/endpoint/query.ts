import type { HttpAnswer } from './http';

/** The parameters of a call in the awsQuery protocol: nested by dots, lists as `member.1`. */
export type QueryInput = { readonly [name: string]: QueryValue };
export type QueryValue = string | QueryInput | readonly QueryValue[];

type Tree = { [name: string]: string | Tree };

export function parseQuery(parameters: URLSearchParams): QueryInput {
  const root: Tree = {};
  for (const [path, value] of parameters) {
    const steps = path.split('.');
    const last = steps.pop() as string;
    let at = root;
    for (const step of steps) {
      const inner = at[step] ?? {};
      at[step] = inner;
      at = inner as Tree;
    }
    at[last] = value;
  }
  return fold(root) as QueryInput;
}

export function queryAnswer(service: string, action: string, result: object, requestId: string): HttpAnswer {
  const inner = `<${action}Result>${xmlOf(result)}</${action}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  const namespace = `http://${service}.amazonaws.com/doc/2010-05-15/`;
  return xml(200, `<${action}Response xmlns="${namespace}">${inner}${metadata}</${action}Response>`);
}

export function queryError(code: string, message: string, requestId: string): HttpAnswer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`;
  return xml(400, `<ErrorResponse>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`);
}

export function xml(status: number, body: string): HttpAnswer {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

export function escaped(text: string): string {
  const entities: { readonly [character: string]: string } = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
  return text.replace(/[<>&"]/g, (character) => entities[character] as string);
}

function fold(tree: string | Tree): QueryValue {
  if (typeof tree === 'string') {
    return tree;
  }
  const { member } = tree;
  if (typeof member === 'object') {
    const indexes = Object.keys(member).sort((one, other) => Number(one) - Number(other));
    return indexes.map((index) => fold(member[index] as string | Tree));
  }
  return Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, fold(inner)]));
}

function xmlOf(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((item) => `<member>${xmlOf(item)}</member>`).join('');
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, item]) => item !== undefined);
    return members.map(([name, item]) => `<${name}>${xmlOf(item)}</${name}>`).join('');
  }
  return escaped(String(value));
}
