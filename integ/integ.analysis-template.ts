import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App } from 'aws-cdk-lib';
import { AllowedAnalyses, AnalysisParameter, AnalysisRule, AnalysisSource } from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-analysis-template');
const template = stack.membership.addAnalysisTemplate('SalesOfCity', {
  analysisTemplateName: 'sales_of_city',
  source: AnalysisSource.sql('SELECT SUM(amount) AS amount FROM sales WHERE city = :city'),
  parameters: [AnalysisParameter.varchar('city')],
});
stack.membership.associate('SalesAssociation', {
  table: stack.sales({
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(template) }),
  }),
  associationName: 'sales',
});
new IntegTest(app, 'AnalysisTemplateTest', { testCases: [stack] });
