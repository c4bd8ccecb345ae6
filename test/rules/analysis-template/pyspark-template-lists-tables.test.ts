import { pysparkTemplateListsTables } from '../../../src/rules/analysis-template/pyspark-template-lists-tables';
import { ABSENT, job, list, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'add the names of the tables to `referencedTables`';

describeRule(pysparkTemplateListsTables, {
  fires: [
    {
      name: 'there is no schema',
      subject: () => job(undefined, { referencedTables: ABSENT }),
      violations: [
        {
          severity: 'warning',
          what: '"Train" lists no tables, so its code can read none',
          fix: FIX,
          property: 'Schema',
        },
      ],
    },
    {
      name: 'the list is empty',
      subject: () => job(undefined, { referencedTables: list([]) }),
      violations: [
        {
          severity: 'warning',
          what: '"Train" lists no tables, so its code can read none',
          fix: FIX,
          property: 'Schema',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a table is listed', subject: () => job(undefined) },
    { name: 'the template is in SQL', subject: () => template(undefined, 'SELECT 1') },
  ],
  unknown: [
    { name: 'the list is a token', subject: () => job(undefined, { referencedTables: UNKNOWN }) },
    { name: 'the format is a token', subject: () => job(undefined, { format: UNKNOWN, referencedTables: ABSENT }) },
  ],
});
