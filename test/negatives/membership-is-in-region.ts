import { Collaboration, Membership } from '../../src';
import { negative } from '../support/negative';

export default negative({
  rule: 'MembershipIsInRegion',
  bad: (stack) => {
    // The stack, and with it the membership, is in us-east-1.
    const ads = Collaboration.fromCollaborationArn(
      stack,
      'Ads',
      'arn:aws:cleanrooms:eu-central-1:222222222222:collaboration/a1b2c3d4-5678-90ab-cdef-000000000001',
    );
    new Membership(stack, 'Membership', { collaboration: ads });
  },
  good: (stack) => {
    const ads = Collaboration.fromCollaborationArn(
      stack,
      'Ads',
      'arn:aws:cleanrooms:us-east-1:222222222222:collaboration/a1b2c3d4-5678-90ab-cdef-000000000001',
    );
    new Membership(stack, 'Membership', { collaboration: ads });
  },
});
