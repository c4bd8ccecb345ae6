import type { AnalysisRuleFacts } from '../../../src/model/analysis-rule';
import type { Fact } from '../../../src/model/fact';
import type { MembershipNode } from '../../../src/model/nodes';
import { privacyBudgetHasProtectedTable } from '../../../src/rules/privacy-budget/privacy-budget-has-protected-table';
import {
  ABSENT,
  ADVERTISER,
  aggregationRule,
  association,
  budget,
  collaboration,
  customRule,
  intermediateTable,
  known,
  list,
  membership,
  protectedRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `outputProtection` of a table to `OutputProtection.differentialPrivacy(…)`, or remove the budget';

type Rule = Fact<AnalysisRuleFacts>;

/** The budget of the publisher, whose tables have these rules. */
function over(rules: readonly Rule[], ofPartner: readonly Rule[] = [], more: Partial<MembershipNode> = {}) {
  const ads = collaboration();
  const publisher = membership(ads, undefined, more);
  for (const rule of rules) {
    association(publisher, table({ rule }));
  }
  const advertiser = membership(ads, ADVERTISER);
  for (const rule of ofPartner) {
    association(advertiser, table({ rule }));
  }
  return budget(publisher);
}

const protectsNothing = [
  {
    severity: 'warning' as const,
    what: 'the differential privacy budget "Budget" protects none of the tables of its membership: "App/SalesAssociation"',
    fix: FIX,
    property: 'PrivacyBudgetType',
  },
] as const;

describeRule(privacyBudgetHasProtectedTable, {
  fires: [
    {
      name: 'custom rules without differential privacy',
      subject: () => over([customRule()]),
      violations: protectsNothing,
    },
    {
      name: 'other rules, or none',
      subject: () => over([aggregationRule(), ABSENT], [customRule()]),
      violations: protectsNothing,
    },
    {
      name: 'the collaboration is outside of the app',
      subject: () => {
        const own = membership(undefined);
        association(own, table({ rule: customRule() }));
        return budget(own);
      },
      violations: protectsNothing,
    },
  ],
  quiet: [
    { name: 'a table is protected', subject: () => over([customRule(), protectedRule('user_id')]) },
    { name: 'a table of another member is protected', subject: () => over([customRule()], [protectedRule('user_id')]) },
    { name: 'there is no table yet', subject: () => over([]) },
    { name: 'the membership is imported', subject: () => over([customRule()], [], { imported: true }) },
    {
      name: 'the membership has an intermediate table',
      subject: () => {
        const ads = membership(collaboration());
        association(ads, table({ rule: customRule() }));
        intermediateTable(ads, known('daily'));
        return budget(ads);
      },
    },
    {
      name: 'it is an access budget',
      subject: () => {
        const ads = membership(collaboration());
        association(ads, table({ rule: customRule() }));
        return budget(ads, { type: known('ACCESS_BUDGET') });
      },
    },
  ],
  unknown: [
    { name: 'a rule is a token', subject: () => over([UNKNOWN]) },
    { name: 'differential privacy is a token', subject: () => over([customRule({ differentialPrivacy: UNKNOWN })]) },
    { name: 'the policy is a token', subject: () => over([known({ ...customRule().value, custom: UNKNOWN })]) },
    { name: 'there can be other tables', subject: () => over([customRule()], [], { associations: list([], false) }) },
    { name: 'the membership is outside of the app', subject: () => budget(undefined) },
  ],
});
