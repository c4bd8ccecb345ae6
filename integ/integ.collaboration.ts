import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-collaboration');
new IntegTest(app, 'CollaborationTest', { testCases: [stack] });
