import { userIdentifiersOf } from '../../model/analysis-rule';
import { is, itemsOf } from '../../model/fact';
import { type AssociationNode, label, nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const dataOwnerLogsQueries = rule({
  id: 'DataOwnerLogsQueries',
  catalogueIds: ['CR-COLLAB-029', 'CR-MEMB-017'],
  subject: 'membership',
  severity: 'warning',
  title: 'A member with tables logs queries if the collaboration supports query logging',
  why: 'each member gets the logs of the queries that read its tables only in its own account, to review them',
  fix: text`turn on ${code('queryLogging')} of the membership`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/query-logs.html',
    basis: 'documented',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    const tables = itemsOf(membership.associations);
    const isOffered = collaboration !== undefined && is(collaboration.queryLog, true);
    if (!isOffered || !is(membership.queryLog, false) || tables.length === 0) {
      return [];
    }
    const guarded = tables.filter(hasDifferentialPrivacy);
    const subject = `${nameOf(membership)} has query logging turned off`;
    if (guarded.length > 0) {
      return [
        {
          what: `${subject}, but the tables ${quoted(guarded.map(label))} are under differential privacy`,
          why: 'errors of queries can reveal data in spite of differential privacy, and only the logs show them',
          page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/dp-limitations.html',
          property: 'QueryLogStatus',
        },
      ];
    }
    return [{ what: `${subject}, but has the tables ${quoted(tables.map(label))}`, property: 'QueryLogStatus' }];
  },
});

function hasDifferentialPrivacy({ table }: AssociationNode): boolean {
  const node = nodeOf(table);
  return node !== undefined && userIdentifiersOf(node.rule) !== undefined;
}
