import { differentialPrivacyNeedsS3 } from '../../../src/rules/configured-table/differential-privacy-needs-s3';
import { ABSENT, customRule, known, protectedRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const rule = protectedRule('user_id');

describeRule(differentialPrivacyNeedsS3, {
  fires: [
    {
      name: 'a table of Athena',
      subject: () => table({ rule, source: known({ kind: 'athena' }) }),
      says: ['"sales" is under differential privacy, but reads from Amazon Athena', 'TableSource.glue'],
      severity: 'error',
    },
    {
      name: 'a table of Snowflake',
      subject: () => table({ rule, source: known({ kind: 'snowflake' }) }),
      says: ['reads from Snowflake'],
    },
  ],
  quiet: [
    { name: 'a Glue table', subject: () => table({ rule }) },
    {
      name: 'Athena without differential privacy',
      subject: () => table({ rule: customRule(), source: known({ kind: 'athena' }) }),
    },
    { name: 'Athena without a rule', subject: () => table({ source: known({ kind: 'athena' }) }) },
  ],
  unknown: [
    { name: 'the source is a token', subject: () => table({ rule, source: UNKNOWN }) },
    { name: 'the source is left out', subject: () => table({ rule, source: ABSENT }) },
    {
      name: 'a source that is not known to the model',
      subject: () => table({ rule, source: known({ kind: 'other' }) }),
    },
    {
      name: 'the protection is a token',
      subject: () => table({ rule: customRule({ differentialPrivacy: UNKNOWN }), source: known({ kind: 'athena' }) }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN, source: known({ kind: 'athena' }) }) },
  ],
});
