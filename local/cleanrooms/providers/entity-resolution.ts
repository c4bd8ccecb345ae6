import type { Made, Properties, ResourceContext, ResourceProvider } from '../../cloudformation/provider';
import type { EntityResolution, NamespaceType } from '../entity-resolution';

/** The resource types of AWS Entity Resolution that Clean Rooms reads. */
export function entityResolutionProviders(entityResolution: EntityResolution): {
  readonly [type: string]: ResourceProvider;
} {
  const { namespaces, workflows } = entityResolution;
  return {
    'AWS::EntityResolution::IdNamespace': named(
      'idnamespace',
      'IdNamespaceName',
      'IdNamespaceArn',
      namespaces,
      (given) => {
        return given.Type as NamespaceType;
      },
    ),
    'AWS::EntityResolution::IdMappingWorkflow': named(
      'idmappingworkflow',
      'WorkflowName',
      'WorkflowArn',
      workflows,
      (given) => {
        const inputs = given.InputSourceConfig as readonly { readonly InputSourceARN: string }[];
        return inputs.map(({ InputSourceARN }) => InputSourceARN);
      },
    ),
  };
}

/** A type with a required name, of which one part is kept by its ARN. */
function named<T>(
  kind: string,
  name: string,
  attribute: string,
  kept: Map<string, T>,
  keptOf: (properties: Properties) => T,
): ResourceProvider {
  const arnOf = (id: string, { account, region }: ResourceContext) =>
    `arn:aws:entityresolution:${region}:${account}:${kind}/${id}`;
  const made = (id: string, context: ResourceContext): Made => {
    const time = new Date(0).toISOString();
    return { physicalId: id, attributes: { [attribute]: arnOf(id, context), CreatedAt: time, UpdatedAt: time } };
  };
  const write = (id: string, properties: Properties, context: ResourceContext) => {
    kept.set(arnOf(id, context), keptOf(properties));
    return made(id, context);
  };
  return {
    create: (properties, context) => {
      const id = String(properties[name]);
      if (kept.has(arnOf(id, context))) {
        throw new Error(`${kind} ${id} already exists`);
      }
      return write(id, properties, context);
    },
    update: (id, properties, _previous, context) => write(id, properties, context),
    delete: (id, _properties, context) => {
      kept.delete(arnOf(id, context));
    },
  };
}
