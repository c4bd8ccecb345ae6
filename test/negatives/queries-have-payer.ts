import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { publisherPays } from '../support/rooms';

export default negative({
  rule: 'QueriesHavePayer',
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
          paymentConfiguration: { queryCompute: { isResponsible: false } },
        },
      ],
      queryLogStatus: 'ENABLED',
    });
  },
  good: (stack) => {
    publisherPays(stack);
  },
});
