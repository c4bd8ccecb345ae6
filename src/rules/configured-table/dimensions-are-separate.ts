import { aggregationOf } from '../../model/analysis-rule';
import { includes, itemsOf } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, join, text } from '../../private/text';
import { nameOf, rule } from '../rule';

export const dimensionsAreSeparate = rule({
  id: 'DimensionsAreSeparate',
  catalogueIds: ['CR-AGG-003'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A dimension column is neither a join column nor an aggregate column',
  why: 'results contain the values of dimension columns, but never those of join and aggregate columns',
  fix: 'keep the column in only one of the lists',
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
    return unique(itemsOf(dimensionColumns)).flatMap((column) => {
      const lists = [
        ...(includes(joinColumns, column) ? [code('joinColumns')] : []),
        ...(itemsOf(aggregates).some((aggregate) => includes(aggregate.columns, column)) ? [code('aggregates')] : []),
      ];
      if (lists.length === 0) {
        return [];
      }
      const others = join(lists, ' and ');
      return {
        what: text`the dimension column ${JSON.stringify(column)} of ${nameOf(table)} is also in ${others}`,
        fix: text`remove ${JSON.stringify(column)} from ${code('dimensionColumns')} or from ${others}`,
        property: 'AnalysisRules',
      };
    });
  },
});
