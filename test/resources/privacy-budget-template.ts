import { AllowedAnalyses, AnalysisRule, Membership, OutputProtection } from '../../src';
import { given } from '../support/given';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default given({
  construct: 'PrivacyBudgetTemplate',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
    return { membership };
  },
});
