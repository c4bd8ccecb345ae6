import { CAN_RECEIVE_RESULTS } from '../private/words';
import type { Env } from './env';
import { type Fact, is, isComplete, itemsOf, type ListFact, list, same, UNKNOWN } from './fact';
import type { PaymentFacts } from './payment';

/** The members of a collaboration. */
export interface Members {
  readonly creator: MemberFacts;
  /** The other members, without the creator. */
  readonly members: ListFact<MemberFacts>;
}

export interface MemberFacts {
  readonly account: Fact<string>;
  readonly displayName: Fact<string>;
  readonly abilities: ListFact<string>;
  readonly payments: PaymentFacts;
}

/** The creator and every invited member that is known. */
export function participants(collaboration: Members): readonly MemberFacts[] {
  return [collaboration.creator, ...itemsOf(collaboration.members)];
}

/** Whether no account can be a member but those of the participants. */
export function knowsEveryAccount(collaboration: Members): boolean {
  const accounts = participants(collaboration).map(({ account }) => account);
  return isComplete(collaboration.members) && accounts.every(({ state }) => state === 'known');
}

/** The participant deployed to an environment, if it is certain which one that is. */
export function participantIn(collaboration: Members & { readonly env: Env }, env: Env): MemberFacts | undefined {
  if (collaboration.env.stack === env.stack) {
    return collaboration.creator;
  }
  return participants(collaboration).find((member) => same(member.account, env.account));
}

/** The members with an added one: a new account, or a founding member whose ability to receive results it changes. */
export function withAddedMember(members: ListFact<MemberFacts>, added: MemberFacts): ListFact<MemberFacts> {
  if (members.state === 'unknown') {
    return members;
  }
  const all = itemsOf(members);
  const complete = isComplete(members);
  if (added.account.state !== 'known') {
    return list(all, false);
  }
  const account = added.account.value;
  const isSame = (member: MemberFacts) => is(member.account, account);
  if (!all.some(isSame)) {
    return list([...all, added], complete);
  }
  return list(
    all.map((member) => (isSame(member) ? { ...member, abilities: changed(member, added) } : member)),
    complete,
  );
}

/** Only the ability to receive results is changed; the others stay as they are. */
function changed({ abilities }: MemberFacts, added: MemberFacts): ListFact<string> {
  if (abilities.state === 'unknown') {
    return UNKNOWN;
  }
  const others = itemsOf(abilities).filter((ability) => ability !== CAN_RECEIVE_RESULTS);
  return list([...others, ...itemsOf(added.abilities)], isComplete(abilities));
}
