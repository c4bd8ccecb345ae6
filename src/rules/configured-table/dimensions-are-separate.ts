import { aggregationOf } from '../../model/analysis-rule';
import { includes, itemsOf } from '../../model/fact';
import { code, join, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const dimensionsAreSeparate = rule({
  id: 'DimensionsAreSeparate',
  catalogueIds: ['CR-AGG-003'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A dimension column is neither a join nor an aggregate column',
  why: 'results show dimension columns as they are, which they never do with join and aggregate columns',
  fix: 'keep the column in one of the lists',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-analysis-rule.html',
    basis: 'documented',
  },
  check: (table) => {
    const aggregation = aggregationOf(table.rule);
    if (!aggregation) {
      return [];
    }
    const { dimensionColumns, joinColumns, aggregates } = aggregation;
    return [...new Set(itemsOf(dimensionColumns))].flatMap((column) => {
      const lists = [
        ...(includes(joinColumns, column) ? [code('joinColumns')] : []),
        ...(itemsOf(aggregates).some((aggregate) => includes(aggregate.columns, column)) ? [code('aggregates')] : []),
      ];
      if (lists.length === 0) {
        return [];
      }
      const others = join(lists, ' and ');
      return {
        what: text`the dimension column ${JSON.stringify(column)} of ${nameOf(table)} is in ${others} as well`,
        fix: text`leave ${JSON.stringify(column)} out of ${code('dimensionColumns')}, or out of ${others}`,
        property: 'AnalysisRules',
      };
    });
  },
});
