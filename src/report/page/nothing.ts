import type { MemberId, PrivacyReport, ReportedTable, UnknownValue } from '../report';
import { controlValue } from './controls-of';
import { escaped } from './markdown';
import type { Names } from './names';

/** The tables of other members than this one. */
export function tablesOfOthers({ tables }: PrivacyReport, member: MemberId): readonly ReportedTable[] {
  return tables.filter(({ owner }) => owner !== member);
}

/** Why there is nothing in the app that a member learns, and whether it learns nothing for that. */
export interface Nothing {
  readonly known: boolean;
  readonly why: string;
}

/** What a member learns of the data of others, if there is no flow to it. */
export function nothingFor(report: PrivacyReport, receiver: MemberId, names: Names): Nothing {
  const { known, why } = withoutFlow(report, receiver, names);
  const [open] = openTo(report, receiver);
  return known && open ? { known: false, why: `${why}, but it is not known ${escaped(open.what)}` } : { known, why };
}

/** What is not known, and through which a member perhaps learns something that no flow contains. */
export function openTo(report: PrivacyReport, receiver: MemberId): readonly UnknownValue[] {
  return report.unknown.filter(
    ({ opensTo }) => opensTo === 'members' || (opensTo === 'receivers' && canReceive(report, receiver)),
  );
}

function withoutFlow(report: PrivacyReport, receiver: MemberId, names: Names): Nothing {
  const others = tablesOfOthers(report, receiver);
  const outside = membersOutside(report, receiver);
  if (!canReceive(report, receiver)) {
    return { known: true, why: 'it receives no results' };
  }
  if (others.length === 0 && outside.length > 0) {
    return { known: false, why: `the tables of ${names.all(outside)} are not in this app` };
  }
  if (others.length === 0) {
    return { known: true, why: 'no other member has a table' };
  }
  return others.every((table) => !isReceiver(report, receiver, table))
    ? { known: true, why: 'it is not an allowed receiver of any table' }
    : { known: true, why: 'no analysis of which it receives the results reads a table of another member' };
}

/** The members of which a member perhaps learns something, as their tables are not in the app. */
export function membersOutside(report: PrivacyReport, receiver: MemberId): readonly MemberId[] {
  return canReceive(report, receiver)
    ? report.members.filter(({ id, inApp }) => id !== receiver && !inApp).map(({ id }) => id)
    : [];
}

/** Whether a member can receive something, as far as it is known. */
function canReceive({ members }: PrivacyReport, receiver: MemberId): boolean {
  const member = members.find(({ id }) => id === receiver);
  return [member?.receivesResults, member?.receivesModels, member?.receivesInference].some((one) => one !== false);
}

/** Why a member learns nothing of a table, in words. */
export function whyNothingOf(report: PrivacyReport, receiver: MemberId, table: ReportedTable): string {
  if (table.rule === 'NONE' && table.kind === 'association') {
    return 'the table has no analysis rule';
  }
  return isReceiver(report, receiver, table)
    ? 'no analysis of which it receives the results reads the table'
    : 'it is not an allowed receiver of the table';
}

/** Whether a member can receive results of a table, as far as it is known. */
function isReceiver(report: PrivacyReport, receiver: MemberId, { owner, name }: ReportedTable): boolean {
  const account = report.members.find(({ id }) => id === receiver)?.account ?? receiver;
  const receivers = controlValue(report, 'RESULT_RECEIVERS', owner, name);
  return receivers === null || (Array.isArray(receivers) && receivers.includes(account));
}
