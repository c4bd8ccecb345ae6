import { CleanRoomsChecks, Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'NoiseIsLargeEnough',
  bad: (stack) => {
    CleanRoomsChecks.addTo(stack, { minimumUsersNoisePerQuery: 30 });
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 10 }),
    });
  },
  good: (stack) => {
    CleanRoomsChecks.addTo(stack, { minimumUsersNoisePerQuery: 30 });
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
    });
  },
});
