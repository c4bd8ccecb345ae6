import { is } from '../../model/fact';
import { label, nodeOf } from '../../model/nodes';
import { rule } from '../rule';

export const queryLogFollowsCollaboration = rule({
  id: 'QueryLogFollowsCollaboration',
  catalogueIds: ['CR-MEMB-015'],
  subject: 'membership',
  severity: 'warning',
  title: 'A membership logs queries only if the collaboration lets it',
  why: 'members can only have the logs that the creator has turned on for the collaboration, so there would be none',
  fix: 'set queryLogging of the collaboration to true, which replaces it, or leave queryLogging out of the membership',
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
        what: `"${label(membership)}" logs queries, but "${label(collaboration)}" has query logging turned off`,
        property: 'QueryLogStatus',
      },
    ];
  },
});
