import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Membership,
  ReviewedTemplate,
} from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AllowedTemplateIsAsReviewed',
  bad: (stack) => {
    const publisher = new Membership(stack, 'Publisher', { collaboration: advertiserQueries(stack) });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql('SELECT user_id, city FROM sales'),
    });
    const reviewed = ReviewedTemplate.sql(
      reach,
      'SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city',
    );
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.reviewedTemplates(reviewed) });
    publisher.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
  },
  good: (stack) => {
    const publisher = new Membership(stack, 'Publisher', { collaboration: advertiserQueries(stack) });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city'),
    });
    const reviewed = ReviewedTemplate.sql(
      reach,
      'SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city',
    );
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.reviewedTemplates(reviewed) });
    publisher.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
  },
});
