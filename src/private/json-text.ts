/** JSON leaves these as they are, but a terminal or a reader of lines does not. */
const CONTROL = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu;

/** A value as JSON, without control characters and with a newline at its end. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? wellFormed(part) : part), 2);
  return `${text.replace(CONTROL, escaped)}\n`;
}

/** A control character as an escape of JSON and JavaScript. */
export function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text that every encoder accepts: without halves of surrogate pairs. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}
