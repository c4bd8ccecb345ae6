import { jobPayerHasRunner } from '../../../src/rules/collaboration/job-payer-has-runner';
import { ADVERTISER, collaboration, list, member, PUBLISHER, payments, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const PAYS = { payments: payments({ jobCompute: true }) };
const FIX =
  'add `MemberAbility.RUN_JOB` to the abilities of the member who can query, or remove `Payment.JOB_COMPUTE` from `paymentResponsibilities`';

/** The publisher pays for jobs, and the advertiser has these abilities. */
function ads(abilities: readonly string[], complete = true) {
  return collaboration({
    creator: member(PUBLISHER, [], PAYS),
    members: list([member(ADVERTISER, abilities)], complete),
  });
}

describeRule(jobPayerHasRunner, {
  fires: [
    {
      name: 'nobody can run jobs',
      subject: () => ads(['CAN_QUERY']),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" can run jobs; responsible for `Payment.JOB_COMPUTE`: 111111111111 ("Member 111111111111")',
          fix: FIX,
          property: undefined,
        },
      ],
    },
  ],
  quiet: [
    { name: 'a member can run jobs', subject: () => ads(['CAN_QUERY', 'CAN_RUN_JOB']) },
    { name: 'nobody pays for jobs', subject: () => collaboration() },
  ],
  unknown: [
    { name: 'another member is a token', subject: () => ads(['CAN_QUERY'], false) },
    {
      name: 'the abilities of a member are a token',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], PAYS),
          members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]),
        }),
    },
    {
      name: 'what a member pays for is a token',
      subject: () =>
        collaboration({ creator: member(PUBLISHER, [], { payments: { ...payments({}), jobCompute: UNKNOWN } }) }),
    },
  ],
});
