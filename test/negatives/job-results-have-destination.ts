import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Collaboration, Member, MemberAbility } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'JobResultsHaveDestination',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: {
        displayName: 'Publisher',
        abilities: [MemberAbility.QUERY, MemberAbility.RUN_JOB, MemberAbility.RECEIVE_RESULTS],
      },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
    new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: ads.collaborationId,
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'ENABLED',
    });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: {
        displayName: 'Publisher',
        abilities: [MemberAbility.QUERY, MemberAbility.RUN_JOB, MemberAbility.RECEIVE_RESULTS],
      },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
    new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: ads.collaborationId,
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'ENABLED',
      defaultJobResultConfiguration: {
        outputConfiguration: { s3: { bucket: 'publisher-job-results' } },
        roleArn: 'arn:aws:iam::111111111111:role/JobResultWriter',
      },
    });
  },
});
