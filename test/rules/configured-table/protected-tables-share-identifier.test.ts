import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import { protectedTablesShareIdentifier } from '../../../src/rules/configured-table/protected-tables-share-identifier';
import {
  ADVERTISER,
  association,
  collaboration,
  customRule,
  known,
  list,
  membership,
  protectedRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use the same column name in both data sources, and pass it to `OutputProtection.differentialPrivacy(…)` of both tables';

const UNLIKE_USERS = [
  {
    severity: 'error',
    what: '"sales" uses differential privacy with the column "uid", but "users" of the same membership uses "user_id"',
    fix: FIX,
    property: 'AnalysisRules',
  },
] as const;

/** A table with a rule, associated after a table with another rule. */
function after(first: Fact<AnalysisRuleFacts>, rule: Fact<AnalysisRuleFacts>, account?: string) {
  const ads = collaboration();
  const publisher = membership(ads);
  association(publisher, table({ name: known('users'), rule: first }));
  const later = table({ rule });
  association(account ? membership(ads, account) : publisher, later);
  return later;
}

describeRule(protectedTablesShareIdentifier, {
  fires: [
    {
      name: 'an earlier table has another column',
      subject: () => after(protectedRule('user_id'), protectedRule('uid')),
      violations: UNLIKE_USERS,
    },
    {
      name: 'two earlier tables have another column, of which the first is named',
      subject: () => {
        const publisher = membership(collaboration());
        association(publisher, table({ name: known('users'), rule: protectedRule('user_id') }));
        association(publisher, table({ name: known('crm'), rule: protectedRule('user_id') }));
        const later = table({ rule: protectedRule('uid') });
        association(publisher, later);
        return later;
      },
      violations: UNLIKE_USERS,
    },
  ],
  quiet: [
    { name: 'both have the same column', subject: () => after(protectedRule('user_id'), protectedRule('user_id')) },
    { name: 'the case differs', subject: () => after(protectedRule('User_ID'), protectedRule('user_id')) },
    { name: 'the other table is not protected', subject: () => after(customRule(), protectedRule('uid')) },
    { name: 'the table is not protected', subject: () => after(protectedRule('user_id'), customRule()) },
    {
      name: 'a later table is reported instead',
      subject: () => {
        const publisher = membership(collaboration());
        const first = table({ rule: protectedRule('user_id') });
        association(publisher, first);
        association(publisher, table({ rule: protectedRule('uid') }));
        return first;
      },
    },
    {
      name: 'the tables are of two members, whose protected tables no query can join',
      subject: () => after(protectedRule('user_id'), protectedRule('uid'), ADVERTISER),
    },
    {
      name: 'there are two columns, which another rule reports',
      subject: () => after(protectedRule('user_id'), protectedRule('uid', 'id')),
    },
    { name: 'the table is not associated', subject: () => table({ rule: protectedRule('uid') }) },
  ],
  unknown: [
    {
      name: 'the column is a token',
      subject: () => after(protectedRule('a'), customRule({ differentialPrivacy: known(UNKNOWN) })),
    },
    {
      name: 'the column of the other table is a token',
      subject: () => after(customRule({ differentialPrivacy: known(list([], false)) }), protectedRule('uid')),
    },
    { name: 'the rule is a token', subject: () => after(protectedRule('user_id'), UNKNOWN) },
    { name: 'the rule of the other table is a token', subject: () => after(UNKNOWN, protectedRule('uid')) },
    {
      name: 'the other table is outside of the app',
      subject: () => {
        const publisher = membership(collaboration());
        association(publisher, undefined);
        const later = table({ rule: protectedRule('uid') });
        association(publisher, later);
        return later;
      },
    },
    {
      name: 'the membership is outside of the app',
      subject: () => {
        const node = table({ rule: protectedRule('uid') });
        association(undefined, node);
        return node;
      },
    },
  ],
});
