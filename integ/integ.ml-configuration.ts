import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import { MlConfiguration } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-ml-configuration');
new MlConfiguration(stack, 'MlConfiguration', {
  membership: stack.membership,
  bucket: new Bucket(stack, 'Models', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.DESTROY,
  }),
  keyPrefix: 'models',
});
new IntegTest(app, 'MlConfigurationTest', { testCases: [stack] });
