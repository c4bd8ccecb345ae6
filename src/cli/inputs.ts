import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isPlain } from '../model/raw';
import type { Acknowledgement } from '../templates/acknowledgement';
import { acknowledgementsIn } from '../templates/acknowledgements';
import { type Assembly, MANIFEST, readAssembly } from '../templates/assembly';
import { type Document, UnreadableInput } from '../templates/document';
import { readDocument } from '../templates/read-document';
import type { StackTemplate } from '../templates/stack-template';
import { isTemplate, templateOf } from '../templates/template-files';
import { isTerraformPlan, refuseSavedPlan, stackTemplatesOfPlan } from '../templates/terraform-plan';
import type { InputOptions } from './check-options';

/** The name of the standard input. */
export const STANDARD_INPUT = '-';

/** What has been read of all inputs. */
export interface Inputs {
  readonly stacks: readonly StackTemplate[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly unreadable: readonly UnreadableInput[];
}

/** How a command differs from others in what it reads. */
export interface Reading {
  /**
   * Why it does not read Terraform plans, with what to do instead.
   *
   * @default - it reads them
   */
  readonly planRefusal?: string;
  /**
   * Takes a document that only this command reads, and returns whether it has. It throws `UnreadableInput` for one that is
   * wrong.
   *
   * @default - there is no such document
   */
  readonly take?: (document: Document) => boolean;
}

/** Reads all inputs. One that cannot be read leaves the others as they are. */
export function readInputs(options: InputOptions, reading: Reading = {}): Inputs {
  const inputs = [...new Set(options.inputs)].map((input): Inputs => {
    try {
      const { stacks: read, acknowledgements } = readInput(input, options, reading);
      const stacks = read.map((stack) => placed(stack, placeOf(input, options)));
      const inTemplates = stacks.flatMap(acknowledgementsIn);
      return { stacks, acknowledgements: [...acknowledgements, ...inTemplates], unreadable: [] };
    } catch (error) {
      if (error instanceof UnreadableInput) {
        return { stacks: [], acknowledgements: [], unreadable: [error] };
      }
      throw error;
    }
  });
  return {
    stacks: inputs.flatMap(({ stacks }) => stacks),
    acknowledgements: inputs.flatMap(({ acknowledgements }) => acknowledgements),
    unreadable: inputs.flatMap(({ unreadable }) => unreadable),
  };
}

function readInput(input: string, options: InputOptions, { planRefusal, take }: Reading): Assembly {
  if (input !== STANDARD_INPUT && isFolder(input)) {
    return readAssembly(input, (file) => read(file, true));
  }
  const document = read(input, false);
  if (take?.(document)) {
    return { stacks: [], acknowledgements: [] };
  }
  if (isTerraformPlan(document.data)) {
    if (planRefusal !== undefined) {
      throw new UnreadableInput(input, planRefusal);
    }
    return { stacks: stackTemplatesOfPlan(document, readDocument), acknowledgements: [] };
  }
  if (isTemplate(document)) {
    return {
      stacks: [templateOf(document, { parameters: options.parameters }, (file) => read(file, false))],
      acknowledgements: [],
    };
  }
  throw new UnreadableInput(input, whatElse(document));
}

/** The account and Region that the user specifies for an input. */
type StackPlace = Pick<StackTemplate, 'account' | 'region'>;

function placeOf(input: string, { accounts, regions }: InputOptions): StackPlace {
  const of = (values: ReadonlyMap<string, string>) => values.get(input) ?? values.get('*');
  return { account: of(accounts), region: of(regions) };
}

/** A stack in the place that the user specifies, where the input itself states none. */
function placed(stack: StackTemplate, place: StackPlace): StackTemplate {
  return {
    ...stack,
    account: stack.account ?? place.account,
    region: stack.region ?? place.region,
    nested: new Map([...stack.nested].map(([logicalId, inner]) => [logicalId, placed(inner, place)])),
  };
}

/** Why a document is not an input, with what to do instead. */
function whatElse({ data, file }: Document): string {
  if (isPlain(data) && isPlain(data.artifacts)) {
    return `this is the manifest of a cloud assembly: specify its folder, ${JSON.stringify(join(file, '..'))}`;
  }
  return isPlain(data)
    ? 'it is neither a CloudFormation template, which has an object as its Resources, nor the JSON of a Terraform plan'
    : 'it is neither a CloudFormation template nor the JSON of a Terraform plan: both are objects';
}

function isFolder(input: string): boolean {
  const status = attempt(input, () => statSync(input));
  if (!status.isDirectory()) {
    return false;
  }
  if (!statSync(join(input, MANIFEST), { throwIfNoEntry: false })) {
    throw new UnreadableInput(
      input,
      `this folder has no ${MANIFEST}, so it is not a cloud assembly: specify a cdk.out, or the template files`,
    );
  }
  return true;
}

function read(file: string, trusted: boolean): Document {
  const bytes = attempt(file, () => readFileSync(file === STANDARD_INPUT ? 0 : file));
  refuseSavedPlan(file, bytes);
  return readDocument(
    file,
    attempt(file, () => new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
    { trusted },
  );
}

/** Does what can fail because of the file system or the encoding of a file. */
function attempt<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new UnreadableInput(file, reasonOf(error as NodeJS.ErrnoException));
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOENT':
      return 'there is no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'it cannot be opened: the permission is missing';
    case 'EISDIR':
      return 'this is a folder, not a file';
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is not text in UTF-8';
    case 'ERR_FS_FILE_TOO_LARGE':
    case 'ERR_STRING_TOO_LONG':
      return 'it is too large to be a template';
    default:
      return `it cannot be read: ${message}`;
  }
}
