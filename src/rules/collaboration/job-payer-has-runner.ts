import { excludes, is, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
import { code, text } from '../../private/text';
import { CAN_RUN_JOB } from '../../private/words';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const jobPayerHasRunner = rule({
  id: 'JobPayerHasRunner',
  catalogueIds: ['CR-COLLAB-014'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'A member pays for jobs only if a member can run them',
  why: 'the member who can run jobs is specified when the collaboration is created, so without one there are never jobs to pay for',
  fix: text`add ${code('MemberAbility.RUN_JOB')} to the abilities of the member who can query, or remove
    ${code('Payment.JOB_COMPUTE')} from ${code('paymentResponsibilities')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_JobComputePaymentConfig.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const members = participants(collaboration);
    const payers = members.filter(({ payments }) => is(payments.jobCompute, true));
    const withoutRunner =
      isComplete(collaboration.members) && members.every(({ abilities }) => excludes(abilities, CAN_RUN_JOB));
    if (payers.length === 0 || !withoutRunner) {
      return [];
    }
    const names = memberNames(payers);
    return [
      {
        what: text`no member of ${nameOf(collaboration)} can run jobs; responsible for ${code('Payment.JOB_COMPUTE')}:
          ${names}`,
      },
    ];
  },
});
