import type { IConstruct } from 'constructs';
import { MEMBER_PROPERTIES, type MemberProperties } from '../custom-resources/collaboration-member/contract';
import { is, isComplete, itemsOf, type ListFact, list, UNKNOWN } from './fact';
import { NO_PAYMENT } from './payment';
import { type Pointer, pointerOf, readRaw, textOf } from './raw';
import { CAN_RECEIVE_RESULTS, type MemberFacts } from './read-collaboration';

/** A member that is added to a collaboration by a custom resource, after the collaboration was created. */
export interface AddedMemberFacts {
  readonly collaborationPointer: Pointer;
  readonly member: MemberFacts;
}

/** Reads a construct that adds a member; nothing if it is none. */
export function readAddedMember(construct: IConstruct): AddedMemberFacts | undefined {
  const properties = (construct as { [MEMBER_PROPERTIES]?: MemberProperties })[MEMBER_PROPERTIES];
  if (!properties) {
    return undefined;
  }
  return {
    collaborationPointer: pointerOf(readRaw(construct, properties.collaborationId)),
    member: {
      account: textOf(readRaw(construct, properties.accountId)),
      displayName: textOf(readRaw(construct, properties.displayName)),
      abilities: list(properties.receivesResults ? [CAN_RECEIVE_RESULTS] : []),
      // Who pays is fixed when the collaboration is created.
      payments: NO_PAYMENT,
    },
  };
}

/** The members with a late one: a new account, or a founding member whose right to receive results it changes. */
export function withAddedMember(members: ListFact<MemberFacts>, late: MemberFacts): ListFact<MemberFacts> {
  if (members.state === 'unknown') {
    return members;
  }
  const all = itemsOf(members);
  const complete = isComplete(members);
  if (late.account.state !== 'known') {
    return list(all, false);
  }
  const account = late.account.value;
  const isSame = (member: MemberFacts) => is(member.account, account);
  if (!all.some(isSame)) {
    return list([...all, late], complete);
  }
  return list(
    all.map((member) => (isSame(member) ? { ...member, abilities: changed(member, late) } : member)),
    complete,
  );
}

/** Only the right to receive results is changed; the others stay as they are. */
function changed({ abilities }: MemberFacts, late: MemberFacts): ListFact<string> {
  if (abilities.state === 'unknown') {
    return UNKNOWN;
  }
  const others = itemsOf(abilities).filter((ability) => ability !== CAN_RECEIVE_RESULTS);
  return list([...others, ...itemsOf(late.abilities)], isComplete(abilities));
}
