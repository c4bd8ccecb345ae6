import type { Caller } from '../cleanrooms/service';
import type { Made, Properties, ResourceContext, ResourceProvider } from '../cloudformation/provider';
import type { MachineLearning, MlResource, ModelAssociation } from './machine-learning';

/** The resource types of Clean Rooms ML for the CloudFormation engine, by name. */
export function machineLearningProviders(ml: MachineLearning): { readonly [type: string]: ResourceProvider } {
  return {
    'AWS::CleanRoomsML::TrainingDataset': providerOf<MlResource>({
      kind: ml.datasets,
      create: (owner, properties) => ml.createDataset(owner, properties),
      remove: (arn) => ml.deleteDataset(arn),
      attributes: ({ arn }) => ({ TrainingDatasetArn: arn, Status: 'ACTIVE' }),
    }),
    'AWS::CleanRoomsML::ConfiguredModelAlgorithm': providerOf<MlResource>({
      kind: ml.algorithms,
      create: (owner, properties) => ml.createAlgorithm(owner, properties),
      remove: (arn) => ml.deleteAlgorithm(arn),
      attributes: ({ arn }) => ({ ConfiguredModelAlgorithmArn: arn }),
    }),
    'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation': providerOf<ModelAssociation>({
      kind: ml.associations,
      create: (owner, properties) => ml.createAssociation(owner, properties),
      remove: (arn) => ml.deleteAssociation(arn),
      attributes: ({ arn, collaborationId }) => ({
        ConfiguredModelAlgorithmAssociationArn: arn,
        CollaborationIdentifier: collaborationId,
      }),
    }),
  };
}

interface Kind<T extends MlResource> {
  readonly kind: Map<string, T>;
  create(owner: Caller, properties: Properties): T;
  remove(arn: string): void;
  attributes(resource: T): Made['attributes'];
}

/** Every property but the tags needs a new resource, so an update only writes tags. */
function providerOf<T extends MlResource>({ kind, create, remove, attributes }: Kind<T>): ResourceProvider {
  const made = (resource: T): Made => ({ physicalId: resource.arn, attributes: attributes(resource) });
  const existing = (arn: string): T => {
    const found = kind.get(arn);
    if (found === undefined) {
      throw new Error(`${arn} does not exist`);
    }
    return found;
  };
  return {
    create: (properties, { account, region }: ResourceContext) => made(create({ account, region }, properties)),
    update: (arn, properties) => {
      const resource = { ...existing(arn), properties };
      kind.set(arn, resource);
      return made(resource);
    },
    read: (arn) => made(existing(arn)),
    delete: (arn) => remove(arn),
  };
}
