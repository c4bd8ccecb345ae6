import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ConfiguredTableAssociation, Membership } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'RoleTrustsCleanRooms',
  bad: (stack) => {
    const role = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('glue.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'ReadLake', 'read-lake')],
    });
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: lakeTable(stack, 'Sales', anyQuery()),
      resultReceivers: ['222222222222'],
      role,
    });
  },
  good: (stack) => {
    const role = new Role(stack, 'Reader', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'ReadLake', 'read-lake')],
    });
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: lakeTable(stack, 'Sales', anyQuery()),
      resultReceivers: ['222222222222'],
      role,
    });
  },
});
