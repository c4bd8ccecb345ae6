import { AutoApprovedChange, Collaboration } from '../../src';
import { negative } from '../support/negative';
import { advertiser, advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'MembersApproveChanges',
  bad: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [advertiser()],
      autoApprovedChanges: [AutoApprovedChange.ADD_MEMBER],
    });
  },
  good: (stack) => {
    advertiserQueries(stack);
  },
});
