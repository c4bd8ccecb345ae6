import { Collaboration, MemberAbility } from '../../src';
import { negative } from '../support/negative';
import { advertiser, advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'SingleQueryRunner',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY] },
      members: [advertiser()],
    });
  },
  good: (stack) => {
    advertiserQueries(stack);
  },
});
