export type { Document } from '../templates/document';
export type { StackTemplate } from '../templates/stack-template';
export { isTerraformPlan, stackTemplatesOfPlan } from '../templates/terraform-plan';
export type { CheckOptions } from './check';
