import { resultsNeedReceiving } from '../../../src/rules/membership/results-need-receiving';
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

const FIX =
  'add `MemberAbility.RECEIVE_RESULTS` to the abilities of the member in the collaboration, or remove `resultOutput` from the membership';

const WITH_RESULTS = { resultOutput: results() };

describeRule(resultsNeedReceiving, {
  fires: [
    {
      name: 'a member who only contributes data',
      subject: () => membership(collaboration(), PUBLISHER, WITH_RESULTS),
      violations: [
        {
          severity: 'warning',
          what: '111111111111 ("Member 111111111111") cannot receive results in "Ads", but "Membership-111111111111" has a result destination',
          fix: FIX,
          property: 'DefaultResultConfiguration',
        },
      ],
    },
    {
      name: 'a member who queries for others',
      subject: () =>
        membership(collaboration({ members: list([member(ADVERTISER, ['CAN_QUERY'])]) }), ADVERTISER, WITH_RESULTS),
      violations: [
        {
          severity: 'warning',
          what: '222222222222 ("Member 222222222222") cannot receive results in "Ads", but "Membership-222222222222" has a result destination',
          fix: FIX,
          property: 'DefaultResultConfiguration',
        },
      ],
    },
    {
      name: 'a member with a destination for the results of jobs only',
      subject: () => membership(collaboration(), PUBLISHER, { jobResultOutput: results() }),
      violations: [
        {
          severity: 'warning',
          what: '111111111111 ("Member 111111111111") cannot receive results in "Ads", but "Membership-111111111111" has a result destination',
          fix: 'add `MemberAbility.RECEIVE_RESULTS` to the abilities of the member in the collaboration, or remove `defaultJobResultConfiguration` from the membership',
          property: 'DefaultJobResultConfiguration',
        },
      ],
    },
    {
      name: 'a member with both destinations',
      subject: () => membership(collaboration(), PUBLISHER, { ...WITH_RESULTS, jobResultOutput: results() }),
      violations: [
        {
          severity: 'warning',
          what: '111111111111 ("Member 111111111111") cannot receive results in "Ads", but "Membership-111111111111" has a result destination',
          fix: FIX.replace('`resultOutput`', '`resultOutput` and `defaultJobResultConfiguration`'),
          property: 'DefaultResultConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a member who receives results', subject: () => membership(collaboration(), ADVERTISER, WITH_RESULTS) },
    { name: 'no destination', subject: () => membership(collaboration(), PUBLISHER) },
  ],
  unknown: [
    {
      name: 'the destination is a token',
      subject: () => membership(collaboration(), PUBLISHER, { resultOutput: UNKNOWN }),
    },
    {
      name: 'the abilities of the member are a token',
      subject: () =>
        membership(collaboration({ creator: member(PUBLISHER, [], { abilities: UNKNOWN }) }), PUBLISHER, WITH_RESULTS),
    },
    {
      name: 'the account of the membership is not known',
      subject: () => membership(collaboration(), PUBLISHER, { ...WITH_RESULTS, env: ANY_ENV }),
    },
    { name: 'the collaboration is in another app', subject: () => membership(undefined, PUBLISHER, WITH_RESULTS) },
  ],
});
