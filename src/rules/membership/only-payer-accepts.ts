import { is } from '../../model/fact';
import { participationOf } from '../../model/nodes';
import { paysFor } from '../../model/payer';
import { ALL_COSTS } from '../../model/payment';
import { code, text } from '../../private/text';
import { memberName } from '../members';
import { paymentNames } from '../payments';
import { nameOf, rule } from '../rule';

export const onlyPayerAccepts = rule({
  id: 'OnlyPayerAccepts',
  catalogueIds: ['CR-MEMB-011'],
  subject: 'membership',
  // A change request can change who pays, which the properties of a collaboration do not show.
  severity: 'warning',
  title: 'A membership accepts only the payment responsibilities of its member',
  why: text`the service rejects a membership that accepts a payment responsibility that its member does not have, unless
    a change request has added it to the member`,
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
    const unassigned = ALL_COSTS.filter(
      (cost) => is(membership.acceptedPayments[cost], true) && is(paysFor(collaboration, member, cost), false),
    );
    if (unassigned.length === 0) {
      return [];
    }
    const what = text`${nameOf(membership)} accepts ${paymentNames(unassigned)}`;
    return [
      {
        what: text`${what}, for which ${memberName(member)} is not responsible in ${nameOf(collaboration)}`,
        fix: text`remove ${paymentNames(unassigned)} from ${code('acceptedPayments')}, or add the same to
          ${code('paymentResponsibilities')} of the member in the collaboration`,
        property: 'PaymentConfiguration',
      },
    ];
  },
});
