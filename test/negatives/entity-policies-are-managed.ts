import { CfnIdNamespaceAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'EntityPoliciesAreManaged',
  bad: (stack) => {
    const customers = new CfnIdNamespace(stack, 'CustomerIds', { idNamespaceName: 'customers', type: 'SOURCE' });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new CfnIdNamespaceAssociation(stack, 'Customers', {
      name: 'customers',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: customers.attrIdNamespaceArn,
        manageResourcePolicies: false,
      },
    });
  },
  good: (stack) => {
    const customers = new CfnIdNamespace(stack, 'CustomerIds', { idNamespaceName: 'customers', type: 'SOURCE' });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new CfnIdNamespaceAssociation(stack, 'Customers', {
      name: 'customers',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: customers.attrIdNamespaceArn,
        manageResourcePolicies: true,
      },
    });
  },
});
