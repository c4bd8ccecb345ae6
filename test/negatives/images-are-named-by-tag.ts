import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { negative } from '../support/negative';

export default negative({
  rule: 'ImagesAreNamedByTag',
  bad: (stack) => {
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: 'arn:aws:iam::111111111111:role/Models',
      trainingContainerConfig: {
        imageUri:
          '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike@sha256:9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0',
      },
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
