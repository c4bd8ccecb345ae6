import { Collaboration, Member, MemberAbility } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'SomebodyReceivesResults',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [Member.account('222222222222', { displayName: 'Advertiser', abilities: [MemberAbility.QUERY] })],
    });
  },
  good: (stack) => {
    advertiserQueries(stack);
  },
});
