import { includes, is, isAbsent, itemsOf } from '../../model/fact';
import { participants } from '../../model/members';
import { code, join, text } from '../../private/text';
import { CAN_RUN_JOB } from '../../private/words';
import { nameOf, rule } from '../rule';

export const analysesAreLogged = rule({
  id: 'AnalysesAreLogged',
  catalogueIds: ['CR-COLLAB-027', 'CR-COLLAB-028'],
  subject: 'collaboration',
  severity: 'warning',
  title: 'Members can log the analyses of a collaboration',
  why: text`no member can see who has analyzed which data if logging is turned off for the collaboration, and it cannot be
    turned on later`,
  fix: text`turn on ${code('queryLogging')} and, if members can run jobs, ${code('jobLogging')} of the collaboration
    and of its memberships`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/query-logs.html',
    basis: 'documented',
  },
  check: (collaboration) => {
    const { queryLog, jobLog, memberships, imported } = collaboration;
    const runsJobs = participants(collaboration).some(({ abilities }) => includes(abilities, CAN_RUN_JOB));
    // Memberships that want to log are the subjects of QueryLogFollowsCollaboration and JobLogFollowsCollaboration.
    const queries = is(queryLog, false) && !itemsOf(memberships).some((membership) => is(membership.queryLog, true));
    const jobs =
      runsJobs &&
      (is(jobLog, false) || isAbsent(jobLog)) &&
      !itemsOf(memberships).some((membership) => is(membership.jobLog, true));
    if (imported || (!queries && !jobs)) {
      return [];
    }
    const analyses = [...(queries ? ['queries'] : []), ...(jobs ? ['jobs'] : [])];
    const switches = [...(queries ? [code('queryLogging')] : []), ...(jobs ? [code('jobLogging')] : [])];
    return [
      {
        what: `members of ${nameOf(collaboration)} cannot log ${analyses.join(' and ')}`,
        fix: text`turn on ${join(switches, ' and ')} of the collaboration and of its memberships`,
        property: queries ? 'QueryLogStatus' : 'JobLogStatus',
      },
    ];
  },
});
