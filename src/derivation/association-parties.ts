import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { includes, isComplete } from '../model/fact';
import { participants } from '../model/members';
import { membershipArn, type ServiceTrustOptions } from '../private/service-trust';
import { CAN_RECEIVE_RESULTS } from '../private/words';
import { accountOf, memberAt, runnerIn, type Terms, termsOfMembership } from './terms';

/** The parties of a table in a collaboration. */
export interface AssociationParties {
  /**
   * The accounts that can receive results by default.
   *
   * @default - unknown unless all of them are known
   */
  readonly receivers?: string[];
  /** The memberships for which Clean Rooms can assume the role of the table. */
  readonly trust: ServiceTrustOptions;
}

/** The parties of an association, if its membership refers to a known collaboration. */
export function partiesOf(
  association: IConstruct,
  membership: IMembershipRef,
  partners: readonly IMembershipRef[],
): AssociationParties {
  const terms = termsOfMembership(membership);
  return {
    receivers: terms && receiversIn(terms, association),
    trust: trustIn(terms, association, membership, partners),
  };
}

/**
 * The accounts that can receive results. They are undefined unless all of them are known, so that no account is omitted
 * silently.
 */
function receiversIn(terms: Terms, user: IConstruct): string[] | undefined {
  const everyone = participants(terms);
  if (!isComplete(terms.members) || !everyone.every((member) => isComplete(member.abilities))) {
    return undefined;
  }
  const receivers = everyone.filter((member) => includes(member.abilities, CAN_RECEIVE_RESULTS));
  const accounts = receivers.flatMap((member) => accountOf(terms, member, user) ?? []);
  return accounts.length > 0 && accounts.length === receivers.length ? accounts : undefined;
}

/**
 * The memberships of all members, because every member can read the schema.
 *
 * The membership of a partner exists only after the partner has joined. Until it is specified, the trust is limited to
 * the account of the partner.
 */
function trustIn(
  terms: Terms | undefined,
  scope: IConstruct,
  membership: IMembershipRef,
  partners: readonly IMembershipRef[],
): ServiceTrustOptions {
  const own = membership.membershipRef;
  const me = memberAt(terms, membership);
  const partnerOf = (account: string) => partners.find((partner) => partner.env.account === account);
  const others = terms ? participants(terms).filter((member) => member !== me) : [];
  const accounts = terms ? others.flatMap((member) => accountOf(terms, member, scope) ?? []) : [];
  const unbound = accounts
    .filter((account) => !partnerOf(account))
    .map((account) => membershipArn(scope, account, '*'));
  // If the members are not all known, the specified partners are assumed to be all of them.
  const everyoneKnown = terms !== undefined && isComplete(terms.members) && accounts.length === others.length;
  const anyone = everyoneKnown || partners.length > 0 ? [] : [membershipArn(scope, '*', '*')];

  const runner = terms && runnerIn(terms);
  const runnerAccount = terms && runner && accountOf(terms, runner, scope);
  const runnerPartner = runnerAccount === undefined ? undefined : partnerOf(runnerAccount);
  return {
    membershipArns: [
      own.membershipArn,
      ...partners.map((partner) => partner.membershipRef.membershipArn),
      ...unbound,
      ...anyone,
    ],
    runnerMembershipId:
      runner && runner === me ? own.membershipIdentifier : runnerPartner?.membershipRef.membershipIdentifier,
  };
}
