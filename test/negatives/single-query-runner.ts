import { Collaboration, Member, MemberAbility } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'SingleQueryRunner',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY] },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
  },
  good: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
  },
});
