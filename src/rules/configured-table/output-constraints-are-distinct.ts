import { aggregationOf } from '../../model/analysis-rule';
import { itemsOf, knownValue } from '../../model/fact';
import { repeated } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const outputConstraintsAreDistinct = rule({
  id: 'OutputConstraintsAreDistinct',
  catalogueIds: ['CR-AGG-009'],
  subject: 'configuredTable',
  severity: 'warning',
  title: 'A column has at most one output constraint',
  why: 'only the highest minimum of a column has an effect, and a different column might have been intended',
  fix: text`keep one constraint for each column in ${code('outputConstraints')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html',
    basis: 'inferred',
  },
  check: (table) => {
    const aggregation = aggregationOf(table.rule);
    const constraints = aggregation ? itemsOf(aggregation.outputConstraints) : [];
    const columns = constraints.flatMap(({ column }) => knownValue(column) ?? []);
    const twice = repeated(columns);
    if (twice.length === 0) {
      return [];
    }
    const what = `${nameOf(table)} has more than one output constraint for ${quoted(twice)}`;
    return [{ what, property: 'AnalysisRules' }];
  },
});
