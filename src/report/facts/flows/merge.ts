import { highest, isMore, LEVELS } from '../../levels';
import type { Flow, Guard, MemberId, Use } from '../../report';
import { OTHERS } from '../../room';
import { sortedBy } from '../sorted';
import type { Disclosure } from './disclosure';

/** The flows of all disclosures: by receiver, owner, table and column. */
export function flowsFrom(disclosures: readonly Disclosure[]): readonly Flow[] {
  const groups = new Map<string, { readonly receiver: string; readonly all: Disclosure[] }>();
  for (const one of disclosures) {
    for (const { id } of one.receivers.filter((receiver) => isOther(receiver.id, one.owner))) {
      const key = JSON.stringify([id, one.owner, one.table, one.column]);
      const group = groups.get(key) ?? { receiver: id, all: [] };
      group.all.push(one);
      groups.set(key, group);
    }
  }
  const flows = [...groups.values()].map(({ receiver, all }) => flowOf(receiver, all));
  return sortedBy(flows, ({ receiver, owner, table, column }) => [receiver, owner, table, column]);
}

/** A member learns nothing of its own data. The members who are not known are not one member. */
function isOther(receiver: MemberId, owner: MemberId): boolean {
  return receiver !== owner || owner === OTHERS;
}

function flowOf(receiver: string, all: readonly Disclosure[]): Flow {
  const [{ owner, table, column }] = all as [Disclosure];
  const uses = usesOf(all);
  return {
    receiver,
    owner,
    table,
    column,
    level: highest(uses.map(({ level }) => level)),
    guards: guardsOf(all),
    uses,
  };
}

/** What protects the column in all of its uses. */
function guardsOf(all: readonly Disclosure[]): readonly Guard[] {
  return (['DP', 'MINIMUM'] as const).filter((guard) => all.every(({ guards }) => guards.includes(guard)));
}

function usesOf(all: readonly Disclosure[]): readonly Use[] {
  const relevant = all.filter((one) => !one.minor || !all.some((other) => isCovered(one, other)));
  const groups = new Map<string, Disclosure[]>();
  for (const one of relevant) {
    const key = JSON.stringify([one.level, one.through]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const uses = [...groups.values()].map(useOf);
  return sortedBy(uses, ({ level, through }) => [-LEVELS.indexOf(level), JSON.stringify(through)]);
}

/** Whether a disclosure adds nothing to another one. */
function isCovered(one: Disclosure, other: Disclosure): boolean {
  const isSame = JSON.stringify(one.through) === JSON.stringify(other.through);
  return isSame && !other.minor && !isMore(one.level, other.level);
}

function useOf(all: readonly Disclosure[]): Use {
  const [{ level, through }] = all as [Disclosure];
  const functions = names(all.flatMap((one) => one.functions ?? []));
  const parameters = names(all.flatMap((one) => one.parameters ?? []));
  const joins = names(all.flatMap((one) => one.joins ?? []));
  return {
    level,
    through,
    ...(functions.length > 0 && { functions }),
    ...(parameters.length > 0 && { parameters }),
    ...(joins.length > 0 && { joins }),
    read: all.every(({ read }) => read),
  };
}

function names(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
