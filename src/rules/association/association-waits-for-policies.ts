import { itemsOf } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const associationWaitsForPolicies = rule({
  id: 'AssociationWaitsForPolicies',
  catalogueIds: ['CR-ASSOC-011'],
  subject: 'association',
  severity: 'warning',
  title: 'An association is created after the policies of its role',
  why: 'a policy that is a separate resource can be created after the association, which then cannot read the table',
  fix: text`create the association with ${code('membership.associate')}, or add a dependency on the policy`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociation.html',
    basis: 'inferred',
  },
  check: (association) => {
    const role = nodeOf(association.role);
    if (!role) {
      return [];
    }
    // A role can also have what it needs without the policy of a bucket.
    const own = itemsOf(role.policies).filter(({ kind }) => kind !== 'bucketPolicy');
    const late = own.filter((policy) => !association.isCreatedAfter(policy));
    if (late.length === 0) {
      return [];
    }
    const policies = quoted(late.map(({ path }) => path));
    const subject = `${nameOf(association)} does not wait for the policies of its role ${nameOf(role)}`;
    return [{ what: `${subject}: ${policies}`, property: 'RoleArn' }];
  },
});
