import type { AnalysisTemplateNode } from '../model/nodes';
import { unique } from '../model/unique';
import { type Level, lineageOf } from '../sql/evaluation/lineage';
import { tablesOf } from '../sql/names';
import { queryTablesOf } from './query-tables';
import { quoted } from './rule';

/** How a text uses a column, from the least to the most that its results show of it, with the words for it. */
const WAYS = {
  selects: (columns: string) => `selects rows by ${columns}`,
  parameter: (columns: string) => `compares ${columns} with parameters`,
  noisy: (columns: string) => `aggregates ${columns} with noise`,
  aggregated: (columns: string) => `aggregates ${columns}`,
  clear: (columns: string) => `returns ${columns} in clear`,
} as const;

type Way = keyof typeof WAYS;

const ORDER = Object.keys(WAYS) as Way[];

const WAY_OF: Readonly<Record<Level, Way>> = {
  clear: 'clear',
  aggregated: 'aggregated',
  noisy: 'noisy',
  selecting: 'selects',
};

/** The most that a text shows of a column. */
interface ShownColumn {
  readonly table: string;
  readonly column: string;
  readonly way: Way;
}

/** What a text shows of the columns of tables. */
export interface ShownColumns {
  /** By table and column. */
  readonly ways: ReadonlyMap<string, ShownColumn>;
  /** The tables of which the text can show more, because their columns are not known. */
  readonly unknown: readonly string[];
}

/** What a text shows if it is the SQL of a template. It is undefined if the text is not understood. */
export function shownColumns(template: AnalysisTemplateNode, sql: string): ShownColumns | undefined {
  const tables = queryTablesOf(template, sql);
  const lineage = lineageOf(sql, tables);
  if (!lineage) {
    return undefined;
  }
  const ways = new Map<string, ShownColumn>();
  const show = (table: string, column: string, way: Way) => {
    const key = JSON.stringify([table, column]);
    if (isMore(way, ways.get(key)?.way)) {
      ways.set(key, { table, column, way });
    }
  };
  for (const { table, column, level } of lineage.columns.flatMap(({ from }) => from)) {
    show(table.name, column, WAY_OF[level]);
  }
  for (const { table, column, use } of lineage.uses) {
    show(table.name, column, use === 'compared with a parameter' ? 'parameter' : 'selects');
  }
  const isKnown = (name: string) => tables.some((table) => table.name.toLowerCase() === name && table.columns);
  return { ways, unknown: tablesOf(sql).filter((name) => !isKnown(name)) };
}

/** What a text shows, in words: `returns "email" of "customers" in clear, and aggregates "age" of "customers"`. */
export function wordsForShown(shown: ShownColumns | undefined): string {
  if (!shown) {
    return 'can show all columns that the analysis rules allow, because it is not understood';
  }
  const words = [...inWords([...shown.ways.values()]), ...wordsForUnknown(shown)];
  return words.length === 0 ? 'shows no values of a column' : listed(words);
}

/** What a text shows otherwise than an earlier one. */
export function wordsForDifference(before: ShownColumns, after: ShownColumns): string {
  const more = beyond(before, after);
  const less = beyond(after, before);
  const changes = [
    ...inWords(more).map((words) => `now ${words}`),
    ...wordsForUnknown(after).map((words) => `now ${words}`),
    ...inWords(less).map((words) => `no longer ${words}`),
  ];
  return changes.length === 0 ? 'shows the same columns in the same ways' : listed(changes);
}

/** What a text shows more than another one. */
function beyond(other: ShownColumns, one: ShownColumns): readonly ShownColumn[] {
  return [...one.ways].filter(([key, { way }]) => isMore(way, other.ways.get(key)?.way)).map(([, shown]) => shown);
}

function isMore(way: Way, other: Way | undefined): boolean {
  return other === undefined || ORDER.indexOf(way) > ORDER.indexOf(other);
}

function inWords(shown: readonly ShownColumn[]): readonly string[] {
  return [...ORDER].reverse().flatMap((way) => {
    const alike = shown.filter((one) => one.way === way);
    const tables = unique(alike.map(({ table }) => table));
    const columns = tables.map((table) => {
      const names = alike.filter((one) => one.table === table).map(({ column }) => column);
      return `${quoted([...names].sort())} of ${quoted([table])}`;
    });
    return columns.length === 0 ? [] : [WAYS[way](columns.join(' and '))];
  });
}

function wordsForUnknown({ unknown }: ShownColumns): readonly string[] {
  return unknown.length === 0 ? [] : [`can show columns of ${quoted(unknown)}, which are not known`];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}
