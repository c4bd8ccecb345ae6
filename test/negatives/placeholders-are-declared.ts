import { AnalysisParameter, AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'PlaceholdersAreDeclared',
  bad: (stack) => {
    new AnalysisTemplate(stack, 'Reach', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      source: AnalysisSource.sql(
        'SELECT COUNT(DISTINCT user_id) FROM impressions WHERE seen_at BETWEEN :since AND :until',
      ),
      parameters: [AnalysisParameter.date('since')],
    });
  },
  good: (stack) => {
    new AnalysisTemplate(stack, 'Reach', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      source: AnalysisSource.sql(
        'SELECT COUNT(DISTINCT user_id) FROM impressions WHERE seen_at BETWEEN :since AND :until',
      ),
      parameters: [AnalysisParameter.date('since'), AnalysisParameter.date('until')],
    });
  },
});
