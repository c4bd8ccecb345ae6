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
  severity: 'error',
  title: 'A membership accepts no cost that the collaboration gives to others',
  why: 'who pays is agreed in the collaboration; the service refuses a member that accepts what it does not pay for',
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
    const needless = ALL_COSTS.filter(
      (cost) => is(membership.acceptedPayments[cost], true) && is(paysFor(collaboration, member, cost), false),
    );
    if (needless.length === 0) {
      return [];
    }
    const what = text`${nameOf(membership)} accepts ${paymentNames(needless)}`;
    return [
      {
        what: text`${what}, for which ${memberName(member)} does not pay in ${nameOf(collaboration)}`,
        fix: text`remove ${paymentNames(needless)} from ${code('acceptedPayments')}, or add it to ${code('paymentResponsibilities')} of the member in the collaboration`,
        property: 'PaymentConfiguration',
      },
    ];
  },
});
