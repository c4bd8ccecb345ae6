import type { ThresholdFacts } from '../../../src/model/analysis-rule';
import { outputColumnsKeepMinimum } from '../../../src/rules/configured-table/output-columns-keep-minimum';
import { ABSENT, customRule, known, list, table, threshold, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'remove "city" from `outputColumnMinimums`, or acknowledge this warning if its values do not reveal anything about a person';

function withMinimum(value: number, more: Partial<ThresholdFacts> = {}) {
  const ofOutputColumns = list([{ column: known('city'), minimum: known(value) }]);
  return table({ rule: customRule({ thresholds: list([threshold({ ofOutputColumns, ...more })]) }) });
}

describeRule(outputColumnsKeepMinimum, {
  fires: [
    {
      name: 'no minimum',
      subject: () => withMinimum(0, { minimum: UNKNOWN }),
      violations: [
        {
          severity: 'warning',
          what: 'the output column "city" of "sales" has no minimum',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a lower minimum',
      subject: () => withMinimum(99),
      violations: [
        {
          severity: 'warning',
          what: 'the output column "city" of "sales" has the minimum 99 instead of 100',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the lowest minimum',
      subject: () => withMinimum(2),
      violations: [
        {
          severity: 'warning',
          what: 'the output column "city" of "sales" has the minimum 2 instead of 100',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the same minimum', subject: () => withMinimum(100) },
    { name: 'a higher minimum', subject: () => withMinimum(101) },
    { name: 'a minimum that another rule reports', subject: () => withMinimum(1) },
    { name: 'no threshold', subject: () => table({ rule: customRule({ thresholds: ABSENT }) }) },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the general minimum is a token', subject: () => withMinimum(2, { minimum: UNKNOWN }) },
    {
      name: 'the minimum is a token',
      subject: () => withMinimum(2, { ofOutputColumns: list([{ column: known('city'), minimum: UNKNOWN }]) }),
    },
    {
      name: 'the column is a token',
      subject: () => withMinimum(2, { ofOutputColumns: list([{ column: UNKNOWN, minimum: known(0) }]) }),
    },
    { name: 'the thresholds are a token', subject: () => table({ rule: customRule({ thresholds: UNKNOWN }) }) },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
