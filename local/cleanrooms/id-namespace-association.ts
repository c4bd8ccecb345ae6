import { requireActiveMembership, requireMembership } from './access';
import { accessDenied, notFound } from './errors';
import { type PageInput, pageOf } from './pages';
import type { Entity, IdMappingConfig, IdNamespaceRecord, InputReference } from './records';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface CreateInput {
  readonly membershipIdentifier: string;
  readonly inputReferenceConfig: InputReference;
  readonly name: string;
  readonly description?: string;
  readonly idMappingConfig?: IdMappingConfig;
  readonly tags?: Entity['tags'];
}

interface Target {
  readonly membershipIdentifier: string;
  readonly idNamespaceAssociationIdentifier: string;
}

function requireNamespace(world: World, caller: Caller, target: Target): IdNamespaceRecord {
  const membership = requireMembership(world, caller, target.membershipIdentifier);
  const namespace = world.idNamespaces.get(target.idNamespaceAssociationIdentifier);
  if (namespace?.membership !== membership) {
    throw notFound('MEMBERSHIP', target.idNamespaceAssociationIdentifier, 'ID namespace association');
  }
  return namespace;
}

function summaryOf(namespace: IdNamespaceRecord) {
  return defined({
    id: namespace.id,
    arn: namespace.arn,
    membershipId: namespace.membership.id,
    membershipArn: namespace.membership.arn,
    collaborationId: namespace.membership.collaboration.id,
    collaborationArn: namespace.membership.collaboration.arn,
    name: namespace.name,
    description: namespace.description,
    createTime: namespace.createTime,
    updateTime: namespace.updateTime,
    inputReferenceConfig: namespace.inputReferenceConfig,
    inputReferenceProperties: { idNamespaceType: namespace.idNamespaceType },
  });
}

function answer(namespace: IdNamespaceRecord) {
  return {
    idNamespaceAssociation: defined({
      ...summaryOf(namespace),
      inputReferenceProperties: { idNamespaceType: namespace.idNamespaceType, idMappingWorkflowsSupported: [] },
      idMappingConfig: namespace.idMappingConfig,
    }),
  };
}

function createIdNamespaceAssociation(world: World, caller: Caller, input: CreateInput) {
  const membership = requireActiveMembership(world, caller, input.membershipIdentifier);
  const { inputReferenceArn } = input.inputReferenceConfig;
  if (!inputReferenceArn.startsWith(`arn:aws:entityresolution:${caller.region}:${caller.account}:`)) {
    throw accessDenied(`account ${caller.account} can associate only its own ID namespaces in ${caller.region}`);
  }
  const idNamespaceType = world.entityResolution.namespaces.get(inputReferenceArn);
  if (!idNamespaceType) {
    throw notFound('MEMBERSHIP', inputReferenceArn, 'ID namespace');
  }
  const namespace: IdNamespaceRecord = {
    ...newEntity(world, caller, `membership/${membership.id}/idnamespaceassociation`, input.tags),
    membership,
    idNamespaceType,
    inputReferenceConfig: input.inputReferenceConfig,
    name: input.name,
    description: input.description,
    idMappingConfig: input.idMappingConfig ?? { allowUseAsDimensionColumn: false },
  };
  world.idNamespaces.set(namespace.id, namespace);
  return answer(namespace);
}

function getIdNamespaceAssociation(world: World, caller: Caller, input: Target) {
  return answer(requireNamespace(world, caller, input));
}

function updateIdNamespaceAssociation(
  world: World,
  caller: Caller,
  input: Target & Partial<Pick<CreateInput, 'description' | 'idMappingConfig' | 'name'>>,
) {
  const namespace = requireNamespace(world, caller, input);
  namespace.name = input.name ?? namespace.name;
  namespace.description = input.description ?? namespace.description;
  namespace.idMappingConfig = input.idMappingConfig ?? namespace.idMappingConfig;
  namespace.updateTime = world.now();
  return answer(namespace);
}

function deleteIdNamespaceAssociation(world: World, caller: Caller, input: Target) {
  world.idNamespaces.delete(requireNamespace(world, caller, input).id);
  return {};
}

function listIdNamespaceAssociations(
  world: World,
  caller: Caller,
  input: PageInput & { readonly membershipIdentifier: string },
) {
  const membership = requireMembership(world, caller, input.membershipIdentifier);
  const own = [...world.idNamespaces.values()].filter((namespace) => namespace.membership === membership);
  const page = pageOf(own, input, world.policy);
  return defined({ idNamespaceAssociationSummaries: page.items.map(summaryOf), nextToken: page.nextToken });
}

export const ID_NAMESPACE_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateIdNamespaceAssociation: createIdNamespaceAssociation,
  GetIdNamespaceAssociation: getIdNamespaceAssociation,
  UpdateIdNamespaceAssociation: updateIdNamespaceAssociation,
  DeleteIdNamespaceAssociation: deleteIdNamespaceAssociation,
  ListIdNamespaceAssociations: listIdNamespaceAssociations,
};
