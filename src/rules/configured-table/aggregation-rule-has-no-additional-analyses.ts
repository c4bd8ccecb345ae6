import { aggregationOf } from '../../model/analysis-rule';
import { knownValue } from '../../model/fact';
import { code, text } from '../../private/text';
import { ALLOWED, REQUIRED } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const aggregationRuleHasNoAdditionalAnalyses = rule({
  id: 'AggregationRuleHasNoAdditionalAnalyses',
  catalogueIds: ['CR-AGG-013'],
  subject: 'configuredTable',
  // The console and the schema of CloudFormation have the property.
  severity: 'warning',
  title: 'An aggregation analysis rule does not allow additional analyses',
  why: 'additional analyses support only tables with a list or custom analysis rule',
  fix: text`remove ${code('additionalAnalyses')}, or use ${code('AnalysisRule.list')} or ${code('AnalysisRule.custom')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleAggregation.html',
    basis: 'documented',
  },
  check: (table) => {
    const additional = table.rule.state === 'known' ? knownValue(table.rule.value.additionalAnalyses) : undefined;
    if (!aggregationOf(table.rule) || (additional !== ALLOWED && additional !== REQUIRED)) {
      return [];
    }
    return [
      {
        what: text`${code('additionalAnalyses')} of the aggregation analysis rule of ${nameOf(table)} is
          ${quoted([additional])}`,
        property: 'AnalysisRules',
      },
    ];
  },
});
