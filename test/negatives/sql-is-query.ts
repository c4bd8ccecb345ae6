import { AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'SqlIsQuery',
  bad: (stack) => {
    new AnalysisTemplate(stack, 'Reach', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      source: AnalysisSource.sql('CREATE TABLE reach AS SELECT city, COUNT(*) FROM impressions GROUP BY city'),
    });
  },
  good: (stack) => {
    new AnalysisTemplate(stack, 'Reach', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      source: AnalysisSource.sql('SELECT city, COUNT(*) FROM impressions GROUP BY city'),
    });
  },
});
