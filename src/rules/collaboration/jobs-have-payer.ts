import { includes, is, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
import { code, text } from '../../private/text';
import { CAN_RUN_JOB } from '../../private/words';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const jobsHavePayer = rule({
  id: 'JobsHavePayer',
  catalogueIds: ['CR-COLLAB-039'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'A member pays for jobs',
  why: 'jobs are paid for by the member who is responsible for them or, if none is specified, by the member who runs them',
  fix: text`add ${code('Payment.JOB_COMPUTE')} to ${code('paymentResponsibilities')} of one member, or omit
    ${code('paymentResponsibilities')} of all members`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_JobComputePaymentConfig.html',
    basis: 'inferred',
  },
  check: (collaboration) => {
    const members = participants(collaboration);
    const excluded = members.filter(({ payments }) => is(payments.jobCompute, false));
    // A runner whose payment is not specified pays by default.
    const runnerIsExcluded = excluded.some(({ abilities }) => includes(abilities, CAN_RUN_JOB));
    const isPayerPossible = members.some(
      ({ payments }) => payments.jobCompute.state === 'unknown' || is(payments.jobCompute, true),
    );
    if (!runnerIsExcluded || isPayerPossible || !isComplete(collaboration.members)) {
      return [];
    }
    return [
      {
        what: text`no member of ${nameOf(collaboration)} pays for jobs; not responsible for
          ${code('Payment.JOB_COMPUTE')}: ${memberNames(excluded)}`,
      },
    ];
  },
});
