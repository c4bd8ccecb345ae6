import { type Document, UnreadableInput } from '../document';
import type { StackTemplate } from '../stack-template';
import type { Instance } from './instance';
import { isFields, Leaf, type Planned } from './planned';
import type { Deployment } from './provider';

/** Parses the text of a template. */
export type ReadDocument = (file: string, text: string) => Document;

/** The types of stacks, each with the argument that is the name. */
const NAMES: Readonly<Record<string, string>> = {
  aws_cloudformation_stack: 'name',
  aws_serverlessapplicationrepository_cloudformation_stack: 'name',
  awscc_cloudformation_stack: 'stack_name',
};

/** Whether a resource is a stack, whose template can be elsewhere. */
export function isStack({ type }: Instance): boolean {
  return Object.hasOwn(NAMES, type);
}

/** The template of a stack that the plan creates, or `undefined` if the plan has no text of one. */
export function stackTemplateOf(
  document: Document,
  { address, type, attributes, at }: Instance,
  { account, region }: Deployment,
  readDocument: ReadDocument,
): StackTemplate | undefined {
  const text = attributes && Object.hasOwn(NAMES, type) ? textOf(attributes.template_body) : undefined;
  if (text === undefined || !attributes) {
    return undefined;
  }
  const stackName = textOf(attributes[NAMES[type]]);
  const place = [...at, 'values', 'template_body'];
  return {
    path: `${document.file} (${address})`,
    ...(stackName !== undefined && { stackName }),
    scope: document.file,
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    body: bodyOf(document, address, place, () => readDocument(document.file, text)),
    parameters: parametersOf(attributes.parameters),
    nested: new Map(),
    pathOf: (logicalId) => `${address}/${logicalId}`,
    // The text is one value of the plan, so that all of its resources are in its place.
    written: { document, at: place, resourceAt: () => place },
  };
}

function bodyOf(document: Document, address: string, place: readonly (string | number)[], read: () => Document) {
  try {
    return read().data;
  } catch (error) {
    if (!(error instanceof UnreadableInput)) {
      throw error;
    }
    const line = error.position ? `in line ${error.position.line} of it, ` : '';
    const reason = `the template of ${address} cannot be read: ${line}${error.reason}`;
    throw new UnreadableInput(document.file, reason, document.positionOf(place));
  }
}

/** The parameters whose values are known. */
function parametersOf(parameters: Planned | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(isFields(parameters) ? parameters : {}).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function textOf(value: Planned | undefined): string | undefined {
  return value instanceof Leaf && typeof value.value === 'string' ? value.value : undefined;
}
