import { Collaboration, Member, MemberAbility, Membership } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'MetricsAreAvailable',
  bad: (stack) => {
    new Membership(stack, 'Membership', { collaboration: publisherQueries(stack), metrics: true });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
      metrics: true,
    });
    new Membership(stack, 'Membership', { collaboration: ads, metrics: true });
  },
});
