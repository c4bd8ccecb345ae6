import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Aws } from 'aws-cdk-lib';
import { AllowedAnalyses, AnalysisRule, PopulationAnalysis } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-intermediate-table');
const analysisRule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(Aws.ACCOUNT_ID) });
const sales = stack.membership.associate('SalesAssociation', {
  table: stack.sales({ analysisRule }),
  associationName: 'sales',
});
stack.membership.addIntermediateTable('SalesByUser', {
  intermediateTableName: 'sales_by_user',
  population: PopulationAnalysis.sql('SELECT user_id, SUM(amount) AS amount FROM sales GROUP BY user_id'),
  baseTables: [sales],
  analysisRule,
});
new IntegTest(app, 'IntermediateTableTest', { testCases: [stack] });
