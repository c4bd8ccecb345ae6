import { requireActiveMembership, requireMembership } from './access';
import { requireTable } from './configured-table';
import { conflict, notFound } from './errors';
import { type PageInput, pageOf } from './pages';
import type { AssociationRecord, Entity } from './records';
import { requireFreeName } from './table-names';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface Target {
  readonly membershipIdentifier: string;
  readonly configuredTableAssociationIdentifier: string;
}

interface CreateInput {
  readonly membershipIdentifier: string;
  readonly configuredTableIdentifier: string;
  readonly name: string;
  readonly description?: string;
  readonly roleArn: string;
  readonly tags?: Entity['tags'];
}

export function requireAssociation(world: World, caller: Caller, target: Target): AssociationRecord {
  const membership = requireMembership(world, caller, target.membershipIdentifier);
  const association = world.associations.get(target.configuredTableAssociationIdentifier);
  if (association?.membership !== membership) {
    const type = 'CONFIGURED_TABLE_ASSOCIATION';
    throw notFound(type, target.configuredTableAssociationIdentifier, 'configured table association');
  }
  return association;
}

function summaryOf(world: World, association: AssociationRecord) {
  const rule = world.rules.get(association.id);
  return {
    id: association.id,
    arn: association.arn,
    name: association.name,
    membershipId: association.membership.id,
    membershipArn: association.membership.arn,
    configuredTableId: association.table.id,
    analysisRuleTypes: rule === undefined ? [] : [rule.type],
    createTime: association.createTime,
    updateTime: association.updateTime,
  };
}

function answer(world: World, association: AssociationRecord) {
  return {
    configuredTableAssociation: defined({
      ...summaryOf(world, association),
      configuredTableArn: association.table.arn,
      description: association.description,
      roleArn: association.roleArn,
    }),
  };
}

function createConfiguredTableAssociation(world: World, caller: Caller, input: CreateInput) {
  const membership = requireActiveMembership(world, caller, input.membershipIdentifier);
  const table = requireTable(world, caller, input.configuredTableIdentifier);
  requireFreeName(world, membership, input.name);
  const association: AssociationRecord = {
    ...newEntity(world, caller, `membership/${membership.id}/configuredtableassociation`, input.tags),
    membership,
    table,
    name: input.name,
    description: input.description,
    roleArn: input.roleArn,
  };
  world.associations.set(association.id, association);
  return answer(world, association);
}

function getConfiguredTableAssociation(world: World, caller: Caller, input: Target) {
  return answer(world, requireAssociation(world, caller, input));
}

function updateConfiguredTableAssociation(
  world: World,
  caller: Caller,
  input: Target & { readonly description?: string; readonly roleArn?: string },
) {
  const association = requireAssociation(world, caller, input);
  association.description = input.description ?? association.description;
  association.roleArn = input.roleArn ?? association.roleArn;
  association.updateTime = world.now();
  return answer(world, association);
}

function deleteConfiguredTableAssociation(world: World, caller: Caller, input: Target) {
  const association = requireAssociation(world, caller, input);
  if (world.rules.has(association.id)) {
    const message = `configured table association ${association.id} has an analysis rule`;
    throw conflict('SUBRESOURCES_EXIST', 'CONFIGURED_TABLE_ASSOCIATION', association.id, message);
  }
  world.associations.delete(association.id);
  return {};
}

function listConfiguredTableAssociations(
  world: World,
  caller: Caller,
  input: PageInput & { readonly membershipIdentifier: string },
) {
  const membership = requireMembership(world, caller, input.membershipIdentifier);
  const own = [...world.associations.values()].filter((association) => association.membership === membership);
  const page = pageOf(own, input, world.policy);
  return defined({
    configuredTableAssociationSummaries: page.items.map((association) => summaryOf(world, association)),
    nextToken: page.nextToken,
  });
}

export const ASSOCIATION_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateConfiguredTableAssociation: createConfiguredTableAssociation,
  GetConfiguredTableAssociation: getConfiguredTableAssociation,
  UpdateConfiguredTableAssociation: updateConfiguredTableAssociation,
  DeleteConfiguredTableAssociation: deleteConfiguredTableAssociation,
  ListConfiguredTableAssociations: listConfiguredTableAssociations,
};
