import { type Data, type Document, UnreadableInput } from '../document';
import { type Fields, fieldsOf, isObject } from './fields';

/** The start of an archive, which is what a plan is that Terraform saves. */
const ARCHIVE = 'PK\u0003\u0004';

/** The keys of which plans and states have at least one. */
const KEYS = ['format_version', 'terraform_version', 'planned_values'];

/** Whether data is of Terraform: a plan, or what is easily taken for one. */
export function isTerraform(data: Data): boolean {
  return isArchive(data) || (isObject(data) && !('Resources' in data) && KEYS.some((key) => Object.hasOwn(data, key)));
}

/** The plan in a document, if this library can read it. */
export function planIn(document: Document): Fields {
  const { data } = document;
  const plan = fieldsOf(data);
  const version = plan.format_version;
  if (isArchive(data)) {
    throw unreadable(document, 'this is a saved plan, which only Terraform can read');
  }
  if (typeof version === 'string' && !/^1\./.test(version)) {
    throw wrongVersion(document, `the format version of the plan is "${version}"`);
  }
  if (!isObject(plan.planned_values)) {
    throw unreadable(document, 'this is a file of Terraform, for example a state, but not a plan');
  }
  if (typeof version !== 'string') {
    throw wrongVersion(document, 'the plan has no format version');
  }
  return plan;
}

function wrongVersion(document: Document, found: string): UnreadableInput {
  const fix = 'create the plan with Terraform 1.1 or later, or update cdk-cleanrooms';
  const reason = `${found}, but only versions 1.x can be read: ${fix}`;
  return new UnreadableInput(document.file, reason, document.positionOf(['format_version']));
}

function unreadable(document: Document, reason: string): UnreadableInput {
  const fix = `pass the output of \`terraform show -json PLAN\`, in which PLAN is a file of \`terraform plan -out\``;
  return new UnreadableInput(document.file, `${reason}: ${fix}`, document.positionOf([]));
}

function isArchive(data: Data): boolean {
  return typeof data === 'string' && data.startsWith(ARCHIVE);
}
