import { Collaboration, Member, MemberAbility, Membership, Payment } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries, syntheticSales } from '../support/rooms';

export default negative({
  rule: 'SyntheticDataHasPayer',
  bad: (stack) => {
    const ads = publisherQueries(stack);
    syntheticSales(stack, new Membership(stack, 'Membership', { collaboration: ads }));
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: {
        displayName: 'Publisher',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.SYNTHETIC_DATA_GENERATION],
      },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
    syntheticSales(stack, new Membership(stack, 'Membership', { collaboration: ads }));
  },
});
