import { at, isPlain, type Raw } from '../../model/raw';
import { canBeAbsent } from './can-be-absent';
import type { Difference, Pair } from './difference';

type Compare = (pair: Pair) => readonly Difference[];

const ORDER = 'only the order of the list differs';
const CONDITIONAL = 'an element is known only at deployment';

/**
 * Where two lists differ. Equal elements belong together wherever they are, since the lists of Clean Rooms are sets, and so do
 * members with the same account.
 */
export function differencesOfLists(
  pair: Pair,
  before: readonly Raw[],
  after: readonly Raw[],
  compare: Compare,
): readonly Difference[] {
  const members = membersOf(pair, before, after);
  if (members) {
    return withOrder(
      pair,
      members.flatMap((member) => compare(member.pair)),
      members.map(({ index }) => index),
    );
  }
  const { matches, left, added } = matched(pair, before, after, compare);
  if (left.length === 0 && added.length === 0) {
    return withOrder(pair, [], matches);
  }
  // Elements that each differ certainly from all others of the other list make two different lists.
  const doubts = left.flatMap((one) =>
    added.flatMap(({ element }) => doubtOf(compare({ path: '', before: one, after: element })) ?? []),
  );
  const isConditional = [...before, ...after].some(canBeAbsent);
  if (doubts.length > 0 || isConditional) {
    return [{ ...pair, doubt: doubts[0] ?? CONDITIONAL }];
  }
  const [one] = left;
  const [other] = added;
  return left.length === 1 && added.length === 1 && isPlain(one) && isPlain(other?.element)
    ? compare({ path: `${pair.path}[${other.index}]`, before: one, after: other.element })
    : [pair];
}

/** Why two elements can be equal. */
function doubtOf(found: readonly Difference[]): string | undefined {
  return found.every(({ doubt }) => doubt !== undefined) ? found[0]?.doubt : undefined;
}

interface MemberPair {
  readonly pair: Pair;
  /** The index in the new list, if it is in both. */
  readonly index: number | undefined;
}

/** The members of a collaboration by their accounts, if both lists have known and different ones. */
function membersOf({ path }: Pair, before: readonly Raw[], after: readonly Raw[]): readonly MemberPair[] | undefined {
  const [old, current] = [before, after].map(byAccount);
  if (!old || !current || (old.size === 0 && current.size === 0)) {
    return undefined;
  }
  const accounts = [...new Set([...old.keys(), ...current.keys()])];
  return accounts.map((account) => {
    const index = current.get(account);
    const previous = old.get(account);
    return {
      pair: {
        path: `${path}[${index ?? previous}]`,
        before: previous === undefined ? undefined : before[previous],
        after: index === undefined ? undefined : after[index],
      },
      index: previous === undefined ? undefined : index,
    };
  });
}

function byAccount(list: readonly Raw[]): ReadonlyMap<string, number> | undefined {
  const accounts = list.map((element) => (isPlain(element) ? at(element, 'AccountId') : undefined));
  const known = accounts.filter((account) => typeof account === 'string' || typeof account === 'number').map(String);
  return known.length === list.length && new Set(known).size === known.length
    ? new Map(known.map((account, i) => [account, i]))
    : undefined;
}

/** Joins equal elements: the indices that they have in the new list, and what is left of each list. */
function matched(pair: Pair, before: readonly Raw[], after: readonly Raw[], compare: Compare) {
  const added = after.map((element, index) => ({ element, index }));
  const matches: number[] = [];
  const left = before.filter((element) => {
    const found = added.findIndex((other) => compare({ ...pair, before: element, after: other.element }).length === 0);
    matches.push(...added.splice(found, found < 0 ? 0 : 1).map(({ index }) => index));
    return found < 0;
  });
  return { matches, left, added };
}

/** The schemas of Clean Rooms state that order does not count, but not that CloudFormation replaces nothing because of it. */
function withOrder(
  pair: Pair,
  found: readonly Difference[],
  indices: readonly (number | undefined)[],
): readonly Difference[] {
  const known = indices.filter((index) => index !== undefined);
  const isOrdered = known.every((index, i) => i === 0 || index > (known[i - 1] ?? -1));
  return found.length > 0 || isOrdered ? found : [{ ...pair, doubt: ORDER }];
}
