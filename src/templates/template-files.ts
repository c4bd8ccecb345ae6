import { dirname, join } from 'node:path';
import { isPlain } from '../model/raw';
import type { ReadFile } from './assembly';
import { type Data, type Document, UnreadableInput } from './document';
import type { StackTemplate } from './stack-template';

/** What the user specifies for a template. */
export interface TemplateOptions {
  /** The values of parameters, by their names, as text. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Templates that are given together are read as one app. */
const SCOPE = 'given';

/** Whether a document can be a template. */
export function isTemplate({ data }: Document): boolean {
  return isPlain(data) && isPlain(data.Resources);
}

/** The template of a file that someone has written, with the templates of nested stacks that are local files. */
export function templateOf(document: Document, options: TemplateOptions, read: ReadFile): StackTemplate {
  return nestedIn(document, document.file, options, read, []);
}

function nestedIn(
  document: Document,
  path: string,
  options: TemplateOptions,
  read: ReadFile,
  around: readonly string[],
): StackTemplate {
  const { file, data } = document;
  const { Resources: resources, Parameters: declared } = objectOf(data);
  const inner = [...around, file];
  const nested = Object.entries(objectOf(resources)).flatMap(([logicalId, resource]): [string, StackTemplate][] => {
    const local = localTemplateOf(objectOf(resource));
    if (local === undefined) {
      return [];
    }
    const target = join(dirname(file), local);
    if (inner.includes(target)) {
      throw new UnreadableInput(file, `the nested stack ${JSON.stringify(logicalId)} contains itself`);
    }
    return [[logicalId, nestedIn(read(target), `${path}/${logicalId}`, { ...options, parameters: NONE }, read, inner)]];
  });
  return {
    path,
    scope: SCOPE,
    body: data,
    parameters: Object.fromEntries(
      Object.entries(objectOf(declared)).flatMap(([name, parameter]) => {
        const value = options.parameters.get(name);
        return value === undefined ? [] : [[name, typed(value, objectOf(parameter).Type)]];
      }),
    ),
    nested: new Map(nested),
    pathOf: (logicalId) => (around.length === 0 ? logicalId : `${path}/${logicalId}`),
    written: { document, at: [] },
  };
}

const NONE: TemplateOptions['parameters'] = new Map();

/** The file of the template of a nested stack before `aws cloudformation package` uploads it. */
function localTemplateOf({ Type: type, Properties: properties }: Readonly<Record<string, Data>>): string | undefined {
  const { TemplateURL: url } = objectOf(properties);
  const isLocal = type === 'AWS::CloudFormation::Stack' && typeof url === 'string' && !/^[a-z][a-z0-9+.-]*:/i.test(url);
  return isLocal ? url : undefined;
}

/** The value of a parameter as its type has it. */
function typed(value: string, type: Data): Data {
  if (type === 'Number') {
    return Number(value);
  }
  return typeof type === 'string' && /^(CommaDelimitedList|List<.*>)$/.test(type)
    ? value.split(',').map((part) => part.trim())
    : value;
}

function objectOf(data: Data): Readonly<Record<string, Data>> {
  return isPlain(data) ? data : {};
}
