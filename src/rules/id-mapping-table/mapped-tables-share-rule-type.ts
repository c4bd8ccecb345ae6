import { isComplete, itemsOf } from '../../model/fact';
import { type AssociationNode, associationsIn, collaborationOf, hasEveryMembership, nodeOf } from '../../model/nodes';
import { needsJoin, ruleTypeOf } from '../joined-tables';
import { nameOf, quoted, rule } from '../rule';

export const mappedTablesShareRuleType = rule({
  id: 'MappedTablesShareRuleType',
  catalogueIds: ['CR-IDM-008'],
  subject: 'idMappingTable',
  severity: 'warning',
  title: 'An ID mapping table is in a collaboration with tables of two members that have rules of one type',
  why: 'a query joins the tables of two members by the ID mapping table, and can read only tables whose analysis rules have the same type',
  fix: 'use analysis rules of one type for the tables that are joined by the ID mapping table',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/id-mapping-table-analysis-rule.html',
    basis: 'documented',
  },
  check: (table) => {
    const collaboration = collaborationOf(table);
    if (!collaboration) {
      return [];
    }
    const all = associationsIn(collaboration);
    if (!isComplete(all) || !hasEveryMembership(collaboration)) {
      return [];
    }
    const tables = itemsOf(all).map((association) => ({ association, type: ruleTypeOf(association) }));
    const owners = new Set(tables.map(({ association }) => nodeOf(association.membership)));
    const isSure = tables.every(({ association, type }) => type !== undefined && !needsJoin(association));
    // Tables that are only read in joins are the subject of JoinedTablesShareRuleType.
    if (owners.size < 2 || !isSure || tables.some((one) => tables.some((other) => canMeet(one, other)))) {
      return [];
    }
    const types = tables.map(({ association, type }) => `${nameOf(association)} (${quoted([type])})`);
    return [
      {
        what: `no query can join tables of two members by ${nameOf(table)}, because their rules differ in type: ${types.join(', ')}`,
        property: 'MembershipIdentifier',
      },
    ];
  },
});

interface Typed {
  readonly association: AssociationNode;
  readonly type: string | undefined;
}

function canMeet(one: Typed, other: Typed): boolean {
  return one.type === other.type && nodeOf(one.association.membership) !== nodeOf(other.association.membership);
}
