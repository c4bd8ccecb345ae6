import { CAN_RECEIVE_RESULTS } from '../private/words';
import { type Env, OUTSIDE_OF_APP } from './env';
import {
  type Fact,
  incomplete,
  is,
  isAbsent,
  isComplete,
  itemsOf,
  type ListFact,
  list,
  map,
  same,
  UNKNOWN,
} from './fact';
import { mapPayments, type PaymentFacts, UNKNOWN_PAYMENT } from './payment';

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
 * The members with an added member, which is a new account or an original member whose abilities and payments change.
 */
export function withAddedMember(members: ListFact<MemberFacts>, added: MemberFacts): ListFact<MemberFacts> {
  if (members.state === 'unknown') {
    return members;
  }
  const all = itemsOf(members);
  const complete = isComplete(members);
  if (added.account.state !== 'known') {
    return withUnknownAddedMembers(members, added);
  }
  const account = added.account.value;
  const isSame = (member: MemberFacts) => is(member.account, account);
  if (!all.some(isSame)) {
    const isNew = complete && all.every((member) => member.account.state === 'known');
    return isNew
      ? list([...all, added])
      : list([...itemsOf(withUnknownAddedMembers(members, added)), ofUnknownTerms(added)], complete);
  }
  return list(
    all.map((member) => (isSame(member) ? changed(member, added) : member)),
    complete,
  );
}

/**
 * The members if others can be added, and the abilities and payments of each of them can change.
 *
 * @param change what changes, if not everything can
 */
export function withUnknownAddedMembers(members: ListFact<MemberFacts>, change?: MemberFacts): ListFact<MemberFacts> {
  return incomplete(
    map(members, ({ items, complete }) => ({
      items: items.map((member) => (change ? perhapsChanged(member, change) : ofUnknownTerms(member))),
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

/** A member for which it is not known whether it is the one that changes. */
function perhapsChanged(member: MemberFacts, { mlAbilities, payments }: MemberFacts): MemberFacts {
  return {
    ...member,
    abilities: incomplete(member.abilities),
    mlAbilities: isAbsent(mlAbilities) ? member.mlAbilities : incomplete(member.mlAbilities),
    payments: mapPayments((cost) => (isAbsent(payments[cost]) ? member.payments[cost] : UNKNOWN)),
  };
}

/** Changes only what can be granted, and of the rest what the added member states. */
function changed(member: MemberFacts, { abilities, mlAbilities, payments }: MemberFacts): MemberFacts {
  return {
    ...member,
    abilities: changedAbilities(member.abilities, abilities),
    mlAbilities: isAbsent(mlAbilities) ? member.mlAbilities : mlAbilities,
    payments: mapPayments((cost) => (isAbsent(payments[cost]) ? member.payments[cost] : payments[cost])),
  };
}

/** The other abilities stay the same. */
function changedAbilities(abilities: ListFact<string>, granted: ListFact<string>): ListFact<string> {
  if (abilities.state === 'unknown') {
    return UNKNOWN;
  }
  const others = itemsOf(abilities).filter((ability) => ability !== CAN_RECEIVE_RESULTS);
  return list([...others, ...itemsOf(granted)], isComplete(abilities) && isComplete(granted));
}
