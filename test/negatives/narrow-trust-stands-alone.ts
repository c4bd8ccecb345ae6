import { CompositePrincipal, ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'NarrowTrustStandsAlone',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const conditions = { ArnEquals: { 'AWS:SourceArn': membership.membershipArn } };
    const role = new Role(stack, 'Reader', {
      assumedBy: new CompositePrincipal(
        new ServicePrincipal('cleanrooms.amazonaws.com'),
        new ServicePrincipal('cleanrooms.amazonaws.com', { conditions }),
      ),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'ReadLake', 'read-lake')],
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), role });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const conditions = { ArnEquals: { 'AWS:SourceArn': membership.membershipArn } };
    const role = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com', { conditions }),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'ReadLake', 'read-lake')],
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()), role });
  },
});
