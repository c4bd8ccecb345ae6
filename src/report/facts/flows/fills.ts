import { isAbsent, knownValue } from '../../../model/fact';
import { type AnalysisTemplateNode, type IntermediateTableNode, label, nodeOf } from '../../../model/nodes';
import { isMore } from '../../levels';
import type { Through } from '../../report';
import { participantOf } from '../owner';
import type { Context } from './context';
import { type Touch, unguarded } from './disclosure';
import { canAllow, canAllowQueryOf } from './permissions';
import { populationOf } from './population';
import { type ReadQuery, readQuery } from './query';
import { inApp, type SharedTable } from './tables';

/** What fills an intermediate table. */
export interface Fill {
  readonly through: Through;
  readonly read: boolean;
  /** The tables for which each name in it stands that is that of a table of the app. */
  readonly reads: readonly (readonly SharedTable[])[];
  /** What a column of the intermediate table contains of other tables. */
  readonly contents: (column: string) => readonly Touch[];
  /** What other tables decide of the rows in the intermediate table. */
  readonly selections: readonly Touch[];
}

/** Who reads an intermediate table: analyses with direct results, or models. */
export type Reader = 'results' | 'models';

export function fillOf(node: IntermediateTableNode, context: Context, reader: Reader): Fill {
  const template = nodeOf(node.template);
  const membership = nodeOf(node.membership);
  const author = membership && participantOf(context.room, membership);
  const sql = populationOf(node);
  const through = throughOf(node, template);
  const usable = ({ node: other, rule, queries, readable }: SharedTable) =>
    other !== node &&
    // Tables without direct results can fill one that only models read.
    (reader === 'models' ? readable : queries) &&
    (template ? canAllow(rule, template, author, context.room) : canAllowQueryOf(rule, author, context.room));
  const query = sql === undefined ? undefined : readQuery(sql, context.tables);
  return query?.understood ? readFill(query, usable, through) : anyFill(context.tables.filter(usable), through);
}

function throughOf(node: IntermediateTableNode, template: AnalysisTemplateNode | undefined): Through {
  if (template) {
    return { kind: 'analysis', name: label(template) };
  }
  const isOutside = isAbsent(node.sql) && node.templatePointer.kind !== 'absent';
  const arn = node.template.to === 'outside' ? knownValue(node.template.text) : undefined;
  return isOutside ? { kind: 'outsideAnalysis', name: arn ?? '' } : { kind: 'analysis', name: label(node) };
}

function readFill({ reads, understood }: ReadQuery, usable: (table: SharedTable) => boolean, through: Through): Fill {
  const known = inApp(reads).map((candidates) => candidates.filter(usable));
  // The query fails if it cannot read one of its tables.
  const isRun = known.every((candidates) => candidates.length > 0);
  const columns = isRun ? (understood?.columns ?? []) : [];
  const selections = isRun ? (understood?.selections ?? []) : [];
  const touchesOf = (touches: readonly Touch[]) => touches.filter(({ table }) => usable(table)).map(unguarded);
  return {
    through,
    read: true,
    reads: known,
    contents: (column) => {
      const named = columns.filter(({ name }) => name === column);
      return touchesOf((named.length > 0 ? named : columns).flatMap(({ touches }) => touches));
    },
    selections: touchesOf(selections),
  };
}

/** What is disclosed of the tables that fill an intermediate table by what is disclosed of it: the less of both. */
export function passedOn(one: Touch, { contents, selections }: Fill): readonly Touch[] {
  // Which rows there are is part of each result.
  return [...(one.rows ? [] : contents(one.column)), ...selections].map((touch) => {
    const { level, functions, parameters, joins, minor } = isMore(touch.level, one.level) ? one : touch;
    const { table, column, rows } = touch;
    return { table, column, rows, level, functions, parameters, joins, minor, guards: one.guards };
  });
}

/** A query that is not understood can fill the table with anything. */
function anyFill(tables: readonly SharedTable[], through: Through): Fill {
  const contents = tables.flatMap((table) =>
    table.columns.map((column): Touch => ({ table, column, level: 'CLEAR', guards: [] })),
  );
  return { through, read: false, reads: [], contents: () => contents, selections: [] };
}
