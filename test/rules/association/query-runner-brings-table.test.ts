import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import type { CollaborationNode } from '../../../src/model/nodes';
import { queryRunnerBringsTable } from '../../../src/rules/association/query-runner-brings-table';
import {
  ADVERTISER,
  ANY_ENV,
  aggregationRule,
  association,
  collaboration,
  customRule,
  known,
  list,
  listRule,
  member,
  membership,
  nodeOf,
  PUBLISHER,
  STRANGER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'associate a table of this member that has a rule of this type with `membership.associate`';
const FIX_OF_JOIN = `${FIX}, or set \`joinRequirement\` to \`JoinRequirement.NONE\``;

const LIST = listRule(list(['user_id']), list(['city']));
const JOINED = aggregationRule({ joinRequired: 'QUERY_RUNNER' });

type Rule = Fact<AnalysisRuleFacts>;

/** The first of the tables of the publisher, beside the tables of the advertiser, who queries. */
function first(rules: readonly Rule[], ofRunner: readonly Rule[], room: Partial<CollaborationNode> = {}) {
  return tables(rules, ofRunner, room)[0];
}

function tables(rules: readonly Rule[], ofRunner: readonly Rule[], room: Partial<CollaborationNode> = {}) {
  const ads = collaboration(room);
  const publisher = membership(ads);
  const all = rules.map((rule, i) => association(publisher, table({ name: known(`sales${i}`), rule })));
  const advertiser = membership(ads, ADVERTISER);
  for (const rule of ofRunner) {
    association(advertiser, table({ name: known('crm'), rule }));
  }
  return all;
}

function alone(rule: Rule, room: Partial<CollaborationNode> = {}) {
  return association(membership(collaboration(room)), table({ rule }));
}

const runner = '222222222222 ("Member 222222222222") associates no table with a rule of type';

describeRule(queryRunnerBringsTable, {
  fires: [
    {
      name: 'two tables have a list rule, and the member who can query has no table',
      subject: () => first([LIST, LIST], []),
      violations: [
        {
          severity: 'warning',
          what: `queries can read "sales0", "sales1" only in a join with a table of the member who can query, but ${runner} "LIST"`,
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'there is one table, and the member who can query has none',
      subject: () => first([LIST], []),
      violations: [
        {
          severity: 'warning',
          what: `queries can read "sales0" only in a join with a table of the member who can query, but ${runner} "LIST"`,
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'other tables are not concerned',
      subject: () => first([LIST, customRule(), LIST], []),
      violations: [
        {
          severity: 'warning',
          what: `queries can read "sales0", "sales2" only in a join with a table of the member who can query, but ${runner} "LIST"`,
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'the member who can query is declared without tables',
      subject: () => {
        const ads = collaboration();
        membership(ads, ADVERTISER, { imported: true, declared: ['associations', 'tables'] });
        return association(membership(ads), table({ rule: LIST }), { name: known('sales0') });
      },
      violations: [
        {
          severity: 'warning',
          what: `queries can read "sales0" only in a join with a table of the member who can query, but ${runner} "LIST"`,
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'a join is required, and the table of the member who can query has no join column',
      subject: () =>
        first(
          [JOINED],
          [customRule(), aggregationRule({ joinRequired: 'QUERY_RUNNER', joinColumns: list<string>([]) })],
        ),
      violations: [
        {
          severity: 'warning',
          what: `queries can read "sales0" only in a join with a table of the member who can query, but ${runner} "AGGREGATION"`,
          fix: FIX_OF_JOIN,
          property: 'ConfiguredTableIdentifier',
          page: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the member who can query has such a table', subject: () => first([LIST], [LIST]) },
    {
      name: 'the member who can query has one with a join column',
      subject: () => first([JOINED], [aggregationRule()]),
    },
    { name: 'no join is required', subject: () => first([aggregationRule()], []) },
    { name: 'the rule is a custom rule', subject: () => first([customRule()], []) },
    { name: 'another table was reported', subject: () => tables([LIST, LIST], [])[1] },
    { name: 'no other table has the type, which another rule reports', subject: () => first([LIST, customRule()], []) },
    {
      name: 'the tables of the member who can query have another type, which another rule reports',
      subject: () => first([LIST, LIST], [customRule()]),
    },
    {
      name: 'the owner queries',
      subject: () => alone(LIST, { creator: member(PUBLISHER, ['CAN_QUERY']), members: list([member(ADVERTISER)]) }),
    },
    {
      name: 'two members can query, which another rule reports',
      subject: () => first([LIST, LIST], [], { creator: member(PUBLISHER, ['CAN_QUERY']) }),
    },
    { name: 'the member who can query is not in this app', subject: () => alone(LIST) },
    {
      name: 'the membership of the member who can query is imported',
      subject: () => {
        const ads = collaboration();
        const own = association(membership(ads), table({ rule: LIST }));
        membership(ads, ADVERTISER, { imported: true });
        return own;
      },
    },
  ],
  unknown: [
    { name: 'the rule is a token', subject: () => first([UNKNOWN], []) },
    {
      name: 'the rule of a table of the member who can query is a token',
      subject: () => first([LIST, LIST], [UNKNOWN]),
    },
    {
      name: 'it is, and another member is not in this app',
      subject: () =>
        first([LIST, LIST], [UNKNOWN], { members: list([member(ADVERTISER, ['CAN_QUERY']), member(STRANGER)]) }),
    },
    {
      name: 'the join columns of a table of the member who can query are a token',
      subject: () => first([JOINED], [aggregationRule({ joinColumns: UNKNOWN })]),
    },
    {
      name: 'a member is a token',
      subject: () => first([LIST, LIST], [], { members: list([member(ADVERTISER, ['CAN_QUERY'])], false) }),
    },
    {
      name: 'the abilities of another member are a token',
      subject: () => first([LIST, LIST], [], { creator: member(PUBLISHER, [], { abilities: UNKNOWN }) }),
    },
    {
      name: 'the abilities are a token',
      subject: () => first([LIST, LIST], [], { members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]) }),
    },
    {
      name: 'the abilities are a token, and the account of a membership',
      subject: () => {
        const own = first([LIST, LIST], [], { members: list([member(ADVERTISER, [], { abilities: UNKNOWN })]) });
        const publisher = nodeOf(own.membership);
        membership(publisher && nodeOf(publisher.collaboration), ADVERTISER, { env: ANY_ENV });
        return own;
      },
    },
    { name: 'the membership is outside of the app', subject: () => association(undefined, table({ rule: LIST })) },
  ],
});
