import { Collaboration, Member, MemberAbility, Payment } from '../../src';
import { negative } from '../support/negative';
import { publisherPays } from '../support/rooms';

export default negative({
  rule: 'EachCostHasOnePayer',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
          paymentResponsibilities: [Payment.QUERY_COMPUTE],
        }),
      ],
    });
  },
  good: (stack) => {
    publisherPays(stack);
  },
});
