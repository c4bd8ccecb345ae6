import { sqlIsComplete } from '../../../src/rules/analysis-template/sql-is-complete';
import { collaboration, membership, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const of = (sql: string) => template(membership(collaboration()), sql);

const broken = (sql: string, what: string, fix: string) => ({
  name: sql,
  subject: () => of(sql),
  violations: [
    { severity: 'error', what: `the SQL of "Reach" cannot be parsed: ${what}`, fix, property: 'Source' },
  ] as const,
});

const CLOSE = 'close it, or remove it';

describeRule(sqlIsComplete, {
  fires: [
    broken("SELECT city\nFROM sales WHERE a = 'x", "the quote ' is not closed (line 2, column 22)", CLOSE),
    broken('SELECT (city FROM sales', 'the bracket ( is not closed (line 1, column 8)', CLOSE),
    broken('SELECT city /* FROM sales', 'the comment is not closed (line 1, column 13)', CLOSE),
    broken(
      'SELECT city, FROM sales',
      'a value is missing before FROM (line 1, column 14)',
      'add what is missing there',
    ),
    broken(
      'SELECT city FROM sales GROUP city',
      'BY is missing after GROUP (line 1, column 30)',
      'add what is missing there',
    ),
  ],
  quiet: [
    { name: 'all is closed', subject: () => of("SELECT 'it''s' /* /* ' */ */ FROM sales -- '") },
    { name: 'the text is not understood', subject: () => of('FROM sales |> WHERE city = 1') },
    { name: 'the text is another statement, which is another mistake', subject: () => of("DROP TABLE 'a") },
  ],
  unknown: [{ name: 'the text is a token', subject: () => ({ ...of(''), sql: UNKNOWN }) }],
});
