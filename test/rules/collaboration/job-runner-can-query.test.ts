import { jobRunnerCanQuery } from '../../../src/rules/collaboration/job-runner-can-query';
import { ADVERTISER, collaboration, list, member, PUBLISHER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'assign `MemberAbility.RUN_JOB` only to the member who has `MemberAbility.QUERY`';

/** The publisher creates the collaboration, and invites the advertiser. */
function ads(publisher: readonly string[], advertiser: readonly string[], complete = true) {
  return collaboration({
    creator: member(PUBLISHER, publisher),
    members: list([member(ADVERTISER, advertiser)], complete),
  });
}

function warning(what: string) {
  return { severity: 'warning' as const, what, fix: FIX, property: 'Members' };
}

const TWO =
  '2 members of "Ads" can run jobs: 111111111111 ("Member 111111111111"), 222222222222 ("Member 222222222222")';

describeRule(jobRunnerCanQuery, {
  fires: [
    {
      name: 'another member queries',
      subject: () => ads(['CAN_RUN_JOB'], ['CAN_QUERY']),
      violations: [
        warning(
          '111111111111 ("Member 111111111111") can run jobs in "Ads" but cannot query; the member who can query is 222222222222 ("Member 222222222222")',
        ),
      ],
    },
    {
      name: 'two members run jobs',
      subject: () => ads(['CAN_RUN_JOB'], ['CAN_QUERY', 'CAN_RUN_JOB']),
      violations: [warning(TWO)],
    },
    {
      name: 'two members run jobs, and others are not known',
      subject: () => ads(['CAN_RUN_JOB'], ['CAN_RUN_JOB'], false),
      violations: [warning(TWO)],
    },
  ],
  quiet: [
    { name: 'one member does both', subject: () => ads([], ['CAN_QUERY', 'CAN_RUN_JOB']) },
    { name: 'nobody runs jobs', subject: () => ads([], ['CAN_QUERY']) },
    { name: 'nobody queries', subject: () => ads([], ['CAN_RUN_JOB']) },
  ],
  unknown: [
    {
      name: 'the member who runs jobs may query',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, ['CAN_QUERY']),
          members: list([member(ADVERTISER, [], { abilities: list(['CAN_RUN_JOB'], false) })]),
        }),
    },
    {
      name: 'who runs jobs is a token',
      subject: () => collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']), members: UNKNOWN }),
    },
  ],
});
