import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy } from 'aws-cdk-lib';
import { PrivacyBudget, PrivacyBudgetTemplate } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-privacy-budget');
new PrivacyBudgetTemplate(stack, 'Budget', {
  membership: stack.membership,
  budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
  removalPolicy: RemovalPolicy.DESTROY,
});
new IntegTest(app, 'PrivacyBudgetTemplateTest', { testCases: [stack] });
