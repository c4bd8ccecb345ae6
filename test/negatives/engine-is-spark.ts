import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'EngineIsSpark',
  bad: (stack) => {
    new CfnCollaboration(stack, 'Ads', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [],
      members: [
        {
          accountId: '222222222222',
          displayName: 'Advertiser',
          memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        },
      ],
      queryLogStatus: 'ENABLED',
      analyticsEngine: 'CLEAN_ROOMS_SQL',
    });
  },
  good: (stack) => {
    advertiserQueries(stack);
  },
});
