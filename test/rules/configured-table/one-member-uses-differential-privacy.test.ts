import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import { type Fact, itemsOf } from '../../../src/model/fact';
import { oneMemberUsesDifferentialPrivacy } from '../../../src/rules/configured-table/one-member-uses-differential-privacy';
import {
  ADVERTISER,
  association,
  collaboration,
  customRule,
  known,
  membership,
  nodeOf,
  protectedRule,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use another `outputProtection` for the tables of one of the two members, or acknowledge this warning if no query joins the tables';

const AS_USERS = [
  {
    severity: 'warning',
    what: '"sales" uses differential privacy, as does "users" of another member of "Ads"',
    fix: FIX,
    property: 'AnalysisRules',
  },
] as const;

/** A table of the advertiser beside one of the publisher. */
function beside(first: Fact<AnalysisRuleFacts>, rule: Fact<AnalysisRuleFacts> = protectedRule('user_id')) {
  const ads = collaboration();
  association(membership(ads), table({ name: known('users'), rule: first }));
  const later = table({ rule });
  association(membership(ads, ADVERTISER), later);
  return later;
}

/** Protected tables of two members, "users" and "sales", with a query. */
function queried(sql: string) {
  const later = beside(protectedRule('user_id'));
  const [own] = itemsOf(later.associations);
  template(nodeOf(own.membership), sql);
  return later;
}

describeRule(oneMemberUsesDifferentialPrivacy, {
  fires: [
    {
      name: 'another member protects a table as well',
      subject: () => beside(protectedRule('user_id')),
      violations: AS_USERS,
    },
    {
      name: 'another member protects several tables, of which the first is named',
      subject: () => {
        const ads = collaboration();
        const publisher = membership(ads);
        association(publisher, table({ name: known('users'), rule: protectedRule('user_id') }));
        association(publisher, table({ name: known('crm'), rule: protectedRule('user_id') }));
        const later = table({ rule: protectedRule('user_id') });
        association(membership(ads, ADVERTISER), later);
        return later;
      },
      violations: AS_USERS,
    },
    {
      name: 'a query reads one of the tables',
      subject: () => queried('SELECT COUNT(*) FROM users'),
      violations: AS_USERS,
    },
  ],
  quiet: [
    { name: 'the table of the other member is not protected', subject: () => beside(customRule()) },
    { name: 'the table is not protected', subject: () => beside(protectedRule('user_id'), customRule()) },
    {
      name: 'a query joins the tables, which another rule reports',
      subject: () => queried('SELECT COUNT(*) FROM sales JOIN users ON sales.user_id = users.user_id'),
    },
    {
      name: 'two members associate the same table, which another rule reports',
      subject: () => {
        const ads = collaboration();
        const one = table({ rule: protectedRule('user_id') });
        association(membership(ads), one);
        association(membership(ads, ADVERTISER), one);
        return one;
      },
    },
    {
      name: 'both tables are of one member',
      subject: () => {
        const publisher = membership(collaboration());
        const [one, other] = [table({ rule: protectedRule('user_id') }), table({ rule: protectedRule('user_id') })];
        association(publisher, one);
        association(publisher, other);
        return other;
      },
    },
    {
      name: 'a later table is reported instead',
      subject: () => {
        const ads = collaboration();
        const first = table({ rule: protectedRule('user_id') });
        association(membership(ads), first);
        association(membership(ads, ADVERTISER), table({ rule: protectedRule('user_id') }));
        return first;
      },
    },
  ],
  unknown: [
    { name: 'the rule of the other table is a token', subject: () => beside(UNKNOWN) },
    { name: 'the rule is a token', subject: () => beside(protectedRule('user_id'), UNKNOWN) },
    {
      name: 'the membership is outside of the app',
      subject: () => {
        const node = table({ rule: protectedRule('user_id') });
        association(undefined, node);
        return node;
      },
    },
    {
      name: 'the collaboration is outside of the app',
      subject: () => {
        const node = table({ rule: protectedRule('user_id') });
        association(membership(undefined), node);
        return node;
      },
    },
    {
      name: 'the other table is outside of the app',
      subject: () => {
        const ads = collaboration();
        association(membership(ads), undefined);
        const later = table({ rule: protectedRule('user_id') });
        association(membership(ads, ADVERTISER), later);
        return later;
      },
    },
  ],
});
