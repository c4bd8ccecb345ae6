import type { MemberId, PrivacyReport, ReportedTable } from '../report';
import { controlValue } from './controls-of';

/** The tables of other members than this one. */
export function tablesOfOthers({ tables }: PrivacyReport, member: MemberId): readonly ReportedTable[] {
  return tables.filter(({ owner }) => owner !== member);
}

/** Why a member learns nothing of the data of others, in words. */
export function whyNothing(report: PrivacyReport, receiver: MemberId): string {
  const member = report.members.find(({ id }) => id === receiver);
  const others = tablesOfOthers(report, receiver);
  if (others.length === 0) {
    return 'no table of another member is in this app';
  }
  if (
    member &&
    [member.receivesResults, member.receivesModels, member.receivesInference].every((one) => one === false)
  ) {
    return 'it receives no results';
  }
  return others.every((table) => !isReceiver(report, receiver, table))
    ? 'it is not an allowed receiver of any table'
    : 'no analysis of which it receives the results reads a table of another member';
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
