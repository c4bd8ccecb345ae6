import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { BudgetRemaining, ExistingBudget, PrivacyBudget, PrivacyBudgetTemplate } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-budget-remaining');
const { membership } = stack;
const budget = new PrivacyBudgetTemplate(stack, 'Budget', {
  membership,
  budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
  removalPolicy: RemovalPolicy.DESTROY,
});
const remaining = new BudgetRemaining(stack, 'Remaining', {
  membership,
  budget: ExistingBudget.differentialPrivacy({ minimums: { countDistinct: 1 } }),
});
remaining.node.addDependency(budget);
new CfnOutput(stack, 'CountsOfDistinctValues', { value: remaining.remainingCountDistinct });
new IntegTest(app, 'BudgetRemainingTest', { testCases: [stack] });
