import { templatesOrWildcards } from '../../../src/rules/configured-table/templates-or-wildcards';
import { collaboration, membership, OUTSIDE, outside, table, template, to } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use either `AllowedAnalyses.templates(…)` or `AllowedAnalyses.anyQueryFrom(…)`';

const ARN = 'arn:aws:cleanrooms:us-east-1:222222222222:membership/4c7b/analysistemplate/9a3f';

function reach() {
  return template(membership(collaboration()), 'SELECT COUNT(*) FROM sales');
}

describeRule(templatesOrWildcards, {
  fires: [
    {
      name: 'any query and a template of this app',
      subject: () => table({ allowed: [outside('ANY_QUERY'), to(reach())] }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" allows "ANY_QUERY" and the analysis template "Reach"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'any job and the ARN of a template',
      subject: () => table({ allowed: [outside(ARN), outside('ANY_JOB')] }),
      violations: [
        {
          severity: 'warning',
          what: 'the custom analysis rule of "sales" allows "ANY_JOB" and the analysis template "arn:aws:cleanrooms:us-east-1:222222222222:membership/4c7b/analysistemplate/9a3f"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
    {
      name: 'both wildcards and several templates',
      subject: () => table({ allowed: [outside('ANY_QUERY'), outside('ANY_JOB'), to(reach()), outside(ARN)] }),
      violations: [
        {
          severity: 'error',
          what: 'the custom analysis rule of "sales" allows "ANY_QUERY", "ANY_JOB" and the analysis templates "Reach", "arn:aws:cleanrooms:us-east-1:222222222222:membership/4c7b/analysistemplate/9a3f"',
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'only templates', subject: () => table({ allowed: [to(reach()), outside(ARN)] }) },
    { name: 'only wildcards', subject: () => table({ allowed: [outside('ANY_QUERY'), outside('ANY_JOB')] }) },
    { name: 'nothing yet', subject: () => table({ allowed: [] }) },
  ],
  unknown: [
    { name: 'a wildcard and a token', subject: () => table({ allowed: [outside('ANY_QUERY'), OUTSIDE] }) },
    { name: 'a template and a token', subject: () => table({ allowed: [to(reach()), OUTSIDE] }) },
    {
      name: 'a wildcard and a text that is no ARN',
      subject: () => table({ allowed: [outside('ANY_QUERY'), outside('Reach')] }),
    },
  ],
});
