import { customOf } from '../model/analysis-rule';
import { isComplete, itemsOf, knownValue, UNKNOWN } from '../model/fact';
import { type MemberFacts, participantIn, participants } from '../model/members';
import { type CollaborationNode, hasKnownTables, type MembershipNode, nodeOf, type TableNode } from '../model/nodes';
import { UNKNOWN_PAYMENT } from '../model/payment';
import type { Graph } from '../model/register';
import type { MemberId } from './report';

/** A collaboration with its members, whether or not it is in the app. */
export interface Room {
  /** @default - the collaboration is outside of the app, and only memberships of it are known */
  readonly collaboration?: CollaborationNode;
  readonly participants: readonly Participant[];
  /** Whether there are no other members. */
  readonly complete: boolean;
  readonly memberships: readonly MembershipNode[];
  readonly tables: readonly TableNode[];
}

/** A member of a room. Of accounts that only the rules of tables name, and of the members that are not known, nothing else is known. */
export interface Participant {
  readonly id: MemberId;
  readonly facts: MemberFacts;
  readonly creator: boolean;
  /** @default - its membership is not in the app */
  readonly membership?: MembershipNode;
  /** Whether its tables are known, as its membership is in the app or is declared. */
  readonly inApp: boolean;
}

/** Whether it is certain which one a member is of those whom a collaboration of the app lists. */
export function isListed({ facts }: Participant, { collaboration }: Room): boolean {
  return collaboration !== undefined && participants(collaboration).includes(facts);
}

/** The ID of the members that are not known, as one. */
export const OTHERS = 'other members';

/** The rooms of an app, by path. */
export function roomsIn(graph: Graph): readonly Room[] {
  const outside = graph.membership.filter((membership) => !nodeOf(membership.collaboration));
  return [...graph.collaboration.map(roomOf), ...groupsOf(outside).map(roomOutside)];
}

function roomOf(collaboration: CollaborationNode): Room {
  const memberships = itemsOf(collaboration.memberships);
  const known = participants(collaboration).map((facts, i): Participant => {
    const own = memberships.filter(({ env }) => participantIn(collaboration, env) === facts);
    return { ...joined(facts, own), id: idOf(facts, i), creator: i === 0 };
  });
  const others = membersOf(memberships.filter(({ env }) => !participantIn(collaboration, env)));
  const complete = isComplete(collaboration.members);
  return withNamed({
    collaboration,
    complete,
    memberships,
    participants: distinct([...known, ...others]),
    tables: tablesIn(memberships),
  });
}

/** Memberships in one collaboration outside of the app, if its ID is the same literal text. */
function groupsOf(memberships: readonly MembershipNode[]): readonly (readonly MembershipNode[])[] {
  const groups = new Map<unknown, MembershipNode[]>();
  for (const membership of memberships) {
    const { collaboration } = membership;
    const id = collaboration.to === 'outside' ? knownValue(collaboration.text) : undefined;
    const key = id ?? membership;
    groups.set(key, [...(groups.get(key) ?? []), membership]);
  }
  return [...groups.values()];
}

function roomOutside(memberships: readonly MembershipNode[]): Room {
  return withNamed({
    complete: false,
    memberships,
    participants: membersOf(memberships),
    tables: tablesIn(memberships),
  });
}

/** The members to whom memberships belong of which it is not certain which members of the collaboration they are. */
function membersOf(memberships: readonly MembershipNode[]): readonly Participant[] {
  const groups = new Map<unknown, MembershipNode[]>();
  for (const membership of memberships) {
    const key = knownValue(membership.env.account) ?? membership;
    groups.set(key, [...(groups.get(key) ?? []), membership]);
  }
  return [...groups.values()].map((own) => {
    const facts = { ...UNKNOWN_MEMBER, account: own[0].env.account };
    return { ...joined(facts, own), id: knownValue(facts.account) ?? own[0].path, creator: false };
  });
}

const UNKNOWN_MEMBER: MemberFacts = {
  account: UNKNOWN,
  displayName: UNKNOWN,
  abilities: UNKNOWN,
  mlAbilities: UNKNOWN,
  payments: UNKNOWN_PAYMENT,
};

function joined(
  facts: MemberFacts,
  own: readonly MembershipNode[],
): Pick<Participant, 'facts' | 'membership' | 'inApp'> {
  const [first] = own;
  return { facts, membership: own.find(({ imported }) => !imported) ?? first, inApp: own.some(hasKnownTables) };
}

function idOf({ account, displayName }: MemberFacts, i: number): MemberId {
  return knownValue(account) ?? knownValue(displayName) ?? `member ${i + 1}`;
}

/** Members whose accounts are not known can have one name. */
function distinct(participants: readonly Participant[]): readonly Participant[] {
  return participants.map((one, i) => {
    const earlier = participants.slice(0, i).filter(({ id }) => id === one.id).length;
    return earlier === 0 ? one : { ...one, id: `${one.id} (${earlier + 1})` };
  });
}

function tablesIn(memberships: readonly MembershipNode[]): readonly TableNode[] {
  return memberships.flatMap(({ tables }) => itemsOf(tables));
}

/** The room with those of whom it is not known whether they are members: named accounts, and all others. */
function withNamed(room: Room): Room {
  if (room.complete) {
    return room;
  }
  const ids = new Set(room.participants.map(({ id }) => id));
  const named = [...new Set(room.tables.flatMap(accountsNamedBy))].filter((account) => !ids.has(account)).sort();
  const stranger = (id: MemberId, facts: MemberFacts): Participant => ({ id, facts, creator: false, inApp: false });
  return {
    ...room,
    participants: [
      ...room.participants,
      ...named.map((account) => stranger(account, { ...UNKNOWN_MEMBER, account: { state: 'known', value: account } })),
      stranger(OTHERS, UNKNOWN_MEMBER),
    ],
  };
}

/** The accounts that receive results of a table or provide analyses for it. */
function accountsNamedBy(table: TableNode): readonly string[] {
  switch (table.kind) {
    case 'association': {
      const providers = customOf(nodeOf(table.table)?.rule ?? UNKNOWN)?.providers ?? UNKNOWN;
      return [...itemsOf(knownValue(table.rule)?.receivers ?? UNKNOWN), ...itemsOf(providers)];
    }
    case 'intermediateTable': {
      const providers = customOf(table.rule)?.providers ?? UNKNOWN;
      return [...itemsOf(knownValue(table.rule)?.receivers ?? UNKNOWN), ...itemsOf(providers)];
    }
    case 'idMappingTable':
      return [];
  }
}
