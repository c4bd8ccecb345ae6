import type { CustomFacts } from '../../../src/model/analysis-rule';
import type { ConfiguredTableNode } from '../../../src/model/nodes';
import { outputControlsHaveQueries } from '../../../src/rules/configured-table/output-controls-have-queries';
import {
  ABSENT,
  customRule,
  known,
  list,
  OUTSIDE,
  outside,
  table,
  template,
  threshold,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove `outputProtection` from the analysis rule, or allow a query';

const thresholds = list([threshold()]);
const comparisonControls = known({ literalColumns: list<string>([]), columnColumns: list(['user_id']) });
const job = (format = known('PYSPARK_1_0')) => to(template(undefined, '', { name: known('Train'), format }));

function allowing(allowed: ConfiguredTableNode['allowed'], more: Partial<CustomFacts>) {
  return table({ rule: customRule(more), allowed });
}

describeRule(outputControlsHaveQueries, {
  fires: [
    {
      name: 'thresholds where any job is allowed',
      subject: () => allowing([outside('ANY_JOB')], { thresholds }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" has aggregation thresholds, but allows only the job "ANY_JOB"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'both controls where PySpark templates are allowed',
      subject: () => allowing([job(), job(known('PYSPARK_2_0'))], { thresholds, comparisonControls }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" has aggregation thresholds and comparison controls, but allows only the jobs "Train", "Train"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'there is no control', subject: () => allowing([outside('ANY_JOB')], {}) },
    {
      name: 'any query is allowed as well',
      subject: () => allowing([outside('ANY_JOB'), outside('ANY_QUERY')], { thresholds }),
    },
    {
      name: 'a SQL template is allowed as well',
      subject: () => allowing([job(), job(known('SQL'))], { comparisonControls }),
    },
    { name: 'nothing is allowed', subject: () => allowing([], { thresholds, allowedAnalyses: list([]) }) },
    { name: 'the table has no rule', subject: () => table({ rule: ABSENT }) },
  ],
  unknown: [
    { name: 'an allowed analysis is a token', subject: () => allowing([outside('ANY_JOB'), OUTSIDE], { thresholds }) },
    {
      name: 'the list of analyses has tokens',
      subject: () => allowing([outside('ANY_JOB')], { thresholds, allowedAnalyses: list([], false) }),
    },
    {
      name: 'the format of a template is a token',
      subject: () => allowing([to(template(undefined, '', { format: UNKNOWN }))], { thresholds }),
    },
    { name: 'the thresholds are a token', subject: () => allowing([outside('ANY_JOB')], { thresholds: UNKNOWN }) },
    {
      name: 'the controls are a token',
      subject: () => allowing([outside('ANY_JOB')], { comparisonControls: UNKNOWN }),
    },
    { name: 'the rule is a token', subject: () => table({ rule: UNKNOWN }) },
  ],
});
