import { type Env, sameAccount } from '../../model/env';
import { differ, is, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, rule } from '../rule';

export const tableIsOfMembershipAccount = rule({
  id: 'TableIsOfMembershipAccount',
  catalogueIds: ['CR-TABLE-026'],
  subject: 'association',
  severity: 'error',
  title: 'A table is associated through a membership of its own account and Region',
  why: 'an account can only associate its own configured tables, in their Region, with its own memberships',
  fix: 'associate the table through the membership of its account, or create it in the stack of this membership',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociation.html',
    basis: 'inferred',
  },
  check: (association) => {
    const table = nodeOf(association.table);
    // An association of an unknown membership is at least in the account of that membership.
    const owner = nodeOf(association.membership) ?? association;
    const place = table && distinguishing(table.env, owner.env);
    if (!table || !place) {
      return [];
    }
    const subject = `the ${owner.kind} ${nameOf(owner)}`;
    return [
      {
        what: `the table ${nameOf(table)} is in ${place(table.env)}, but ${subject} in ${place(owner.env)}`,
        property: 'ConfiguredTableIdentifier',
      },
    ];
  },
});

/** A function that describes two environments so that they differ, if they certainly differ. */
function distinguishing(a: Env, b: Env): ((env: Env) => string) | undefined {
  if (is(sameAccount(a, b), false)) {
    return (env) => `account ${knownValue(env.account)}`;
  }
  return differ(a.region, b.region) ? (env) => `Region ${knownValue(env.region)}` : undefined;
}
