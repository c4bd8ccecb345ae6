import { syntheticDataIsSql } from '../../../src/rules/analysis-template/synthetic-data-is-sql';
import { job, known, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'define the data in SQL';

describeRule(syntheticDataIsSql, {
  fires: [
    {
      name: 'a job generates synthetic data',
      subject: () => job(undefined, { syntheticData: known(true) }),
      violations: [
        {
          severity: 'error',
          what: '"Train" generates synthetic data, but is a template in PySpark',
          fix: FIX,
          property: 'Format',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'a query generates synthetic data',
      subject: () => template(undefined, 'SELECT 1', { syntheticData: known(true) }),
    },
    { name: 'a job generates none', subject: () => job(undefined) },
  ],
  unknown: [
    { name: 'the format is a token', subject: () => job(undefined, { format: UNKNOWN, syntheticData: known(true) }) },
    { name: 'the parameters are a token', subject: () => job(undefined, { syntheticData: UNKNOWN }) },
  ],
});
