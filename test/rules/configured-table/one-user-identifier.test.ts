import { oneUserIdentifier } from '../../../src/rules/configured-table/one-user-identifier';
import { ABSENT, customRule, known, list, protectedRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

describeRule(oneUserIdentifier, {
  fires: [
    {
      name: 'two columns',
      subject: () => table({ rule: protectedRule('user_id', 'city') }),
      says: ['"sales"', '2 user identifier columns: "user_id", "city"', 'OutputProtection.differentialPrivacy'],
      severity: 'error',
    },
    {
      name: 'one column twice',
      subject: () => table({ rule: protectedRule('user_id', 'user_id') }),
      says: ['2 user identifier columns'],
    },
    {
      name: 'two columns and a token',
      subject: () => table({ rule: customRule({ differentialPrivacy: known(list(['user_id', 'city'], false)) }) }),
      says: ['2 user identifier columns'],
    },
    { name: 'no column', subject: () => table({ rule: protectedRule() }), says: ['with no user identifier column'] },
    {
      name: 'the columns are left out',
      subject: () => table({ rule: customRule({ differentialPrivacy: known(ABSENT) }) }),
      says: ['with no user identifier column'],
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
