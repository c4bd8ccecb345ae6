import { sourceFitsFormat } from '../../../src/rules/analysis-template/source-fits-format';
import { ABSENT, job, known, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'specify `text` of the source for SQL, or `artifacts` for PySpark';

describeRule(sourceFitsFormat, {
  fires: [
    {
      name: 'a job has SQL text',
      subject: () => job(undefined, { sql: known('SELECT 1'), artifacts: ABSENT }),
      violations: [
        {
          severity: 'error',
          what: '"Train" is a template in PySpark, but its source is SQL text',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'a job of a newer version has SQL text',
      subject: () => job(undefined, { format: known('PYSPARK_2_0'), sql: known('SELECT 1'), artifacts: ABSENT }),
      violations: [
        {
          severity: 'error',
          what: '"Train" is a template in PySpark, but its source is SQL text',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'a query has files',
      subject: () => job(undefined, { format: known('SQL') }),
      violations: [
        {
          severity: 'error',
          what: '"Train" is a template in SQL, but its source is files',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'there are two sources',
      subject: () => job(undefined, { sql: known('SELECT 1') }),
      violations: [{ severity: 'error', what: '"Train" has SQL text and files', fix: FIX, property: 'Source' }],
    },
    {
      name: 'there is no source',
      subject: () => job(undefined, { artifacts: ABSENT }),
      violations: [{ severity: 'error', what: '"Train" has neither SQL text nor files', fix: FIX, property: 'Source' }],
    },
  ],
  quiet: [
    { name: 'a query has SQL text', subject: () => template(undefined, 'SELECT 1') },
    { name: 'a job has files', subject: () => job(undefined) },
    {
      name: 'the service does not have the format, which is another mistake',
      subject: () => job(undefined, { format: known('R_1_0'), artifacts: ABSENT }),
    },
  ],
  unknown: [
    { name: 'the format is a token', subject: () => job(undefined, { format: UNKNOWN }) },
    { name: 'the text is a token', subject: () => job(undefined, { sql: UNKNOWN, artifacts: ABSENT }) },
    { name: 'the files are a token', subject: () => template(undefined, '', { artifacts: UNKNOWN, sql: ABSENT }) },
  ],
});
