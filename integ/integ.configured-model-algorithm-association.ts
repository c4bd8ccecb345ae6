import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Aws, RemovalPolicy, Size } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ConfiguredModelAlgorithm, ContainerLogType, ModelImage, NoiseLevel, TrainedModelExportFile } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-model-association');
const models = new Repository(stack, 'Models', { removalPolicy: RemovalPolicy.DESTROY });
stack.membership.associateModelAlgorithm('RecommenderAssociation', {
  algorithm: new ConfiguredModelAlgorithm(stack, 'Recommender', {
    configuredModelAlgorithmName: 'cleanrooms-model-association',
    trainingContainer: { image: ModelImage.repository(models, { tag: 'training' }) },
    inferenceContainer: { image: ModelImage.repository(models, { tag: 'inference' }) },
  }),
  associationName: 'recommender',
  privacyPolicies: {
    trainedModels: {
      containerLogs: [{ allowedAccountIds: [Aws.ACCOUNT_ID], logType: ContainerLogType.ERROR_SUMMARY }],
      noiseLevel: NoiseLevel.MEDIUM,
    },
    trainedModelExports: { filesToExport: [TrainedModelExportFile.MODEL], maxSize: Size.gibibytes(1) },
  },
});
new IntegTest(app, 'ConfiguredModelAlgorithmAssociationTest', { testCases: [stack] });
