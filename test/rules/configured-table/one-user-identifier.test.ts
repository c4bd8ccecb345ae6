import { oneUserIdentifier } from '../../../src/rules/configured-table/one-user-identifier';
import { ABSENT, customRule, known, list, protectedRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify one column, as in `OutputProtection.differentialPrivacy("user_id")`';

describeRule(oneUserIdentifier, {
  fires: [
    {
      name: 'two columns',
      subject: () => table({ rule: protectedRule('user_id', 'city') }),
      violations: [
        {
          severity: 'error',
          what: '"sales" uses differential privacy with 2 user identifier columns: "user_id", "city"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'one column twice',
      subject: () => table({ rule: protectedRule('user_id', 'user_id') }),
      violations: [
        {
          severity: 'error',
          what: '"sales" uses differential privacy with 2 user identifier columns: "user_id", "user_id"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'two columns and a token',
      subject: () => table({ rule: customRule({ differentialPrivacy: known(list(['user_id', 'city'], false)) }) }),
      violations: [
        {
          severity: 'error',
          what: '"sales" uses differential privacy with 2 user identifier columns: "user_id", "city"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'no column',
      subject: () => table({ rule: protectedRule() }),
      violations: [
        {
          severity: 'error',
          what: '"sales" uses differential privacy with no user identifier column',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the columns are left out',
      subject: () => table({ rule: customRule({ differentialPrivacy: known(ABSENT) }) }),
      violations: [
        {
          severity: 'error',
          what: '"sales" uses differential privacy with no user identifier column',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'one column', subject: () => table({ rule: protectedRule('user_id') }) },
    { name: 'no differential privacy', subject: () => table({ rule: customRule() }) },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    {
      name: 'the columns are a token',
      subject: () => table({ rule: customRule({ differentialPrivacy: known(UNKNOWN) }) }),
    },
    {
      name: 'the only column is a token',
      subject: () => table({ rule: customRule({ differentialPrivacy: known(list<string>([], false)) }) }),
    },
    {
      name: 'a column beside a token that may be nothing',
      subject: () => table({ rule: customRule({ differentialPrivacy: known(list(['user_id'], false)) }) }),
    },
    { name: 'the protection is a token', subject: () => table({ rule: customRule({ differentialPrivacy: UNKNOWN }) }) },
  ],
});
