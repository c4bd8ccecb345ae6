import { DIFFERENCES } from './differences';
import { type Compared, differ } from './oracle';

/** How the two differ, unless a difference of the table explains it. An undecided reader claims nothing. */
export function unexplained(text: Compared): string | undefined {
  const { ours, refusal } = text;
  const isExplained =
    !differ(text) ||
    ours.state === 'opaque' ||
    DIFFERENCES.some((difference) => difference.ours === ours.state && difference.isIn(text));
  return isExplained ? undefined : `${ours.state}, but ${refusal ?? 'sqlparser-rs reads it'}`;
}
