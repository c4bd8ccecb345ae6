import { differentialPrivacyNeedsS3 } from '../../../src/rules/configured-table/differential-privacy-needs-s3';
import { ABSENT, customRule, known, protectedRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'read from an AWS Glue table with `TableSource.glue(…)`, or use `OutputProtection.aggregationThreshold({ … })`';

const rule = protectedRule('user_id');

describeRule(differentialPrivacyNeedsS3, {
  fires: [
    {
      name: 'a table of Athena',
      subject: () => table({ rule, source: known({ kind: 'athena' }) }),
      violations: [
        {
          severity: 'error',
          what: '"sales" uses differential privacy, but has Amazon Athena as its data source',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a table of Snowflake',
      subject: () => table({ rule, source: known({ kind: 'snowflake' }) }),
      violations: [
        {
          severity: 'error',
          what: '"sales" uses differential privacy, but has Snowflake as its data source',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a table of Databricks',
      subject: () => table({ rule, source: known({ kind: 'databricks' }) }),
      violations: [
        {
          severity: 'error',
          what: '"sales" uses differential privacy, but has Databricks as its data source',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a Glue table', subject: () => table({ rule }) },
    {
      name: 'Athena without differential privacy',
      subject: () => table({ rule: customRule(), source: known({ kind: 'athena' }) }),
    },
    { name: 'Athena without a rule', subject: () => table({ source: known({ kind: 'athena' }) }) },
    {
      name: 'a source that is not known to the model',
      subject: () => table({ rule, source: known({ kind: 'other' }) }),
    },
    { name: 'the source is left out', subject: () => table({ rule, source: ABSENT }) },
  ],
  unknown: [
    { name: 'the source is a token', subject: () => table({ rule, source: UNKNOWN }) },
    {
      name: 'the protection is a token',
      subject: () => table({ rule: customRule({ differentialPrivacy: UNKNOWN }), source: known({ kind: 'athena' }) }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN, source: known({ kind: 'athena' }) }) },
  ],
});
