import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { negative } from '../support/negative';

export default negative({
  rule: 'MlRolesAreOwn',
  bad: (stack) => {
    // The stack, and with it the model, is in account 111111111111.
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: 'arn:aws:iam::222222222222:role/Models',
      trainingContainerConfig: { imageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:1' },
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
