import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { Collaboration, Payment } from '../../src';
import { negative } from '../support/negative';
import { advertiser } from '../support/rooms';

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
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE] },
      members: [advertiser()],
    });
  },
});
