import type { Data, Document } from './document';
import type { StackTemplate } from './stack-template';
import { AWS } from './terraform/aws';
import { AWSCC } from './terraform/awscc';
import { type ReadDocument, stackTemplateOf } from './terraform/cloudformation-stack';
import { fieldsOf } from './terraform/fields';
import { type Instance, instancesOf, knownDataOf } from './terraform/instance';
import { Linker } from './terraform/linker';
import { Origins } from './terraform/origin';
import { isTerraform, planIn } from './terraform/plan-kind';
import { deploymentOf } from './terraform/provider';
import { Templates } from './terraform/templates';

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
  for (const instance of all) {
    const translation = translationOf(instance);
    if (translation) {
      templates.add(instance, translation);
    }
  }
  const stacks = all.flatMap(
    (instance) => stackTemplateOf(document, instance, deploymentOf(configuration, instance), readDocument) ?? [],
  );
  return [...templates.finish(), ...stacks];
}

function translationOf({ type }: Instance) {
  return AWSCC.get(type) ?? AWS.get(type);
}
