import type { MemberFacts } from '../../../src/model/members';
import { creatorJoinsCollaboration } from '../../../src/rules/collaboration/creator-joins-collaboration';
import {
  ADVERTISER,
  ANY_ENV,
  collaboration,
  list,
  member,
  membership,
  PUBLISHER,
  payments,
  STRANGER,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'create a `Membership` in the account of the collaboration, or acknowledge this warning if the creator joins outside of this app';

/** Only the advertiser joins. */
function ads(abilities: readonly string[], more: Partial<MemberFacts> = {}) {
  const room = collaboration({ creator: member(PUBLISHER, abilities, more) });
  membership(room, ADVERTISER);
  return room;
}

function warning(role: string) {
  return {
    severity: 'warning' as const,
    what: `the creator 111111111111 ("Member 111111111111") of "Ads" ${role}, but only the other members have a membership in this app`,
    fix: FIX,
    property: undefined,
  };
}

describeRule(creatorJoinsCollaboration, {
  fires: [
    {
      name: 'it can query',
      subject: () => ads(['CAN_QUERY', 'CAN_RECEIVE_RESULTS']),
      violations: [warning('can query')],
    },
    { name: 'it can run jobs', subject: () => ads(['CAN_RUN_JOB']), violations: [warning('can run jobs')] },
    {
      name: 'it can receive results',
      subject: () => ads(['CAN_RECEIVE_RESULTS']),
      violations: [warning('can receive results')],
    },
    {
      name: 'it pays',
      subject: () => ads([], { payments: payments({ queryCompute: true }) }),
      violations: [warning('is a payer')],
    },
  ],
  quiet: [
    { name: 'it does nothing', subject: () => ads([]) },
    { name: 'all join elsewhere', subject: () => collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']) }) },
    {
      name: 'it joins, too',
      subject: () => {
        const room = ads(['CAN_QUERY']);
        membership(room, PUBLISHER);
        return room;
      },
    },
    {
      name: 'an invited member joins elsewhere, too',
      subject: () => {
        const room = collaboration({
          creator: member(PUBLISHER, ['CAN_QUERY']),
          members: list([member(ADVERTISER), member(STRANGER)]),
        });
        membership(room, ADVERTISER);
        return room;
      },
    },
    {
      name: 'nobody is invited',
      subject: () => {
        const room = collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']), members: list<MemberFacts>([]) });
        membership(room, ADVERTISER);
        return room;
      },
    },
    {
      name: 'nobody is invited, and nobody joins',
      subject: () => collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']), members: list<MemberFacts>([]) }),
    },
    {
      name: 'a stranger joins, which can be meant for the creator',
      subject: () => {
        const room = ads(['CAN_QUERY']);
        membership(room, STRANGER);
        return room;
      },
    },
    {
      name: 'another app has the membership of a declared partner',
      subject: () => {
        const room = collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']) });
        membership(room, ADVERTISER, { imported: true, declared: [] });
        return room;
      },
    },
    {
      name: 'another app has the collaboration',
      subject: () => {
        const room = collaboration({ creator: member(PUBLISHER, ['CAN_QUERY']), imported: true });
        membership(room, ADVERTISER);
        return room;
      },
    },
  ],
  unknown: [
    {
      name: 'the account of a membership is not known',
      subject: () => {
        const room = ads(['CAN_QUERY']);
        membership(room, ADVERTISER, { env: ANY_ENV });
        return room;
      },
    },
    {
      name: 'there can be other memberships',
      subject: () => {
        const room = ads(['CAN_QUERY']);
        return { ...room, memberships: list([membership(room, ADVERTISER)], false) };
      },
    },
    {
      name: 'there can be other members',
      subject: () => {
        const room = collaboration({
          creator: member(PUBLISHER, ['CAN_QUERY']),
          members: list([member(ADVERTISER)], false),
        });
        membership(room, ADVERTISER);
        return room;
      },
    },
    { name: 'the abilities are a token', subject: () => ads([], { abilities: UNKNOWN }) },
  ],
});
