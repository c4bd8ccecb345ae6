import { excludes, isComplete, itemsOf, knownValue, type ListFact } from '../../../model/fact';
import { CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB } from '../../../private/words';
import { OTHERS, type Participant, type Room } from '../../room';

/** Whether a list of accounts can contain that of a member. An account that is not known is not that of another member. */
export function canContain(accounts: ListFact<string>, member: Participant, { participants }: Room): boolean {
  if (!isComplete(accounts)) {
    return true;
  }
  const account = knownValue(member.facts.account);
  if (account !== undefined) {
    return itemsOf(accounts).includes(account);
  }
  // An account of which it is not known which member has it can be that of this one.
  const isOther = ({ facts }: Participant) => member.id === OTHERS || facts.abilities.state !== 'unknown';
  const others = participants.filter(isOther).map(({ facts }) => knownValue(facts.account));
  return itemsOf(accounts).some((one) => !others.includes(one));
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

/** The members who can receive results of tables that admit these accounts. */
export function resultReceivers(room: Room, admitted: readonly ListFact<string>[]): readonly Participant[] {
  return room.participants.filter(
    (member) =>
      !excludes(member.facts.abilities, CAN_RECEIVE_RESULTS) &&
      admitted.every((accounts) => canContain(accounts, member, room)),
  );
}
