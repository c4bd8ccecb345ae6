import { createHash } from 'node:crypto';

/** The SHA-256 of a text in UTF-8, in lowercase hexadecimal. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Eight characters that stand for a text, as part of a logical ID. */
export function digestOf(text: string): string {
  return sha256Of(text).slice(0, 8).toUpperCase();
}
