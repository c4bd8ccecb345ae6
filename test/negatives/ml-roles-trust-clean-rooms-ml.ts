import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { negative } from '../support/negative';

export default negative({
  rule: 'MlRolesTrustCleanRoomsMl',
  bad: (stack) => {
    const role = new Role(stack, 'Models', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'PullImages', 'pull-images')],
    });
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: role.roleArn,
      trainingContainerConfig: { imageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:1' },
    });
  },
  good: (stack) => {
    const role = new Role(stack, 'Models', {
      assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromManagedPolicyName(stack, 'PullImages', 'pull-images')],
    });
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: role.roleArn,
      trainingContainerConfig: { imageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:1' },
    });
  },
});
