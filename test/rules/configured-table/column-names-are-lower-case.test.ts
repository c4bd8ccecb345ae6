import { describe, expect, test } from 'vitest';
import { columnNamesAreLowerCase } from '../../../src/rules/configured-table/column-names-are-lower-case';
import { list, listRule, protectedRule, table, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'use lowercase letters, digits, underscores and inner spaces, and inner hyphens from the third character on';

const allowing = (...columns: readonly string[]) => table({ allowedColumns: list(columns) });

function upperCase(column: string, property = 'AllowedColumns') {
  const what = `the column "${column}" of "sales" is not in lower case`;
  return { severity: 'error', what, fix: `use "${column.toLowerCase()}" instead`, property } as const;
}

describeRule(columnNamesAreLowerCase, {
  fires: [
    {
      name: 'an allowed column has upper-case letters',
      subject: () => allowing('user_id', 'City'),
      violations: [upperCase('City')],
    },
    {
      name: 'two columns have upper-case letters, one of them as many characters as are allowed',
      subject: () => allowing('City', 'C'.repeat(128)),
      violations: [upperCase('City'), upperCase('C'.repeat(128))],
    },
    {
      name: 'a column of the rule has upper-case letters',
      subject: () => table({ rule: protectedRule('User_ID') }),
      violations: [upperCase('User_ID', 'AnalysisRules')],
    },
    ...['', '-city', 'city-', 'a-b', 'two--hyphens', ' city', 'user.id', 'größe', 'City!'].map((column) => ({
      name: `a column is named ${JSON.stringify(column)}`,
      subject: () => allowing(column),
      violations: [
        {
          severity: 'error',
          what: `${JSON.stringify(column)} of "sales" is not a valid column name`,
          fix: FIX,
          property: 'AllowedColumns',
        },
      ] as const,
    })),
    {
      name: 'an allowed column has 129 characters',
      subject: () => allowing('c'.repeat(129)),
      violations: [
        {
          severity: 'error',
          what: 'the column "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" of "sales" has 129 characters, but can have at most 128',
          fix: 'rename the column in its data source',
          property: 'AllowedColumns',
        },
      ],
    },
    {
      name: 'a column of the rule has 128 characters',
      subject: () => table({ rule: listRule(list(['c'.repeat(128)]), list([])) }),
      violations: [
        {
          severity: 'error',
          what: 'the column "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" of "sales" has 128 characters, but can have at most 127',
          fix: 'rename the column in its data source',
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'one name is wrong beside an unknown one',
      subject: () => table({ allowedColumns: list(['City'], false) }),
      violations: [upperCase('City')],
    },
  ],
  quiet: [
    { name: 'the table has no rule', subject: () => allowing('user_id', '_city', '2nd name', 'zip-code', 'x') },
    { name: 'an allowed column has 128 characters', subject: () => allowing('c'.repeat(128)) },
    { name: 'a user identifier has 128 characters', subject: () => table({ rule: protectedRule('c'.repeat(128)) }) },
    {
      name: 'a column of the rule has 127 characters',
      subject: () => table({ rule: listRule(list(['c'.repeat(127)]), list([])) }),
    },
  ],
  unknown: [
    { name: 'the columns are a token', subject: () => table({ allowedColumns: UNKNOWN }) },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
    { name: 'the columns of the rule are a token', subject: () => table({ rule: listRule(UNKNOWN, UNKNOWN) }) },
  ],
});

describe('a name that is wrong', () => {
  test('is reported once, however often it occurs', () => {
    const subject = table({ allowedColumns: list(['UID', 'UID']), rule: protectedRule('UID') });

    const violations = columnNamesAreLowerCase.check(subject as never);

    expect(violations.map(({ property }) => property)).toEqual(['AllowedColumns']);
  });

  test('is recognized without delay, however long it is', () => {
    const hostile = allowing(`${'a -'.repeat(40)}!`);

    expect(columnNamesAreLowerCase.check(hostile as never)).toHaveLength(1);
  });
});
