import { is, isAbsent } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const jobLogFollowsCollaboration = rule({
  id: 'JobLogFollowsCollaboration',
  catalogueIds: ['CR-MEMB-016'],
  subject: 'membership',
  severity: 'warning',
  title: 'A membership logs jobs only if the collaboration supports job logging',
  why: 'a member can turn on job logging only if it is turned on for the collaboration',
  fix: text`turn on ${code('jobLogging')} of the collaboration, which replaces the collaboration`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-membership.html',
    basis: 'inferred',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    if (!collaboration || !is(membership.jobLog, true)) {
      return [];
    }
    if (!is(collaboration.jobLog, false) && !isAbsent(collaboration.jobLog)) {
      return [];
    }
    return [
      {
        what: `${nameOf(membership)} has job logging turned on, but ${nameOf(collaboration)} has it turned off`,
        // Who creates the collaboration decides, and AnalysesAreLogged asks the creator to log.
        fix: collaboration.imported ? text`remove ${code('jobLogging')} from the membership` : undefined,
        property: 'JobLogStatus',
      },
    ];
  },
});
