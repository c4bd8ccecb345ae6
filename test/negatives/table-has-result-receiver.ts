import { CfnConfiguredTableAssociation } from 'aws-cdk-lib/aws-cleanrooms';
import { Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'TableHasResultReceiver',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = lakeTable(stack, 'SalesTable', anyQuery());
    new CfnConfiguredTableAssociation(stack, 'Sales', {
      name: 'sales',
      configuredTableIdentifier: sales.configuredTableId,
      membershipIdentifier: membership.membershipId,
      roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-sales',
      configuredTableAssociationAnalysisRules: [
        { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: [] } } } },
      ],
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const sales = lakeTable(stack, 'SalesTable', anyQuery());
    new CfnConfiguredTableAssociation(stack, 'Sales', {
      name: 'sales',
      configuredTableIdentifier: sales.configuredTableId,
      membershipIdentifier: membership.membershipId,
      roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-sales',
      configuredTableAssociationAnalysisRules: [
        { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: ['222222222222'] } } } },
      ],
    });
  },
});
