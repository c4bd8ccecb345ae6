import { Collaboration, Member, MemberAbility } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ValuesAreWithinLimits',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: '',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
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
