import { excludes, is, isAbsent } from '../../model/fact';
import { nodeOf, participationOf } from '../../model/nodes';
import { paysFor } from '../../model/payer';
import { ALL_COSTS } from '../../model/payment';
import { code, text } from '../../private/text';
import { CAN_QUERY, CAN_RUN_JOB } from '../../private/words';
import { memberName } from '../members';
import { nameOf, rule } from '../rule';

export const metricsAreAvailable = rule({
  id: 'MetricsAreAvailable',
  catalogueIds: ['CR-COLLAB-033', 'CR-MEMB-018'],
  subject: 'membership',
  severity: 'error',
  title: 'A membership turns on metrics only if they are available to its member',
  why: text`metrics are available to members who run analyses or pay for them, and only if the collaboration has metrics turned
    on`,
  fix: text`turn on ${code('metrics')} of the collaboration, or remove ${code('metrics')} from the membership`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateMembership.html',
    basis: 'documented',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    if (!collaboration || !is(membership.metrics, true)) {
      return [];
    }
    if (is(collaboration.metrics, false) || isAbsent(collaboration.metrics)) {
      return [
        {
          what: `${nameOf(membership)} has metrics turned on, but ${nameOf(collaboration)} has them turned off`,
          property: 'IsMetricsEnabled',
        },
      ];
    }
    const member = participationOf(membership)?.member;
    const runsNothing = member && excludes(member.abilities, CAN_QUERY) && excludes(member.abilities, CAN_RUN_JOB);
    if (!runsNothing || !ALL_COSTS.every((cost) => is(paysFor(collaboration, member, cost), false))) {
      return [];
    }
    const who = `${memberName(member)} neither runs analyses nor pays for them in ${nameOf(collaboration)}`;
    return [
      {
        what: `${nameOf(membership)} has metrics turned on, but ${who}`,
        fix: text`remove ${code('metrics')} from the membership`,
        // A change request can change who pays.
        severity: 'warning',
        property: 'IsMetricsEnabled',
      },
    ];
  },
});
