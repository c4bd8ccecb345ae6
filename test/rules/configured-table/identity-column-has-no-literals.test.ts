import type { CustomFacts } from '../../../src/model/analysis-rule';
import type { ListFact } from '../../../src/model/fact';
import { identityColumnHasNoLiterals } from '../../../src/rules/configured-table/identity-column-has-no-literals';
import { ABSENT, customRule, known, list, table, threshold, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove "user_id" from `withLiterals`; `withColumns` allows joins on it';

const thresholds = list([threshold()]);

function comparing(literalColumns: ListFact<string>, more: Partial<CustomFacts> = { thresholds }) {
  const comparisonControls = known({ literalColumns, columnColumns: list(['user_id']) });
  return table({ rule: customRule({ comparisonControls, ...more }) });
}

describeRule(identityColumnHasNoLiterals, {
  fires: [
    {
      name: 'the column is among them',
      subject: () => comparing(list(['city', 'User_ID'])),
      violations: [
        {
          severity: 'error',
          what: 'the identity column "user_id" of "sales" is also in `withLiterals`',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'the column is among them, beside others that are tokens',
      subject: () => comparing(list(['user_id'], false)),
      violations: [
        {
          severity: 'error',
          what: 'the identity column "user_id" of "sales" is also in `withLiterals`',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'other columns are compared', subject: () => comparing(list(['city'])) },
    { name: 'there is no threshold', subject: () => comparing(list(['user_id']), { thresholds: ABSENT }) },
    { name: 'there are no controls', subject: () => table({ rule: customRule({ thresholds }) }) },
    { name: 'the table has no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the columns are a token', subject: () => comparing(UNKNOWN) },
    {
      name: 'the identity column is a token',
      subject: () =>
        comparing(list(['user_id']), { thresholds: list([threshold({ identityColumns: list([], false) })]) }),
    },
    { name: 'the thresholds are a token', subject: () => comparing(list(['user_id']), { thresholds: UNKNOWN }) },
    {
      name: 'the controls are a token',
      subject: () => table({ rule: customRule({ thresholds, comparisonControls: UNKNOWN }) }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
