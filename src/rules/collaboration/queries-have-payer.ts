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
  severity: 'warning',
  title: 'A member pays for queries',
  why: text`queries are paid for by the members who are responsible for them or, if none are specified, by the member
    who can query`,
  fix: text`add ${code('Payment.QUERY_COMPUTE')} to ${code('paymentResponsibilities')} of one member, or omit
    ${code('paymentResponsibilities')} of all members`,
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cleanrooms-collaboration-querycomputepaymentconfig.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const members = participants(collaboration);
    const allKnown =
      isComplete(collaboration.members) && members.every(({ payments }) => payments.queryCompute.state !== 'unknown');
    // Where no member can query, there is nothing to pay for.
    const canQuery = members.some(({ abilities }) => includes(abilities, CAN_QUERY));
    const excluded = members.filter(({ payments }) => is(payments.queryCompute, false));
    if (
      !allKnown ||
      !canQuery ||
      excluded.length === 0 ||
      members.some(({ payments }) => is(payments.queryCompute, true))
    ) {
      return [];
    }
    return [
      {
        what: text`no member of ${nameOf(collaboration)} pays for queries; not responsible for
          ${code('Payment.QUERY_COMPUTE')}: ${memberNames(excluded)}`,
      },
    ];
  },
});
