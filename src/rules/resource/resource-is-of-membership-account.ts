import { type AnyNode, type MembershipNode, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { distinguishing } from '../places';
import { nameOf, rule } from '../rule';

export const resourceIsOfMembershipAccount = rule({
  id: 'ResourceIsOfMembershipAccount',
  catalogueIds: ['CR-ASSOC-004'],
  subject: 'resource',
  severity: 'error',
  title: 'A resource of a membership is in the account and Region of the membership',
  why: 'each member creates the associations, analysis templates and privacy budgets of its own membership',
  fix: text`create the resource in a stack in the account and Region of the membership, or refer to a membership of this
    account, for example with ${code('Membership.fromMembershipId')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociation.html',
    basis: 'inferred',
    proof: 'the operation accepts only the ID of a membership, which is that of the account and Region of the request',
  },
  check: (subject) => {
    const membership = 'membership' in subject ? nodeOf(subject.membership) : undefined;
    const place = membership && distinguishing(subject.env, membership.env);
    if (!membership || !place || OTHERS.has(subject.kind) || isTableElsewhere(subject, membership)) {
      return [];
    }
    const own = `${nameOf(subject)} is in ${place(subject.env)}`;
    return [
      {
        what: `${own}, but its membership ${nameOf(membership)} is in ${place(membership.env)}`,
        property: 'MembershipIdentifier',
      },
    ];
  },
});

/** What ModelIsOfMembershipAccount and NamespaceIsOfMembershipAccount report. */
const OTHERS: ReadonlySet<AnyNode['kind']> = new Set(['modelAssociation', 'idNamespace']);

/** Whether the table of an association is not where its membership is, which TableIsOfMembershipAccount reports. */
function isTableElsewhere(subject: AnyNode, membership: MembershipNode): boolean {
  const table = subject.kind === 'association' ? nodeOf(subject.table) : undefined;
  return table !== undefined && distinguishing(table.env, membership.env) !== undefined;
}
