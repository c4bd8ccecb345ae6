import { receiverHasDestination } from '../../../src/rules/membership/receiver-has-destination';
import {
  ABSENT,
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

/** The advertiser queries, and the publisher receives. */
function adsOfAdvertiser() {
  return collaboration({
    creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']),
    members: list([member(ADVERTISER, ['CAN_QUERY'])]),
  });
}

describeRule(receiverHasDestination, {
  fires: [
    {
      name: 'the publisher receives what the advertiser queries',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER),
      violations: [
        {
          severity: 'error',
          what: '111111111111 ("Member 111111111111") can receive results in "Ads" but cannot query, and "Membership-111111111111" has no result destination',
          fix: 'set `resultOutput` of the membership to `ResultOutput.s3(bucket)`',
          property: 'DefaultResultConfiguration',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the receiver has a destination',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, { resultOutput: results() }),
    },
    { name: 'the receiver queries by itself', subject: () => membership(collaboration(), ADVERTISER) },
    { name: 'the member receives nothing', subject: () => membership(collaboration(), PUBLISHER) },
    {
      name: 'the member has a destination for the results of jobs',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, { jobResultOutput: results() }),
    },
    {
      name: 'the receiver runs jobs by itself',
      subject: () =>
        membership(
          collaboration({
            creator: member(PUBLISHER, ['CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS']),
            members: list([member(ADVERTISER, ['CAN_QUERY'])]),
          }),
        ),
    },
    {
      name: 'another member runs jobs, and nobody queries',
      subject: () =>
        membership(
          collaboration({
            creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']),
            members: list([member(ADVERTISER, ['CAN_RUN_JOB'])]),
          }),
        ),
    },
    { name: 'the account is no member', subject: () => membership(adsOfAdvertiser(), STRANGER) },
  ],
  unknown: [
    {
      name: 'the destination is a token',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, { resultOutput: UNKNOWN }),
    },
    {
      name: 'the destination of jobs is a token',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, { jobResultOutput: UNKNOWN }),
    },
    {
      name: 'the abilities of the others are a token',
      subject: () =>
        membership(
          collaboration({
            creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']),
            members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]),
          }),
        ),
    },
    {
      name: 'the abilities of the member are a token',
      subject: () => membership(collaboration({ creator: member(PUBLISHER, [], { abilities: UNKNOWN }) })),
    },
    {
      name: 'one ability of the member is a token',
      subject: () =>
        membership(
          collaboration({ creator: member(PUBLISHER, [], { abilities: list(['CAN_RECEIVE_RESULTS'], false) }) }),
        ),
    },
    {
      name: 'the account of the membership is not known',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, { env: ANY_ENV, resultOutput: ABSENT }),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined) },
  ],
});
