import { CfnCollaboration, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { negative } from '../support/negative';
import { jobRunner, trainingJob } from '../support/rooms';

export default negative({
  rule: 'PysparkTemplateHasJobRunner',
  bad: (stack) => {
    const room = new CfnCollaboration(stack, 'Ads', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
      members: [{ accountId: '222222222222', displayName: 'Advertiser', memberAbilities: [] }],
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'ENABLED',
    });
    const membership = new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: room.attrCollaborationIdentifier,
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'ENABLED',
      defaultJobResultConfiguration: {
        outputConfiguration: { s3: { bucket: 'publisher-results', keyPrefix: 'jobs' } },
        roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-results',
      },
    });
    trainingJob(stack, membership, 'STRING');
  },
  good: (stack) => {
    trainingJob(stack, jobRunner(stack), 'STRING');
  },
});
