import { AllowedAnalyses, AnalysisRule, AnalysisSource, AnalysisTemplate, Collaboration, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiser, advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'AllowedTemplateIsOfCollaboration',
  bad: (stack) => {
    const finance = new Collaboration(stack, 'Finance', {
      description: 'Revenue of the year',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
    });
    const publisher = new Membership(stack, 'Publisher', { collaboration: advertiserQueries(stack) });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: new Membership(stack, 'Auditor', { collaboration: finance }),
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) FROM impressions GROUP BY city'),
    });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) });
    publisher.associate('Impressions', { table: lakeTable(stack, 'Impressions', rule) });
  },
  good: (stack) => {
    const publisher = new Membership(stack, 'Publisher', { collaboration: advertiserQueries(stack) });
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) FROM impressions GROUP BY city'),
    });
    const rule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) });
    publisher.associate('Impressions', { table: lakeTable(stack, 'Impressions', rule) });
  },
});
