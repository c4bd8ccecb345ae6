import { createHash } from 'node:crypto';

/** Eight characters that stand for a text, as part of a logical ID. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
}
