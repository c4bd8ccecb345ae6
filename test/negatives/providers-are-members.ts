import { AllowedAnalyses, AnalysisRule, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, anyQuery, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ProvidersAreMembers',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('333333333333'),
      disallowedOutputColumns: ['user_id'],
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule) });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', anyQuery()) });
  },
});
