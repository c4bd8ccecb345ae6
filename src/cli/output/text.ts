import type { CheckResult, Reported, UnusedAcknowledgement } from '../result';
import { tally } from '../tally';
import { byFile, type Entry, entryOfUnreadable, type Paint, paintOf, rendered, type TextOptions } from './entry';
import { addressOf, count, detailsOf, NO_RESOURCES, UNUSED_TITLE, unusedMessage } from './messages';
import { visible, visibleLines } from './visible';

/** The result for people: one entry for each finding, grouped by file, then what is acknowledged, then a summary. */
export function text(result: CheckResult, { color }: TextOptions): string {
  const paint = paintOf(color);
  const open = result.findings.filter(({ acknowledged }) => acknowledged === undefined);
  const entries = [
    ...open.map(entryOfFinding),
    ...result.unused.map(entryOfUnused),
    ...result.unreadable.map(entryOfUnreadable),
  ];
  const blocks = [
    ...byFile(entries).map((entry) => rendered(entry, paint)),
    ...acknowledgedBlock(result.findings, paint),
    summary(result, paint),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function entryOfFinding(finding: Reported): Entry {
  const { place, severity, rule, what } = finding;
  return { place, label: severity, title: rule, message: what, details: detailsOf(finding) };
}

function entryOfUnused(unused: UnusedAcknowledgement): Entry {
  const { what, fix } = unusedMessage(unused);
  return { place: unused.place, label: 'warning', title: UNUSED_TITLE, message: what, details: [['fix', fix]] };
}

/** One line for each acknowledged finding, with its reason: its readers have decided on it before. */
function acknowledgedBlock(findings: readonly Reported[], paint: Paint): readonly (readonly string[])[] {
  const lines = findings.flatMap(({ place, rule, path, acknowledged }) => {
    if (acknowledged === undefined) {
      return [];
    }
    const reason = visibleLines(acknowledged).join(' ') || 'no reason';
    return [`  ${visible(`${addressOf(place)}  ${rule} of ${path}`)}: ${reason}`];
  });
  return lines.length === 0 ? [] : [[paint('dim', 'acknowledged:'), ...lines]];
}

function summary(result: CheckResult, paint: Paint): readonly string[] {
  const { errors, warnings, acknowledged } = tally(result);
  const unread = new Set(result.unreadable.map(({ place }) => place.file)).size;
  const found = [
    ...(errors > 0 ? [paint('red', count(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint('yellow', count(warnings, 'warning'))] : []),
  ];
  const resources = count(result.resources, 'Clean Rooms resource');
  const about = found.length > 0 ? found.join(', ') : paint('green', 'no errors or warnings');
  return [
    ...(found.length > 0 || result.resources > 0 ? [`${about} in ${resources}`] : []),
    ...(acknowledged > 0 ? [`${count(acknowledged, 'finding')} acknowledged`] : []),
    ...(unread > 0
      ? [paint('magenta', `${count(unread, 'input')} could not be read completely: findings can be missing`)]
      : []),
    ...(result.resources === 0 ? [paint('yellow', NO_RESOURCES)] : []),
  ];
}
