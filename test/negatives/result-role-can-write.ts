import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'ResultRoleCanWrite',
  bad: (stack) => {
    const results = new Bucket(stack, 'Results');
    const role = new Role(stack, 'Writer', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    results.grantRead(role);
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(results, { role }),
    });
  },
  good: (stack) => {
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
  },
});
