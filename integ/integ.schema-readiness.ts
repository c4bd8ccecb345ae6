import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Aws, CfnOutput } from 'aws-cdk-lib';
import { AllowedAnalyses, AnalysisRule, CollaborationTable, SchemaReadiness } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-schema-readiness');
const { membership } = stack;
const association = membership.associate('SalesAssociation', {
  table: stack.sales({
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(Aws.ACCOUNT_ID) }),
  }),
  associationName: 'sales',
});
const readiness = new SchemaReadiness(stack, 'Readiness', {
  membership,
  table: CollaborationTable.association(association),
});
new CfnOutput(stack, 'Status', { value: readiness.readinessStatus });
new IntegTest(app, 'SchemaReadinessTest', { testCases: [stack] });
