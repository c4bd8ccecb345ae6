import { type Data, type Document, UnreadableInput } from '../document';
import { elementsOf, type Fields, fieldsOf, isObject } from './fields';

/** The start of an archive, which is what a plan is that Terraform saves. */
const ARCHIVE = [0x50, 0x4b, 0x03, 0x04];

/** The keys of which plans and states have at least one. */
const KEYS = ['format_version', 'terraform_version', 'planned_values'];

/** What to do instead. */
const FIX = 'pass the output of `terraform show -json PLAN`, in which PLAN is a file of `terraform plan -out`';

/** Refuses a plan that Terraform has saved, which is not text, so that it cannot be parsed as a document. */
export function refuseSavedPlan(file: string, bytes: Uint8Array): void {
  if (ARCHIVE.every((byte, i) => bytes[i] === byte)) {
    const reason = 'this is an archive, such as a saved plan, which only Terraform can read';
    throw new UnreadableInput(file, `${reason}: ${FIX}`);
  }
}

/** Whether data is of Terraform: a plan, or what is easily taken for one. */
export function isTerraform(data: Data): boolean {
  return isObject(data) && !('Resources' in data) && KEYS.some((key) => Object.hasOwn(data, key));
}

/** The plan in a document, if this library can read it. */
export function planIn(document: Document): Fields {
  const { data } = document;
  const plan = fieldsOf(data);
  const version = plan.format_version;
  if (typeof version === 'string' && !/^1\./.test(version)) {
    throw wrongVersion(document, `the format version of the plan is "${version}"`);
  }
  if (!isObject(plan.planned_values)) {
    const reason = `this is a file of Terraform, for example a state, but not a plan: ${FIX}`;
    throw new UnreadableInput(document.file, reason, document.positionOf([]));
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

/** Whether a plan has all resources: `-target`, deferred changes and errors leave some out. */
export function isComplete({ complete, errored, deferred_changes: deferred }: Fields): boolean {
  return complete !== false && errored !== true && elementsOf(deferred).length === 0;
}
