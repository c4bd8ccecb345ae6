import { styleText } from 'node:util';
import type { Written } from '../../queries/member-query';
import type { QueryResult } from '../query';
import { addressOf } from './messages';
import { visible, visibleLines } from './visible';

type Style = Parameters<typeof styleText>[0];

const STYLES = { refused: 'red', warning: 'yellow', unknown: 'magenta', unreadable: 'magenta' } as const;
const VERDICTS = {
  allowed: { style: 'green', words: 'can run the query' },
  refused: { style: 'red', words: 'cannot run the query' },
  unknown: { style: 'magenta', words: 'can perhaps run the query: not everything that decides is known' },
} as const;

/** The answer to a query for people: one entry for each reason, then the verdict. */
export function queryText(result: QueryResult, color: boolean): string {
  const paint = (style: Style, text: string) => (color ? styleText(style, text, { validateStream: false }) : text);
  const entry = (address: string, label: keyof typeof STYLES, what: string, details: readonly string[]) =>
    [
      `${paint('bold', visible(address))}  ${paint(STYLES[label], label)}`,
      ...visibleLines(what).map((line) => `  ${line}`),
      ...details.map((line) => `    ${line}`),
    ].join('\n');
  const { style, words } = VERDICTS[result.answer.verdict];
  const blocks = [
    ...result.answer.reasons.map((reason) =>
      entry(
        addressOf({ file: result.file, position: positionOf(reason) }),
        reason.effect,
        reason.what,
        detailsOf(reason),
      ),
    ),
    ...result.unreadable.map(({ place, reason }) => entry(addressOf(place), 'unreadable', reason, [])),
    `${paint(style, result.answer.verdict)}: ${visible(`${result.member} ${words} in "${result.collaboration}"`)}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function positionOf({ position }: Written) {
  return position && { ...position, endLine: position.line, endColumn: position.column };
}

function detailsOf({ fix, page }: Written): readonly string[] {
  return [
    ...(fix === undefined ? [] : [`fix: ${visibleLines(fix).join(' ')}`]),
    ...(page === undefined ? [] : [`see: ${page}`]),
  ];
}
