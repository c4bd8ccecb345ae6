import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import { Collaboration, Member, MemberAbility, Payment } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'JobsHavePayer',
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
          memberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'],
          paymentConfiguration: { queryCompute: { isResponsible: true }, jobCompute: { isResponsible: false } },
        },
      ],
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'ENABLED',
    });
  },
  good: (stack) => {
    new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', paymentResponsibilities: [Payment.QUERY_COMPUTE, Payment.JOB_COMPUTE] },
      members: [
        Member.account('222222222222', {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RUN_JOB, MemberAbility.RECEIVE_RESULTS],
        }),
      ],
    });
  },
});
