import { AdditionalAnalyses, AllowedAnalyses, AnalysisRule, Membership, OutputProtection } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AdditionalAnalysesFitTable',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withColumns: ['user_id'] },
      }),
      additionalAnalyses: AdditionalAnalyses.NOT_ALLOWED,
    });
    membership.associate('Sales', {
      table: lakeTable(stack, 'Sales', rule),
      resultReceivers: ['222222222222'],
      allowedAdditionalAnalyses: [
        'arn:aws:cleanrooms-ml:us-east-1:222222222222:membership/*/configured-model-algorithm-association/*',
      ],
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.aggregationThreshold({
        identityColumn: 'user_id',
        minimum: 100,
        comparisons: { withColumns: ['user_id'] },
      }),
      additionalAnalyses: AdditionalAnalyses.ALLOWED,
    });
    membership.associate('Sales', {
      table: lakeTable(stack, 'Sales', rule),
      resultReceivers: ['222222222222'],
      allowedAdditionalAnalyses: [
        'arn:aws:cleanrooms-ml:us-east-1:222222222222:membership/*/configured-model-algorithm-association/*',
      ],
    });
  },
});
