import { CfnCollaboration, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { jobRunner, trainingJob } from '../support/rooms';

export default negative({
  rule: 'PysparkAuthorReceivesResults',
  bad: (stack) => {
    const room = new CfnCollaboration(stack, 'Ads', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [],
      members: [
        {
          accountId: '222222222222',
          displayName: 'Advertiser',
          memberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'],
        },
      ],
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'ENABLED',
    });
    const membership = new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: room.attrCollaborationIdentifier,
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'ENABLED',
    });
    trainingJob(stack, membership, 'STRING');
  },
  good: (stack) => {
    trainingJob(stack, jobRunner(stack), 'STRING');
  },
});
