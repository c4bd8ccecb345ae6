import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Collaboration, Member, MemberAbility, Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'MembershipRolesAreOwn',
  bad: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
    // The stack, and with it the membership, is in account 111111111111.
    const role = Role.fromRoleArn(stack, 'Writer', 'arn:aws:iam::222222222222:role/ResultWriter');
    new Membership(stack, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results'), { role }),
    });
  },
  good: (stack) => {
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
      members: [Member.account('222222222222', { displayName: 'Advertiser' })],
    });
    const role = Role.fromRoleArn(stack, 'Writer', 'arn:aws:iam::111111111111:role/ResultWriter');
    new Membership(stack, 'Membership', {
      collaboration: ads,
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results'), { role }),
    });
  },
});
