import { is } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const queryLogFollowsCollaboration = rule({
  id: 'QueryLogFollowsCollaboration',
  catalogueIds: ['CR-MEMB-015'],
  subject: 'membership',
  severity: 'warning',
  title: 'A membership logs queries only if the collaboration lets it',
  why: 'members can only have the logs that the creator has turned on for the collaboration, so there would be none',
  fix: text`set ${code('queryLogging')} of the collaboration to true, which replaces it, or leave ${code('queryLogging')} out of the membership`,
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
        what: `${nameOf(membership)} logs queries, but ${nameOf(collaboration)} has query logging turned off`,
        property: 'QueryLogStatus',
      },
    ];
  },
});
