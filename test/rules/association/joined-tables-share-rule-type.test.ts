import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import { joinedTablesShareRuleType } from '../../../src/rules/association/joined-tables-share-rule-type';
import {
  ABSENT,
  ADVERTISER,
  aggregationRule,
  association,
  collaboration,
  customRule,
  known,
  list,
  listRule,
  membership,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use the type of the other tables for the analysis rule, or associate another table with a rule of this type';

const LIST = listRule(list(['user_id']), list(['city']));

/** An association with a rule in a collaboration, beside associations with other rules. */
function beside(rule: Fact<AnalysisRuleFacts>, ...others: Fact<AnalysisRuleFacts>[]) {
  const publisher = membership(collaboration());
  for (const [i, other] of others.entries()) {
    association(publisher, table({ name: known(`other${i}`), rule: other }));
  }
  return association(publisher, table({ rule }));
}

describeRule(joinedTablesShareRuleType, {
  fires: [
    {
      name: 'a table with a list rule is alone among others',
      subject: () => beside(LIST, aggregationRule(), customRule()),
      violations: [
        {
          severity: 'warning',
          what: '"sales" has an analysis rule of type "LIST", so no query can join it with "other0" ("AGGREGATION"), "other1" ("CUSTOM")',
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
    {
      name: 'a table that must be joined is alone, and the other is of a partner',
      subject: () => {
        const room = collaboration();
        const own = association(membership(room), table({ rule: aggregationRule({ joinRequired: 'QUERY_RUNNER' }) }));
        association(membership(room, ADVERTISER), table({ name: known('crm'), rule: LIST }));
        return own;
      },
      violations: [
        {
          severity: 'warning',
          what: '"sales" has an analysis rule of type "AGGREGATION", so no query can join it with "crm" ("LIST")',
          fix: FIX,
          property: 'ConfiguredTableIdentifier',
        },
      ],
    },
  ],
  quiet: [
    { name: 'there is no other table', subject: () => beside(LIST) },
    { name: 'another table has the same type', subject: () => beside(LIST, aggregationRule(), LIST) },
    { name: 'the table can be read alone', subject: () => beside(aggregationRule(), LIST) },
    { name: 'the table has no rule', subject: () => beside(ABSENT, LIST) },
  ],
  unknown: [
    { name: 'the rule of another table is a token', subject: () => beside(LIST, aggregationRule(), UNKNOWN) },
    { name: 'the rule is a token', subject: () => beside(UNKNOWN, LIST) },
    { name: 'the membership is outside of the app', subject: () => association(undefined, table({ rule: LIST })) },
  ],
});
