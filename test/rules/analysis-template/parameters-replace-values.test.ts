import { parametersReplaceValues } from '../../../src/rules/analysis-template/parameters-replace-values';
import { UNKNOWN } from '../../support/nodes';
import { reading } from '../../support/query-template';
import { describeRule } from '../../support/rule-harness';

describeRule(parametersReplaceValues, {
  fires: [
    {
      name: 'a parameter stands for a table',
      subject: () => reading('SELECT city FROM :table'),
      violations: [
        {
          severity: 'warning',
          what: 'in the SQL of "Reach" (line 1, column 18), :table stands for a table',
          fix: 'write the name, and one analysis template for each name',
          property: 'Source',
        },
      ],
    },
    {
      name: 'a parameter stands for a column',
      subject: () => reading('SELECT s.:column FROM sales s'),
      violations: [
        {
          severity: 'warning',
          what: 'in the SQL of "Reach" (line 1, column 10), :column stands for a name',
          fix: 'write the name, and one analysis template for each name',
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'parameters stand for values',
      subject: () => reading('SELECT city FROM sales WHERE revenue > :revenue LIMIT :n'),
    },
  ],
  unknown: [{ name: 'the query is a token', subject: () => ({ ...reading('SELECT 1 FROM sales'), sql: UNKNOWN }) }],
});
