import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { negative } from '../support/negative';
import { lookalikeModel } from '../support/rooms';

export default negative({
  rule: 'ModelKeepsTrainingData',
  bad: (stack) => {
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
      privacyConfiguration: {
        policies: {
          trainedModels: {
            containerLogs: [{ allowedAccountIds: ['222222222222'], logType: 'ALL' }],
            containerMetrics: { noiseLevel: 'NONE' },
          },
          trainedModelExports: { filesToExport: ['MODEL'], maxSize: { unit: 'GB', value: 10 } },
        },
      },
    });
  },
  good: (stack) => {
    new CfnConfiguredModelAlgorithmAssociation(stack, 'Lookalike', {
      name: 'lookalike',
      membershipIdentifier: '11111111-2222-3333-4444-555555555555',
      configuredModelAlgorithmArn: lookalikeModel(stack).attrConfiguredModelAlgorithmArn,
      privacyConfiguration: {
        policies: {
          trainedModels: {
            containerLogs: [{ allowedAccountIds: ['222222222222'], logType: 'ALL' }],
            containerMetrics: { noiseLevel: 'HIGH' },
          },
          trainedModelExports: { filesToExport: ['MODEL'], maxSize: { unit: 'GB', value: 10 } },
        },
      },
    });
  },
});
