import { isComplete, itemsOf, knownValue, type ListFact, list } from '../../../model/fact';
import { ANY_COLUMN } from '../../../sql/evaluation/fields';
import type { Level } from '../../levels';
import type { Touch } from './disclosure';
import { guardsOf, levelsOf, type Rule } from './rules';
import { columnsNamed, type SharedTable } from './tables';

/** What is disclosed, and whether it follows from what is known. */
export interface ReadTouch extends Touch {
  readonly read: boolean;
}

/** The most that queries of a table disclose, whatever they contain. */
export function byAnyQuery(table: SharedTable): readonly ReadTouch[] {
  const { rule } = table;
  switch (rule.kind) {
    case 'none':
      return [];
    case 'aggregation':
      return byAggregation(table, rule);
    case 'list':
      return [...inList(table, rule.facts.listColumns, 'OVERLAP'), ...inList(table, rule.facts.joinColumns, 'JOINED')];
    default:
      return table.columns.flatMap((column) =>
        levelsOf(rule, column).map((one) => ({
          ...one,
          table,
          column,
          guards: guardsOf(rule, column),
          read: rule.kind === 'custom' && column !== ANY_COLUMN,
        })),
      );
  }
}

/** The most that jobs disclose. The controls of results do not apply to them. */
export function byAnyJob(table: SharedTable): readonly ReadTouch[] {
  return table.columns.map((column) => ({ table, column, level: 'CLEAR', guards: [], read: column !== ANY_COLUMN }));
}

function byAggregation(table: SharedTable, rule: Extract<Rule, { kind: 'aggregation' }>): readonly ReadTouch[] {
  const { aggregates, dimensionColumns, joinColumns, outputConstraints } = rule.facts;
  const level = itemsOf(outputConstraints).length > 0 ? 'AGGREGATED_MIN' : 'AGGREGATED';
  return [
    ...itemsOf(aggregates).flatMap((one) => {
      const name = knownValue(one.function);
      return inList(table, one.columns, level).map((touch) => ({
        ...touch,
        ...(name === undefined ? { read: false } : { functions: [name] }),
      }));
    }),
    ...(isComplete(aggregates) ? [] : anyColumn(table, level)),
    ...inList(table, dimensionColumns, 'CLEAR'),
    ...inList(table, joinColumns, 'JOINED'),
    // Groups are left out by the number of its different values.
    ...itemsOf(outputConstraints).flatMap(({ column }) => {
      const name = knownValue(column);
      return name === undefined ? [] : inList(table, list([name]), 'FILTER_FIXED');
    }),
    ...(itemsOf(outputConstraints).every(({ column }) => column.state === 'known') && isComplete(outputConstraints)
      ? []
      : anyColumn(table, 'FILTER_FIXED')),
  ];
}

/** The columns in a list of the rule. A list that is not known can contain any column. */
function inList(table: SharedTable, columns: ListFact<string>, level: Level): readonly ReadTouch[] {
  return [
    // A rule can contain only columns that the table allows.
    ...itemsOf(columns)
      .flatMap((column) => columnsNamed(column.toLowerCase(), table))
      .map((column) => touchOf(table, column, level, true)),
    ...(isComplete(columns) ? [] : anyColumn(table, level)),
  ];
}

function anyColumn(table: SharedTable, level: Level): readonly ReadTouch[] {
  return table.columns.map((column) => touchOf(table, column, level, false));
}

function touchOf(table: SharedTable, column: string, level: Level, read: boolean): ReadTouch {
  return { table, column, level, guards: guardsOf(table.rule, column), read };
}
