import { conflict, notFound } from './errors';
import { type PageInput, pageOf } from './pages';
import type { Entity, TableRecord } from './records';
import { type Caller, defined, newEntity, type Operation, type World } from './world';

type Settings = Pick<
  TableRecord,
  'allowedColumns' | 'analysisMethod' | 'description' | 'name' | 'selectedAnalysisMethods' | 'tableReference'
>;

interface Target {
  readonly configuredTableIdentifier: string;
}

/** The caller's own table. Tables of others are reported like tables that do not exist. */
export function requireTable(world: World, caller: Caller, id: string): TableRecord {
  const table = world.tables.get(id);
  if (table === undefined || table.account !== caller.account || table.region !== caller.region) {
    throw notFound('CONFIGURED_TABLE', id, 'configured table');
  }
  return table;
}

function summaryOf(world: World, table: TableRecord) {
  const rule = world.rules.get(table.id);
  return defined({
    id: table.id,
    arn: table.arn,
    name: table.name,
    createTime: table.createTime,
    updateTime: table.updateTime,
    analysisRuleTypes: rule === undefined ? [] : [rule.type],
    analysisMethod: table.analysisMethod,
    selectedAnalysisMethods: table.selectedAnalysisMethods,
  });
}

function answer(world: World, table: TableRecord) {
  return {
    configuredTable: defined({
      ...summaryOf(world, table),
      description: table.description,
      tableReference: table.tableReference,
      allowedColumns: table.allowedColumns,
    }),
  };
}

/** Names are not unique, and there is no client token: asked twice, the service makes two tables. */
function createConfiguredTable(world: World, caller: Caller, input: Settings & { readonly tags?: Entity['tags'] }) {
  const { tags, ...settings } = input;
  const table: TableRecord = {
    ...newEntity(world, caller, 'configuredtable', tags),
    ...settings,
    region: caller.region,
    account: caller.account,
  };
  world.tables.set(table.id, table);
  return answer(world, table);
}

function getConfiguredTable(world: World, caller: Caller, input: Target) {
  return answer(world, requireTable(world, caller, input.configuredTableIdentifier));
}

function updateConfiguredTable(world: World, caller: Caller, input: Target & Partial<Settings>) {
  const { configuredTableIdentifier, ...changes } = input;
  const table = requireTable(world, caller, configuredTableIdentifier);
  Object.assign(table, changes);
  table.updateTime = world.now();
  return answer(world, table);
}

function deleteConfiguredTable(world: World, caller: Caller, input: Target) {
  const table = requireTable(world, caller, input.configuredTableIdentifier);
  for (const association of world.associations.values()) {
    if (association.table === table) {
      const type = 'CONFIGURED_TABLE_ASSOCIATION';
      throw conflict('SUBRESOURCES_EXIST', type, association.id, `configured table ${table.id} is associated`);
    }
  }
  if (world.rules.has(table.id)) {
    const message = `configured table ${table.id} has an analysis rule`;
    throw conflict('SUBRESOURCES_EXIST', 'CONFIGURED_TABLE', table.id, message);
  }
  world.tables.delete(table.id);
  return {};
}

function listConfiguredTables(world: World, caller: Caller, input: PageInput) {
  const own = [...world.tables.values()].filter(
    (table) => table.account === caller.account && table.region === caller.region,
  );
  const page = pageOf(own, input, world.policy);
  return defined({
    configuredTableSummaries: page.items.map((table) => summaryOf(world, table)),
    nextToken: page.nextToken,
  });
}

export const TABLE_OPERATIONS: { readonly [name: string]: Operation } = {
  CreateConfiguredTable: createConfiguredTable,
  GetConfiguredTable: getConfiguredTable,
  UpdateConfiguredTable: updateConfiguredTable,
  DeleteConfiguredTable: deleteConfiguredTable,
  ListConfiguredTables: listConfiguredTables,
};
