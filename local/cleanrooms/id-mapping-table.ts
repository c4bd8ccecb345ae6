import { requireActiveMembership, requireMembership } from './access';
import { invalid, notFound } from './errors';
import { newJob } from './job';
import { type PageInput, pageOf } from './pages';
import type { Entity, IdMappingTableRecord, IdNamespaceRecord, InputReference, MembershipRecord } from './records';
import { requireFreeName } from './table-names';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface CreateInput {
  readonly membershipIdentifier: string;
  readonly inputReferenceConfig: InputReference;
  readonly name: string;
  readonly description?: string;
  readonly kmsKeyArn?: string;
  readonly tags?: Entity['tags'];
}

interface Target {
  readonly membershipIdentifier: string;
  readonly idMappingTableIdentifier: string;
}

function requireTable(world: World, caller: Caller, target: Target): IdMappingTableRecord {
  const membership = requireMembership(world, caller, target.membershipIdentifier);
  const table = world.idMappingTables.get(target.idMappingTableIdentifier);
  if (table?.membership !== membership) {
    throw notFound('MEMBERSHIP', target.idMappingTableIdentifier, 'ID mapping table');
  }
  return table;
}

function summaryOf(table: IdMappingTableRecord) {
  return defined({
    id: table.id,
    arn: table.arn,
    membershipId: table.membership.id,
    membershipArn: table.membership.arn,
    collaborationId: table.membership.collaboration.id,
    collaborationArn: table.membership.collaboration.arn,
    name: table.name,
    description: table.description,
    createTime: table.createTime,
    updateTime: table.updateTime,
    inputReferenceConfig: table.inputReferenceConfig,
  });
}

function answer(table: IdMappingTableRecord) {
  const idMappingTableInputSource = table.inputs.map(({ id, type }) => ({ idNamespaceAssociationId: id, type }));
  return {
    idMappingTable: defined({
      ...summaryOf(table),
      inputReferenceProperties: { idMappingTableInputSource },
      kmsKeyArn: table.kmsKeyArn,
    }),
  };
}

function createIdMappingTable(world: World, caller: Caller, input: CreateInput) {
  const membership = requireActiveMembership(world, caller, input.membershipIdentifier);
  requireFreeName(world, membership, input.name);
  const inputs = requireInputs(world, membership, input.inputReferenceConfig.inputReferenceArn);
  const table: IdMappingTableRecord = {
    ...newEntity(world, caller, `membership/${membership.id}/idmappingtable`, input.tags),
    membership,
    inputs: inputs.map(({ id, idNamespaceType }) => ({ id, type: idNamespaceType })),
    inputReferenceConfig: input.inputReferenceConfig,
    name: input.name,
    description: input.description,
    kmsKeyArn: input.kmsKeyArn,
  };
  world.idMappingTables.set(table.id, table);
  return answer(table);
}

/** The source and the target of a workflow, which members have associated with the collaboration. */
function requireInputs(world: World, { collaboration }: MembershipRecord, workflowArn: string): IdNamespaceRecord[] {
  const arns = world.entityResolution.workflows.get(workflowArn);
  if (!arns) {
    throw notFound('MEMBERSHIP', workflowArn, 'ID mapping workflow');
  }
  const associated = [...world.idNamespaces.values()].filter(
    ({ membership, inputReferenceConfig }) =>
      membership.collaboration === collaboration && arns.includes(inputReferenceConfig.inputReferenceArn),
  );
  const [source, target] = (['SOURCE', 'TARGET'] as const).map((type) =>
    associated.find(({ idNamespaceType }) => idNamespaceType === type),
  );
  if (!source || !target) {
    throw invalid(`an ID namespace of ${workflowArn} is not associated with the collaboration`);
  }
  return [source, target];
}

function getIdMappingTable(world: World, caller: Caller, input: Target) {
  return answer(requireTable(world, caller, input));
}

function updateIdMappingTable(
  world: World,
  caller: Caller,
  input: Target & Partial<Pick<CreateInput, 'description' | 'kmsKeyArn'>>,
) {
  const table = requireTable(world, caller, input);
  table.description = input.description ?? table.description;
  table.kmsKeyArn = input.kmsKeyArn ?? table.kmsKeyArn;
  table.updateTime = world.now();
  return answer(table);
}

function deleteIdMappingTable(world: World, caller: Caller, input: Target) {
  world.idMappingTables.delete(requireTable(world, caller, input).id);
  return {};
}

function listIdMappingTables(
  world: World,
  caller: Caller,
  input: PageInput & { readonly membershipIdentifier: string },
) {
  const membership = requireMembership(world, caller, input.membershipIdentifier);
  const own = [...world.idMappingTables.values()].filter((table) => table.membership === membership);
  const page = pageOf(own, input, world.policy);
  return defined({ idMappingTableSummaries: page.items.map(summaryOf), nextToken: page.nextToken });
}

function populateIdMappingTable(world: World, caller: Caller, input: Target) {
  const table = requireTable(world, caller, input);
  const { inputReferenceArn } = table.inputReferenceConfig;
  if (!world.entityResolution.workflows.has(inputReferenceArn)) {
    throw notFound('MEMBERSHIP', inputReferenceArn, 'ID mapping workflow');
  }
  const job = { ...newJob(world, table), tableId: table.id };
  world.idMappingJobs.set(inputReferenceArn, [...(world.idMappingJobs.get(inputReferenceArn) ?? []), job]);
  return { idMappingJobId: job.id };
}

export const ID_MAPPING_TABLE_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateIdMappingTable: createIdMappingTable,
  GetIdMappingTable: getIdMappingTable,
  UpdateIdMappingTable: updateIdMappingTable,
  DeleteIdMappingTable: deleteIdMappingTable,
  ListIdMappingTables: listIdMappingTables,
  PopulateIdMappingTable: populateIdMappingTable,
};
