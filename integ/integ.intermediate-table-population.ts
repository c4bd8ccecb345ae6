import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Aws, Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import {
  AllowedAnalyses,
  AnalysisRule,
  DisallowedIntermediateTable,
  IntermediateTablePopulation,
  PopulationAnalysis,
} from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-intermediate-table-population');
const analysisRule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(Aws.ACCOUNT_ID) });
const sales = stack.membership.associate('SalesAssociation', {
  table: stack.sales({ analysisRule }),
  associationName: 'sales',
});
const [intermediateTable, withdrawn] = ['sales_by_user', 'users'].map((intermediateTableName) =>
  stack.membership.addIntermediateTable(`Table${intermediateTableName}`, {
    intermediateTableName,
    population: PopulationAnalysis.sql('SELECT user_id, SUM(amount) AS amount FROM sales GROUP BY user_id'),
    baseTables: [sales],
    analysisRule,
  }),
);
const population = new IntermediateTablePopulation(stack, 'Population', {
  intermediateTable,
  maxWait: Duration.minutes(2),
});
population.addSchedule('Weekly', { schedule: ScheduleExpression.rate(Duration.days(7)), enabled: false });
new DisallowedIntermediateTable(stack, 'Disallowed', {
  membership: stack.membership,
  intermediateTableName: 'users',
}).node.addDependency(withdrawn);
new IntegTest(app, 'IntermediateTablePopulationTest', { testCases: [stack] });
