import { Collaboration, Membership, PrivacyBudget } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'OneDifferentialPrivacyBudget',
  bad: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', '11111111-2222-3333-4444-555555555555'),
    });
    membership.addPrivacyBudget('Sales', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
    membership.addPrivacyBudget('Users', PrivacyBudget.differentialPrivacy({ epsilon: 1, usersNoisePerQuery: 50 }));
  },
  good: (stack) => {
    const membership = new Membership(stack, 'Membership', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Ads', '11111111-2222-3333-4444-555555555555'),
    });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 1, usersNoisePerQuery: 50 }));
  },
});
