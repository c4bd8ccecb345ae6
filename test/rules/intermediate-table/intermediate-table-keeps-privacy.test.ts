import type { CustomFacts } from '../../../src/model/analysis-rule';
import { intermediateTableKeepsPrivacy } from '../../../src/rules/intermediate-table/intermediate-table-keeps-privacy';
import {
  ABSENT,
  ADVERTISER,
  association,
  collaboration,
  customRule,
  intermediateRule,
  intermediateTable,
  known,
  list,
  membership,
  nodeOf,
  protectedRule,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'add differential privacy to the rule in "AnalysisRules", or agree with the owners of the base tables that the result needs none';

/** A table that is filled from `sales` and `visits`. */
function filledFrom(sales = protectedRule('user_id'), own: Partial<CustomFacts> = {}, visits = customRule()) {
  const ads = collaboration();
  const publisher = membership(ads);
  association(publisher, table({ rule: sales }));
  association(publisher, table({ rule: visits }), { name: known('visits') });
  return intermediateTable(membership(ads, ADVERTISER), known('daily'), {
    sql: known('SELECT 1 FROM sales JOIN visits ON TRUE'),
    rule: intermediateRule({ custom: customRule(own).value.custom }),
  });
}

const violation = (problem: string) =>
  [
    {
      severity: 'warning',
      what: `"daily" has no differential privacy, but the query of "daily" reads ${problem}`,
      fix: FIX,
      property: 'AnalysisRules',
    },
  ] as const;

describeRule(intermediateTableKeepsPrivacy, {
  fires: [
    {
      name: 'the user identifier of a base table is a token',
      subject: () => filledFrom(customRule({ differentialPrivacy: known(UNKNOWN) })),
      violations: violation('"sales", which has it'),
    },
    { name: 'a base table is protected', subject: () => filledFrom(), violations: violation('"sales", which has it') },
    {
      name: 'two base tables are protected',
      subject: () => filledFrom(undefined, {}, protectedRule('user_id')),
      violations: violation('"sales", "visits", which have it'),
    },
  ],
  quiet: [
    { name: 'no base table is protected', subject: () => filledFrom(customRule()) },
    {
      name: 'it is protected itself',
      subject: () => filledFrom(undefined, { differentialPrivacy: known(list(['user_id'])) }),
    },
    {
      name: 'it has no rule, which is another mistake',
      subject: () => ({ ...filledFrom(), rule: ABSENT }),
    },
  ],
  unknown: [
    { name: 'its own protection is a token', subject: () => filledFrom(undefined, { differentialPrivacy: UNKNOWN }) },
    {
      name: 'the protection of a base table is a token',
      subject: () => filledFrom(customRule({ differentialPrivacy: UNKNOWN })),
    },
    {
      name: 'a base table is outside of the app',
      subject: () => {
        const daily = filledFrom(customRule());
        association(nodeOf(daily.membership), undefined, { name: known('crm') });
        return { ...daily, sql: known('SELECT 1 FROM crm') };
      },
    },
    { name: 'the query is a token', subject: () => ({ ...filledFrom(), sql: UNKNOWN }) },
  ],
});
