import { receiverHasRole } from '../../../src/rules/membership/receiver-has-role';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  list,
  member,
  membership,
  PUBLISHER,
  results,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const WITHOUT_ROLE = { resultOutput: results({ rolePointer: { kind: 'absent' } }) };

/** The advertiser queries, and the publisher receives. */
function adsOfAdvertiser() {
  return collaboration({
    creator: member(PUBLISHER, ['CAN_RECEIVE_RESULTS']),
    members: list([member(ADVERTISER, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'])]),
  });
}

describeRule(receiverHasRole, {
  fires: [
    {
      name: 'the publisher receives what the advertiser queries',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, WITHOUT_ROLE),
      violations: [
        {
          severity: 'warning',
          what: '111111111111 ("Member 111111111111") can receive results in "Ads" but cannot query, and "Membership-111111111111" has no role to write the results',
          fix: 'set `resultOutput` of `Membership` to `ResultOutput.s3(bucket)`, which creates the role, or add `roleArn` to the result configuration',
          property: 'DefaultResultConfiguration',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the receiver has a role',
      subject: () =>
        membership(adsOfAdvertiser(), PUBLISHER, {
          resultOutput: results({ rolePointer: { kind: 'literal', text: 'arn:aws:iam::111111111111:role/Writer' } }),
        }),
    },
    {
      name: 'the receiver queries by itself',
      subject: () => membership(adsOfAdvertiser(), ADVERTISER, WITHOUT_ROLE),
    },
    { name: 'the member receives nothing', subject: () => membership(collaboration(), PUBLISHER, WITHOUT_ROLE) },
    {
      name: 'the receiver runs jobs by itself',
      subject: () =>
        membership(
          collaboration({ creator: member(PUBLISHER, ['CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS']) }),
          PUBLISHER,
          WITHOUT_ROLE,
        ),
    },
    { name: 'there is no destination either', subject: () => membership(adsOfAdvertiser(), PUBLISHER) },
  ],
  unknown: [
    {
      name: 'the role is a token',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, { resultOutput: results() }),
    },
    {
      name: 'the destination is a token',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, { resultOutput: UNKNOWN }),
    },
    {
      name: 'the abilities of the member are a token',
      subject: () =>
        membership(collaboration({ creator: member(PUBLISHER, [], { abilities: UNKNOWN }) }), PUBLISHER, WITHOUT_ROLE),
    },
    {
      name: 'the account of the membership is not known',
      subject: () => membership(adsOfAdvertiser(), PUBLISHER, { ...WITHOUT_ROLE, env: ANY_ENV }),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined, PUBLISHER, WITHOUT_ROLE) },
  ],
});
