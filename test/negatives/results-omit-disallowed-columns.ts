import { AllowedAnalyses, AnalysisRule, AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'ResultsOmitDisallowedColumns',
  bad: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      disallowedOutputColumns: ['user_id'],
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql(
        'WITH buyers AS (SELECT LOWER(user_id) AS buyer, city FROM sales) SELECT buyer, city FROM buyers',
      ),
    });
  },
  good: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      disallowedOutputColumns: ['user_id'],
    });
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    membership.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql(
        'WITH buyers AS (SELECT LOWER(user_id) AS buyer, city FROM sales) SELECT city, COUNT(*) AS purchases FROM buyers GROUP BY city',
      ),
    });
  },
});
