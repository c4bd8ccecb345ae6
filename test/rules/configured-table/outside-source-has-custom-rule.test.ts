import { outsideSourceHasCustomRule } from '../../../src/rules/configured-table/outside-source-has-custom-rule';
import { ABSENT, aggregationRule, customRule, known, list, listRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use `AnalysisRule.custom`, or read the data with `TableSource.glue` if it is in Amazon S3';

const LIST = listRule(list(['user_id']), list(['city']));

describeRule(outsideSourceHasCustomRule, {
  fires: [
    {
      name: 'a table of Athena has a list rule',
      subject: () => table({ source: known({ kind: 'athena' }), rule: LIST }),
      violations: [
        {
          severity: 'error',
          what: '"sales" has Amazon Athena as its data source, but an analysis rule of type "LIST"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a table of Snowflake has an aggregation rule',
      subject: () => table({ source: known({ kind: 'snowflake' }), rule: aggregationRule() }),
      violations: [
        {
          severity: 'error',
          what: '"sales" has Snowflake as its data source, but an analysis rule of type "AGGREGATION"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a table of Databricks has a list rule',
      subject: () => table({ source: known({ kind: 'databricks' }), rule: LIST }),
      violations: [
        {
          severity: 'error',
          what: '"sales" has Databricks as its data source, but an analysis rule of type "LIST"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a table of Glue has a list rule', subject: () => table({ rule: LIST }) },
    {
      name: 'a table of Athena has a custom rule',
      subject: () => table({ source: known({ kind: 'athena' }), rule: customRule() }),
    },
    {
      name: 'a table of Snowflake has no rule',
      subject: () => table({ source: known({ kind: 'snowflake' }), rule: ABSENT }),
    },
    { name: 'the source is of a new kind', subject: () => table({ source: known({ kind: 'other' }), rule: LIST }) },
  ],
  unknown: [
    { name: 'the source is a token', subject: () => table({ source: UNKNOWN, rule: LIST }) },
    { name: 'the rule is a token', subject: () => table({ source: known({ kind: 'athena' }), rule: UNKNOWN }) },
    {
      name: 'the type of the rule is a token',
      subject: () => table({ source: known({ kind: 'athena' }), rule: known({ ...LIST.value, type: UNKNOWN }) }),
    },
  ],
});
