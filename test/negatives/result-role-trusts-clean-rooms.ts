import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'ResultRoleTrustsCleanRooms',
  bad: (stack) => {
    const role = new Role(stack, 'Writer', {
      assumedBy: new ServicePrincipal('s3.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'WriteResults', 'write-results')],
    });
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results'), { role }),
    });
  },
  good: (stack) => {
    const role = new Role(stack, 'Writer', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'WriteResults', 'write-results')],
    });
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results'), { role }),
    });
  },
});
