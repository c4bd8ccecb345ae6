import { is } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const queryLogFollowsCollaboration = rule({
  id: 'QueryLogFollowsCollaboration',
  catalogueIds: ['CR-MEMB-015'],
  subject: 'membership',
  severity: 'warning',
  title: 'A membership logs queries only if the collaboration supports query logging',
  why: 'a member can turn on query logging only if it is turned on for the collaboration',
  fix: text`turn on ${code('queryLogging')} of the collaboration, which replaces the collaboration`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-membership.html',
    basis: 'inferred',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    if (!collaboration || !is(membership.queryLog, true) || !is(collaboration.queryLog, false)) {
      return [];
    }
    return [
      {
        what: `${nameOf(membership)} has query logging turned on, but ${nameOf(collaboration)} has it turned off`,
        // Who creates the collaboration decides, and AnalysesAreLogged asks the creator to log.
        fix: collaboration.imported ? text`remove ${code('queryLogging')} from the membership` : undefined,
        property: 'QueryLogStatus',
      },
    ];
  },
});
