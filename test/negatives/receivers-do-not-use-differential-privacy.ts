import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AllowedAnalyses, AnalysisRule, Membership, OutputProtection, PrivacyBudget, ResultOutput } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable, publisherReceives } from '../support/rooms';

export default negative({
  rule: 'ReceiversDoNotUseDifferentialPrivacy',
  bad: (stack) => {
    // The publisher receives the results of queries on its own table.
    const membership = new Membership(stack, 'Membership', {
      collaboration: publisherReceives(stack),
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results')),
    });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    membership.associate('Sales', { table: lakeTable(stack, 'SalesTable', rule), associationName: 'sales' });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
});
