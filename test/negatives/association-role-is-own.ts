import { Role } from 'aws-cdk-lib/aws-iam';
import { ConfiguredTableAssociation, Membership } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AssociationRoleIsOwn',
  bad: (stack) => {
    // The stack, and with it the association, is in account 111111111111.
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: lakeTable(stack, 'Sales', anyQuery()),
      role: Role.fromRoleArn(stack, 'Reader', 'arn:aws:iam::222222222222:role/Reader'),
      resultReceivers: ['222222222222'],
    });
  },
  good: (stack) => {
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: lakeTable(stack, 'Sales', anyQuery()),
      role: Role.fromRoleArn(stack, 'Reader', 'arn:aws:iam::111111111111:role/Reader'),
      resultReceivers: ['222222222222'],
    });
  },
});
