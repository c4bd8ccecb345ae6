import { AllowedAnalyses, AnalysisRule, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

const REACH =
  'arn:aws:cleanrooms:us-east-1:222222222222:membership/11111111-2222-3333-4444-555555555555/analysistemplate/11111111-2222-3333-4444-555555555555';

export default negative({
  rule: 'CustomRuleAllowsAnalysis',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.none() });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templateArns(REACH) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
  },
});
