import type { OutputColumnFacts } from '../../../src/model/analysis-rule';
import { outputColumnMinimumsAreValid } from '../../../src/rules/configured-table/output-column-minimums-are-valid';
import { ABSENT, customRule, known, list, table, threshold, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use an integer from 2 to 100,000 in `outputColumnMinimums`';

const minimum = (column: string, value: number) => ({ column: known(column), minimum: known(value) });
const withMinimums = (...all: OutputColumnFacts[]) =>
  table({ rule: customRule({ thresholds: list([threshold({ ofOutputColumns: list(all) })]) }) });

describeRule(outputColumnMinimumsAreValid, {
  fires: [
    {
      name: 'a minimum of 1',
      subject: () => withMinimums(minimum('revenue', 0), minimum('city', 1)),
      violations: [
        {
          severity: 'error',
          what: 'the minimum of the output column "city" of "sales" in `outputColumnMinimums` is 1',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a minimum of 1 of a column that is a token',
      subject: () => withMinimums({ column: UNKNOWN, minimum: known(1) }),
      violations: [
        {
          severity: 'error',
          what: 'the minimum of an output column of "sales" in `outputColumnMinimums` is 1',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'two minimums of a column, and one of 1',
      subject: () => withMinimums(minimum('city', 10), minimum('City', 20), minimum('city', 30), minimum('revenue', 1)),
      violations: [
        {
          severity: 'error',
          what: 'the minimum of the output column "revenue" of "sales" in `outputColumnMinimums` is 1',
          fix: FIX,
          property: 'AnalysisRules',
        },
        {
          severity: 'error',
          what: '"sales" has more than one minimum for the output column "city"',
          why: 'it is not defined which of the minimums applies',
          fix: 'keep the higher minimum',
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'other minimums', subject: () => withMinimums(minimum('city', 0), minimum('revenue', 2)) },
    { name: 'no minimums', subject: () => withMinimums() },
    { name: 'no threshold', subject: () => table({ rule: customRule({ thresholds: ABSENT }) }) },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'a minimum is a token', subject: () => withMinimums({ column: known('city'), minimum: UNKNOWN }) },
    {
      name: 'columns are tokens',
      subject: () => withMinimums({ column: UNKNOWN, minimum: known(10) }, { column: UNKNOWN, minimum: known(10) }),
    },
    { name: 'the thresholds are a token', subject: () => table({ rule: customRule({ thresholds: UNKNOWN }) }) },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
