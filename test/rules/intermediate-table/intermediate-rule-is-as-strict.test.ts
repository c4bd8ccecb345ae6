import type { IntermediateRuleFacts } from '../../../src/model/kinds/intermediate-table';
import type { AssociationNode, ConfiguredTableNode } from '../../../src/model/nodes';
import { intermediateRuleIsAsStrict } from '../../../src/rules/intermediate-table/intermediate-rule-is-as-strict';
import {
  ABSENT,
  ADVERTISER,
  association,
  collaboration,
  collaborationRule,
  customRule,
  intermediateRule,
  intermediateTable,
  known,
  list,
  membership,
  nodeOf,
  PUBLISHER,
  STRANGER,
  table,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'restrict the rule of the intermediate table to what all base tables allow';

/** A table of the advertiser that is filled from `sales` of the publisher. */
function filledFrom(
  own: Partial<IntermediateRuleFacts>,
  base: Partial<AssociationNode> = {},
  sales: Partial<ConfiguredTableNode> = {},
  owner = PUBLISHER,
) {
  const ads = collaboration();
  const advertiser = membership(ads, ADVERTISER);
  association(owner === ADVERTISER ? advertiser : membership(ads, owner), table({ rule: customRule(), ...sales }), {
    rule: collaborationRule(),
    ...base,
  });
  return intermediateTable(advertiser, known('daily'), { rule: intermediateRule(own) });
}

function protectedBy(columns: readonly string[], complete = true) {
  return known({
    ...customRule().value,
    custom: customRule({ disallowedOutputColumns: list(columns, complete) }).value.custom,
  });
}

/** A rule that requires additional analyses, and does not return a column. */
const LIMITED = known({ ...protectedBy(['city']).value, additionalAnalyses: known('REQUIRED') });

function strictness(own: string, base: string) {
  const rule = known({ ...customRule().value, additionalAnalyses: known(base) });
  return filledFrom({ additionalAnalyses: known(own) }, {}, { rule });
}

const violation = (what: string) => [{ severity: 'error', what, fix: FIX, property: 'AnalysisRules' }] as const;

describeRule(intermediateRuleIsAsStrict, {
  fires: [
    {
      name: 'it allows a receiver that a base table does not allow',
      subject: () => filledFrom({ receivers: list([ADVERTISER, STRANGER]) }),
      violations: violation('"daily" allows the result receivers "333333333333", but its base table "sales" does not'),
    },
    {
      name: 'it returns columns that a base table does not return',
      subject: () => filledFrom({}, {}, { rule: protectedBy(['user_id', 'city']) }),
      violations: violation('"daily" allows the output columns "user_id", "city", but its base table "sales" does not'),
    },
    {
      name: 'one of two base tables is of another member',
      subject: () => {
        const daily = filledFrom({ receivers: list([ADVERTISER, STRANGER]) });
        association(nodeOf(daily.membership), table({ name: known('crm'), rule: customRule() }));
        return { ...daily, sql: known('SELECT 1 FROM sales JOIN crm ON TRUE') };
      },
      violations: violation('"daily" allows the result receivers "333333333333", but its base table "sales" does not'),
    },
    ...['ALLOWED', 'NOT_ALLOWED'].map((own) => ({
      name: `a base table requires additional analyses, and it has ${own}`,
      subject: () => strictness(own, 'REQUIRED'),
      violations: violation(
        '"daily" allows results outside of additional analyses, but its base table "sales" does not',
      ),
    })),
  ],
  quiet: [
    { name: 'it allows what the base table allows', subject: () => filledFrom({}) },
    { name: 'it allows less', subject: () => filledFrom({ receivers: list([]) }) },
    { name: 'it names no receivers', subject: () => filledFrom({ receivers: ABSENT }) },
    { name: 'it requires additional analyses', subject: () => strictness('REQUIRED', 'REQUIRED') },
    { name: 'the base table allows additional analyses', subject: () => strictness('NOT_ALLOWED', 'ALLOWED') },
    {
      name: 'it disallows more columns',
      subject: () => {
        const own = protectedBy(['USER_ID', 'city']).value;
        return filledFrom({ custom: own.custom }, {}, { rule: protectedBy(['user_id']) });
      },
    },
    {
      name: 'its owner has all base tables',
      subject: () => filledFrom({ receivers: list([STRANGER]) }, {}, {}, ADVERTISER),
    },
    {
      name: 'the base table has no collaboration rule, which is another mistake',
      subject: () => filledFrom({ receivers: list([STRANGER]) }, { rule: ABSENT }),
    },
  ],
  unknown: [
    {
      name: 'the receivers of the base table are not known',
      subject: () =>
        filledFrom({ receivers: list([STRANGER]) }, { rule: collaborationRule('CUSTOM', { receivers: UNKNOWN }) }),
    },
    {
      name: 'the columns are not all known',
      subject: () => filledFrom({ custom: protectedBy([], false).value.custom }, {}, { rule: protectedBy(['city']) }),
    },
    {
      name: 'additional analyses are a token',
      subject: () =>
        filledFrom(
          { additionalAnalyses: UNKNOWN },
          {},
          { rule: known({ ...customRule().value, additionalAnalyses: known('REQUIRED') }) },
        ),
    },
    { name: 'its rule is a token', subject: () => ({ ...filledFrom({}, {}, { rule: LIMITED }), rule: UNKNOWN }) },
    { name: 'the rule of the base table is a token', subject: () => filledFrom({}, {}, { rule: UNKNOWN }) },
    {
      name: 'the query is a token',
      subject: () => ({ ...filledFrom({ receivers: list([ADVERTISER, STRANGER]) }), sql: UNKNOWN }),
    },
    { name: 'the membership is outside of the app', subject: () => intermediateTable(undefined) },
  ],
});
