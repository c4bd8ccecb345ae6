import { isPlain, type Raw, templateName } from '../model/raw';
import type { Breach, Limit } from './limit';
import type { LimitsOfType } from './limits';

/** The limits of the properties of a type, by the names in their paths, so that each value is visited once. */
export interface LimitTree {
  readonly members: Member[];
  /** The members by their names, in L1s and in templates. */
  readonly byKey: Map<string, Member>;
  /** What holds for each element of a list. */
  elements?: LimitTree;
  limits: readonly Limit[];
  /** The place of the limits in the table. */
  order: number;
  path: string;
}

interface Member {
  readonly name: string;
  readonly tree: LimitTree;
}

/** A value that breaks a limit. */
export interface BreachAt {
  readonly breach: Breach;
  /** The path of the limit, for example `members[].accountId`. */
  readonly path: string;
  /** The place of the value, for example `members[0].accountId`. */
  readonly place: string;
}

export function limitTree(limits: LimitsOfType): LimitTree {
  const root = newTree();
  Object.entries(limits).forEach(([path, all], order) => {
    const end = path.split('.').reduce((tree, step) => descend(tree, step), root);
    Object.assign(end, { limits: all, order, path });
  });
  return root;
}

/** The breaches of all limits of a resource, in the order of the table. */
export function breachesIn(property: (name: string) => Raw, tree: LimitTree): readonly BreachAt[] {
  const found: (BreachAt & { readonly order: number })[] = [];
  // Where a value is, its name or index in each value around it. Its place is put into words only if it breaks a limit.
  const steps: (string | number)[] = [];
  const visit = (value: Raw, step: string | number, { limits, order, path, byKey, elements }: LimitTree): void => {
    steps.push(step);
    for (const limit of limits) {
      const breach = limit.breachOf(value);
      if (breach) {
        found.push({ breach, path, place: placeOf(steps), order });
        break;
      }
    }
    if (isPlain(value)) {
      // A value has few of the keys that it can have; an intrinsic function has none. A key in both spellings counts once.
      for (const key in value) {
        const member = byKey.get(key);
        if (member && (key === member.name || !(member.name in value))) {
          visit(value[key], member.name, member.tree);
        }
      }
    }
    if (elements && Array.isArray(value)) {
      for (const [index, element] of value.entries()) {
        visit(element, index, elements);
      }
    }
    steps.pop();
  };
  for (const { name, tree: inner } of tree.members) {
    const value = property(name);
    // Most are absent.
    if (value !== undefined) {
      visit(value, name, inner);
    }
  }
  return found.sort((a, b) => a.order - b.order);
}

function placeOf([first, ...steps]: readonly (string | number)[]): string {
  return `${first}${steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('')}`;
}

function descend(tree: LimitTree, step: string): LimitTree {
  const name = step.replace('[]', '');
  const member = memberOf(tree, name);
  if (name === step) {
    return member;
  }
  member.elements ??= newTree();
  return member.elements;
}

function memberOf({ members, byKey }: LimitTree, name: string): LimitTree {
  const known = byKey.get(name);
  if (known) {
    return known.tree;
  }
  const tree = newTree();
  const member = { name, tree };
  members.push(member);
  byKey.set(name, member).set(templateName(name), member);
  return tree;
}

function newTree(): LimitTree {
  return { members: [], byKey: new Map(), limits: [], order: 0, path: '' };
}
