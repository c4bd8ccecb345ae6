import { analysesAreLogged } from '../../../src/rules/collaboration/analyses-are-logged';
import { ADVERTISER, collaboration, known, list, member, membership, PUBLISHER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const RUNS_JOBS = { members: list([member(ADVERTISER, ['CAN_QUERY', 'CAN_RUN_JOB'])]) };
const OFF = known(false);
const ON = known(true);

function warning(what: string, fix: string, property: string) {
  return { severity: 'warning' as const, what, fix, property };
}

const QUERIES = warning(
  'members of "Ads" cannot log queries',
  'turn on `queryLogging` of the collaboration and of its memberships',
  'QueryLogStatus',
);
const JOBS = warning(
  'members of "Ads" cannot log jobs',
  'turn on `jobLogging` of the collaboration and of its memberships',
  'JobLogStatus',
);

describeRule(analysesAreLogged, {
  fires: [
    { name: 'queries are not logged', subject: () => collaboration({ queryLog: OFF }), violations: [QUERIES] },
    {
      name: 'queries are not logged, and a member does not want it',
      subject: () => {
        const ads = collaboration({ queryLog: OFF });
        membership(ads, PUBLISHER, { queryLog: OFF });
        return ads;
      },
      violations: [QUERIES],
    },
    { name: 'jobs are not logged', subject: () => collaboration({ ...RUNS_JOBS, jobLog: OFF }), violations: [JOBS] },
    { name: 'jobs are not logged by default', subject: () => collaboration(RUNS_JOBS), violations: [JOBS] },
    {
      name: 'nothing is logged',
      subject: () => collaboration({ ...RUNS_JOBS, queryLog: OFF, jobLog: OFF }),
      violations: [
        warning(
          'members of "Ads" cannot log queries and jobs',
          'turn on `queryLogging` and `jobLogging` of the collaboration and of its memberships',
          'QueryLogStatus',
        ),
      ],
    },
  ],
  quiet: [
    { name: 'queries are logged, and there are no jobs', subject: () => collaboration() },
    { name: 'both are logged', subject: () => collaboration({ ...RUNS_JOBS, jobLog: ON }) },
    {
      name: 'a member wants to log what is not logged',
      subject: () => {
        const ads = collaboration({ ...RUNS_JOBS, queryLog: OFF, jobLog: OFF });
        membership(ads, PUBLISHER, { queryLog: ON, jobLog: ON });
        return ads;
      },
    },
    { name: 'another app decides', subject: () => collaboration({ queryLog: OFF, imported: true }) },
  ],
  unknown: [
    { name: 'the switch is a token', subject: () => collaboration({ queryLog: UNKNOWN }) },
    {
      name: 'the switch for jobs is a token',
      subject: () => collaboration({ ...RUNS_JOBS, jobLog: UNKNOWN }),
    },
    { name: 'who runs jobs is a token', subject: () => collaboration({ members: UNKNOWN, jobLog: OFF }) },
  ],
});
