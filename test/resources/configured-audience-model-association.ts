import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AudienceModel, ConfiguredAudienceModel, Membership } from '../../src';
import { given } from '../support/given';
import { advertiserQueries } from '../support/rooms';

export default given({
  construct: 'ConfiguredAudienceModelAssociation',
  given: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const viewers = new ConfiguredAudienceModel(stack, 'Viewers', {
      audienceModel: AudienceModel.fromAudienceModelArn(
        stack,
        'AudienceModel',
        'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010',
      ),
      bucket: Bucket.fromBucketName(stack, 'Audiences', 'publisher-audiences'),
    });
    return { membership, viewers };
  },
});
