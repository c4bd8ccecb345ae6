import { Collaboration, Member, MemberAbility, Membership } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'JobLogFollowsCollaboration',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
    new Membership(stack, 'Membership', { collaboration: ads, jobLogging: true });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
      jobLogging: true,
    });
    new Membership(stack, 'Membership', { collaboration: ads, jobLogging: true });
  },
});
