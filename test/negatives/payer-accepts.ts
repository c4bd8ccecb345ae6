import { Collaboration, Member, MemberAbility, Membership, Payment } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'PayerAccepts',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
    new Membership(stack, 'Membership', { collaboration: ads, acceptedPayments: [] });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
    new Membership(stack, 'Membership', { collaboration: ads });
  },
});
