import { customOf } from '../../model/analysis-rule';
import { is, itemsOf } from '../../model/fact';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

const ANY_EXPRESSION = 'ANY_EXPRESSION';

export const aggregatesUseOnlyColumns = rule({
  id: 'AggregatesUseOnlyColumns',
  catalogueIds: ['CR-CUSTOM-029'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'Queries under an aggregation threshold aggregate only columns',
  why: text`an expression in an aggregate, such as a ${quoted(['CASE'])}, can select a few persons of a group that is large
    enough`,
  fix: text`remove ${code('aggregateExpression')}, whose default is ${code('AggregateExpression.COLUMNS_ONLY')}, or
    acknowledge this warning after a review`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-min-agg-thresholds.html',
    basis: 'documented',
  },
  forOwner: true,
  check: (table) => {
    const custom = customOf(table.rule);
    if (!custom || !itemsOf(custom.thresholds).some(({ expressions }) => is(expressions, ANY_EXPRESSION))) {
      return [];
    }
    const what = `the aggregation threshold of ${nameOf(table)} lets queries aggregate any expression`;
    return [{ what: `${what} (${quoted([ANY_EXPRESSION])})`, property: 'AnalysisRules' }];
  },
});
