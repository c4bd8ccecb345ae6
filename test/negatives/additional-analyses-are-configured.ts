import { AdditionalAnalyses, AnalysisRule, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AdditionalAnalysesAreConfigured',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const forModels = AnalysisRule.list({
      joinColumns: ['user_id'],
      listColumns: ['city'],
      additionalAnalyses: AdditionalAnalyses.REQUIRED,
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', forModels), associationName: 'sales' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const forModels = AnalysisRule.list({
      joinColumns: ['user_id'],
      listColumns: ['city'],
      additionalAnalyses: AdditionalAnalyses.REQUIRED,
    });
    membership.associate('Sales', {
      table: lakeTable(stack, 'SalesTable', forModels),
      associationName: 'sales',
      allowedAdditionalAnalyses: [
        'arn:aws:cleanrooms-ml:us-east-1:222222222222:membership/*/configured-model-algorithm-association/*',
      ],
    });
  },
});
