import type { AnalysisRuleFacts } from '../../model/analysis-rule';
import { isAbsent, knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { AGGREGATION, CUSTOM, LIST } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

const POLICIES = { [AGGREGATION]: 'aggregation', [LIST]: 'list', [CUSTOM]: 'custom' } as const;
const TYPES = [AGGREGATION, LIST, CUSTOM] as const;

export const policyFitsRuleType = rule({
  id: 'PolicyFitsRuleType',
  catalogueIds: ['CR-TABLE-013'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'The analysis rule of a table has the policy of its type',
  why: 'the type of an analysis rule determines which policy it must contain',
  fix: text`create the rule with ${code('AnalysisRule.aggregation')}, ${code('AnalysisRule.list')} or
    ${code('AnalysisRule.custom')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cleanrooms-configuredtable.html',
    basis: 'documented',
  },
  check: (table) => {
    const analysisRule = knownValue(table.rule);
    const type = analysisRule && TYPES.find((one) => one === knownValue(analysisRule.type));
    if (!analysisRule || !type || !isAbsent(analysisRule[POLICIES[type]])) {
      return [];
    }
    const others = policiesIn(analysisRule);
    if (others.length === 0) {
      return [];
    }
    return [
      {
        what: `the analysis rule of ${nameOf(table)} has type ${quoted([type])}, but a policy of type ${quoted(others)}`,
        property: 'AnalysisRules',
      },
    ];
  },
});

/** The types whose policies the rule certainly contains. */
function policiesIn(analysisRule: AnalysisRuleFacts): readonly string[] {
  return TYPES.filter((type) => analysisRule[POLICIES[type]].state === 'known');
}
