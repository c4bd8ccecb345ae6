import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { includes } from '../model/fact';
import { membershipArn, type ServiceTrustOptions } from '../private/service-trust';
import { CAN_QUERY, CAN_RECEIVE_RESULTS } from '../private/words';
import { type Parties, type Party, partiesAt } from './terms';

/** The parties of a table in a collaboration. */
export interface AssociationParties {
  /**
   * The accounts that can receive results by default.
   *
   * @default - unknown unless all of them are known
   */
  readonly receivers?: string[];
  /** Whether the collaboration is one of this app, or something is stated about it. */
  readonly inCollaboration: boolean;
  /** The memberships for which Clean Rooms can assume the role of the table. */
  readonly trust: ServiceTrustOptions;
}

/** The parties of an association, if its membership refers to a known collaboration. */
export function partiesOf(
  association: IConstruct,
  membership: IMembershipRef,
  partners: readonly IMembershipRef[],
): AssociationParties {
  const parties = partiesAt(membership, association);
  return {
    receivers: parties && receiversIn(parties),
    inCollaboration: parties !== undefined,
    trust: trustOf(parties ?? { all: [], complete: false }, association, membership, partners),
  };
}

/**
 * The accounts that can receive results. They are undefined unless all of them are known, so that no account is omitted
 * silently.
 */
function receiversIn({ all, knowsAbilities }: Parties): string[] | undefined {
  const receivers = all.filter(({ facts }) => includes(facts.abilities, CAN_RECEIVE_RESULTS));
  const accounts = accountsOf(receivers);
  return knowsAbilities && accounts.length > 0 && accounts.length === receivers.length ? accounts : undefined;
}

/**
 * The memberships of all members, because every member can read the schema.
 *
 * The membership of a partner exists only after the partner has joined. Until it is specified, the trust is limited to
 * the account of the partner.
 */
function trustOf(
  { all, complete }: Pick<Parties, 'all' | 'complete'>,
  scope: IConstruct,
  membership: IMembershipRef,
  partners: readonly IMembershipRef[],
): ServiceTrustOptions {
  const own = membership.membershipRef;
  const partnerOf = (account?: string) => partners.find(({ env }) => account !== undefined && env.account === account);
  const others = all.filter(({ isSelf }) => !isSelf);
  const accounts = accountsOf(others);
  const unbound = accounts
    .filter((account) => !partnerOf(account))
    .map((account) => membershipArn(scope, account, '*'));
  // If the members are not all known, the specified partners are assumed to be all of them.
  const everyoneKnown = complete && accounts.length === others.length;
  const anyone = everyoneKnown || partners.length > 0 ? [] : [membershipArn(scope, '*', '*')];
  const runner = all.find(({ facts }) => includes(facts.abilities, CAN_QUERY));
  return {
    membershipArns: [
      own.membershipArn,
      ...partners.map((partner) => partner.membershipRef.membershipArn),
      ...unbound,
      ...anyone,
    ],
    runnerMembershipId: runner?.isSelf
      ? own.membershipIdentifier
      : partnerOf(runner?.account)?.membershipRef.membershipIdentifier,
  };
}

function accountsOf(parties: readonly Party[]): string[] {
  return parties.flatMap(({ account }) => account ?? []);
}
