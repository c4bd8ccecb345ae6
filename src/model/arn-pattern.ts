import { partsOf } from './parts';
import { type Pointer, pointerOf, type Raw } from './raw';

/** A pattern of ARNs in a policy: its texts, which can have the wildcards `*` and `?`, and the values between them. */
export type ArnPattern = readonly (string | Pointer)[];

export function arnPatternOf(raw: Raw): ArnPattern {
  // Most patterns are one text, and there are many.
  if (typeof raw === 'string') {
    const pointer = pointerOf(raw);
    return [pointer.kind === 'literal' ? pointer.text : pointer];
  }
  return partsOf(raw).map((part) => {
    const pointer = pointerOf(part);
    return pointer.kind === 'literal' ? pointer.text : pointer;
  });
}

/** The pointer of a pattern that is nothing but a reference. */
export function referenceIn(pattern: ArnPattern): Pointer | undefined {
  const [first, ...rest] = pattern;
  return rest.length === 0 && typeof first === 'object' ? first : undefined;
}

/** Whether a pattern with `*` and `?` matches a text. */
export function matches(pattern: string, text: string, flags = ''): boolean {
  if (!/[*?]/.test(pattern)) {
    return flags.includes('i') ? pattern.toLowerCase() === text.toLowerCase() : pattern === text;
  }
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*+/g, '.*').replace(/\?/g, '.')}$`, `s${flags}`).test(text);
}

/** Whether a pattern can match a text that starts like this. */
export function canMatchBelow(pattern: string, start: string): boolean {
  const [literal] = pattern.split(/[*?]/, 1);
  return literal === pattern ? literal.startsWith(start) : literal.startsWith(start) || start.startsWith(literal);
}
