import { requireActiveMembership, requireMembership } from './access';
import { accessDenied, conflict, invalid, notFound } from './errors';
import { newJob, stateOf } from './job';
import { type PageInput, pageOf } from './pages';
import type { Entity, IntermediateTableRecord, MembershipRecord, Population, TableVersionRecord } from './records';
import { requireFreeName } from './table-names';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

interface CreateInput {
  readonly membershipIdentifier: string;
  readonly name: string;
  readonly description?: string;
  readonly populationAnalysisConfiguration: Population;
  readonly kmsKeyArn?: string;
  readonly retentionInDays?: number;
  readonly tags?: Entity['tags'];
}

export interface IntermediateTarget {
  readonly membershipIdentifier: string;
  readonly intermediateTableIdentifier: string;
}

const DEFAULT_RETENTION = 30;

export function requireIntermediateTable(
  world: World,
  caller: Caller,
  target: IntermediateTarget,
): IntermediateTableRecord {
  const membership = requireMembership(world, caller, target.membershipIdentifier);
  const table = world.intermediateTables.get(target.intermediateTableIdentifier);
  if (table?.membership !== membership) {
    throw notFound('MEMBERSHIP', target.intermediateTableIdentifier, 'intermediate table');
  }
  return table;
}

function summaryOf(world: World, table: IntermediateTableRecord) {
  const rule = world.rules.get(table.id);
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
    ...statusOf(world, table),
    retentionInDays: table.retentionInDays,
    analysisRuleTypes: rule === undefined ? [] : [rule.type],
  });
}

function answer(world: World, table: IntermediateTableRecord) {
  return {
    intermediateTable: defined({
      ...summaryOf(world, table),
      populationAnalysisConfiguration: table.population,
      kmsKeyArn: table.kmsKeyArn,
    }),
  };
}

export function statusOf(world: World, { versions, isDisallowed }: IntermediateTableRecord) {
  const newest = versions.at(-1);
  const status = newest === undefined ? 'CREATED' : STATUS_OF_VERSION[stateOf(world, newest)];
  const statusReason = status === 'POPULATE_FAILED' ? newest?.failure : undefined;
  return isDisallowed ? { status: 'DISALLOWED_BY_DATA_PROVIDER' } : { status, statusReason };
}

const STATUS_OF_VERSION = {
  running: 'POPULATE_STARTED',
  succeeded: 'POPULATE_SUCCESS',
  failed: 'POPULATE_FAILED',
} as const;

function createIntermediateTable(world: World, caller: Caller, input: CreateInput) {
  const membership = requireActiveMembership(world, caller, input.membershipIdentifier);
  if (!membership.member.abilities.includes('CAN_QUERY')) {
    throw accessDenied('only the member who can query creates intermediate tables');
  }
  requireFreeName(world, membership, input.name);
  requirePopulation(world, membership, input.populationAnalysisConfiguration);
  const table: IntermediateTableRecord = {
    ...newEntity(world, caller, `membership/${membership.id}/intermediatetable`, input.tags),
    membership,
    population: input.populationAnalysisConfiguration,
    retentionInDays: input.retentionInDays ?? DEFAULT_RETENTION,
    versions: [],
    isDisallowed: false,
    name: input.name,
    description: input.description,
    kmsKeyArn: input.kmsKeyArn,
  };
  world.intermediateTables.set(table.id, table);
  return answer(world, table);
}

function requirePopulation(world: World, { collaboration }: MembershipRecord, { sqlParameters }: Population): void {
  const { queryString, analysisTemplateArn } = sqlParameters ?? {};
  if ((queryString === undefined) === (analysisTemplateArn === undefined)) {
    throw invalid('an intermediate table is filled by either a query or an analysis template');
  }
  const templates = [...world.templates.values()].filter(
    ({ membership }) => membership.collaboration === collaboration,
  );
  if (analysisTemplateArn !== undefined && !templates.some(({ arn }) => arn === analysisTemplateArn)) {
    throw notFound('MEMBERSHIP', analysisTemplateArn, 'analysis template');
  }
}

function getIntermediateTable(world: World, caller: Caller, input: IntermediateTarget) {
  return answer(world, requireIntermediateTable(world, caller, input));
}

function updateIntermediateTable(
  world: World,
  caller: Caller,
  input: IntermediateTarget & Partial<Pick<CreateInput, 'description' | 'kmsKeyArn'>>,
) {
  const table = requireIntermediateTable(world, caller, input);
  table.description = input.description ?? table.description;
  table.kmsKeyArn = input.kmsKeyArn ?? table.kmsKeyArn;
  table.updateTime = world.now();
  return answer(world, table);
}

function deleteIntermediateTable(world: World, caller: Caller, input: IntermediateTarget) {
  const table = requireIntermediateTable(world, caller, input);
  if (world.rules.has(table.id)) {
    const message = `intermediate table ${table.id} has an analysis rule`;
    throw conflict('SUBRESOURCES_EXIST', 'MEMBERSHIP', table.membership.id, message);
  }
  world.intermediateTables.delete(table.id);
  return {};
}

function listIntermediateTables(
  world: World,
  caller: Caller,
  input: PageInput & { readonly membershipIdentifier: string },
) {
  const membership = requireMembership(world, caller, input.membershipIdentifier);
  const own = [...world.intermediateTables.values()].filter((table) => table.membership === membership);
  const page = pageOf(own, input, world.policy);
  return defined({
    intermediateTableSummaries: page.items.map((table) => summaryOf(world, table)),
    nextToken: page.nextToken,
  });
}

function populateIntermediateTable(
  world: World,
  caller: Caller,
  input: IntermediateTarget & Pick<TableVersionRecord, 'parameters'>,
) {
  const table = requireIntermediateTable(world, caller, input);
  if (table.isDisallowed) {
    const message = `a data provider has disallowed intermediate table ${table.id}`;
    throw conflict('INVALID_STATE', 'MEMBERSHIP', table.membership.id, message);
  }
  const version = { ...newJob(world, table), analysisId: world.newId(), parameters: input.parameters };
  table.versions.push(version);
  table.updateTime = version.startTime;
  return { analysisId: version.analysisId, analysisType: 'QUERY', versionId: version.id };
}

function listIntermediateTableVersions(world: World, caller: Caller, input: PageInput & IntermediateTarget) {
  const { id: tableId, versions } = requireIntermediateTable(world, caller, input);
  const page = pageOf(versions, input, world.policy);
  const intermediateTableVersionSummaries = page.items.map((version) => ({
    versionId: version.id,
    tableId,
    createTime: version.startTime,
    analysisId: version.analysisId,
    analysisType: 'QUERY',
    status: STATUS_OF_VERSION[stateOf(world, version)],
  }));
  return defined({ intermediateTableVersionSummaries, nextToken: page.nextToken });
}

function disallowIntermediateTable(
  world: World,
  caller: Caller,
  input: { readonly membershipIdentifier: string; readonly intermediateTableName: string },
) {
  const { collaboration } = requireActiveMembership(world, caller, input.membershipIdentifier);
  const table = [...world.intermediateTables.values()].find(
    ({ membership, name }) => membership.collaboration === collaboration && name === input.intermediateTableName,
  );
  if (table === undefined) {
    throw notFound('MEMBERSHIP', input.intermediateTableName, 'intermediate table');
  }
  table.isDisallowed = true;
  table.updateTime = world.now();
  return {};
}

export const INTERMEDIATE_TABLE_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateIntermediateTable: createIntermediateTable,
  GetIntermediateTable: getIntermediateTable,
  UpdateIntermediateTable: updateIntermediateTable,
  DeleteIntermediateTable: deleteIntermediateTable,
  ListIntermediateTables: listIntermediateTables,
  PopulateIntermediateTable: populateIntermediateTable,
  ListIntermediateTableVersions: listIntermediateTableVersions,
  DisallowIntermediateTable: disallowIntermediateTable,
};
