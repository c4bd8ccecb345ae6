import { excludes, is, isAbsent, isComplete, itemsOf, knownValue, type ListFact, UNKNOWN } from '../../../model/fact';
import { type ConfiguredTableNode, label, nodeOf, type TableNode } from '../../../model/nodes';
import { DIRECT_JOB, DIRECT_QUERY, MULTIPLE, REQUIRED } from '../../../private/words';
import { ANY_COLUMN } from '../../../sql/evaluation/fields';
import type { MemberId } from '../../report';
import type { Room } from '../../room';
import { ownerOf } from '../owner';
import type { Admission } from './parties';
import { additionalAnalysesOf, admittedBy, type Rule, ruleOfIntermediate, ruleOfTable } from './rules';

/** A table of a room, with what decides what others learn of it. What is not known has the value that permits more. */
export interface SharedTable {
  readonly node: TableNode;
  readonly owner: MemberId;
  /** The name in queries. */
  readonly name: string;
  /** The columns that analyses can use, in lowercase, with `*` if not all of them are known. */
  readonly columns: readonly string[];
  readonly rule: Rule;
  /** Whether queries can read it, also if they have no direct results of it. */
  readonly readable: boolean;
  /** Whether queries, and jobs, can have direct results of it. */
  readonly queries: boolean;
  readonly jobs: boolean;
  /** The accounts that receive direct results. */
  readonly admitted: ListFact<string>;
}

export function sharedTables(room: Room): readonly SharedTable[] {
  return room.tables.map((node) => ({ node, owner: ownerOf(room, node), name: label(node), ...factsOf(node) }));
}

type Facts = Pick<SharedTable, 'columns' | 'rule' | 'readable' | 'queries' | 'jobs' | 'admitted'>;

function factsOf(node: TableNode): Facts {
  switch (node.kind) {
    case 'association': {
      const table = nodeOf(node.table);
      const isDirect = !is(additionalAnalysesOf(node), REQUIRED);
      const readable = !table || has(DIRECT_QUERY, table);
      return {
        columns: table ? columnsIn(table.allowedColumns) : [ANY_COLUMN],
        rule: ruleOfTable(table),
        readable,
        queries: isDirect && readable,
        jobs: isDirect && (!table || has(DIRECT_JOB, table)),
        admitted: admittedBy(node),
      };
    }
    case 'intermediateTable': {
      const isDirect = !is(additionalAnalysesOf(node), REQUIRED);
      const rule = ruleOfIntermediate(node);
      return {
        columns: [ANY_COLUMN],
        rule,
        readable: true,
        queries: isDirect,
        jobs: isDirect,
        admitted: admittedBy(node),
      };
    }
    case 'idMappingTable':
      return {
        columns: [ANY_COLUMN],
        rule: { kind: 'unknown' },
        readable: true,
        queries: true,
        jobs: true,
        admitted: UNKNOWN,
      };
  }
}

function columnsIn(columns: ListFact<string>): readonly string[] {
  const names = [...new Set(itemsOf(columns).map((column) => column.toLowerCase()))];
  return isComplete(columns) ? names : [...names, ANY_COLUMN];
}

/** Whether a table can be analyzed by a method. */
function has(method: string, { analysisMethod, selectedMethods }: ConfiguredTableNode): boolean {
  const only = knownValue(analysisMethod);
  return only === MULTIPLE
    ? isAbsent(selectedMethods) || !excludes(selectedMethods, method)
    : only === undefined || only === method;
}

/** The tables for each name that is that of a table of the app. Any other name can also stand for a table that is not in the app. */
export function inApp(reads: readonly (readonly SharedTable[])[]): readonly (readonly SharedTable[])[] {
  return reads.filter((candidates) => candidates.some(({ node }) => node.name.state === 'known'));
}

/** What must admit the receivers of an analysis: a table for each name in it. */
export function admissionsOf(reads: readonly (readonly SharedTable[])[]): readonly Admission[] {
  return reads.map((candidates) => candidates.map(({ admitted }) => admitted));
}

/** The tables that a name in an analysis can stand for: those with the name, or those whose names are not known. */
export function tablesNamed(name: string, tables: readonly SharedTable[]): readonly SharedTable[] {
  const named = tables.filter(({ node }) => knownValue(node.name)?.toLowerCase() === name.toLowerCase());
  return named.length > 0 ? named : tables.filter(({ node }) => node.name.state !== 'known');
}

/** The columns of a table for which a name in a query stands. */
export function columnsNamed(name: string, { columns }: SharedTable): readonly string[] {
  if (name === ANY_COLUMN) {
    return columns;
  }
  return columns.includes(name) || columns.includes(ANY_COLUMN) ? [name] : [];
}
