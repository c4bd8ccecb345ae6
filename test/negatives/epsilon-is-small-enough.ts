import { CleanRoomsChecks, Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'EpsilonIsSmallEnough',
  bad: (stack) => {
    CleanRoomsChecks.addTo(stack, { maximumEpsilon: 5 });
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 10, usersNoisePerQuery: 30 }),
    });
  },
  good: (stack) => {
    CleanRoomsChecks.addTo(stack, { maximumEpsilon: 5 });
    new PrivacyBudgetTemplate(stack, 'Budget', {
      membership: Membership.fromMembershipId(stack, 'Membership', '11111111-2222-3333-4444-555555555555'),
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 5, usersNoisePerQuery: 30 }),
    });
  },
});
