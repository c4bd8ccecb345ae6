import { aggregationOf, listRuleOf } from '../../model/analysis-rule';
import { excludes, flatMap, includes, is, isComplete, itemsOf, list } from '../../model/fact';
import { type MemberFacts, participantIn, participants } from '../../model/members';
import {
  type AssociationNode,
  type CollaborationNode,
  collaborationOf,
  hasEveryMembership,
  hasKnownTables,
  label,
  type MembershipNode,
  nodeOf,
} from '../../model/nodes';
import { onceFor } from '../../model/once-for';
import { code, text } from '../../private/text';
import { AGGREGATION, CAN_QUERY, LIST, QUERY_RUNNER } from '../../private/words';
import { excludedFromJoins, ruleTypeOf } from '../joined-tables';
import { memberName } from '../members';
import { quoted, rule } from '../rule';

export const queryRunnerBringsTable = rule({
  id: 'QueryRunnerBringsTable',
  catalogueIds: ['CR-AGG-014', 'CR-LIST-003', 'CR-ASSOC-028'],
  subject: 'association',
  // The member can associate a table later, and outside of this app.
  severity: 'warning',
  title: 'The member who can query associates a table where queries must join one',
  why: text`queries with list analysis rules, and with aggregation analysis rules that require a join, must join a table of
    the member who can query`,
  fix: text`associate a table of the member who can query with ${code('membership.associate')}, or set
    ${code('joinRequirement')} of an aggregation analysis rule to ${code('JoinRequirement.NONE')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-list.html',
    basis: 'documented',
  },
  check: (association) => {
    const collaboration = collaborationOf(association);
    // One finding is enough for all tables. Another rule reports a type that no other table has.
    const found = collaboration && tablesWithoutPartner(collaboration).find(({ tables }) => tables[0] === association);
    if (!found || excludedFromJoins(association)) {
      return [];
    }
    const { runner, type } = found;
    const tables = quoted(found.tables.map(label));
    const nothing = `${memberName(runner)} associates no table with a rule of type ${quoted([type])}`;
    return [
      {
        what: `queries can read ${tables} only in a join with a table of the member who can query, but ${nothing}`,
        fix: fixFor(type),
        page: type === LIST ? undefined : AGGREGATION_PAGE,
        property: 'ConfiguredTableIdentifier',
      },
    ];
  },
});

const AGGREGATION_PAGE = 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html';
const ASSOCIATE = text`associate a table of this member that has a rule of this type with ${code('membership.associate')}`;

function fixFor(type: string) {
  return type === LIST
    ? ASSOCIATE
    : text`${ASSOCIATE}, or set ${code('joinRequirement')} to ${code('JoinRequirement.NONE')}`;
}

/**
 * By the type of their rule, the tables of the other members that need a table of the member who can query, if this member
 * brings none. SomeAnalysisCombinesTables reports members whose tables have other types.
 */
const tablesWithoutPartner = onceFor((collaboration: CollaborationNode) => {
  const runner = queryRunner(collaboration);
  if (!runner) {
    return [];
  }
  const isOfRunner = ({ env }: MembershipNode) => participantIn(collaboration, env) === runner;
  const memberships = itemsOf(collaboration.memberships);
  const own = memberships.filter(isOfRunner);
  const others = memberships.filter((one) => !isOfRunner(one)).flatMap(({ associations }) => itemsOf(associations));
  return [LIST, AGGREGATION]
    .filter((type) => bringsNone(own, type) && !isReportedForMembers(own, type, collaboration))
    .map((type) => ({ runner, type, tables: others.filter((one) => requiredType(one) === type) }));
});

/** The type of the rule of a table that queries can certainly read only in a join with a table of the query runner. */
function requiredType({ table }: AssociationNode): string | undefined {
  const node = nodeOf(table);
  if (node && listRuleOf(node.rule)) {
    return LIST;
  }
  const aggregation = node && aggregationOf(node.rule);
  return aggregation && is(aggregation.joinRequired, QUERY_RUNNER) ? AGGREGATION : undefined;
}

/** The only member who can query, if all members and their abilities are known. */
function queryRunner(collaboration: CollaborationNode): MemberFacts | undefined {
  const members = participants(collaboration);
  const runners = members.filter(({ abilities }) => !excludes(abilities, CAN_QUERY));
  const [runner] = runners.filter(({ abilities }) => includes(abilities, CAN_QUERY));
  return isComplete(collaboration.members) && runners.length === 1 ? runner : undefined;
}

/** Whether SomeAnalysisCombinesTables compares the tables of a member, which have rules of other types. */
function isReportedForMembers(own: readonly MembershipNode[], type: string, collaboration: CollaborationNode): boolean {
  const tables = own.flatMap(({ associations }) => itemsOf(associations));
  return hasEveryMembership(collaboration) && tables.length > 0 && tables.every((one) => ruleTypeOf(one) !== type);
}

/** Whether a member joins the collaboration in this app, or is declared, and certainly associates no table that can be joined. */
function bringsNone(own: readonly MembershipNode[], type: string): boolean {
  const present = own.filter(hasKnownTables);
  const tables = flatMap(list(present), ({ associations }) => associations);
  return present.length > 0 && isComplete(tables) && itemsOf(tables).every((one) => cannotBeJoined(one, type));
}

function cannotBeJoined(association: AssociationNode, type: string): boolean {
  const own = ruleTypeOf(association);
  if (own === undefined) {
    return false;
  }
  const node = nodeOf(association.table);
  const joinColumns = node && aggregationOf(node.rule)?.joinColumns;
  return own !== type || (joinColumns !== undefined && isComplete(joinColumns) && itemsOf(joinColumns).length === 0);
}
