import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import type { AssociationNode } from '../../../src/model/nodes';
import { templateTablesHaveCustomRule } from '../../../src/rules/analysis-template/template-tables-have-custom-rule';
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
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'set `analysisRule` of the table to `AnalysisRule.custom({ … })`, or run the SQL as a query instead of an analysis template';

/** A template of the advertiser over a table of the publisher. */
function reading(sql: string, rule: Fact<AnalysisRuleFacts>, more: Partial<AssociationNode> = {}) {
  const ads = collaboration();
  association(membership(ads), table({ rule }), { name: known('Sales'), ...more });
  return template(membership(ads, ADVERTISER), sql);
}

describeRule(templateTablesHaveCustomRule, {
  fires: [
    {
      name: 'a table has an aggregation rule',
      subject: () => reading('SELECT count(city) FROM sales', aggregationRule()),
      violations: [
        {
          severity: 'error',
          what: 'the query of "Reach" reads "Sales", which has an analysis rule of type "AGGREGATION"',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'a table in a sub-query has a list rule',
      subject: () => reading('SELECT 1 FROM (SELECT 1 FROM sales)', listRule(list(['user_id']), list(['city']))),
      violations: [
        {
          severity: 'error',
          what: 'the query of "Reach" reads "Sales", which has an analysis rule of type "LIST"',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the table is of the same membership, of an unknown collaboration',
      subject: () => {
        const own = membership(undefined);
        association(own, table({ rule: aggregationRule() }));
        return template(own, 'SELECT 1 FROM sales');
      },
      violations: [
        {
          severity: 'error',
          what: 'the query of "Reach" reads "sales", which has an analysis rule of type "AGGREGATION"',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the table has a custom rule', subject: () => reading('SELECT 1 FROM sales', customRule()) },
    { name: 'the template reads another table', subject: () => reading('SELECT 1 FROM other', aggregationRule()) },
    {
      name: 'the query calls a table of its own so',
      subject: () => reading('WITH sales AS (SELECT 1) SELECT 1 FROM sales', aggregationRule()),
    },
    {
      name: 'the table has no rule, which is another mistake',
      subject: () => reading('SELECT 1 FROM sales', ABSENT),
    },
    {
      name: 'the table is of another collaboration',
      subject: () => {
        association(membership(collaboration()), table({ rule: aggregationRule() }));
        return template(membership(collaboration()), 'SELECT 1 FROM sales');
      },
    },
    {
      name: 'the text is no SQL',
      subject: () => ({ ...reading('SELECT 1 FROM sales', aggregationRule()), format: known('PYSPARK_1_0') }),
    },
  ],
  unknown: [
    { name: 'the rule is a token', subject: () => reading('SELECT 1 FROM sales', UNKNOWN) },
    {
      name: 'the type of the rule is a token',
      subject: () => reading('SELECT 1 FROM sales', known({ ...customRule().value, type: UNKNOWN, custom: ABSENT })),
    },
    {
      name: 'the table is outside of the app',
      subject: () => {
        const ads = collaboration();
        association(membership(ads), undefined, { name: known('sales') });
        return template(membership(ads, ADVERTISER), 'SELECT 1 FROM sales');
      },
    },
    {
      name: 'the name of the association is a token',
      subject: () => reading('SELECT 1 FROM sales', aggregationRule(), { name: UNKNOWN }),
    },
    {
      name: 'the query is a token',
      subject: () => ({ ...reading('SELECT 1 FROM sales', aggregationRule()), sql: UNKNOWN }),
    },
    {
      name: 'the collaboration is outside of the app',
      subject: () => {
        association(membership(undefined), table({ rule: aggregationRule() }));
        return template(membership(undefined, ADVERTISER), 'SELECT 1 FROM sales');
      },
    },
    {
      name: 'the membership is outside of the app',
      subject: () => {
        association(undefined, table({ rule: aggregationRule() }));
        return template(undefined, 'SELECT 1 FROM sales');
      },
    },
  ],
});
