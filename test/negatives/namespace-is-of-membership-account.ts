import { CfnIdNamespaceAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'NamespaceIsOfMembershipAccount',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new CfnIdNamespaceAssociation(stack, 'Customers', {
      name: 'customers',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:222222222222:idnamespace/customers',
        manageResourcePolicies: true,
      },
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new CfnIdNamespaceAssociation(stack, 'Customers', {
      name: 'customers',
      membershipIdentifier: membership.membershipId,
      inputReferenceConfig: {
        inputReferenceArn: 'arn:aws:entityresolution:us-east-1:111111111111:idnamespace/customers',
        manageResourcePolicies: true,
      },
    });
  },
});
