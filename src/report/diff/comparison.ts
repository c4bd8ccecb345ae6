import type { DifferenceKind } from './difference';

/** How a value compares with the previous one, as to what it lets out. `other`: neither contains the other one. */
export type Comparison = 'same' | 'more' | 'less' | 'other';

/** The comparison of several values at once: one that lets out more outweighs all that let out less. */
export function overall(comparisons: readonly Comparison[]): Comparison {
  const differing = comparisons.filter((one) => one !== 'same');
  if (differing.length === 0) {
    return 'same';
  }
  return differing.every((one) => one === differing[0]) ? differing[0] : 'other';
}

/** Whether more can be let out, in any respect. */
export function isWider(comparison: Comparison): boolean {
  return comparison === 'more' || comparison === 'other';
}

/** What a comparison means. It is `undefined` if nothing differs. */
export function kindOf(comparison: Comparison): DifferenceKind | undefined {
  return KINDS[comparison];
}

const KINDS: Readonly<Record<Comparison, DifferenceKind | undefined>> = {
  same: undefined,
  more: 'widens',
  less: 'narrows',
  other: 'widens',
};

export function compareNumbers(before: number, after: number): Comparison {
  return before === after ? 'same' : after > before ? 'more' : 'less';
}

/** Compares sets, of which a larger one lets out more. `isIn` is whether a set contains what an element stands for. */
export function compareSets(
  before: readonly string[],
  after: readonly string[],
  isIn: (element: string, set: readonly string[]) => boolean = (element, set) => set.includes(element),
): Comparison {
  const gained = after.some((element) => !isIn(element, before));
  const lost = before.some((element) => !isIn(element, after));
  return gained ? (lost ? 'other' : 'more') : lost ? 'less' : 'same';
}

/** What lets out more lets out less, in the opposite direction. */
export function reversed(comparison: Comparison): Comparison {
  return comparison === 'more' ? 'less' : comparison === 'less' ? 'more' : comparison;
}
