import { NAMESPACE } from '../../validation/rule-ids';
import type { CheckResult, Place, Reported, Unreadable, UnusedAcknowledgement } from '../result';
import { addressOf, detailsOf, isStandardInput, NO_RESOURCES, UNUSED_TITLE, unusedMessage } from './messages';
import { visible, visibleLines } from './visible';

/**
 * The result as commands of a GitHub workflow, which become annotations of the changed files.
 *
 * A step has at most 10 annotations of each kind, so that what makes all others incomplete comes first.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * @see https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
 */
export function github(result: CheckResult): string {
  const commands = [
    ...result.unreadable.map(commandOfUnreadable),
    ...result.findings.map(commandOfFinding),
    ...result.unused.map(commandOfUnused),
    ...(result.resources === 0 ? [command('notice', {}, [NO_RESOURCES])] : []),
  ];
  return commands.map((line) => `${line}\n`).join('');
}

function commandOfUnreadable({ place, reason }: Unreadable): string {
  return commandAt(place, 'error', 'unreadable', [reason]);
}

function commandOfFinding(finding: Reported): string {
  const { place, severity, rule, what, acknowledged } = finding;
  const title = `${NAMESPACE}::${rule}`;
  return acknowledged === undefined
    ? commandAt(place, severity, title, [what, ...detailsOf(finding).map(([label, detail]) => `${label}: ${detail}`)])
    : commandAt(place, 'notice', title, [`acknowledged: ${what}`, `reason: ${acknowledged}`]);
}

function commandOfUnused(unused: UnusedAcknowledgement): string {
  const { what, fix } = unusedMessage(unused);
  return commandAt(unused.place, 'warning', UNUSED_TITLE, [what, `fix: ${fix}`]);
}

type Kind = 'error' | 'warning' | 'notice';

function commandAt(place: Place, kind: Kind, title: string, message: readonly string[]): string {
  // Without a file there is nothing to annotate, so that the message states the place.
  return isStandardInput(place)
    ? command(kind, { title }, [`${addressOf(place)}: ${message[0]}`, ...message.slice(1)])
    : command(kind, { file: place.file, ...linesOf(place), title }, message);
}

/** The runner takes columns only on one line, and shows the annotation under the last line. */
function linesOf({ position }: Place): Readonly<Record<string, number>> {
  if (position === undefined) {
    return {};
  }
  const { line, column, endColumn } = position;
  // A place that ends before the first character of a line ends with the line before.
  const endLine = endColumn === 1 ? Math.max(line, position.endLine - 1) : position.endLine;
  return endLine === line && position.endLine === line ? { line, col: column, endLine, endColumn } : { line, endLine };
}

function command(
  kind: Kind,
  properties: Readonly<Record<string, string | number>>,
  message: readonly string[],
): string {
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  const lines = message.flatMap((part) => visibleLines(part));
  return `::${[kind, written.join(',')].join(' ').trim()}::${escapedData(lines.join('\n'))}`;
}

function escapedData(data: string): string {
  return data.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Line breaks in names of files stay, escaped as documented; all other control characters would reach the log. */
function escapedProperty(value: string): string {
  const lines = value.split(/([\r\n])/).map((part) => (/[\r\n]/.test(part) ? part : visible(part)));
  return escapedData(lines.join('')).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
