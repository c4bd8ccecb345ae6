import { is, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { code, text } from '../../private/text';
import { DIRECT_JOB, MULTIPLE } from '../../private/words';
import { nameOf, quoted, rule } from '../rule';

export const jobsDoNotReadIceberg = rule({
  id: 'JobsDoNotReadIceberg',
  catalogueIds: ['CR-TABLE-022'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A table for jobs is not an Apache Iceberg table',
  why: 'jobs do not support Apache Iceberg tables',
  fix: text`set ${code('analysisMethod')} to ${code('AnalysisMethod.DIRECT_QUERY')}, or read a copy of the data in Apache
    Parquet`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html',
    basis: 'documented',
  },
  check: (table) => {
    const glueTable = nodeOf(table.glueTable);
    const jobsOnly = is(table.analysisMethod, DIRECT_JOB);
    if (!glueTable || !is(glueTable.tableFormat, 'ICEBERG') || !(jobsOnly || is(table.analysisMethod, MULTIPLE))) {
      return [];
    }
    const method = quoted([knownValue(table.analysisMethod)]);
    const source = `the AWS Glue table ${nameOf(glueTable)} is an Apache Iceberg table`;
    return [
      {
        what: `${nameOf(table)} has the analysis method ${method}, but ${source}`,
        // Queries can read the table.
        severity: jobsOnly ? undefined : 'warning',
        property: 'AnalysisMethod',
      },
    ];
  },
});
