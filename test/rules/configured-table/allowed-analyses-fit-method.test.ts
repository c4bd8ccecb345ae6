import { allowedAnalysesFitMethod } from '../../../src/rules/configured-table/allowed-analyses-fit-method';
import { ABSENT, known, OUTSIDE, outside, table, template, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const sql = () => to(template(undefined, 'SELECT COUNT(*) FROM sales'));
const pySpark = () => to(template(undefined, '', { name: known('Train'), format: known('PYSPARK_1_0'), sql: ABSENT }));
const query = { analysisMethod: known('DIRECT_QUERY') };
const job = { analysisMethod: known('DIRECT_JOB') };
const multiple = { analysisMethod: known('MULTIPLE') };

describeRule(allowedAnalysesFitMethod, {
  fires: [
    {
      name: 'any job of a table for queries',
      subject: () => table({ ...query, allowed: [outside('ANY_JOB')] }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows "ANY_JOB", but its analysis method is "DIRECT_QUERY"',
          fix: 'set `analysisMethod` to `AnalysisMethod.MULTIPLE`, or do not allow "ANY_JOB"',
          property: 'AnalysisMethod',
        },
      ],
    },
    {
      name: 'any query of a table for jobs',
      subject: () => table({ ...job, allowed: [outside('ANY_QUERY'), outside('ANY_JOB')] }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows "ANY_QUERY", but its analysis method is "DIRECT_JOB"',
          fix: 'set `analysisMethod` to `AnalysisMethod.MULTIPLE`, or do not allow "ANY_QUERY"',
          property: 'AnalysisMethod',
        },
      ],
    },
    {
      name: 'a PySpark template of a table for queries',
      subject: () => table({ ...query, allowed: [sql(), pySpark()] }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows "Train", but its analysis method is "DIRECT_QUERY"',
          fix: 'set `analysisMethod` to `AnalysisMethod.MULTIPLE`, or do not allow "Train"',
          property: 'AnalysisMethod',
        },
      ],
    },
    {
      name: 'any job and a PySpark template of a table for queries',
      subject: () => table({ ...query, allowed: [outside('ANY_JOB'), pySpark()] }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows "ANY_JOB", "Train", but its analysis method is "DIRECT_QUERY"',
          fix: 'set `analysisMethod` to `AnalysisMethod.MULTIPLE`, or do not allow "ANY_JOB", "Train"',
          property: 'AnalysisMethod',
        },
      ],
    },
    {
      name: 'a SQL template of a table for jobs',
      subject: () => table({ ...job, allowed: [sql(), pySpark()] }),
      violations: [
        {
          severity: 'warning',
          what: '"sales" allows "Reach", but its analysis method is "DIRECT_JOB"',
          fix: 'set `analysisMethod` to `AnalysisMethod.MULTIPLE`, or do not allow "Reach"',
          property: 'AnalysisMethod',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'queries of a table for queries',
      subject: () => table({ ...query, allowed: [outside('ANY_QUERY'), sql()] }),
    },
    { name: 'jobs of a table for jobs', subject: () => table({ ...job, allowed: [outside('ANY_JOB'), pySpark()] }) },
    {
      name: 'everything of a table for both',
      subject: () => table({ ...multiple, allowed: [outside('ANY_QUERY'), outside('ANY_JOB'), sql(), pySpark()] }),
    },
  ],
  unknown: [
    {
      name: 'the method is a token',
      subject: () => table({ analysisMethod: UNKNOWN, allowed: [outside('ANY_JOB'), outside('ANY_QUERY')] }),
    },
    {
      name: 'the format of the template is a token',
      subject: () => table({ ...query, allowed: [to(template(undefined, '', { format: UNKNOWN }))] }),
    },
    { name: 'the template is imported', subject: () => table({ ...job, allowed: [OUTSIDE] }) },
  ],
});
