import { parametersAreUsed } from '../../../src/rules/analysis-template/parameters-are-used';
import { job, list, template, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use the parameter in the query, or remove it';

describeRule(parametersAreUsed, {
  fires: [
    {
      name: 'a parameter is not used',
      subject: () => template(undefined, 'SELECT :since', { parameters: list(['since', 'until']) }),
      violations: [
        {
          severity: 'warning',
          what: 'the query of "Reach" does not use the parameters "until"',
          fix: FIX,
          property: 'AnalysisParameters',
        },
      ],
    },
    {
      name: 'no parameter is used',
      subject: () => template(undefined, 'SELECT 1', { parameters: list(['since'], false) }),
      violations: [
        {
          severity: 'warning',
          what: 'the query of "Reach" does not use the parameters "since"',
          fix: FIX,
          property: 'AnalysisParameters',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'all parameters are used',
      subject: () => template(undefined, 'SELECT :since, :Until', { parameters: list(['since', 'until']) }),
    },
    {
      name: 'the query uses another one, which another rule reports',
      subject: () => template(undefined, 'SELECT :sinc', { parameters: list(['since']) }),
    },
    { name: 'there are no parameters', subject: () => template(undefined, 'SELECT 1') },
    { name: 'the template is in PySpark', subject: () => job(undefined, { parameters: list(['since']) }) },
  ],
  unknown: [
    {
      name: 'the query is a token',
      subject: () => template(undefined, '', { sql: UNKNOWN, parameters: list(['since']) }),
    },
    { name: 'the parameters are a token', subject: () => template(undefined, 'SELECT 1', { parameters: UNKNOWN }) },
  ],
});
