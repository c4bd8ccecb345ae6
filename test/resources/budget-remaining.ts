import { AllowedAnalyses, AnalysisRule, Membership } from '../../src';
import { given } from '../support/given';
import { lakeTable, publisherQueries } from '../support/rooms';

export default given({
  construct: 'BudgetRemaining',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: publisherQueries(stack) });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom('111111111111') });
    const association = membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule) });
    return { membership, association };
  },
});
