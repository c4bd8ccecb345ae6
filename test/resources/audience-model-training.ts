import { Topic } from 'aws-cdk-lib/aws-sns';
import { AudienceModel } from '../../src';
import { given } from '../support/given';

export default given({
  construct: 'AudienceModelTraining',
  given: (stack) => {
    const arn = 'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010';
    const viewers = AudienceModel.fromAudienceModelArn(stack, 'Viewers', arn);
    const topic = new Topic(stack, 'Topic');
    return { viewers, topic };
  },
});
