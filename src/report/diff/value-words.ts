import { CONTROLS, type ControlKind, type Order } from '../controls';
import { isCovered, type Stated } from './control-comparison';
import { listed, type Phrase, phrase, words } from './phrase';

export const NOT_KNOWN: Phrase = words('not known');

/** The value of a control, in words. `other` is the one with which it is compared. */
export function valueWords(kind: ControlKind, value: Stated, other: Stated): Phrase {
  if (value === null) {
    return NOT_KNOWN;
  }
  if (value === undefined) {
    return withoutIt(CONTROLS[kind]);
  }
  if (typeof value === 'boolean') {
    return words(value ? 'yes' : 'no');
  }
  if (typeof value === 'object') {
    return setWords(value, typeof other === 'object' && other !== null ? other : []);
  }
  return phrase`${value}`;
}

function withoutIt(order: Order): Phrase {
  switch (order.by) {
    case 'number':
      return words(order.unset === 'weakest' ? 'no limit' : 'none');
    case 'steps':
      return typeof order.unset === 'boolean' ? words(order.unset ? 'yes' : 'no') : phrase`${order.unset}`;
    case 'set':
      return words(order.unset);
    case 'other':
      return words('none');
  }
}

/** The longest list that is shown as a whole. */
const LONGEST = 8;

function setWords(set: readonly string[], other: readonly string[]): Phrase {
  if (set.length === 0) {
    return words('none');
  }
  if (set.length <= LONGEST) {
    return listed(set);
  }
  const own = set.filter((element) => !isCovered(element, other));
  return own.length === 0 ? phrase`${set.length} in all` : phrase`${set.length} in all, among them ${listed(own)}`;
}
