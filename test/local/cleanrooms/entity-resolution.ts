import type { ResourceContext, ResourceProvider } from '../../../local/cloudformation/provider';

type Providers = { readonly [type: string]: ResourceProvider };

/** @returns the ARNs of a source and a target */
export async function createNamespaces(providers: Providers, context: ResourceContext): Promise<string[]> {
  const arns: string[] = [];
  for (const Type of ['SOURCE', 'TARGET']) {
    const properties = { IdNamespaceName: Type.toLowerCase(), Type };
    const made = await providers['AWS::EntityResolution::IdNamespace']?.create(properties, context);
    arns.push(made?.attributes.IdNamespaceArn as string);
  }
  return arns;
}

/** @returns the ARN of a workflow with these inputs */
export async function createWorkflow(
  providers: Providers,
  context: ResourceContext,
  namespaces: readonly string[],
): Promise<string> {
  const InputSourceConfig = namespaces.map((InputSourceARN) => ({ InputSourceARN }));
  const properties = { WorkflowName: 'identities', InputSourceConfig };
  const made = await providers['AWS::EntityResolution::IdMappingWorkflow']?.create(properties, context);
  return made?.attributes.WorkflowArn as string;
}
