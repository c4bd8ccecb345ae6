import { queryLogFollowsCollaboration } from '../../../src/rules/membership/query-log-follows-collaboration';
import { ABSENT, collaboration, known, membership, PUBLISHER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const LOGS = { queryLog: known(true) };
const LOGS_NOT = { queryLog: known(false) };

describeRule(queryLogFollowsCollaboration, {
  fires: [
    {
      name: 'only the membership logs',
      subject: () => membership(collaboration(LOGS_NOT), PUBLISHER, LOGS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" has query logging turned on, but "Ads" has it turned off',
          fix: 'turn on `queryLogging` of the collaboration, which replaces the collaboration',
          property: 'QueryLogStatus',
        },
      ],
    },
    {
      name: 'only the membership logs, and another account decides',
      subject: () => membership(collaboration({ ...LOGS_NOT, imported: true }), PUBLISHER, LOGS),
      violations: [
        {
          severity: 'warning',
          what: '"Membership-111111111111" has query logging turned on, but "Ads" has it turned off',
          fix: 'remove `queryLogging` from the membership',
          property: 'QueryLogStatus',
        },
      ],
    },
  ],
  quiet: [
    { name: 'both log', subject: () => membership(collaboration(LOGS), PUBLISHER, LOGS) },
    { name: 'only the collaboration logs', subject: () => membership(collaboration(LOGS), PUBLISHER, LOGS_NOT) },
    { name: 'none logs', subject: () => membership(collaboration(LOGS_NOT), PUBLISHER, LOGS_NOT) },
    {
      name: 'the switch of the collaboration is left out',
      subject: () => membership(collaboration({ queryLog: ABSENT }), PUBLISHER, LOGS),
    },
  ],
  unknown: [
    {
      name: 'the switch of the collaboration is a token',
      subject: () => membership(collaboration({ queryLog: UNKNOWN }), PUBLISHER, LOGS),
    },
    {
      name: 'the switch of the membership is a token',
      subject: () => membership(collaboration(LOGS_NOT), PUBLISHER, { queryLog: UNKNOWN }),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined, PUBLISHER, LOGS) },
  ],
});
