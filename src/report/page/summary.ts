import { counted } from '../../private/counted';
import { isMore, LEVELS, type Level } from '../levels';
import type { MemberId, PrivacyReport, ReportedTable } from '../report';
import { OTHERS } from '../room';
import { columnCount, columnGroups, nameOf } from './columns';
import { controlValue } from './controls-of';
import { isGroup, LEVEL_WORDS, throughText } from './how';
import { code, enumerated, escaped } from './markdown';
import { codes, type Names } from './names';
import { nothingFor, tablesOfOthers } from './nothing';

/** From how many tables of one owner on the paragraph only counts them. */
const FEW = 3;

/** The report in one paragraph. */
export function summary(report: PrivacyReport, names: Names): string {
  if (report.members.length === 0) {
    return 'No member is known.';
  }
  return [
    ...report.members.filter(({ id }) => learnsSomething(report, id)).map(({ id }) => learns(report, id, names)),
    ...report.members
      .filter(({ id }) => !learnsSomething(report, id))
      .map(({ id }) => learnsNothing(report, id, names)),
    ...inClear(report),
    ...budgets(report, names),
    ...unknown(report),
  ].join(' ');
}

function learns(report: PrivacyReport, receiver: MemberId, names: Names): string {
  const tables = tablesOfOthers(report, receiver).filter((one) => columnGroups(report, receiver, one).length > 0);
  const owners = [...new Set(tables.map(({ owner }) => owner))];
  const of = owners.map((owner) => ofOwner(report, receiver, owner, tables, names));
  return `${subject(receiver, names)} can learn${throughs(report, receiver)} of ${of.join('; of ')}.`;
}

/** Through what a member learns something, if it is little enough for a sentence. */
function throughs({ flows }: PrivacyReport, receiver: MemberId): string {
  const uses = flows.filter((flow) => flow.receiver === receiver).flatMap((flow) => flow.uses);
  const texts = [...new Set(uses.map(({ through }) => throughText(through)))];
  return texts.length > FEW ? `, through ${texts.length} analyses,` : `, through ${enumerated(texts)},`;
}

function learnsSomething({ flows }: PrivacyReport, member: MemberId): boolean {
  return flows.some(({ receiver }) => receiver === member);
}

function learnsNothing(report: PrivacyReport, member: MemberId, names: Names): string {
  const { known, why } = nothingFor(report, member, names);
  return known
    ? `${subject(member, names)} can learn nothing of the data of others: ${why}.`
    : `What ${escaped(names.withAccount(member))} can learn of the data of others is not known: ${why}.`;
}

/** A member at the beginning of a sentence. */
function subject(member: MemberId, names: Names): string {
  const name = escaped(names.withAccount(member));
  return member === OTHERS ? `${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name;
}

function ofOwner(
  report: PrivacyReport,
  receiver: MemberId,
  owner: MemberId,
  tables: readonly ReportedTable[],
  names: Names,
): string {
  const own = tables.filter((one) => one.owner === owner);
  if (own.length > FEW) {
    const flows = report.flows.filter((flow) => flow.receiver === receiver && flow.owner === owner);
    const counts = [...LEVELS].reverse().flatMap((level) => {
      const count = flows.filter((flow) => flow.level === level).length;
      return count > 0 ? [`${counted(count, 'column')} ${LEVEL_WORDS[level].short}`] : [];
    });
    return `${own.length} tables of ${names.of(owner)}: ${counts.join(', ')}`;
  }
  return own.map((one) => ofTable(report, receiver, one, names)).join('; of ');
}

function ofTable(report: PrivacyReport, receiver: MemberId, one: ReportedTable, names: Names): string {
  const byLevel = new Map<Level, string[]>();
  for (const { level, columns } of columnGroups(report, receiver, one)) {
    byLevel.set(level, [...(byLevel.get(level) ?? []), ...columns]);
  }
  const parts = [...byLevel].map(([level, columns]) => `${columnsOf(columns)} ${LEVEL_WORDS[level].short}`);
  return `${names.possessive(one.owner)} ${code(one.name)} (${columnCount(one)}): ${parts.join(', ')}`;
}

function columnsOf(columns: readonly string[]): string {
  const named = columns.flatMap((column) => nameOf(column) ?? []);
  const others = columns.filter((column) => nameOf(column) === undefined);
  return enumerated([...named, ...(others.length > 0 ? [codes(others, 'column', 6)] : [])]);
}

/** What the columns in clear are, if something limits them. */
function inClear({ flows }: PrivacyReport): readonly string[] {
  const clear = flows.filter(({ level }) => isMore(level, 'AGGREGATED'));
  if (flows.length > 0 && clear.length === 0) {
    return ['No column is shown in clear.'];
  }
  const groups = clear.every(
    ({ level, guards, uses }) => guards.includes('DP') && uses.every((use) => use.level !== level || isGroup(use)),
  );
  return clear.length > 0 && groups ? ['Columns in clear are the names of groups.'] : [];
}

function budgets(report: PrivacyReport, names: Names): readonly string[] {
  return report.controls.flatMap(({ kind, owner, value }) => {
    if (kind !== 'EPSILON' || owner === null) {
      return [];
    }
    const of = noisyOf(report, owner);
    if (of === undefined) {
      return [];
    }
    const refresh = controlValue(report, 'BUDGET_REFRESH', owner) ?? 'NONE';
    const epsilon = value === null ? 'an ε that is not known' : `ε = ${value}`;
    const refilled = refresh === 'NONE' ? 'never refilled' : 'refilled each calendar month';
    return [`Answers from ${of} of ${names.of(owner)} have noise: differential privacy with ${epsilon}, ${refilled}.`];
  });
}

/** The tables of a member of which others learn nothing without noise. It is undefined if there are none. */
function noisyOf({ tables, flows }: PrivacyReport, owner: MemberId): string | undefined {
  const own = tables.filter((table) => table.owner === owner);
  const flowsOf = ({ name }: ReportedTable) => flows.filter((flow) => flow.owner === owner && flow.table === name);
  const used = own.filter((table) => flowsOf(table).length > 0);
  const noisy = used.filter((table) => flowsOf(table).every(({ guards }) => guards.includes('DP')));
  if (noisy.length === 0) {
    return undefined;
  }
  return noisy.length === used.length
    ? 'the data'
    : codes(
        noisy.map(({ name }) => name),
        'table',
      );
}

function unknown({ unknown: values }: PrivacyReport): readonly string[] {
  const what = values.length === 1 ? '1 value is' : `${values.length} values are`;
  return values.length > 0 ? [`${what} not known: the most that is possible is assumed.`] : [];
}
