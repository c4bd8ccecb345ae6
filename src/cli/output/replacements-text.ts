import type { ReplacementsResult, ReportedChange, ReportedDifference, ReportedDoubt } from '../replacement/result';
import { shown } from '../replacement/shown';
import { replacementsTally } from '../replacement/tally';
import { byFile, type Entry, entryOfUnreadable, type Paint, paintOf, rendered, type TextOptions } from './entry';
import { count } from './messages';

/** The result for people: one entry for each change, what is not known, then a summary. */
export function replacementsText(result: ReplacementsResult, { color }: TextOptions): string {
  const paint = paintOf(color);
  const entries = [
    ...result.changes.map(entryOfChange),
    ...result.unknown.map(entryOfDoubt),
    ...result.unreadable.map(entryOfUnreadable),
  ];
  const blocks = [...byFile(entries).map((entry) => rendered(entry, paint)), summary(result, paint)];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function entryOfChange({ place, severity, outcome, what, path, type, differences, ...rest }: ReportedChange): Entry {
  return {
    place,
    label: severity,
    title: outcome,
    message: what,
    details: [
      ['resource', `${path}, ${type}`],
      ...differences.map((difference) => ['differs', lineOf(difference)] as const),
      ['lost', rest.lost],
      ...rest.fixes.map((fix) => ['fix', fix] as const),
      ['see', rest.page],
    ],
  };
}

function lineOf({ property, before, after }: ReportedDifference): string {
  const [one, other] = [before, after].map((value) => shortened(shown(value)));
  return one === other ? `${property}: ${one} of another resource` : `${property}: ${one} → ${other}`;
}

const LONGEST = 200;

function shortened(value: string): string {
  return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
}

function entryOfDoubt({ place, property, path, type, reason }: ReportedDoubt): Entry {
  const name = JSON.stringify(path);
  return {
    place,
    label: 'unknown',
    title: '',
    message:
      property === undefined
        ? `it is not known whether a deployment replaces or removes ${name}`
        : `it is not known whether a deployment replaces ${name} because of ${property}`,
    details: [
      ['resource', `${path}, ${type}`],
      ['why', reason],
    ],
  };
}

function summary(result: ReplacementsResult, paint: Paint): readonly string[] {
  const { errors, warnings, unknown, unreadable } = replacementsTally(result);
  if (unreadable > 0) {
    return [paint('magenta', `${count(unreadable, 'input')} could not be read: nothing was compared`)];
  }
  const found = [
    ...(errors > 0 ? [paint('red', count(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint('yellow', count(warnings, 'warning'))] : []),
  ];
  const about = found.length > 0 ? found.join(', ') : paint('green', 'nothing is replaced or removed');
  return [
    `${about} in ${count(result.resources, 'Clean Rooms resource')}`,
    ...(unknown > 0 ? [paint('cyan', `${count(unknown, 'change')} not known`)] : []),
  ];
}
