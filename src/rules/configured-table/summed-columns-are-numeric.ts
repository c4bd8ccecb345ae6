import { type AggregateFacts, aggregationOf } from '../../model/analysis-rule';
import { is, itemsOf } from '../../model/fact';
import { unique } from '../../model/unique';
import { code, text } from '../../private/text';
import { typeOfColumn } from '../column-types';
import { nameOf, quoted, rule } from '../rule';

const OF_NUMBERS = ['SUM', 'SUM_DISTINCT', 'AVG'];

/** Types of AWS Glue that are certainly not numbers. */
const NOT_NUMERIC = ['string', 'varchar', 'char', 'boolean', 'binary', 'date', 'timestamp', 'array', 'map', 'struct'];

export const summedColumnsAreNumeric = rule({
  id: 'SummedColumnsAreNumeric',
  catalogueIds: ['CR-AGG-016'],
  subject: 'configuredTable',
  // Some engines convert strings that contain numbers.
  severity: 'warning',
  title: 'Columns for sums and averages are numeric',
  why: 'sums and averages are defined only for numbers',
  fix: text`use ${code('Aggregate.count')} or ${code('Aggregate.countDistinct')} for the column, or change its type in
    AWS Glue`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html',
    basis: 'inferred',
  },
  check: (table) => {
    const aggregation = aggregationOf(table.rule);
    const columns = aggregation ? unique(itemsOf(aggregation.aggregates).flatMap(summedColumns)) : [];
    return columns.flatMap((column) => {
      const type = typeOfColumn(table, column);
      if (!NOT_NUMERIC.some((one) => one === type)) {
        return [];
      }
      const problem = `sums or averages of ${quoted([column])}, which has the type ${quoted([type])}`;
      return [
        { what: `the aggregation analysis rule of ${nameOf(table)} allows ${problem}`, property: 'AnalysisRules' },
      ];
    });
  },
});

function summedColumns({ function: name, columns }: AggregateFacts): readonly string[] {
  return OF_NUMBERS.some((one) => is(name, one)) ? itemsOf(columns) : [];
}
