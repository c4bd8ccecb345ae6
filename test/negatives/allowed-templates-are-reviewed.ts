import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  CleanRoomsChecks,
  Membership,
  ReviewedTemplate,
} from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AllowedTemplatesAreReviewed',
  bad: (stack) => {
    CleanRoomsChecks.addTo(stack, { requireReviewedTemplates: true });
    const publisher = new Membership(stack, 'Publisher', { collaboration: advertiserQueries(stack) });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) AS users FROM sales'),
    });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) });
    publisher.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
  },
  good: (stack) => {
    CleanRoomsChecks.addTo(stack, { requireReviewedTemplates: true });
    const publisher = new Membership(stack, 'Publisher', { collaboration: advertiserQueries(stack) });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) AS users FROM sales'),
    });
    const reviewed = ReviewedTemplate.sql(reach, 'SELECT COUNT(DISTINCT user_id) AS users FROM sales');
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.reviewedTemplates(reviewed) });
    publisher.associate('Sales', { table: lakeTable(stack, 'Sales', rule) });
  },
});
