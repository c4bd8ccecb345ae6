import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AnalysisArtifact, AnalysisSource, AnalysisTemplate, ErrorMessageType, Membership } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ErrorMessagesAreBasic',
  bad: (stack) => {
    const code = Bucket.fromBucketName(stack, 'Code', 'publisher-code');
    new AnalysisTemplate(stack, 'Train', {
      membership: Membership.fromMembershipId(stack, 'Membership', 'a1b2c3d4-5678-90ab-cdef-000000000002'),
      source: AnalysisSource.pyspark({
        entryPoint: AnalysisArtifact.fromBucket(code, 'jobs/train.py'),
        referencedTables: ['sales'],
        errorMessageType: ErrorMessageType.DETAILED,
      }),
    });
  },
  good: (stack) => {
    const code = Bucket.fromBucketName(stack, 'Code', 'publisher-code');
    new AnalysisTemplate(stack, 'Train', {
      membership: Membership.fromMembershipId(stack, 'Membership', 'a1b2c3d4-5678-90ab-cdef-000000000002'),
      source: AnalysisSource.pyspark({
        entryPoint: AnalysisArtifact.fromBucket(code, 'jobs/train.py'),
        referencedTables: ['sales'],
      }),
    });
  },
});
