import { Collaboration, Membership, Payment } from '../../src';
import { negative } from '../support/negative';
import { advertiser, advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'OnlyPayerAccepts',
  bad: (stack) => {
    // Who queries pays for queries unless the collaboration says otherwise.
    const ads = advertiserQueries(stack);
    new Membership(stack, 'Membership', { collaboration: ads, acceptedPayments: [Payment.QUERY_COMPUTE] });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] },
      members: [advertiser()],
    });
    new Membership(stack, 'Membership', { collaboration: ads, acceptedPayments: [Payment.QUERY_COMPUTE] });
  },
});
