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

/** A control character as an escape of JSON and JavaScript. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text that every encoder accepts: without halves of surrogate pairs. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
