import { classifiedColumnsAreReturned } from '../../../src/rules/analysis-template/classified-columns-are-returned';
import { association, collaboration, known, list, membership, table, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

/** A template with a query on "sales", which has the columns `user_id`, `city` and `revenue`. */
function classifying(sql: string, ...names: readonly string[]) {
  const publisher = membership(collaboration());
  association(publisher, table());
  const columns = names.map((name) => ({ name: known(name), type: known('CATEGORICAL'), isPredicted: known(false) }));
  return template(publisher, sql, { synthesis: known({ columns: list(columns), attackScore: known(0.6) }) });
}

function finding(column: string, returned: string) {
  return {
    severity: 'warning',
    what: `"Reach" classifies the column "${column}", but its query returns ${returned}`,
    fix: 'add the column to the final SELECT, or remove it from the column mapping',
    property: 'SyntheticDataParameters',
  } as const;
}

describeRule(classifiedColumnsAreReturned, {
  fires: [
    {
      name: 'columns are not in the result',
      subject: () => classifying('SELECT city, revenue AS spent FROM sales', 'city', 'revenue', 'age'),
      violations: [finding('revenue', '"city", "spent"'), finding('age', '"city", "spent"')],
    },
    {
      name: 'a star returns others',
      subject: () => classifying('SELECT * FROM sales', 'age'),
      violations: [finding('age', '"user_id", "city", "revenue"')],
    },
  ],
  quiet: [
    {
      name: 'all columns are in the result',
      subject: () => classifying('SELECT city, revenue AS spent FROM sales', 'City', 'spent'),
    },
    { name: 'a column has no name', subject: () => classifying('SELECT city, revenue + 1 FROM sales', 'spent') },
    { name: 'the table is not in the app', subject: () => classifying('SELECT * FROM shops', 'age') },
    { name: 'the text is not understood', subject: () => classifying('SELECT city FROM', 'age') },
    { name: 'no column is classified', subject: () => template(undefined, 'SELECT city FROM sales') },
  ],
  unknown: [
    {
      name: 'the query is a token',
      subject: () => ({ ...classifying('SELECT city FROM sales', 'age'), sql: UNKNOWN }),
    },
    {
      name: 'the name of a column is a token',
      subject: () => {
        const columns = list([{ name: UNKNOWN, type: known('CATEGORICAL'), isPredicted: known(false) }]);
        return { ...classifying('SELECT city FROM sales'), synthesis: known({ columns, attackScore: known(0.6) }) };
      },
    },
  ],
});
