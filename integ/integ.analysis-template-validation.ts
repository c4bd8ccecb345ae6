import { IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy } from 'aws-cdk-lib';
import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplateValidation,
  OutputProtection,
  PrivacyBudget,
  PrivacyBudgetTemplate,
} from '../src';
import { RoomStack } from './room';

const app = new App();
const stack = new RoomStack(app, 'cleanrooms-template-validation');
const template = stack.membership.addAnalysisTemplate('UsersByCity', {
  analysisTemplateName: 'users_by_city',
  source: AnalysisSource.sql('SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city'),
});
const association = stack.membership.associate('SalesAssociation', {
  table: stack.sales({
    analysisRule: AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.templates(template),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    }),
  }),
  associationName: 'sales',
});
new PrivacyBudgetTemplate(stack, 'Budget', {
  membership: stack.membership,
  budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
  removalPolicy: RemovalPolicy.DESTROY,
});
const validation = new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate: template });
validation.node.addDependency(association);
new IntegTest(app, 'AnalysisTemplateValidationTest', { testCases: [stack] });
