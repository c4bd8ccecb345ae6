import { createHash } from 'node:crypto';

/** Short, with characters that are valid in physical ids, and equal for objects whose keys are in another order. */
export function digestOf(value: unknown): string {
  const canonical = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
  return createHash('sha256').update(canonical).digest('hex').slice(0, 16);
}
