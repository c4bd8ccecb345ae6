import type { MemberId, PrivacyReport } from '../report';

/** The reports of one collaboration, before and after a change. */
export interface Pair {
  readonly before: PrivacyReport;
  readonly after: PrivacyReport;
}

/** Items of both reports by their keys, in the order of the present report, and then of the previous one. */
export function both<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => readonly unknown[],
): readonly (readonly [before: Item | undefined, after: Item | undefined])[] {
  const [old, current] = [before, after].map((items) => byKey(items, keyOf));
  const keys = new Set([...current.keys(), ...old.keys()]);
  return [...keys].map((key) => [old.get(key), current.get(key)]);
}

function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => readonly unknown[]): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  const times = new Map<string, number>();
  for (const item of items) {
    // Items with the same key are compared in their order.
    const key = JSON.stringify(keyOf(item));
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    found.set(JSON.stringify([key, time]), item);
  }
  return found;
}

/** The name of a member, with its ID if another one has the same name. */
export function memberName({ before, after }: Pair, id: MemberId): string {
  const members = [...after.members, ...before.members];
  const name = members.find((member) => member.id === id)?.name ?? id;
  const isShared = members.some((member) => member.name === name && member.id !== id);
  return isShared && name !== id ? `${name} (${id})` : name;
}

/** The name of a collaboration, or its path if the name is not known. */
export function labelOf({ collaboration: { name, path } }: PrivacyReport): string {
  return name ?? path;
}
