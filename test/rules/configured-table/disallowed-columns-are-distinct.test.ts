import { disallowedColumnsAreDistinct } from '../../../src/rules/configured-table/disallowed-columns-are-distinct';
import { ABSENT, customRule, list, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify each column in `disallowedOutputColumns` once';

function disallowing(...columns: string[]) {
  return table({ rule: customRule({ disallowedOutputColumns: list(columns) }) });
}

describeRule(disallowedColumnsAreDistinct, {
  fires: [
    {
      name: 'a column twice',
      subject: () => disallowing('user_id', 'city', 'user_id'),
      violations: [
        {
          severity: 'warning',
          what: 'the custom analysis rule of "sales" specifies "user_id" more than once in `disallowedOutputColumns`',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'two columns, one of them three times',
      subject: () => disallowing('city', 'city', 'user_id', 'city', 'user_id'),
      violations: [
        {
          severity: 'warning',
          what: 'the custom analysis rule of "sales" specifies "city", "user_id" more than once in `disallowedOutputColumns`',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'a column twice, whatever else is in the list',
      subject: () => table({ rule: customRule({ disallowedOutputColumns: list(['city', 'city'], false) }) }),
      violations: [
        {
          severity: 'warning',
          what: 'the custom analysis rule of "sales" specifies "city" more than once in `disallowedOutputColumns`',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'different columns', subject: () => disallowing('user_id', 'city') },
    { name: 'no column', subject: () => disallowing() },
    { name: 'the list is left out', subject: () => table({ rule: customRule({ disallowedOutputColumns: ABSENT }) }) },
    { name: 'no rule', subject: () => table() },
  ],
  unknown: [
    { name: 'the list is a token', subject: () => table({ rule: customRule({ disallowedOutputColumns: UNKNOWN }) }) },
    {
      name: 'two columns are tokens',
      subject: () => table({ rule: customRule({ disallowedOutputColumns: list(['city'], false) }) }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
