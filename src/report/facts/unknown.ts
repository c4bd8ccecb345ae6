import { excludes, isComplete, type ListFact } from '../../model/fact';
import type { MembershipNode } from '../../model/nodes';
import { paysFor } from '../../model/payer';
import { ALL_COSTS } from '../../model/payment';
import { CAN_RECEIVE_RESULTS } from '../../private/words';
import type { Answer, ReportedMember, UnknownValue } from '../report';
import { isListed, OTHERS, type Participant, type Room } from '../room';
import { membersOf } from './members';
import { outsideMember, outsideRoom } from './outside';
import { sortedBy } from './sorted';
import { unknownOfResources } from './unknown-resources';

/** What is not known of the members of a room, and of the resources that belong to them. */
export function unknownOf(room: Room): readonly UnknownValue[] {
  return [...(room.collaboration ? [] : [unknownRoom(room)]), ...ofParticipants(room), ...unknownOfResources(room)];
}

/** Each value once, by what it belongs to. */
export function unknownOnce(values: readonly UnknownValue[]): readonly UnknownValue[] {
  const byText = new Map(values.map((value) => [JSON.stringify([value.of, value.what]), value]));
  return sortedBy([...byText.values()], ({ of, what }) => [of, what]);
}

function unknownRoom(room: Room): UnknownValue {
  const { of, because } = outsideRoom(room);
  return { of, what: because };
}

function ofParticipants(room: Room): readonly UnknownValue[] {
  const reported = membersOf(room);
  return room.participants.flatMap((participant, i) => [
    ...(participant.inApp ? [] : [unknownMember(participant)]),
    ...(room.collaboration && participant.id !== OTHERS ? ofMember(reported[i], participant, room) : []),
    ...ofMembership(participant),
    ...(isCertain(participant, room) ? [] : uncertain(participant)),
  ]);
}

/** Whether it is certain which member of a collaboration of the app it is, or whether it is one of others. */
function isCertain(participant: Participant, room: Room): boolean {
  return !room.collaboration || !room.complete || isListed(participant, room);
}

function uncertain({ id }: Participant): readonly UnknownValue[] {
  return [{ of: id, what: 'which member of the collaboration it is' }];
}

function unknownMember(participant: Participant): UnknownValue {
  const { of, because } = outsideMember(participant);
  return { of, what: because };
}

const ABILITIES: readonly (readonly [what: string, answer: (member: ReportedMember) => Answer])[] = [
  ['whether it can query', ({ queries }) => queries],
  ['whether it can run jobs', ({ runsJobs }) => runsJobs],
  ['whether it receives results', ({ receivesResults }) => receivesResults],
  ['whether it receives trained models', ({ receivesModels }) => receivesModels],
  ['whether it receives what models infer', ({ receivesInference }) => receivesInference],
];

function ofMember(member: ReportedMember, { facts }: Participant, { collaboration }: Room): readonly UnknownValue[] {
  const abilities = ABILITIES.filter(([, answer]) => answer(member) === null).map(([what]) => what);
  const pays = collaboration && ALL_COSTS.some((cost) => paysFor(collaboration, facts, cost).state === 'unknown');
  const missing = [
    ...(member.account === null ? ['the account'] : []),
    ...(abilities.length === ABILITIES.length ? ['what it can do'] : abilities),
    ...(pays ? ['which costs it pays'] : []),
  ];
  return missing.map((what) => ({ of: member.id, what }));
}

/** A list of a membership, with what others of it would be. */
interface MembershipList {
  readonly what: string;
  readonly list: (membership: MembershipNode) => ListFact<unknown>;
  /** Who can learn something through another one that no flow contains. */
  readonly opensTo?: UnknownValue['opensTo'];
}

const LISTS: readonly MembershipList[] = [
  { what: 'tables', list: ({ tables }) => tables, opensTo: 'receivers' },
  { what: 'privacy budgets', list: ({ budgets }) => budgets },
  // Of a table, the flows contain each analysis that its rule allows.
  { what: 'analysis templates', list: ({ templates }) => templates },
  { what: 'ID namespaces', list: ({ namespaces }) => namespaces, opensTo: 'receivers' },
  { what: 'models', list: ({ modelAssociations }) => modelAssociations },
];

/** Resources of the app that can belong to a membership, and what a partner is not declared to have. */
function ofMembership({ membership, inApp, facts }: Participant): readonly UnknownValue[] {
  if (!membership || !inApp) {
    return [];
  }
  const { path } = membership;
  const missing = LISTS.filter(({ list }) => !isComplete(list(membership)));
  const lists = missing.map(({ what, opensTo }): UnknownValue => {
    const other = `whether the membership has other ${what}`;
    return opensTo ? { of: path, what: other, opensTo } : { of: path, what: other };
  });
  return membership.imported ? [...lists, ...resultsOf(membership, facts)] : lists;
}

function resultsOf({ path }: MembershipNode, { abilities }: Participant['facts']): readonly UnknownValue[] {
  return excludes(abilities, CAN_RECEIVE_RESULTS)
    ? []
    : [{ of: path, what: 'where results are written, and for how long they are kept' }];
}
