import { excludes, isComplete, itemsOf, knownValue, type ListFact } from '../../../model/fact';
import { CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../../private/words';
import type { MemberId } from '../../report';
import { isListed, OTHERS, type Participant, type Room } from '../../room';

/** Lists of accounts of which one must contain the account of a member. */
export type Admission = readonly ListFact<string>[];

/** Whether a list of accounts can contain that of a member, other than because the member is the owner of the data. */
export function canContain(accounts: ListFact<string>, member: Participant, room: Room, owner?: MemberId): boolean {
  return isAdmitted(member, [[accounts]], room, owner);
}

/** Whether an account can be that of a member of a room. */
export function canBeMember(account: string | undefined, { participants, complete }: Room): boolean {
  const accounts = participants.map(({ facts }) => knownValue(facts.account));
  return !complete || account === undefined || accounts.includes(account) || accounts.includes(undefined);
}

/** Whether a member can query. */
export function canQuery(room: Room): boolean {
  return room.participants.some(({ facts }) => !excludes(facts.abilities, CAN_QUERY));
}

/** Whether a member can run jobs. */
export function canRunJobs(room: Room): boolean {
  return room.participants.some(({ facts }) => !excludes(facts.abilities, CAN_RUN_JOB));
}

/** The members who can receive results if each admission must admit them, other than because they own the data. */
export function resultReceivers(
  room: Room,
  admissions: readonly Admission[],
  owner?: MemberId,
): readonly Participant[] {
  return room.participants.filter(
    (member) => !excludes(member.facts.abilities, CAN_RECEIVE_RESULTS) && isAdmitted(member, admissions, room, owner),
  );
}

/** Whether a member can have an account that all admissions admit. If this is that of the owner, it is the owner. */
function isAdmitted(member: Participant, admissions: readonly Admission[], room: Room, owner?: MemberId): boolean {
  const own = room.participants.find(({ id }) => id === owner);
  return accountsOf(member, admissions.flat(), room)
    .filter((account) => member === own || !own || account !== knownValue(own.facts.account))
    .some((account) =>
      admissions.every((lists) => lists.some((one) => !isComplete(one) || itemsOf(one).includes(account))),
    );
}

/** Stands for all accounts that are in no list. */
const ANOTHER = '';

/** The accounts that a member can have, of those in lists. */
function accountsOf(member: Participant, lists: readonly ListFact<string>[], room: Room): readonly string[] {
  const account = knownValue(member.facts.account);
  if (account !== undefined) {
    return [account];
  }
  const others = room.participants.filter((other) => isAnother(other, member, room));
  const taken = new Set(others.map(({ facts }) => knownValue(facts.account)));
  return [...new Set(lists.flatMap(itemsOf)), ANOTHER].filter((one) => !taken.has(one));
}

/** Whether two members are certainly not the same one, so that they have different accounts. */
function isAnother(one: Participant, member: Participant, room: Room): boolean {
  return one !== member && (member.id === OTHERS || (isListed(one, room) && isListed(member, room)));
}

/** Whether two IDs are certainly those of different members. */
export function isCertainlyAnother(one: MemberId, other: MemberId, room: Room): boolean {
  const [first, second] = [one, other].map((id) => room.participants.find((member) => member.id === id));
  if (!first || !second || first === second) {
    return false;
  }
  const [account, ofOther] = [first, second].map(({ facts }) => knownValue(facts.account));
  const areKnown = account !== undefined && ofOther !== undefined;
  return areKnown ? account !== ofOther : isListed(first, room) && isListed(second, room);
}
