import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Collaboration, JobResultOutput, Member, MemberAbility, Membership } from '../../src';
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
    new Membership(stack, 'Membership', { collaboration: ads });
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
    const results = Bucket.fromBucketName(stack, 'Results', 'publisher-job-results');
    new Membership(stack, 'Membership', { collaboration: ads, jobResultOutput: JobResultOutput.s3(results) });
  },
});
