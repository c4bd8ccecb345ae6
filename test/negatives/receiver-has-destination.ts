import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Collaboration, Member, MemberAbility, Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ReceiverHasDestination',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Agency', abilities: [MemberAbility.QUERY] })],
    });
    new Membership(stack, 'Membership', { collaboration: ads });
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
