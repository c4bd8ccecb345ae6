import { excludes, is, isAbsent } from '../../model/fact';
import type { MemberFacts } from '../../model/members';
import { type MembershipNode, nodeOf, participationOf } from '../../model/nodes';
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
    const idle = idleMember(membership);
    // Where both are wrong, metrics of the collaboration would not help.
    const fix = idle && text`remove ${code('metrics')} from the membership`;
    const subject = `${nameOf(membership)} has metrics turned on`;
    if (is(collaboration.metrics, false) || isAbsent(collaboration.metrics)) {
      return [
        { what: `${subject}, but ${nameOf(collaboration)} has them turned off`, fix, property: 'IsMetricsEnabled' },
      ];
    }
    if (!idle) {
      return [];
    }
    const who = `${memberName(idle)} neither runs analyses nor pays for them in ${nameOf(collaboration)}`;
    // A change request can change who pays.
    return [{ what: `${subject}, but ${who}`, fix, severity: 'warning', property: 'IsMetricsEnabled' }];
  },
});

/** The member of a membership if it certainly neither runs analyses nor pays for anything. */
function idleMember(membership: MembershipNode): MemberFacts | undefined {
  const participation = participationOf(membership);
  if (!participation) {
    return undefined;
  }
  const { collaboration, member } = participation;
  const runsNothing = excludes(member.abilities, CAN_QUERY) && excludes(member.abilities, CAN_RUN_JOB);
  const paysNothing = ALL_COSTS.every((cost) => is(paysFor(collaboration, member, cost), false));
  return runsNothing && paysNothing ? member : undefined;
}
