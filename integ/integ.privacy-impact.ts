import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, CfnOutput } from 'aws-cdk-lib';
import { PrivacyImpact } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-privacy-impact');
const impact = new PrivacyImpact(stack, 'Impact', {
  membership: stack.membership,
  epsilon: 3,
  usersNoisePerQuery: 30,
  minimums: { countDistinct: 1 },
});
new CfnOutput(stack, 'CountsOfDistinctValues', { value: impact.maxCountDistinct });
new IntegTest(app, 'PrivacyImpactTest', { testCases: [stack] });
