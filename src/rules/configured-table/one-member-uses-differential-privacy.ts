import { userIdentifiersOf } from '../../model/analysis-rule';
import { flatMap, itemsOf } from '../../model/fact';
import { associationsIn, collaborationOf, nodeOf } from '../../model/nodes';
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
      const templates = itemsOf(flatMap(collaboration.memberships, (member) => member.templates));
      if (templates.some((template) => readsSeveralMembers(template).length > 0)) {
        continue;
      }
      const other = itemsOf(associationsIn(collaboration)).find((association) => {
        const node = nodeOf(association.table);
        const isEarlier = node !== undefined && node.order < table.order;
        return isEarlier && nodeOf(association.membership) !== membership && userIdentifiersOf(node.rule) !== undefined;
      });
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
