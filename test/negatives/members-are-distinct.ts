import { Collaboration, Member, MemberAbility } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'MembersAreDistinct',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account('222222222222', { displayName: 'Advertiser', abilities: [MemberAbility.QUERY] }),
        Member.account('222222222222', { displayName: 'Agency', abilities: [MemberAbility.RECEIVE_RESULTS] }),
      ],
    });
  },
  good: (stack) => {
    advertiserQueries(stack);
  },
});
