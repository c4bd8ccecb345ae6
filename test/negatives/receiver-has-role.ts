import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Collaboration, Member, MemberAbility, Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ReceiverHasRole',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Agency', abilities: [MemberAbility.QUERY] })],
    });
    const results = new Bucket(stack, 'Results');
    new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: ads.collaborationId,
      queryLogStatus: 'ENABLED',
      defaultResultConfiguration: {
        outputConfiguration: { s3: { bucket: results.bucketName, resultFormat: 'PARQUET' } },
      },
    });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Agency', abilities: [MemberAbility.QUERY] })],
    });
    new Membership(stack, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
  },
});
