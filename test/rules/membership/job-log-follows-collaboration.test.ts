import { jobLogFollowsCollaboration } from '../../../src/rules/membership/job-log-follows-collaboration';
import { collaboration, known, membership, PUBLISHER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const LOGS = { jobLog: known(true) };
const LOGS_NOT = { jobLog: known(false) };

describeRule(jobLogFollowsCollaboration, {
  fires: [
    {
      name: 'only the membership logs',
      subject: () => membership(collaboration(LOGS_NOT), PUBLISHER, LOGS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" has job logging turned on, but "Ads" has it turned off',
          fix: 'turn on `jobLogging` of the collaboration, which replaces the collaboration',
          property: 'JobLogStatus',
        },
      ],
    },
    {
      name: 'only the membership logs, and another account decides',
      subject: () => membership(collaboration({ ...LOGS_NOT, imported: true }), PUBLISHER, LOGS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" has job logging turned on, but "Ads" has it turned off',
          fix: 'remove `jobLogging` from the membership',
          property: 'JobLogStatus',
        },
      ],
    },
    {
      name: 'the switch of the collaboration is left out, which turns it off',
      subject: () => membership(collaboration(), PUBLISHER, LOGS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" has job logging turned on, but "Ads" has it turned off',
          fix: 'turn on `jobLogging` of the collaboration, which replaces the collaboration',
          property: 'JobLogStatus',
        },
      ],
    },
  ],
  quiet: [
    { name: 'both log', subject: () => membership(collaboration(LOGS), PUBLISHER, LOGS) },
    { name: 'only the collaboration logs', subject: () => membership(collaboration(LOGS), PUBLISHER, LOGS_NOT) },
    { name: 'none logs', subject: () => membership(collaboration(LOGS_NOT), PUBLISHER, LOGS_NOT) },
  ],
  unknown: [
    {
      name: 'the switch of the collaboration is a token',
      subject: () => membership(collaboration({ jobLog: UNKNOWN }), PUBLISHER, LOGS),
    },
    {
      name: 'the switch of the membership is a token',
      subject: () => membership(collaboration(LOGS_NOT), PUBLISHER, { jobLog: UNKNOWN }),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined, PUBLISHER, LOGS) },
  ],
});
