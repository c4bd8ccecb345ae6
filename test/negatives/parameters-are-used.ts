import { AnalysisParameter, AnalysisSource, AnalysisTemplate, Membership } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'ParametersAreUsed',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) FROM sales'),
      parameters: [AnalysisParameter.varchar('city')],
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new AnalysisTemplate(stack, 'Reach', {
      membership,
      source: AnalysisSource.sql('SELECT COUNT(DISTINCT user_id) FROM sales WHERE city = :city'),
      parameters: [AnalysisParameter.varchar('city')],
    });
  },
});
