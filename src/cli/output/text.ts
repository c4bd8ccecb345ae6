import { styleText } from 'node:util';
import type { CheckResult, Place, Reported, Unreadable, UnusedAcknowledgement } from '../result';
import { tally } from '../tally';
import { addressOf, count, detailsOf, NO_RESOURCES, UNUSED_TITLE, unusedMessage } from './messages';
import { visible, visibleLines } from './visible';

export interface TextOptions {
  /** Whether the reader is a terminal that shows colors. */
  readonly color: boolean;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** A part of the output about one place. */
interface Entry {
  readonly place: Place;
  readonly label: keyof typeof STYLES;
  readonly title: string;
  readonly message: string;
  readonly details: readonly (readonly [label: string, text: string])[];
}

const STYLES = { error: 'red', warning: 'yellow', unreadable: 'magenta' } as const;

/** The result for people: one entry for each finding, grouped by file, then what is acknowledged, then a summary. */
export function text(result: CheckResult, { color }: TextOptions): string {
  const paint: Paint = color ? painted : (_, plain) => plain;
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

function painted(style: Style, plain: string): string {
  // The caller knows whether the output is a terminal, and what NO_COLOR is.
  return styleText(style, plain, { validateStream: false });
}

function entryOfFinding(finding: Reported): Entry {
  const { place, severity, rule, what } = finding;
  return { place, label: severity, title: rule, message: what, details: detailsOf(finding) };
}

function entryOfUnused(unused: UnusedAcknowledgement): Entry {
  const { what, fix } = unusedMessage(unused);
  return { place: unused.place, label: 'warning', title: UNUSED_TITLE, message: what, details: [['fix', fix]] };
}

function entryOfUnreadable({ place, reason }: Unreadable): Entry {
  return { place, label: 'unreadable', title: '', message: reason, details: [] };
}

/** The entries with those of one file together: the files as they come first, and the entries of each in their order. */
function byFile(entries: readonly Entry[]): readonly Entry[] {
  const files = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { file } = entry.place;
    files.set(file, [...(files.get(file) ?? []), entry]);
  }
  return [...files.values()].flat();
}

function rendered({ place, label, title, message, details }: Entry, paint: Paint): readonly string[] {
  return [
    [paint('bold', visible(addressOf(place))), paint(STYLES[label], label), paint('bold', visible(title))]
      .slice(0, title === '' ? 2 : 3)
      .join('  '),
    ...indented(2, visibleLines(message)),
    ...details.flatMap(([name, detail]) => {
      const [first, ...rest] = visibleLines(detail);
      return [`    ${paint('dim', `${name}:`)} ${first}`, ...indented(6, rest)];
    }),
  ];
}

function indented(columns: number, lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `${' '.repeat(columns)}${line}`));
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
