import { CfnConfiguredTableAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { ConfiguredTableAssociation, Membership } from '../../src';
import { negative } from '../support/negative';
import { anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'CollaborationRuleFitsTableRule',
  bad: (stack) => {
    const sales = lakeTable(stack, 'Sales', anyQuery());
    new CfnConfiguredTableAssociation(stack, 'Association', {
      name: 'sales',
      configuredTableIdentifier: sales.configuredTableId,
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-sales',
      configuredTableAssociationAnalysisRules: [
        { type: 'LIST', policy: { v1: { list: { allowedResultReceivers: ['222222222222'] } } } },
      ],
    });
  },
  good: (stack) => {
    new ConfiguredTableAssociation(stack, 'Association', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      table: lakeTable(stack, 'Sales', anyQuery()),
      resultReceivers: ['222222222222'],
    });
  },
});
