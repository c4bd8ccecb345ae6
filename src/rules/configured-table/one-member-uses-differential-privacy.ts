import { userIdentifiersOf } from '../../model/analysis-rule';
import { flatMap, itemsOf } from '../../model/fact';
import {
  type AssociationNode,
  associationsIn,
  type CollaborationNode,
  collaborationOf,
  nodeOf,
} from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { code, text } from '../../private/text';
import { readsSeveralMembers } from '../query-findings';
import { nameOf, rule } from '../rule';

export const oneMemberUsesDifferentialPrivacy = rule({
  id: 'OneMemberUsesDifferentialPrivacy',
  catalogueIds: ['CR-CUSTOM-021'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'Only one member of a collaboration uses differential privacy',
  why: 'no query can join tables of different members that use differential privacy',
  fix: text`use differential privacy for the tables of one member only, or acknowledge this warning if no query joins the
    tables`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/differential-privacy.html',
    basis: 'documented',
  },
  check: (table) => {
    if (!userIdentifiersOf(table.rule)) {
      return [];
    }
    const rooms = itemsOf(table.associations).flatMap((own) => {
      const collaboration = collaborationOf(own);
      const membership = nodeOf(own.membership);
      return collaboration && membership ? [{ collaboration, membership }] : [];
    });
    for (const { collaboration, membership } of rooms) {
      // Where a query joins the tables, that is the mistake.
      if (hasQueryOfSeveralMembers(collaboration)) {
        continue;
      }
      const other = firstProtectedOfEachMember(collaboration).find(
        (one) => one.order < table.order && nodeOf(one.association.membership) !== membership,
      )?.association;
      if (other) {
        const beside = `${nameOf(other)} of another member of ${nameOf(collaboration)}`;
        return [
          {
            what: text`${nameOf(table)} uses differential privacy, as does ${beside}`,
            fix: text`use another ${code('outputProtection')} for the tables of one of the two members, or acknowledge
              this warning if no query joins the tables`,
            property: 'AnalysisRules',
          },
        ];
      }
    }
    return [];
  },
});

const hasQueryOfSeveralMembers = onceFor(({ memberships }: CollaborationNode) =>
  itemsOf(flatMap(memberships, ({ templates }) => templates)).some(
    (template) => readsSeveralMembers(template).length > 0,
  ),
);

/** For each member with tables that use differential privacy, the first of them, with the order of the table. */
const firstProtectedOfEachMember = onceFor((collaboration: CollaborationNode) => {
  const first = new Map<unknown, { readonly association: AssociationNode; readonly order: number }>();
  for (const association of itemsOf(associationsIn(collaboration))) {
    const table = nodeOf(association.table);
    const membership = nodeOf(association.membership);
    const isFirst = table !== undefined && table.order < (first.get(membership)?.order ?? Number.POSITIVE_INFINITY);
    if (isFirst && userIdentifiersOf(table.rule) !== undefined) {
      first.set(membership, { association, order: table.order });
    }
  }
  return [...first.values()];
});
