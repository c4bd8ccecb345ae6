import { Collaboration } from '../../src';
import { negative } from '../support/negative';
import { advertiser, advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'ResultRegionsAreDeliberate',
  bad: (stack) => {
    // The stack, and with it the collaboration, is in us-east-1.
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
      allowedResultRegions: ['us-east-1', 'eu-west-1'],
    });
  },
  good: (stack) => {
    advertiserQueries(stack);
  },
});
