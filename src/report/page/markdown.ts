/**
 * Texts of an app in Markdown. Names and values can contain all characters, and change neither the text around them nor
 * its structure: what could is written as a character reference, which has no meaning in Markdown and HTML.
 */

/** Control characters, and what changes the direction of a text, so that a reader sees it otherwise than it is. */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const SPACES = /[\s\u2028\u2029]+/gu;

/** A text of the app between words of the page. */
export function escaped(text: string): string {
  return oneLine(text)
    .replace(/[!#$&*+<=>@[\\\]^`{|}~]/g, referenceOf)
    .replace(/[.:](?=\S)|^-|(?<=^\d+)[.)]/g, referenceOf)
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, referenceOf);
}

/** A text of the app as code. In a row of a table, parsers do not agree about a backslash before a pipe in backticks. */
export function code(text: string): string {
  const line = oneLine(text);
  return /^[^`|\\<&]+$/.test(line) ? `\`${line}\`` : `<code>${line.replace(/[!-/:-@[-`{-~]/g, referenceOf)}</code>`;
}

/** A text word for word, in a fence that is longer than any in the text. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A table of texts that are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The rows of a table, with a cell empty if it and those before it are as in the row above. */
export function withoutRepetition(
  rows: readonly (readonly string[])[],
  columns: number,
): readonly (readonly string[])[] {
  return rows.map((cells, i) =>
    cells.map((cell, j) =>
      i > 0 && j < columns && cells.slice(0, j + 1).every((one, k) => one === rows[i - 1]?.[k]) ? '' : cell,
    ),
  );
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerated(items: readonly string[], conjunction = 'and'): string {
  const last = items.at(-1) ?? '';
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} ${conjunction} ${last}` : last;
}

/** A text of the app in one line, with a visible sign for what cannot be seen. */
export function oneLine(text: string): string {
  return text.replace(SPACES, ' ').replace(INVISIBLE, '\ufffd').trim();
}

function referenceOf(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
