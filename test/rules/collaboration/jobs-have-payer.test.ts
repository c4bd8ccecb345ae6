import { jobsHavePayer } from '../../../src/rules/collaboration/jobs-have-payer';
import { ADVERTISER, collaboration, list, member, PUBLISHER, payments, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'remove `Payment.JOB_COMPUTE` from `declinedPayments` of the member who runs jobs, or `jobCompute` from its payment configuration; to make another member pay, add `Payment.JOB_COMPUTE` to `paymentResponsibilities` of that member';
const EXCLUDED =
  '222222222222 ("Member 222222222222") can run jobs in "Ads", but is explicitly not responsible for `Payment.JOB_COMPUTE`';

const PAYS = { payments: payments({ jobCompute: true }) };
const PAYS_NOT = { payments: payments({ jobCompute: false }) };
const PAYS_PERHAPS = { payments: { ...payments({}), jobCompute: UNKNOWN } };
const RUNS = ['CAN_QUERY', 'CAN_RUN_JOB'];

describeRule(jobsHavePayer, {
  fires: [
    {
      name: 'the member who runs jobs does not pay, and no other does',
      subject: () => collaboration({ members: list([member(ADVERTISER, RUNS, PAYS_NOT)]) }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" pays for jobs; not responsible for `Payment.JOB_COMPUTE`: 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'nobody pays by their own words',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], PAYS_NOT),
          members: list([member(ADVERTISER, RUNS, PAYS_NOT)]),
        }),
      violations: [
        {
          severity: 'warning',
          what: 'no member of "Ads" pays for jobs; not responsible for `Payment.JOB_COMPUTE`: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")',
          fix: FIX,
          property: undefined,
        },
      ],
    },
    {
      name: 'the member who runs jobs is excluded, and another one pays',
      subject: () =>
        collaboration({ creator: member(PUBLISHER, [], PAYS), members: list([member(ADVERTISER, RUNS, PAYS_NOT)]) }),
      violations: [{ severity: 'warning', what: EXCLUDED, fix: FIX, property: undefined }],
    },
    {
      name: 'the member who runs jobs is excluded, and another one perhaps pays',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, [], PAYS_PERHAPS),
          members: list([member(ADVERTISER, RUNS, PAYS_NOT)]),
        }),
      violations: [{ severity: 'warning', what: EXCLUDED, fix: FIX, property: undefined }],
    },
    {
      name: 'the member who runs jobs is excluded, and there are other members',
      subject: () => collaboration({ members: list([member(ADVERTISER, RUNS, PAYS_NOT)], false) }),
      violations: [{ severity: 'warning', what: EXCLUDED, fix: FIX, property: undefined }],
    },
  ],
  quiet: [
    { name: 'nobody says anything', subject: () => collaboration({ members: list([member(ADVERTISER, RUNS)]) }) },
    {
      name: 'another member pays',
      subject: () => collaboration({ creator: member(PUBLISHER, [], PAYS), members: list([member(ADVERTISER, RUNS)]) }),
    },
    {
      name: 'the member who runs jobs pays by default',
      subject: () =>
        collaboration({ creator: member(PUBLISHER, [], PAYS_NOT), members: list([member(ADVERTISER, RUNS)]) }),
    },
    {
      name: 'nobody runs jobs',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'], PAYS_NOT)]) }),
    },
  ],
  unknown: [
    {
      name: 'what the member who runs jobs pays for is a token',
      subject: () => collaboration({ members: list([member(ADVERTISER, RUNS, PAYS_PERHAPS)]) }),
    },
    {
      name: 'the abilities are a token',
      subject: () => collaboration({ members: list([member(ADVERTISER, [], { ...PAYS_NOT, abilities: UNKNOWN })]) }),
    },
  ],
});
