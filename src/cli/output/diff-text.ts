import type { DifferenceKind } from '../../report/diff/difference';
import { type Phrase, written } from '../../report/diff/phrase';
import type { DiffResult, ReviewedCollaboration, ReviewedDifference, UnusedAcceptance } from '../diff/result';
import { openOf } from '../diff/tally';
import { textDiff } from '../diff/text-diff';
import { acceptanceSnippet, countWords, NO_COLLABORATIONS, NO_DIFFERENCES, unusedWords } from './diff-words';
import { byFile, type Entry, entryOfUnreadable, type Paint, paintOf, rendered, type TextOptions } from './entry';
import { count } from './messages';
import { visible } from './visible';

/** The differences for people: by collaboration, then the acceptances that accept nothing, and a summary. */
export function diffText(result: DiffResult, { color }: TextOptions): string {
  const paint = paintOf(color);
  const entries = [...result.unreadable.map(entryOfUnreadable), ...result.unused.map(entryOfUnused)];
  const blocks = [
    ...result.collaborations.flatMap((collaboration) => collaborationBlocks(collaboration, paint)),
    ...byFile(entries).map((entry) => rendered(entry, paint)),
    ...snippetBlock(result),
    summary(result, paint),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const STYLES = { widens: 'red', narrows: 'green', needsPartner: 'cyan', neutral: 'dim' } as const;
const LABELS: Readonly<Record<DifferenceKind, string>> = {
  widens: 'widens',
  narrows: 'narrows',
  needsPartner: 'needs the partner',
  neutral: 'neutral',
};

function collaborationBlocks(collaboration: ReviewedCollaboration, paint: Paint): readonly (readonly string[])[] {
  const counts = countWords(collaboration).map(([kind, words]) => paint(STYLES[kind], words));
  const title = `${paint('bold', visible(collaboration.name))}: ${counts.join(', ') || NO_DIFFERENCES}`;
  return [[title], ...collaboration.differences.map((difference) => differenceBlock(difference, paint))];
}

function differenceBlock(difference: ReviewedDifference, paint: Paint): readonly string[] {
  const { kind, what, before, after, why, texts, fingerprint, accepted } = difference;
  const label = accepted ? `${LABELS[kind]}, accepted` : LABELS[kind];
  const detail = (name: string, text: string) => (text === '' ? [] : [`    ${paint('dim', `${name}:`)} ${text}`]);
  return [
    `  ${paint(accepted ? 'yellow' : STYLES[kind], label)}  ${plain(what)}`,
    ...detail('before', plain(before)),
    ...detail('after', plain(after)),
    ...detail('why', plain(why)),
    ...(kind === 'widens' ? detail('fingerprint', fingerprint) : []),
    ...(accepted ? detail('accepted', visible(`by ${accepted.by}: ${accepted.reason}`)) : []),
    ...(texts ? textDiff(texts).map((line) => `      ${line}`) : []),
  ];
}

/** A phrase on one line, with the names in quotation marks. */
export function plain(phrase: Phrase): string {
  return written(phrase, (name) => `"${visible(name)}"`);
}

function entryOfUnused(unused: UnusedAcceptance): Entry {
  const { what, fix } = unusedWords(unused);
  return { place: unused.place, label: 'warning', title: 'unused acceptance', message: what, details: [['fix', fix]] };
}

function snippetBlock(result: DiffResult): readonly (readonly string[])[] {
  const open = openOf(result).map(({ fingerprint }) => fingerprint);
  return open.length === 0
    ? []
    : [['to accept what widens, write to cleanrooms-accepted.json:', ...acceptanceSnippet(open).split('\n')]];
}

function summary(result: DiffResult, paint: Paint): readonly string[] {
  const { collaborations, unreadable } = result;
  if (unreadable.length > 0) {
    return [paint('magenta', `${count(unreadable.length, 'input')} could not be read: nothing was compared`)];
  }
  if (collaborations.length === 0) {
    return [paint('yellow', NO_COLLABORATIONS)];
  }
  const open = openOf(result).length;
  const all = collaborations.flatMap(({ differences }) => differences);
  const accepted = all.filter((difference) => difference.accepted !== undefined).length;
  const unknown = collaborations.filter(({ complete }) => !complete).length;
  return [
    open > 0 ? paint('red', `${count(open, 'difference')} can let out more, without acceptance`) : paint('green', DONE),
    ...(accepted > 0 ? [`${count(accepted, 'difference')} accepted`] : []),
    ...(unknown > 0 ? [paint('magenta', `not everything is known of ${count(unknown, 'collaboration')}`)] : []),
  ];
}

const DONE = 'nothing lets out more that is not accepted';
