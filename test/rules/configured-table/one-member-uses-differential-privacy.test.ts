import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import { oneMemberUsesDifferentialPrivacy } from '../../../src/rules/configured-table/one-member-uses-differential-privacy';
import {
  ADVERTISER,
  association,
  collaboration,
  customRule,
  known,
  membership,
  protectedRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use another `outputProtection` for the tables of one of the two members, or acknowledge this warning if no query joins the tables';

/** A table of the advertiser beside one of the publisher. */
function beside(first: Fact<AnalysisRuleFacts>, rule: Fact<AnalysisRuleFacts> = protectedRule('user_id')) {
  const ads = collaboration();
  association(membership(ads), table({ name: known('users'), rule: first }));
  const later = table({ rule });
  association(membership(ads, ADVERTISER), later);
  return later;
}

describeRule(oneMemberUsesDifferentialPrivacy, {
  fires: [
    {
      name: 'another member protects a table as well',
      subject: () => beside(protectedRule('user_id')),
      violations: [
        {
          severity: 'warning',
          what: '"sales" uses differential privacy, as does "users" of another member of "Ads"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the table of the other member is not protected', subject: () => beside(customRule()) },
    { name: 'the table is not protected', subject: () => beside(protectedRule('user_id'), customRule()) },
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
