import { isMore, LEVELS, type Level } from '../levels';
import type { Flow, MemberId, Output, PrivacyReport, ReportedMember, ReportedTable, Through, Use } from '../report';
import { columnCount, nameOf } from './columns';
import { LEVEL_WORDS } from './how';
import { arrow, label, node, subgraph } from './mermaid';
import type { Names } from './names';

/** From how many arrows on a picture is too dense to be read. */
const MOST_ARROWS = 40;
/** The most columns in the text beside an arrow. */
const FEW = 3;

/** How the tables and analyses of a picture are put together. */
interface Detail {
  /** The node of a table. */
  readonly table: (table: Pick<ReportedTable, 'owner' | 'name'>) => string;
  /** The node of what data goes through. */
  readonly through: (through: Through) => string;
}

/** Each table and analysis by itself; then the tables of a member as one; then also the analyses of a kind as one. */
const DETAILS: readonly Detail[] = [
  { table: ({ owner, name }) => JSON.stringify([owner, name]), through: throughKey },
  { table: ({ owner }) => owner, through: throughKey },
  { table: ({ owner }) => owner, through: ({ kind }) => kind },
];

/** What flows from tables through analyses to members, as a flowchart of Mermaid. */
export function picture(report: PrivacyReport, names: Names): string {
  const drawings = DETAILS.map((detail) => new Drawing(report, names, detail));
  const drawing = drawings.find(({ arrows }) => arrows.length <= MOST_ARROWS) ?? drawings[drawings.length - 1];
  return ['```mermaid', ...(drawing?.lines() ?? []), '```'].join('\n');
}

class Drawing {
  readonly arrows: readonly string[];
  private readonly tables: Ids<ReportedTable>;
  private readonly throughs: Ids<Through>;
  private readonly receivers: Ids<MemberId>;

  constructor(
    private readonly report: PrivacyReport,
    private readonly names: Names,
    private readonly detail: Detail,
  ) {
    const throughs = report.flows.flatMap(({ uses }) => uses.map(({ through }) => through));
    this.tables = new Ids('t', report.tables, detail.table);
    this.throughs = new Ids('a', throughs, detail.through);
    this.receivers = new Ids('r', receiversOf(report), (id) => id);
    this.arrows = [...this.arrowsFromTables(), ...this.arrowsToReceivers()];
  }

  lines(): readonly string[] {
    return [
      'flowchart LR',
      ...[
        ...this.report.members.flatMap((member, i) => this.member(member, i)),
        ...this.throughs.groups().map(([id, throughs]) => this.throughNode(id, throughs)),
        ...this.receivers.groups().map(([id, [member]]) => this.receiver(id, member as MemberId)),
        ...this.arrows,
      ].map((line) => `  ${line}`),
    ];
  }

  /** A member with its tables. A member without tables is seen at its results, if it receives any. */
  private member(member: ReportedMember, i: number): readonly string[] {
    const own = this.tables.groups().filter(([, [first]]) => first?.owner === member.id);
    const title = [label(this.names.withAccount(member.id)), ...abilitiesOf(member)].join(': ');
    if (own.length > 0) {
      const nodes = own.map(([id, tables]) => node(id, tableLines(tables)));
      return subgraph(`m${i}`, title, nodes);
    }
    return this.receivers.idOf(member.id) === undefined ? [node(`m${i}`, [title])] : [];
  }

  private receiver(id: string, member: MemberId): string {
    const outputs = this.report.outputs.filter((output) => output.member === member);
    return node(id, [`results for ${label(this.names.plain(member))}`, ...placeLines(outputs)], 'store');
  }

  private throughNode(id: string, throughs: readonly Through[]): string {
    const distinct = new Ids('', throughs, throughKey).groups().map(([, [through]]) => through as Through);
    const [first] = distinct;
    const lines = distinct.length === 1 && first ? this.throughLines(first) : [`${distinct.length} analyses`];
    return node(id, lines, 'analysis');
  }

  private throughLines(through: Through): readonly string[] {
    switch (through.kind) {
      case 'analysis': {
        const owners = this.report.analyses.filter(({ name }) => name === through.name).map(({ owner }) => owner);
        const [owner] = owners;
        return [
          label(through.name),
          ...(owners.length === 1 && owner !== undefined ? [`of ${label(this.names.plain(owner))}`] : []),
        ];
      }
      case 'outsideAnalysis':
        return [label(through.name), 'not in this app'];
      case 'anyQuery':
        return ['any query'];
      case 'anyJob':
        return ['any job'];
      case 'model':
        return [label(through.name), 'a model'];
    }
  }

  /** From each table to what its data goes through, with what is done with its columns. */
  private arrowsFromTables(): readonly string[] {
    const texts = new Map<string, { readonly from: string; readonly to: string; readonly flows: [Flow, Level][] }>();
    const add = (from: string | undefined, to: string | undefined, flow?: [Flow, Level]) => {
      if (from !== undefined && to !== undefined) {
        const key = `${from} ${to}`;
        const entry = texts.get(key) ?? { from, to, flows: [] };
        entry.flows.push(...(flow ? [flow] : []));
        texts.set(key, entry);
      }
    };
    for (const flow of this.report.flows) {
      for (const { through, level } of mostOfEach(flow.uses)) {
        add(
          this.tables.idOfKey(this.detail.table({ owner: flow.owner, name: flow.table })),
          this.throughs.idOf(through),
          [flow, level],
        );
      }
    }
    // An analysis also reads tables of which it shows nothing to others.
    for (const { name, reads } of this.report.analyses) {
      for (const table of this.report.tables.filter((one) => reads.includes(one.name))) {
        add(this.tables.idOf(table), this.throughs.idOf({ kind: 'analysis', name }));
      }
    }
    return [...texts.values()].map(({ from, to, flows }) => arrow(from, to, levelLines(flows)));
  }

  /** From what data goes through to those who receive it, with the most that they learn. */
  private arrowsToReceivers(): readonly string[] {
    const levels = new Map<string, { readonly from: string; readonly to: string; readonly levels: Level[] }>();
    for (const { receiver, uses } of this.report.flows) {
      for (const { through, level } of uses) {
        const [from, to] = [this.throughs.idOf(through), this.receivers.idOf(receiver)];
        if (from !== undefined && to !== undefined) {
          const entry = levels.get(`${from} ${to}`) ?? { from, to, levels: [] };
          entry.levels.push(level);
          levels.set(`${from} ${to}`, entry);
        }
      }
    }
    return [...levels.values()].map(({ from, to, levels: all }) => arrow(from, to, shownLines(all)));
  }
}

/** Nodes by key, each with an ID, in the order in which they were met. */
class Ids<T> {
  private readonly ids = new Map<string, { readonly id: string; readonly items: T[] }>();

  constructor(
    prefix: string,
    items: readonly T[],
    private readonly keyOf: (item: T) => string,
  ) {
    for (const item of items) {
      const key = keyOf(item);
      const entry = this.ids.get(key) ?? { id: `${prefix}${this.ids.size}`, items: [] };
      entry.items.push(item);
      this.ids.set(key, entry);
    }
  }

  idOf(item: T): string | undefined {
    return this.idOfKey(this.keyOf(item));
  }

  idOfKey(key: string): string | undefined {
    return this.ids.get(key)?.id;
  }

  groups(): readonly (readonly [id: string, items: readonly T[]])[] {
    return [...this.ids.values()].map(({ id, items }) => [id, items]);
  }
}

function receiversOf({ members, flows }: PrivacyReport): readonly MemberId[] {
  return members.map(({ id }) => id).filter((id) => flows.some(({ receiver }) => receiver === id));
}

function throughKey(through: Through): string {
  return 'name' in through ? `${through.kind} ${through.name}` : through.kind;
}

function abilitiesOf({ queries, runsJobs, receivesResults, pays }: ReportedMember): readonly string[] {
  const verbs = [
    ...(queries ? ['queries'] : []),
    ...(runsJobs ? ['runs jobs'] : []),
    ...(receivesResults ? ['receives'] : []),
    ...(pays.length > 0 ? ['pays'] : []),
  ];
  return verbs.length > 0 ? [verbs.join(', ')] : [];
}

function tableLines(tables: readonly ReportedTable[]): readonly string[] {
  const [first] = tables;
  return tables.length === 1 && first ? [label(first.name), columnCount(first)] : [`${tables.length} tables`];
}

/** Where results go and how long they are kept, if it is one place that is known. */
function placeLines(outputs: readonly Output[]): readonly string[] {
  const [output] = outputs;
  if (outputs.length !== 1 || output === undefined || output.bucket === null) {
    return [];
  }
  const { bucket, prefix, expiresAfterDays } = output;
  const kept = typeof expiresAfterDays === 'number' ? [`kept ${expiresAfterDays} days`] : [];
  return [
    label(!prefix ? bucket : `${bucket}: ${prefix}`),
    ...(expiresAfterDays === 'never' ? ['kept until deleted'] : kept),
  ];
}

/** Of the uses of a column by one analysis, the one that shows the most. */
function mostOfEach(uses: readonly Use[]): readonly Use[] {
  const most = new Map<string, Use>();
  for (const use of uses) {
    const key = throughKey(use.through);
    const other = most.get(key);
    most.set(key, other && !isMore(use.level, other.level) ? other : use);
  }
  return [...most.values()];
}

/** What is done with columns: a line for each level, from the one that shows the most. */
function levelLines(flows: readonly (readonly [Flow, Level])[]): readonly string[] {
  return [...LEVELS].reverse().flatMap((level) => {
    const columns = [...new Set(flows.filter(([, one]) => one === level).map(([flow]) => flow.column))];
    return columns.length > 0 ? [`${columnList(columns)}: ${LEVEL_WORDS[level].short}`] : [];
  });
}

function columnList(columns: readonly string[]): string {
  if (columns.includes('*')) {
    return 'all columns';
  }
  return columns.length <= FEW
    ? columns.map((column) => nameOf(column) ?? label(column)).join(', ')
    : `${columns.length} columns`;
}

/** The levels at which something is in results, or else the highest one. */
function shownLines(levels: readonly Level[]): readonly string[] {
  const distinct = [...LEVELS].reverse().filter((level) => levels.includes(level));
  const shown = distinct.filter((level) => SHOWN.includes(level));
  return (shown.length > 0 ? shown : distinct.slice(0, 1)).map((level) => LEVEL_WORDS[level].short);
}

const SHOWN: readonly Level[] = ['CLEAR', 'OVERLAP', 'AGGREGATED', 'AGGREGATED_MIN', 'AGGREGATED_NOISY'];
