import type { DifferenceKind } from '../../report/diff/difference';
import { type Phrase, written } from '../../report/diff/phrase';
import type { DiffResult, ReviewedCollaboration, ReviewedDifference } from '../diff/result';
import { openOf } from '../diff/tally';
import { textDiff } from '../diff/text-diff';
import { acceptanceSnippet, countWords, NO_COLLABORATIONS, NO_DIFFERENCES, unusedWords } from './diff-words';
import { addressOf } from './messages';
import { visible } from './visible';

/** The differences as Markdown, for example as a comment of a pull request. Texts of users stay texts. */
export function diffMarkdown(result: DiffResult): string {
  const blocks = [
    ...result.collaborations.flatMap(collaborationBlocks),
    ...(result.collaborations.length === 0 && result.unreadable.length === 0
      ? [`## Privacy diff\n\n${sentence(NO_COLLABORATIONS)}`]
      : []),
    ...unreadableBlock(result),
    ...unusedBlock(result),
    ...acceptBlock(result),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const ICONS: Readonly<Record<DifferenceKind, string>> = {
  widens: '🔺',
  narrows: '🔻',
  needsPartner: '🤝',
  neutral: '⚪',
};
const ACCEPTED = '✅';

function collaborationBlocks(collaboration: ReviewedCollaboration): readonly string[] {
  const counts = countWords(collaboration).map(([kind, words]) => (kind === 'widens' ? `**${words}**` : words));
  const heading = `## Privacy diff of ${code(collaboration.name)}: ${counts.join(', ') || NO_DIFFERENCES}`;
  const { differences, complete } = collaboration;
  const rows = [
    ['', 'What changes', 'Before', 'After', 'Why it matters'],
    ['---', '---', '---', '---', '---'],
    ...differences.map(rowOf),
  ].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return [
    heading,
    ...(differences.length === 0 ? [] : [rows.join('\n')]),
    ...differences.flatMap(textBlock),
    ...(complete
      ? []
      : ['Not everything is known of this collaboration: what is not known counts as the most that is possible.']),
  ];
}

function rowOf({ kind, what, before, after, why, fingerprint, accepted }: ReviewedDifference): readonly string[] {
  const review = accepted ? `<br>${ACCEPTED} accepted by ${code(accepted.by)}: ${code(accepted.reason)}` : '';
  const mark = kind === 'widens' ? `<br>${code(fingerprint)}${review}` : '';
  return [ICONS[kind], `${marked(what)}${mark}`, ...[before, after, why].map(marked)];
}

function textBlock({ what, texts }: ReviewedDifference): readonly string[] {
  if (!texts) {
    return [];
  }
  const lines = textDiff(texts);
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  // The summary is HTML, in which Markdown is not read.
  const title = written(what, (name) => `<code>${html(visible(name))}</code>`);
  return [`<details><summary>${title}</summary>\n\n${fence}diff\n${lines.join('\n')}\n${fence}\n\n</details>`];
}

function unreadableBlock({ unreadable }: DiffResult): readonly string[] {
  const lines = unreadable.map(({ place, reason }) => `- ${code(addressOf(place))}: ${code(reason)}`);
  return lines.length === 0 ? [] : [`## Privacy diff: nothing was compared\n\nNot read:\n\n${lines.join('\n')}`];
}

function unusedBlock({ unused }: DiffResult): readonly string[] {
  const lines = unused.map(
    (one) => `- ${code(addressOf(one.place))}: ${unusedWords(one).what}; ${unusedWords(one).fix}`,
  );
  return lines.length === 0 ? [] : [`**Acceptances that accept nothing:**\n\n${lines.join('\n')}`];
}

function acceptBlock(result: DiffResult): readonly string[] {
  const open = openOf(result).map(({ fingerprint }) => fingerprint);
  return open.length === 0
    ? []
    : [
        `To accept what widens, add to \`cleanrooms-accepted.json\`, with who accepts it and why:\n\n` +
          `\`\`\`json\n${acceptanceSnippet(open)}\n\`\`\``,
      ];
}

function marked(phrase: Phrase): string {
  return written(phrase, code);
}

/** A text of a user as code: nothing in it is Markdown or HTML, and it does not end the code. */
function code(text: string): string {
  const shown = visible(text);
  const ticks = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$|^ .* $/.test(shown) || shown === '' ? ' ' : '';
  return `${ticks}${pad}${shown}${pad}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function sentence(words: string): string {
  return `${words[0]?.toUpperCase()}${words.slice(1)}.`;
}
