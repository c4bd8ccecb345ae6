import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { publisherReceives } from '../support/rooms';

export default negative({
  rule: 'ReceiverHasRole',
  bad: (stack) => {
    const results = new Bucket(stack, 'Results');
    new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: publisherReceives(stack).collaborationId,
      queryLogStatus: 'ENABLED',
      defaultResultConfiguration: {
        outputConfiguration: { s3: { bucket: results.bucketName, resultFormat: 'PARQUET' } },
      },
    });
  },
  good: (stack) => {
    new Membership(stack, 'Membership', {
      collaboration: publisherReceives(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
  },
});
