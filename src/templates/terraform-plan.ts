import type { Data, Document } from './document';
import type { StackTemplate } from './stack-template';
import { AWS } from './terraform/aws';
import { AWSCC } from './terraform/awscc';
import { isStack, type ReadDocument, stackTemplateOf } from './terraform/cloudformation-stack';
import { fieldsOf } from './terraform/fields';
import { type Instance, instancesOf, knownDataOf } from './terraform/instance';
import { Linker } from './terraform/linker';
import { Origins } from './terraform/origin';
import { isComplete, isTerraform, planIn } from './terraform/plan-kind';
import { deploymentOf } from './terraform/provider';
import { Templates } from './terraform/templates';

export { refuseSavedPlan } from './terraform/plan-kind';

/** Whether the data of a file is a Terraform plan, or a file of Terraform that is easily taken for one. */
export function isTerraformPlan(data: Data): boolean {
  return isTerraform(data);
}

/**
 * The resources of a plan as templates of CloudFormation: one for each account and Region, in a stack around them if there
 * are several, and one for each stack that the plan creates from the text of a template.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function stackTemplatesOfPlan(document: Document, readDocument: ReadDocument): readonly StackTemplate[] {
  const plan = planIn(document);
  const configuration = fieldsOf(plan.configuration);
  const instances = instancesOf(plan, { address: [], configuration: fieldsOf(configuration.root_module) });
  const origins = new Origins({ instances, knownData: knownDataOf(plan) });
  const all = [...instances.values()];
  const templates = new Templates(document, {
    linker: new Linker(origins, translationOf),
    deploymentOf: (instance) => deploymentOf(configuration, instance),
  });
  const stacks: StackTemplate[] = [];
  for (const instance of all) {
    const translation = translationOf(instance);
    const stack = stackTemplateOf(document, instance, deploymentOf(configuration, instance), readDocument);
    if (translation) {
      templates.add(instance, translation);
    } else if (stack) {
      stacks.push(stack);
    } else if (isStack(instance)) {
      templates.addHiding(instance);
    }
  }
  return [...templates.finish(isComplete(plan)), ...stacks];
}

function translationOf({ type }: Instance) {
  return AWSCC.get(type) ?? AWS.get(type);
}
