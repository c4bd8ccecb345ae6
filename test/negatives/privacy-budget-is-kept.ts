import { RemovalPolicy } from 'aws-cdk-lib';
import { Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../src';
import { negative } from '../support/negative';
import { advertiserQueries } from '../support/rooms';

export default negative({
  rule: 'PrivacyBudgetIsKept',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership,
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
      removalPolicy: RemovalPolicy.DESTROY,
    });
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', { collaboration: advertiserQueries(stack) });
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership,
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
    });
  },
});
