import { AnalysisParameter, AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'ParameterDefaultsFitTypes',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) FROM sales WHERE day >= :since'),
      parameters: [AnalysisParameter.date('since', { defaultValue: 'yesterday' })],
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) FROM sales WHERE day >= :since'),
      parameters: [AnalysisParameter.date('since', { defaultValue: '2026-01-01' })],
    });
  },
});
