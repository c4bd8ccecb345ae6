import { nodeOf } from '../../model/nodes';
import { distinguishing } from '../places';
import { nameOf, rule } from '../rule';

export const tableIsOfMembershipAccount = rule({
  id: 'TableIsOfMembershipAccount',
  catalogueIds: ['CR-TABLE-026'],
  subject: 'association',
  severity: 'error',
  title: 'A table is associated with a membership in its account and Region',
  why: 'an account can associate only its own configured tables with its memberships, and only in the same Region',
  fix: 'associate the table with a membership of its account and Region, or create it in the stack of the membership',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociation.html',
    basis: 'inferred',
    proof: 'the operation accepts only IDs, which are those of the account and Region of the request',
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
        what: `the table ${nameOf(table)} is in ${place(table.env)}, but ${subject} is in ${place(owner.env)}`,
        property: 'ConfiguredTableIdentifier',
      },
    ];
  },
});
