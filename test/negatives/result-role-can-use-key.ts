import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { publisherQueries } from '../support/rooms';

export default negative({
  rule: 'ResultRoleCanUseKey',
  bad: (stack) => {
    const results = new Bucket(stack, 'Results', { encryption: BucketEncryption.KMS });
    const role = new Role(stack, 'Writer', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    const resources = [results.bucketArn, results.arnForObjects('*')];
    role.addToPolicy(new PolicyStatement({ actions: ['s3:*'], resources }));
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(results, { role }),
    });
  },
  good: (stack) => {
    const results = new Bucket(stack, 'Results', { encryption: BucketEncryption.KMS });
    new Membership(stack, 'Membership', {
      collaboration: publisherQueries(stack),
      resultOutput: ResultOutput.s3(results),
    });
  },
});
