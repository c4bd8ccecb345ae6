import type { Fact } from '../../../src/model/fact';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { jobsDoNotReadIceberg } from '../../../src/rules/configured-table/jobs-do-not-read-iceberg';
import { ABSENT, glueTable, known, OUTSIDE, table, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `analysisMethod` to `AnalysisMethod.DIRECT_QUERY`, or read a copy of the data in Apache Parquet';

function over(
  method: Fact<string>,
  tableFormat: Fact<string> = known('ICEBERG'),
  more: Partial<ConfiguredTableNode> = {},
) {
  return table({ analysisMethod: method, glueTable: to(glueTable({ tableFormat }), 'Ref'), ...more });
}

describeRule(jobsDoNotReadIceberg, {
  fires: [
    {
      name: 'only jobs',
      subject: () => over(known('DIRECT_JOB')),
      violations: [
        {
          severity: 'error',
          what: '"sales" has the analysis method "DIRECT_JOB", but the AWS Glue table "sales" is an Apache Iceberg table',
          fix: FIX,
          property: 'AnalysisMethod',
        },
      ],
    },
    {
      name: 'jobs and queries',
      subject: () => over(known('MULTIPLE')),
      violations: [
        {
          severity: 'warning',
          what: '"sales" has the analysis method "MULTIPLE", but the AWS Glue table "sales" is an Apache Iceberg table',
          fix: FIX,
          property: 'AnalysisMethod',
        },
      ],
    },
  ],
  quiet: [
    { name: 'queries', subject: () => over(known('DIRECT_QUERY')) },
    { name: 'another format', subject: () => over(known('DIRECT_JOB'), known('DELTA')) },
    { name: 'no format', subject: () => over(known('DIRECT_JOB'), ABSENT) },
  ],
  unknown: [
    { name: 'the method is a token', subject: () => over(UNKNOWN) },
    { name: 'the format is a token', subject: () => over(known('DIRECT_JOB'), UNKNOWN) },
    {
      name: 'the table is outside of the app',
      subject: () => over(known('DIRECT_JOB'), ABSENT, { glueTable: OUTSIDE }),
    },
  ],
});
