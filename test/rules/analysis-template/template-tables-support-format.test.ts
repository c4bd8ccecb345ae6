import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { templateTablesSupportFormat } from '../../../src/rules/analysis-template/template-tables-support-format';
import {
  ADVERTISER,
  association,
  collaboration,
  customRule,
  job,
  known,
  list,
  membership,
  outside,
  table,
  template,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'set `analysisMethod` of the table to `AnalysisMethod.MULTIPLE`';

/** A template over `sales`, whose table has this method. */
function over(method: string, make: typeof job, more: Partial<ConfiguredTableNode> = {}) {
  const ads = collaboration();
  association(membership(ads), table({ rule: customRule(), analysisMethod: known(method), ...more }));
  return make(membership(ads, ADVERTISER));
}

const query = (within: Parameters<typeof job>[0]) => template(within, 'SELECT 1 FROM sales');

describeRule(templateTablesSupportFormat, {
  fires: [
    {
      name: 'a job reads a table for queries',
      subject: () => over('DIRECT_QUERY', job),
      violations: [
        {
          severity: 'warning',
          what: 'the code of "Train" reads "sales", which allows only SQL queries',
          fix: FIX,
          property: 'Schema',
        },
      ],
    },
    {
      name: 'a query reads a table for jobs',
      subject: () => over('DIRECT_JOB', query),
      violations: [
        {
          severity: 'warning',
          what: 'the query of "Reach" reads "sales", which allows only PySpark jobs',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'the selected methods of a table contain only queries',
      subject: () => over('MULTIPLE', job, { selectedMethods: list(['DIRECT_QUERY']) }),
      violations: [
        {
          severity: 'warning',
          what: 'the code of "Train" reads "sales", which allows only SQL queries',
          fix: FIX,
          property: 'Schema',
        },
      ],
    },
  ],
  quiet: [
    { name: 'a job reads a table for jobs', subject: () => over('DIRECT_JOB', job) },
    { name: 'a query reads a table for queries', subject: () => over('DIRECT_QUERY', query) },
    {
      name: 'the table is for both',
      subject: () => over('MULTIPLE', job, { selectedMethods: list(['DIRECT_QUERY', 'DIRECT_JOB']) }),
    },
    { name: 'no methods are selected, which is another mistake', subject: () => over('MULTIPLE', job) },
    {
      name: 'the rule of the table allows jobs, where it is reported',
      subject: () => over('DIRECT_QUERY', job, { allowed: [outside('ANY_JOB')] }),
    },
    {
      name: 'the rule of the table allows queries, where it is reported',
      subject: () => over('DIRECT_JOB', query, { allowed: [outside('ANY_QUERY')] }),
    },
  ],
  unknown: [
    { name: 'the method is a token', subject: () => over('', job, { analysisMethod: UNKNOWN }) },
    { name: 'the selected methods are a token', subject: () => over('MULTIPLE', job, { selectedMethods: UNKNOWN }) },
    { name: 'the format is a token', subject: () => ({ ...over('DIRECT_QUERY', job), format: UNKNOWN }) },
    { name: 'the membership is outside of the app', subject: () => job(undefined) },
  ],
});
