import { CAN_RECEIVE_RESULTS } from '../private/words';
import { type Env, OUTSIDE_OF_APP } from './env';
import { type Fact, incomplete, is, isComplete, itemsOf, type ListFact, list, map, same, UNKNOWN } from './fact';
import { type PaymentFacts, UNKNOWN_PAYMENT } from './payment';

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
  /** The abilities for machine learning, such as receiving the output of training and of inference. */
  readonly mlAbilities: ListFact<string>;
  readonly payments: PaymentFacts;
}

/** The creator and all known invited members. */
export function participants(collaboration: Members): readonly MemberFacts[] {
  return [collaboration.creator, ...itemsOf(collaboration.members)];
}

/** Whether the accounts of all members are known. */
export function knowsEveryAccount(collaboration: Members): boolean {
  const accounts = participants(collaboration).map(({ account }) => account);
  return isComplete(collaboration.members) && accounts.every(({ state }) => state === 'known');
}

/** The member whose account is that of an environment, if it is certain which member it is. */
export function participantIn(collaboration: Members & { readonly env: Env }, env: Env): MemberFacts | undefined {
  if (collaboration.env.stack === env.stack && env.stack !== OUTSIDE_OF_APP) {
    return collaboration.creator;
  }
  return participants(collaboration).find((member) => same(member.account, env.account));
}

/**
 * The members with an added member, which is a new account or an original member whose ability to receive results
 * changes.
 */
export function withAddedMember(members: ListFact<MemberFacts>, added: MemberFacts): ListFact<MemberFacts> {
  if (members.state === 'unknown') {
    return members;
  }
  const all = itemsOf(members);
  const complete = isComplete(members);
  if (added.account.state !== 'known') {
    return withUnknownAddedMembers(members);
  }
  const account = added.account.value;
  const isSame = (member: MemberFacts) => is(member.account, account);
  if (!all.some(isSame)) {
    const isNew = complete && all.every((member) => member.account.state === 'known');
    return isNew
      ? list([...all, added])
      : list([...itemsOf(withUnknownAddedMembers(members)), ofUnknownTerms(added)], complete);
  }
  return list(
    all.map((member) => (isSame(member) ? { ...member, abilities: changed(member, added) } : member)),
    complete,
  );
}

/** The members if others can be added, and the ability of each of them to receive results can change. */
export function withUnknownAddedMembers(members: ListFact<MemberFacts>): ListFact<MemberFacts> {
  return incomplete(
    map(members, ({ items, complete }) => ({
      items: items.map((member) => ({ ...member, abilities: incomplete(member.abilities) })),
      complete,
    })),
  );
}

/** An added member who can be an original member, so that it can have other abilities and payment responsibilities. */
function ofUnknownTerms(member: MemberFacts): MemberFacts {
  const { abilities, mlAbilities } = member;
  return {
    ...member,
    abilities: incomplete(abilities),
    mlAbilities: incomplete(mlAbilities),
    payments: UNKNOWN_PAYMENT,
  };
}

/** Changes only the ability to receive results. Other abilities stay the same. */
function changed({ abilities }: MemberFacts, added: MemberFacts): ListFact<string> {
  if (abilities.state === 'unknown') {
    return UNKNOWN;
  }
  const others = itemsOf(abilities).filter((ability) => ability !== CAN_RECEIVE_RESULTS);
  return list([...others, ...itemsOf(added.abilities)], isComplete(abilities) && isComplete(added.abilities));
}
