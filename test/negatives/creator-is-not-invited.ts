import { Collaboration, Member, MemberAbility } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'CreatorIsNotInvited',
  bad: (stack) => {
    // The stack is in account 111111111111.
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [
        Member.account('111111111111', { displayName: 'Publisher' }),
        Member.account('222222222222', { displayName: 'Advertiser' }),
      ],
    });
  },
  good: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
  },
});
