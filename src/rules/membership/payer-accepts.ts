import { excludes, is, isAbsent } from '../../model/fact';
import { participationOf } from '../../model/nodes';
import { paysFor } from '../../model/payer';
import { ALL_COSTS } from '../../model/payment';
import { code, text } from '../../private/text';
import { CAN_QUERY } from '../../private/words';
import { memberName } from '../members';
import { paymentNames } from '../payments';
import { nameOf, rule } from '../rule';

export const payerAccepts = rule({
  id: 'PayerAccepts',
  catalogueIds: ['CR-MEMB-010', 'CR-MEMB-012', 'CR-MEMB-013', 'CR-ML-026'],
  subject: 'membership',
  // A change request can change who pays, which the properties of a collaboration do not show.
  severity: 'warning',
  title: 'A membership accepts the payment responsibilities of its member',
  why: text`a member who is responsible for a cost must accept it to join the collaboration, unless a change request has
    made others responsible`,
  fix: text`omit ${code('acceptedPayments')}, so that the membership accepts the payment responsibilities of its
    member`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MembershipQueryComputePaymentConfig.html',
    basis: 'documented',
  },
  check: (membership) => {
    const participation = participationOf(membership);
    if (!participation) {
      return [];
    }
    const { collaboration, member } = participation;
    const { acceptedPayments } = membership;
    // Only the member who can query can omit all payments.
    const mustState =
      excludes(member.abilities, CAN_QUERY) || ALL_COSTS.some((cost) => !isAbsent(acceptedPayments[cost]));
    const notAccepted = ALL_COSTS.filter((cost) => {
      if (is(acceptedPayments[cost], false)) {
        return is(paysFor(collaboration, member, cost), true);
      }
      return isAbsent(acceptedPayments[cost]) && mustState && is(member.payments[cost], true);
    });
    if (notAccepted.length === 0) {
      return [];
    }
    const who = text`${memberName(member)} is responsible for ${paymentNames(notAccepted)} in ${nameOf(collaboration)}`;
    return [
      {
        what: text`${who}, which ${nameOf(membership)} does not accept`,
        fix: text`add ${paymentNames(notAccepted)} to ${code('acceptedPayments')}, or omit ${code('acceptedPayments')}
          to accept all payment responsibilities of the member`,
        property: 'PaymentConfiguration',
      },
    ];
  },
});
