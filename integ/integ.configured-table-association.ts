import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Aws } from 'aws-cdk-lib';
import { AllowedAnalyses, AnalysisRule } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-association');
stack.membership.associate('SalesAssociation', {
  table: stack.sales({
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(Aws.ACCOUNT_ID) }),
  }),
  associationName: 'sales',
});

// The service lists what keeps a table from being queried, such as a role that it cannot assume.
const test = new IntegTest(app, 'ConfiguredTableAssociationTest', { testCases: [stack] });
test.assertions
  .awsApiCall('@aws-sdk/client-cleanrooms', 'GetSchemaCommand', {
    collaborationIdentifier: stack.collaboration.collaborationId,
    name: 'sales',
  })
  .assertAtPath('schema.schemaStatusDetails.0.status', ExpectedResult.stringLikeRegexp('^READY$'));
