import { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'MembershipRolesAreOwn',
  bad: (stack) => {
    // The stack, and with it the membership, is in account 111111111111.
    const role = Role.fromRoleArn(stack, 'Writer', 'arn:aws:iam::222222222222:role/ResultWriter');
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results'), { role }),
    });
  },
  good: (stack) => {
    const role = Role.fromRoleArn(stack, 'Writer', 'arn:aws:iam::111111111111:role/ResultWriter');
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results'), { role }),
    });
  },
});
