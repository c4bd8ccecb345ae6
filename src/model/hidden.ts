/** Transforms that add no resource of the kinds that are read, or whose templates are read. */
const KNOWN_TRANSFORMS: ReadonlySet<unknown> = new Set([
  'AWS::LanguageExtensions',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::CodeDeployBlueGreen',
]);

/** Whether a resource stands for others that are not in the template: a stack whose template is elsewhere, or a module. */
export function standsForOthers(type: string): boolean {
  return type === 'AWS::CloudFormation::Stack' || type.endsWith('::MODULE');
}

/** Whether transforms of a template, which are macros that anybody can write, can add resources. */
export function canAddResources(transforms: readonly unknown[]): boolean {
  return transforms.some((transform) => !KNOWN_TRANSFORMS.has(transform));
}
