import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TrustAdmitsMembership',
  bad: (stack) => {
    // The stack, and with it the collaboration, is in us-east-1.
    const conditions = { ArnLike: { 'AWS:SourceArn': 'arn:aws:cleanrooms:eu-west-1:*:membership/*' } };
    const role = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com', { conditions }),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'ReadLake', 'read-lake')],
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), role });
  },
  good: (stack) => {
    const conditions = { ArnLike: { 'AWS:SourceArn': 'arn:aws:cleanrooms:us-east-1:*:membership/*' } };
    const role = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com', { conditions }),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'ReadLake', 'read-lake')],
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), role });
  },
});
