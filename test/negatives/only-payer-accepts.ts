import { Collaboration, Member, MemberAbility, Payment } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'OnlyPayerAccepts',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        // Who queries pays for queries unless the collaboration says otherwise.
        Member.of('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
    ads.addCreatorMembership('Membership', { accepts: [Payment.QUERY_COMPUTE] });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', pays: [Payment.QUERY_COMPUTE] },
      members: [
        Member.of('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
    ads.addCreatorMembership('Membership', { accepts: [Payment.QUERY_COMPUTE] });
  },
});
