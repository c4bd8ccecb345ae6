import { grouped } from '../../private/counted';
import type { MemberId, PrivacyReport, ReportedTable } from '../report';
import { type ColumnGroup, columnGroups, columnsOutside, columnsWithoutFlow, nameOf } from './columns';
import { howOf, throughText } from './how';
import { code, enumerated, escaped, table, withoutRepetition } from './markdown';
import { codes, isShortened, type Names } from './names';
import { membersOutside, nothingFor, openTo, tablesOfOthers, whyNothingOf } from './nothing';

const HEAD = ['Receiver', 'Of', 'Column', 'How', 'Through'];

/** Tables of an owner of which a member learns the same: the cells of their rows. */
interface TableGroup {
  readonly receiver: MemberId;
  /** @default - the names of the tables */
  readonly of?: string;
  readonly owner: MemberId;
  readonly tables: readonly string[];
  readonly rows: readonly Row[];
}

/** The columns of a row, and what is learned of them. */
interface Row {
  readonly columns: readonly string[];
  /** @default - the names of the columns */
  readonly label?: string;
  readonly how: string;
  readonly through: string;
}

/** What each member can learn of the data of the others. */
export function learnedSection(report: PrivacyReport, names: Names): string {
  const learns = (id: MemberId) => report.flows.some(({ receiver }) => receiver === id);
  const ids = report.members.map(({ id }) => id);
  const receivers = [...ids.filter(learns), ...ids.filter((id) => !learns(id))];
  const groups = receivers.flatMap((id) => groupsOf(report, id, names));
  const rows = groups.flatMap((group) => cellsOf(group, names));
  return [table(HEAD, withoutRepetition(rows, 2)), ...longLists(groups, names)].join('\n\n');
}

function groupsOf(report: PrivacyReport, receiver: MemberId, names: Names): readonly TableGroup[] {
  const others = tablesOfOthers(report, receiver);
  const outside = membersOutside(report, receiver);
  const flows = report.flows.some((flow) => flow.receiver === receiver);
  if (!flows && (outside.length === 0 || others.length === 0)) {
    const { known, why } = nothingFor(report, receiver, names);
    return [{ receiver, of: 'all others', owner: '', tables: [], rows: [known ? nothing('all', why) : notKnown(why)] }];
  }
  const groups = new Map<string, TableGroup>();
  for (const one of others) {
    const { owner, name } = one;
    const rows = rowsOf(report, receiver, one);
    const key = JSON.stringify([owner, rows]);
    groups.set(key, { receiver, owner, rows, tables: [...(groups.get(key)?.tables ?? []), name] });
  }
  const rest = {
    receiver,
    of: names.all(outside),
    owner: '',
    tables: [],
    rows: [notKnown('the tables are not in this app')],
  };
  const open = openTo(report, receiver).slice(0, 1);
  const remaining = open.map(({ what }) => ({
    ...rest,
    of: 'all others',
    rows: [notKnown(`it is not known ${escaped(what)}`)],
  }));
  return [...groups.values(), ...(outside.length > 0 ? [rest] : []), ...remaining];
}

function rowsOf(report: PrivacyReport, receiver: MemberId, one: ReportedTable): readonly Row[] {
  const groups = columnGroups(report, receiver, one);
  if (groups.length === 0) {
    return [nothing('all', whyNothingOf(report, receiver, one))];
  }
  const rest = columnsWithoutFlow(report, receiver, one);
  const outside = columnsOutside(one);
  return [
    ...groups.map((group) => rowOf(group, one)),
    ...(rest.length > 0
      ? [{ columns: rest, how: '**nothing**: no analysis of which it receives results uses them', through: '–' }]
      : []),
    ...(outside
      ? [
          nothing(
            outside === 1 ? 'the other column' : `the other ${grouped(outside)} columns`,
            'not in the configured table',
          ),
        ]
      : []),
  ];
}

function rowOf(group: ColumnGroup, { userIdentifier }: ReportedTable): Row {
  const { columns, uses } = group;
  const [only = ''] = columns;
  const labels = {
    ...(nameOf(only) === undefined ? {} : { label: nameOf(only) }),
    ...(columns.length === 1 && only === userIdentifier ? { label: `${code(only)} (the user)` } : {}),
  };
  const through = enumerated([...new Set(uses.map((use) => throughText(use.through)))]);
  return { columns, ...labels, how: howOf(group), through };
}

function nothing(label: string, why: string): Row {
  return { columns: [], label, how: `**nothing**: ${why}`, through: '–' };
}

function notKnown(why: string): Row {
  return { columns: [], label: 'all', how: `**not known**: ${why}`, through: '–' };
}

function cellsOf(group: TableGroup, names: Names): readonly string[][] {
  const { receiver, owner, tables, rows } = group;
  const of = group.of ?? `${names.possessive(owner)} ${codes(tables, 'table')}`;
  return rows.map(({ columns, label, how, through }) => [
    names.of(receiver),
    of,
    label ?? codes(columns, 'column'),
    how,
    through,
  ]);
}

/** The names of the cells that have only some of them. */
function longLists(groups: readonly TableGroup[], names: Names): readonly string[] {
  const items = groups.flatMap(({ owner, tables, rows }) => {
    const of = `${names.possessive(owner)} ${codes(tables, 'table')}`;
    return [
      ...(isShortened(tables) ? [item(`${tables.length} tables of ${names.of(owner)}`, tables)] : []),
      ...rows
        .filter(({ columns, label }) => label === undefined && isShortened(columns))
        .map(({ columns }) => item(`${columns.length} columns of ${of}`, columns)),
    ];
  });
  return items.length > 0
    ? [`<details><summary>Long lists in full</summary>\n\n${[...new Set(items)].join('\n')}\n\n</details>`]
    : [];
}

function item(what: string, all: readonly string[]): string {
  return `- ${what}: ${all.map(code).join(', ')}`;
}
