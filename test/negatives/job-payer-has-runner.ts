import { Collaboration, Payment } from '../../src';
import { negative } from '../support/negative';
import { advertiser, publisherPays } from '../support/rooms';

export default negative({
  rule: 'JobPayerHasRunner',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.JOB_COMPUTE] },
      members: [advertiser()],
    });
  },
  good: (stack) => {
    publisherPays(stack);
  },
});
