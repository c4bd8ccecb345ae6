import { includes, is, isComplete } from '../../model/fact';
import { participants } from '../../model/members';
import { code, text } from '../../private/text';
import { CAN_RUN_JOB } from '../../private/words';
import { memberNames } from '../members';
import { nameOf, rule } from '../rule';

export const jobsHavePayer = rule({
  id: 'JobsHavePayer',
  catalogueIds: ['CR-COLLAB-015', 'CR-COLLAB-039'],
  subject: 'collaboration',
  // The user guide lets another member pay, and does not mention that the member who runs jobs must not be excluded.
  severity: 'warning',
  title: 'A member pays for jobs, and the member who runs them is not excluded',
  why: text`jobs are paid for by the member who is responsible for them or, if none is specified, by the member who runs
    them; the service documents an error if this member is explicitly not responsible`,
  fix: text`remove ${code('Payment.JOB_COMPUTE')} from ${code('declinedPayments')} of the member who runs jobs, or
    ${code('jobCompute')} from its payment configuration; to make another member pay, add
    ${code('Payment.JOB_COMPUTE')} to ${code('paymentResponsibilities')} of that member`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_JobComputePaymentConfig.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const members = participants(collaboration);
    const excluded = members.filter(({ payments }) => is(payments.jobCompute, false));
    // A runner whose payment is not specified pays by default.
    const excludedRunners = excluded.filter(({ abilities }) => includes(abilities, CAN_RUN_JOB));
    if (excludedRunners.length === 0) {
      return [];
    }
    const isPayerPossible = members.some(
      ({ payments }) => payments.jobCompute.state === 'unknown' || is(payments.jobCompute, true),
    );
    if (isPayerPossible || !isComplete(collaboration.members)) {
      const who = `${memberNames(excludedRunners)} can run jobs in ${nameOf(collaboration)}`;
      return [{ what: text`${who}, but is explicitly not responsible for ${code('Payment.JOB_COMPUTE')}` }];
    }
    return [
      {
        what: text`no member of ${nameOf(collaboration)} pays for jobs; not responsible for
          ${code('Payment.JOB_COMPUTE')}: ${memberNames(excluded)}`,
      },
    ];
  },
});
