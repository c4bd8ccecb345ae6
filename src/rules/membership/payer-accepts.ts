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
  severity: 'error',
  title: 'A membership accepts the costs that the collaboration gives it',
  why: 'a member that pays has to accept it when it joins, and cannot join while it refuses',
  fix: text`leave ${code('acceptedPayments')} out, so that the membership accepts what the collaboration says`,
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
    // Only the member who can query can omit the payment configuration.
    const mustState =
      excludes(member.abilities, CAN_QUERY) || ALL_COSTS.some((cost) => !isAbsent(acceptedPayments[cost]));
    const open = ALL_COSTS.filter((cost) => {
      if (is(acceptedPayments[cost], false)) {
        return is(paysFor(collaboration, member, cost), true);
      }
      return isAbsent(acceptedPayments[cost]) && mustState && is(member.payments[cost], true);
    });
    if (open.length === 0) {
      return [];
    }
    const who = text`${memberName(member)} pays for ${paymentNames(open)} in ${nameOf(collaboration)}`;
    return [
      {
        what: text`${who}, but ${nameOf(membership)} does not accept it`,
        fix: text`add ${paymentNames(open)} to ${code('acceptedPayments')}, or leave ${code('acceptedPayments')} out to accept what the collaboration says`,
        property: 'PaymentConfiguration',
      },
    ];
  },
});
