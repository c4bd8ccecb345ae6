import { Stack } from 'aws-cdk-lib';
import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { negative } from '../support/negative';
import { codeIn, jobRunner } from '../support/rooms';

export default negative({
  rule: 'CodeIsInRegion',
  bad: (stack) => {
    const europe = new Stack(stack.node.root, 'Europe', { env: { account: '111111111111', region: 'eu-west-1' } });
    const bucket = new CfnBucket(europe, 'Code', { versioningConfiguration: { status: 'Enabled' } });
    new CfnAnalysisTemplate(stack, 'Train', {
      name: 'train',
      membershipIdentifier: jobRunner(stack).attrMembershipIdentifier,
      format: 'PYSPARK_1_0',
      source: codeIn(bucket.ref, 'arn:aws:iam::111111111111:role/service-role/cleanrooms-code'),
      schema: { referencedTables: ['sales'] },
    });
  },
  good: (stack) => {
    const bucket = new Bucket(stack, 'Code', { versioned: true });
    new CfnAnalysisTemplate(stack, 'Train', {
      name: 'train',
      membershipIdentifier: jobRunner(stack).attrMembershipIdentifier,
      format: 'PYSPARK_1_0',
      source: codeIn(bucket.bucketName, 'arn:aws:iam::111111111111:role/service-role/cleanrooms-code'),
      schema: { referencedTables: ['sales'] },
    });
  },
});
