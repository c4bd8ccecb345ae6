import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ConfiguredModelAlgorithm, ModelImage } from '../src';

const app = new App();
const stack = new Stack(app, 'cleanrooms-model-algorithm');
// No model is trained, so the repository stays empty.
const models = new Repository(stack, 'Models', { removalPolicy: RemovalPolicy.DESTROY });
new ConfiguredModelAlgorithm(stack, 'Recommender', {
  configuredModelAlgorithmName: 'cleanrooms-model-algorithm',
  trainingContainer: {
    image: ModelImage.repository(models, { tag: 'training' }),
    metricDefinitions: [{ name: 'loss', regex: 'loss: ([0-9.]+)' }],
  },
  inferenceContainer: { image: ModelImage.repository(models, { tag: 'inference' }) },
});
new IntegTest(app, 'ConfiguredModelAlgorithmTest', { testCases: [stack] });
