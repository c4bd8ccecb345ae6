import { jobResultsHaveDestination } from '../../../src/rules/membership/job-results-have-destination';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  list,
  member,
  membership,
  PUBLISHER,
  results,
  STRANGER,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const RUNNER = member(ADVERTISER, ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS']);
const FIX = 'set `jobResultOutput` of the membership to `JobResultOutput.s3(bucket)`';

/** The advertiser runs jobs and receives results. */
function ads(more: Partial<ReturnType<typeof collaboration>> = {}) {
  return collaboration({ members: list([RUNNER]), ...more });
}

describeRule(jobResultsHaveDestination, {
  fires: [
    {
      name: 'the only receiver has no destination',
      subject: () => membership(ads(), ADVERTISER, { resultOutput: results() }),
      violations: [
        {
          severity: 'warning',
          what: '222222222222 ("Member 222222222222") can run jobs in "Ads", but "Membership-222222222222" of 222222222222 ("Member 222222222222") has no destination for their results',
          fix: FIX,
          property: 'DefaultJobResultConfiguration',
        },
      ],
    },
    {
      name: 'the first of two receivers without a destination',
      subject: () => {
        const room = ads({ creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']) });
        const first = membership(room, PUBLISHER);
        membership(room, ADVERTISER);
        return first;
      },
      violations: [
        {
          severity: 'warning',
          what: '222222222222 ("Member 222222222222") can run jobs in "Ads", but "Membership-111111111111" of 111111111111 ("Member 111111111111") has no destination for their results',
          fix: FIX,
          property: 'DefaultJobResultConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'it has one', subject: () => membership(ads(), ADVERTISER, { jobResultOutput: results() }) },
    { name: 'nobody runs jobs', subject: () => membership(collaboration(), ADVERTISER) },
    { name: 'the member does not receive results', subject: () => membership(ads(), PUBLISHER) },
    {
      name: 'the second of two receivers',
      subject: () => {
        const room = ads({ creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']) });
        membership(room, PUBLISHER);
        return membership(room, ADVERTISER);
      },
    },
    {
      name: 'another receiver has one',
      subject: () => {
        const room = ads({ creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']) });
        const first = membership(room, PUBLISHER);
        membership(room, ADVERTISER, { jobResultOutput: results() });
        return first;
      },
    },
    {
      name: 'another receiver joins elsewhere',
      subject: () => membership(ads({ creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']) }), ADVERTISER),
    },
    {
      name: 'another receiver has an import',
      subject: () => {
        const room = ads({ creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']) });
        const first = membership(room, PUBLISHER, { imported: true });
        membership(room, ADVERTISER);
        return first;
      },
    },
  ],
  unknown: [
    {
      name: 'the destination is a token',
      subject: () => membership(ads(), ADVERTISER, { jobResultOutput: UNKNOWN }),
    },
    {
      name: 'the account is not known',
      subject: () => membership(ads(), ADVERTISER, { env: ANY_ENV }),
    },
    {
      name: 'another member may receive results',
      subject: () =>
        membership(ads({ members: list([RUNNER, member(STRANGER, [], { abilities: UNKNOWN })]) }), ADVERTISER),
    },
    {
      name: 'there are other members',
      subject: () => membership(ads({ members: list([RUNNER], false) }), ADVERTISER),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined, ADVERTISER) },
  ],
});
