import { CONTROLS, type ControlKind, type ControlValue, type Order } from '../controls';
import { type Comparison, compareNumbers, compareSets, reversed } from './comparison';

/** What a report states of a control: its value, `null` if it is not known, and `undefined` without it. */
export type Stated = ControlValue | null | undefined;

/**
 * How a control compares with the previous one. `more` lets out more.
 *
 * | before ╲ after | without it | not known | a value |
 * | --- | --- | --- | --- |
 * | without it | same | more, unless nothing is weaker than to have none: same | compared with having none |
 * | not known | less, unless nothing is weaker: same | same | less, unless no value is weaker: same |
 * | a value | compared with having none | more | compared in the order of the kind |
 *
 * What is not known was taken for the most that is possible. So what becomes unknown never lets out less, and what
 * becomes known never lets out more.
 */
export function compareControls(kind: ControlKind, before: Stated, after: Stated): Comparison {
  const order: Order = CONTROLS[kind];
  if (before === null || after === null) {
    return compareUnknown(order, before, after);
  }
  if (before === after) {
    return 'same';
  }
  switch (order.by) {
    case 'number':
      return compareAsNumbers(order, before, after);
    case 'steps':
      return compareSteps(order, before, after);
    case 'set':
      return compareAsSets(order, before, after);
    case 'other':
      return compareOther(before, after);
  }
}

function compareUnknown(order: Order, before: Stated, after: Stated): Comparison {
  if (before === after) {
    return 'same';
  }
  if (after === null) {
    return before === undefined && isWeakest(order, before) ? 'same' : 'more';
  }
  return isWeakest(order, after) ? 'same' : 'less';
}

/** Whether nothing lets out more. */
function isWeakest(order: Order, value: Exclude<Stated, null>): boolean {
  switch (order.by) {
    case 'number':
      return value === undefined && order.unset === 'weakest';
    case 'steps':
      return (value ?? order.unset) === order.fromStrongest.at(-1);
    case 'set':
      if (value === undefined) {
        return order.unset === (order.weaker === 'more' ? 'all' : 'none');
      }
      return order.weaker === 'less' && Array.isArray(value) && value.length === 0;
    case 'other':
      return value === undefined;
  }
}

type NumberOrder = Extract<Order, { by: 'number' }>;

function compareAsNumbers(order: NumberOrder, before: Stated, after: Stated): Comparison {
  const weaker = order.weaker === 'more' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const without = order.unset === 'weakest' ? weaker : -weaker;
  const [one, other] = [before ?? without, after ?? without];
  if (typeof one !== 'number' || typeof other !== 'number') {
    return 'other';
  }
  const comparison = compareNumbers(one, other);
  return order.weaker === 'more' ? comparison : reversed(comparison);
}

type StepsOrder = Extract<Order, { by: 'steps' }>;

/** A value without a place in the order can be the weakest one. */
function compareSteps({ fromStrongest, unset }: StepsOrder, before: Stated, after: Stated): Comparison {
  const [one, other] = [before ?? unset, after ?? unset];
  if (one === other) {
    return 'same';
  }
  const steps: readonly unknown[] = fromStrongest;
  const [from, to] = [one, other].map((value) => steps.indexOf(value));
  return from < 0 || to < 0 ? 'other' : compareNumbers(from, to);
}

type SetOrder = Extract<Order, { by: 'set' }>;

/** Stands for a set without limits. */
const ALL = '*';

function compareAsSets({ weaker, unset }: SetOrder, before: Stated, after: Stated): Comparison {
  const without = unset === 'all' ? [ALL] : [];
  const [one, other] = [before ?? without, after ?? without];
  if (!isList(one) || !isList(other)) {
    return 'other';
  }
  const comparison = compareSets(one, other, isCovered);
  return weaker === 'more' ? comparison : reversed(comparison);
}

function isList(value: ControlValue): value is readonly string[] {
  return Array.isArray(value);
}

/** Whether a set contains an element, or a pattern that covers it: `111111111111/*` covers `111111111111/one`. */
export function isCovered(element: string, set: readonly string[]): boolean {
  return set.includes(element) || set.some((one) => one.includes('*') && patternOf(one).test(element));
}

/** The `*` of a covered pattern stands where one of the covering pattern is, so it is compared as a character. */
function patternOf(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function compareOther(before: Stated, after: Stated): Comparison {
  if (JSON.stringify(before) === JSON.stringify(after)) {
    return 'same';
  }
  return before === undefined ? 'less' : after === undefined ? 'more' : 'other';
}
