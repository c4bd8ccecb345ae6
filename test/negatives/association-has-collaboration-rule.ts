import { CfnConfiguredTableAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AssociationHasCollaborationRule',
  bad: (stack) => {
    const sales = lakeTable(stack, 'Sales', anyQuery());
    new CfnConfiguredTableAssociation(stack, 'Association', {
      name: 'sales',
      configuredTableIdentifier: sales.configuredTableId,
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-sales',
    });
  },
  good: (stack) => {
    const sales = lakeTable(stack, 'Sales', anyQuery());
    new CfnConfiguredTableAssociation(stack, 'Association', {
      name: 'sales',
      configuredTableIdentifier: sales.configuredTableId,
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-sales',
      configuredTableAssociationAnalysisRules: [
        { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: ['222222222222'] } } } },
      ],
    });
  },
});
