import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Aws } from 'aws-cdk-lib';
import { AllowedAnalyses, AnalysisRule, TableAccessRole } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-table-access');
stack.membership.associate('SalesAssociation', {
  table: stack.sales({
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(Aws.ACCOUNT_ID) }),
  }),
  associationName: 'sales',
  role: new TableAccessRole(stack, 'TableAccess', { membership: stack.membership }),
});
new IntegTest(app, 'TableAccessRoleTest', { testCases: [stack] });
