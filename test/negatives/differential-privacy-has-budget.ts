import { Stack } from 'aws-cdk-lib';
import { AllowedAnalyses, AnalysisRule, Membership, OutputProtection, PrivacyBudget } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries, lakeTable } from '../support/rooms';

export default negative({
  rule: 'DifferentialPrivacyHasBudget',
  bad: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    publisher.associate('Users', { table: lakeTable(stack, 'Users', rule) });

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new Membership(partner, 'Membership', { collaboration: ads });
  },
  good: (stack) => {
    const rule = AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
      outputProtection: OutputProtection.differentialPrivacy('user_id'),
    });
    const ads = advertiserQueries(stack);
    const publisher = new Membership(stack, 'Publisher', { collaboration: ads });
    publisher.associate('Users', { table: lakeTable(stack, 'Users', rule) });
    publisher.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));

    const partner = new Stack(stack.node.root, 'Partner', { env: { account: '222222222222', region: 'us-east-1' } });
    new Membership(partner, 'Membership', { collaboration: ads });
  },
});
