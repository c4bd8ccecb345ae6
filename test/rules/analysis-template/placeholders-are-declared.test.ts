import { placeholdersAreDeclared } from '../../../src/rules/analysis-template/placeholders-are-declared';
import { ABSENT, known, list, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const SQL = 'SELECT city FROM sales WHERE day > :since AND day < :until';

describeRule(placeholdersAreDeclared, {
  fires: [
    {
      name: 'nothing is declared',
      subject: () => template(undefined, SQL, { parameters: ABSENT }),
      violations: [
        {
          severity: 'error',
          what: 'the query of "Reach" uses :since, but declares no parameters',
          fix: 'add `AnalysisParameter.varchar("since")`, or a parameter of another type, to `parameters`',
          property: 'AnalysisParameters',
        },
        {
          severity: 'error',
          what: 'the query of "Reach" uses :until, but declares no parameters',
          fix: 'add `AnalysisParameter.varchar("until")`, or a parameter of another type, to `parameters`',
          property: 'AnalysisParameters',
        },
      ],
    },
    {
      name: 'another name is declared',
      subject: () => template(undefined, SQL, { parameters: list(['since', 'untill']) }),
      violations: [
        {
          severity: 'error',
          what: 'the query of "Reach" uses :until, but declares only the parameters "since", "untill"',
          fix: 'use :untill, or add `AnalysisParameter.varchar("until")`, or a parameter of another type, to `parameters`',
          property: 'AnalysisParameters',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'all are declared, and one more',
      subject: () => template(undefined, SQL, { parameters: list(['since', 'until', 'city']) }),
    },
    {
      name: 'all are declared in another case, which may or may not count',
      subject: () => template(undefined, SQL, { parameters: list(['Since', 'UNTIL']) }),
    },
    { name: 'there are no placeholders', subject: () => template(undefined, "SELECT a::date, ':b' FROM sales") },
    {
      name: 'the text is no SQL',
      subject: () => template(undefined, SQL, { format: known('PYSPARK_1_0') }),
    },
  ],
  unknown: [
    { name: 'the query is a token', subject: () => template(undefined, SQL, { sql: UNKNOWN }) },
    { name: 'the parameters are a token', subject: () => template(undefined, SQL, { parameters: UNKNOWN }) },
    {
      name: 'the name of a parameter is a token',
      subject: () => template(undefined, SQL, { parameters: list(['since'], false) }),
    },
    { name: 'the format is a token', subject: () => template(undefined, SQL, { format: UNKNOWN }) },
  ],
});
