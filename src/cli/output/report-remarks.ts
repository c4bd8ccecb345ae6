import type { ReportResult } from '../report';
import { addressOf } from './messages';
import { visible } from './visible';

/** What a user must know beside the pages, one thing a line: why the exit status is not 0. */
export function remarksOn({ reports, unreadable }: ReportResult, options: { requireComplete?: boolean }): string {
  const unread = unreadable.map(({ place, reason }) => `unreadable: ${addressOf(place)}: ${reason}`);
  const none = reports.length === 0 ? ['no collaboration found: no report was written'] : [];
  const unknown = options.requireComplete
    ? reports.flatMap((report) => report.unknown.map(({ of, what }) => `not known: ${of}: ${what}`))
    : [];
  return [...unread, ...none, ...unknown].map((line) => `${visible(line)}\n`).join('');
}
