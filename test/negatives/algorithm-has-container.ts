import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { negative } from '../support/negative';

export default negative({
  rule: 'AlgorithmHasContainer',
  bad: (stack) => {
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: 'arn:aws:iam::111111111111:role/Models',
    });
  },
  good: (stack) => {
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: 'arn:aws:iam::111111111111:role/Models',
      trainingContainerConfig: { imageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:1' },
    });
  },
});
