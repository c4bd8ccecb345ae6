import { escaped } from '../../private/json-text';

/**
 * Characters that are not text: they can move the cursor, hide what follows, or reverse its order. Files and templates of
 * others contain names, which must not control the terminal of the reader.
 */
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text on one line, in which control characters are visible as escapes. */
export function visible(text: string): string {
  return text.replace(CONTROL, (character) => SHORT[character] ?? escaped(character));
}

/** The lines of a text, likewise. */
export function visibleLines(text: string): readonly string[] {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => visible(line.trimEnd()));
}

/** A text of several lines, whose tabs are kept as well. */
export function printable(text: string): string {
  return text.replace(CONTROL, (character) => (/[\n\t]/.test(character) ? character : visible(character)));
}
