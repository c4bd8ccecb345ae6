import { userIdentifiersOf } from '../../model/analysis-rule';
import { type Fact, isComplete, itemsOf, knownValue, type ListFact } from '../../model/fact';
import { type AssociationNode, type ConfiguredTableNode, label, nodeOf, type TableNode } from '../../model/nodes';
import { AGGREGATION, CUSTOM, LIST } from '../../private/words';
import type { ReportedTable } from '../report';
import type { Room } from '../room';
import { ownerOf } from './owner';
import { sortedBy, sortedColumns } from './sorted';

type RuleType = ReportedTable['rule'];

/** The tables of a room, by owner and name. */
export function tablesOf(room: Room): readonly ReportedTable[] {
  const tables = room.tables.map((node): ReportedTable => ({ owner: ownerOf(room, node), ...tableOf(node) }));
  return sortedBy(tables, ({ owner, name }) => [owner, name]);
}

/** The name of a table in queries. If it is not known, the name of its construct stands for it. */
export function tableName(node: TableNode): string {
  return label(node);
}

function tableOf(node: TableNode): Omit<ReportedTable, 'owner'> {
  const { kind } = node;
  const name = tableName(node);
  switch (kind) {
    case 'association':
      return { name, kind, ...associated(node) };
    case 'intermediateTable': {
      const rule = node.rule.state === 'known' ? CUSTOM : typeOfState(node.rule);
      return { name, kind, rule, columns: null, sourceColumns: null, userIdentifier: identifierOf(node.rule) };
    }
    case 'idMappingTable':
      return { name, kind, rule: 'NONE', columns: null, sourceColumns: null, userIdentifier: null };
  }
}

function associated(
  node: AssociationNode,
): Pick<ReportedTable, 'rule' | 'columns' | 'sourceColumns' | 'userIdentifier'> {
  const table = nodeOf(node.table);
  return {
    rule: table ? ruleTypeOf(table) : null,
    columns: table ? columnsOf(table) : null,
    sourceColumns: table ? sourceColumnsOf(table) : null,
    userIdentifier: table ? identifierOf(table.rule) : null,
  };
}

const TYPES = { aggregation: AGGREGATION, list: LIST, custom: CUSTOM } as const;

function ruleTypeOf({ rule }: ConfiguredTableNode): RuleType {
  if (rule.state !== 'known') {
    return typeOfState(rule);
  }
  const policies = (['aggregation', 'list', 'custom'] as const).filter((key) => rule.value[key].state !== 'absent');
  return policies.length === 1 && rule.value[policies[0]].state === 'known' ? TYPES[policies[0]] : null;
}

function typeOfState({ state }: Fact<unknown>): RuleType {
  return state === 'absent' ? 'NONE' : null;
}

function columnsOf({ allowedColumns }: ConfiguredTableNode): readonly string[] | null {
  return isComplete(allowedColumns) ? sortedColumns(itemsOf(allowedColumns)) : null;
}

function sourceColumnsOf({ source, snowflakeColumns, glueTable, athenaTable }: ConfiguredTableNode): number | null {
  const { kind } = knownValue(source) ?? {};
  switch (kind) {
    case 'glue':
      return lengthOf(nodeOf(glueTable)?.columns);
    case 'athena':
      return lengthOf(nodeOf(athenaTable)?.columns);
    case 'snowflake':
      return lengthOf(snowflakeColumns);
    default:
      return null;
  }
}

function lengthOf(columns: ListFact<string> | undefined): number | null {
  return columns?.state === 'known' && isComplete(columns) ? itemsOf(columns).length : null;
}

function identifierOf(rule: Parameters<typeof userIdentifiersOf>[0]): string | null {
  return itemsOf(userIdentifiersOf(rule) ?? { state: 'absent' })[0]?.toLowerCase() ?? null;
}
