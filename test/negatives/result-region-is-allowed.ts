import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Collaboration, MemberAbility, Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ResultRegionIsAllowed',
  bad: (stack) => {
    // The stack, and with it the bucket, is in us-east-1.
    new Membership(stack, 'Membership', {
      collaboration: new Collaboration(stack, 'Ads', {
        description: 'Reach of the spring campaign',
        creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
        allowedResultRegions: ['us-west-2'],
      }),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
  },
  good: (stack) => {
    new Membership(stack, 'Membership', {
      collaboration: new Collaboration(stack, 'Ads', {
        description: 'Reach of the spring campaign',
        creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
        allowedResultRegions: ['us-west-2', 'us-east-1'],
      }),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
  },
});
