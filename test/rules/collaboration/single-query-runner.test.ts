import { singleQueryRunner } from '../../../src/rules/collaboration/single-query-runner';
import { ADVERTISER, collaboration, known, list, member, PUBLISHER, STRANGER, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(singleQueryRunner, {
  fires: [
    {
      name: 'two members can query',
      subject: () => collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']) }),
      says: ['2 members of "Ads"', PUBLISHER, ADVERTISER, 'keep MemberAbility.QUERY on one'],
      severity: 'error',
    },
    {
      name: 'two members can query, whatever a third one can',
      subject: () =>
        collaboration({
          creator: member(PUBLISHER, ['CAN_QUERY']),
          members: list([member(ADVERTISER, ['CAN_QUERY']), member(STRANGER, [], { abilities: UNKNOWN })]),
        }),
      says: ['2 members'],
    },
    {
      name: 'nobody can query',
      subject: () => collaboration({ members: list([member(ADVERTISER, ['CAN_RECEIVE_RESULTS'])]) }),
      says: ['no member of "Ads" can query'],
      severity: 'warning',
    },
  ],
  quiet: [
    { name: 'an invited member can query', subject: () => collaboration() },
    {
      name: 'the creator is alone and can query',
      subject: () =>
        collaboration({ creator: member(PUBLISHER, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS']), members: list([]) }),
    },
  ],
  unknown: [
    {
      name: 'the abilities of a member are a token',
      subject: () => collaboration({ members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]) }),
    },
    { name: 'the members are a token', subject: () => collaboration({ members: UNKNOWN, name: known('Ads') }) },
  ],
});
