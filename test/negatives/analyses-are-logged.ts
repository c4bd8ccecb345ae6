import { Collaboration } from '../../src';
import { negative } from '../support/negative';
import { advertiser, advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'AnalysesAreLogged',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
      queryLogging: false,
    });
  },
  good: (stack) => {
    advertiserQueries(stack);
  },
});
