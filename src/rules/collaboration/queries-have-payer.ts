import { includes, is, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
import { code, text } from '../../private/text';
import { CAN_QUERY } from '../../private/words';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const queriesHavePayer = rule({
  id: 'QueriesHavePayer',
  catalogueIds: ['CR-COLLAB-012'],
  subject: 'collaboration',
  severity: 'error',
  title: 'A member pays for queries',
  why: 'somebody pays for every query: the members that are named, or if nobody is, the one who can query',
  fix: text`add ${code('Payment.QUERY_COMPUTE')} to ${code('paymentResponsibilities')} of one member, or say of no member whether it pays for queries`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_QueryComputePaymentConfig.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const members = participants(collaboration);
    const everyone =
      isComplete(collaboration.members) && members.every(({ payments }) => payments.queryCompute.state !== 'unknown');
    const refused = members.filter(({ payments }) => is(payments.queryCompute, false));
    if (!everyone || refused.length === 0 || members.some(({ payments }) => is(payments.queryCompute, true))) {
      return [];
    }
    const excludesRunner = refused.some(({ abilities }) => includes(abilities, CAN_QUERY));
    return [
      {
        what: text`nobody in ${nameOf(collaboration)} is to pay for queries: ${code('Payment.QUERY_COMPUTE')} is refused by
          ${memberNames(refused)}`,
        // The member who can query still pays by default, unless it is also excluded.
        severity: excludesRunner ? 'error' : 'warning',
      },
    ];
  },
});
