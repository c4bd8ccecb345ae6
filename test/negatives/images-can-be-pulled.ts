import { CfnConfiguredModelAlgorithm } from 'aws-cdk-lib/aws-cleanroomsml';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { negative } from '../support/negative';

export default negative({
  rule: 'ImagesCanBePulled',
  bad: (stack) => {
    const repository = new Repository(stack, 'Images');
    const role = new Role(stack, 'Models', { assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com') });
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: role.roleArn,
      trainingContainerConfig: { imageUri: repository.repositoryUriForTag('1') },
    });
  },
  good: (stack) => {
    const repository = new Repository(stack, 'Images');
    const role = new Role(stack, 'Models', { assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com') });
    repository.grantPull(role);
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'lookalike',
      roleArn: role.roleArn,
      trainingContainerConfig: { imageUri: repository.repositoryUriForTag('1') },
    });
  },
});
