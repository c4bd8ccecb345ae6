import { Collaboration, Member, MemberAbility } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'QueryLogFollowsCollaboration',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.of('222222222222', { displayName: 'Advertiser' })],
      queryLogging: false,
    });
    ads.addCreatorMembership('Membership', { queryLogging: true });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.of('222222222222', { displayName: 'Advertiser' })],
      queryLogging: true,
    });
    ads.addCreatorMembership('Membership', { queryLogging: true });
  },
});
