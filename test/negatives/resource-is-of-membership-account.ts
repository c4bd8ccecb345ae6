import { Membership, PrivacyBudget } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'ResourceIsOfMembershipAccount',
  bad: (stack) => {
    // The stack is in account 111111111111.
    const advertiser = Membership.fromMembershipArn(
      stack,
      'Membership',
      'arn:aws:cleanrooms:us-east-1:222222222222:membership/a1b2c3d4-5678-90ab-cdef-000000000002',
    );
    advertiser.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
  good: (stack) => {
    const publisher = Membership.fromMembershipArn(
      stack,
      'Membership',
      'arn:aws:cleanrooms:us-east-1:111111111111:membership/a1b2c3d4-5678-90ab-cdef-000000000002',
    );
    publisher.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  },
});
