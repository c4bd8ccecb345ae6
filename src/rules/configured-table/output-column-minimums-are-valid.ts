import { customOf } from '../../model/analysis-rule';
import { is, itemsOf, knownValue } from '../../model/fact';
import { repeated } from '../../model/unique';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule, type Violation } from '../rule';

export const outputColumnMinimumsAreValid = rule({
  id: 'OutputColumnMinimumsAreValid',
  catalogueIds: ['CR-CUSTOM-027'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'An output column has at most one separate minimum, which is 0 or at least 2',
  why: 'Clean Rooms accepts 0, which removes the minimum for a column, or from 2 to 100,000',
  fix: text`use an integer from 2 to 100,000 in ${code('outputColumnMinimums')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-min-agg-thresholds.html',
    basis: 'documented',
  },
  check: (table) => {
    const custom = customOf(table.rule);
    const overrides = custom
      ? itemsOf(custom.thresholds).flatMap(({ ofOutputColumns }) => itemsOf(ofOutputColumns))
      : [];
    const ones = overrides.filter(({ minimum }) => is(minimum, 1)).map(({ column }) => knownValue(column));
    const names = overrides.flatMap(({ column }) => knownValue(column)?.toLowerCase() ?? []);
    const twice = repeated(names);
    return [
      ...ones.map(
        (column): Violation => ({
          what: text`the minimum of ${column === undefined ? 'an output column' : `the output column ${quoted([column])}`} of
            ${nameOf(table)} in ${code('outputColumnMinimums')} is 1`,
          property: 'AnalysisRules',
        }),
      ),
      ...twice.map(
        (column): Violation => ({
          what: `${nameOf(table)} has more than one minimum for the output column ${quoted([column])}`,
          why: 'it is not defined which of the minimums applies',
          fix: 'keep the higher minimum',
          property: 'AnalysisRules',
        }),
      ),
    ];
  },
});
