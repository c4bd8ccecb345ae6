import { aggregationOf } from '../../model/analysis-rule';
import { includes, itemsOf } from '../../model/fact';
import { label } from '../../model/nodes';
import { rule } from '../rule';

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
      const others = [
        ...(includes(joinColumns, column) ? ['joinColumns'] : []),
        ...(itemsOf(aggregates).some((aggregate) => includes(aggregate.columns, column)) ? ['aggregates'] : []),
      ].join(' and ');
      if (!others) {
        return [];
      }
      return {
        what: `the dimension column ${JSON.stringify(column)} of "${label(table)}" is in ${others} as well`,
        fix: `leave ${JSON.stringify(column)} out of dimensionColumns, or out of ${others}`,
        property: 'AnalysisRules',
      };
    });
  },
});
