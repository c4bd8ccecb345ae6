import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Membership, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { publisherReceives } from '../support/rooms';

export default negative({
  rule: 'ReceiverHasDestination',
  bad: (stack) => {
    new Membership(stack, 'Membership', { collaboration: publisherReceives(stack) });
  },
  good: (stack) => {
    new Membership(stack, 'Membership', {
      collaboration: publisherReceives(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
  },
});
