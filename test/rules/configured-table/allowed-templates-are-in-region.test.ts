import { allowedTemplatesAreInRegion } from '../../../src/rules/configured-table/allowed-templates-are-in-region';
import { ANY_ENV, OUTSIDE, outside, table } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'pass the ARN of an analysis template in the Region of the table to `AllowedAnalyses.templateArns(…)`';

const arn = (region: string, service = 'cleanrooms') =>
  `arn:aws:${service}:${region}:222222222222:membership/1/analysistemplate/2`;

describeRule(allowedTemplatesAreInRegion, {
  fires: [
    {
      name: 'one of the templates is in another Region',
      subject: () =>
        table({ allowed: [outside(arn('us-east-1')), outside(arn('us-west-2')), outside(arn('us-west-2'))] }),
      violations: [
        {
          severity: 'error',
          what: `"sales" is in us-east-1, but allows an analysis template in us-west-2: "${arn('us-west-2')}"`,
          fix: FIX,
          property: 'AnalysisRules',
        },
      ],
    },
  ],
  quiet: [
    { name: 'all templates are in the Region', subject: () => table({ allowed: [outside(arn('us-east-1'))] }) },
    { name: 'any query is allowed', subject: () => table({ allowed: [outside('ANY_QUERY')] }) },
    {
      name: 'ARNs that another rule reports',
      subject: () => table({ allowed: [outside('arn:aws:cleanrooms'), outside(arn('us-west-2', 's3'))] }),
    },
  ],
  unknown: [
    { name: 'the stack has no Region', subject: () => table({ env: ANY_ENV, allowed: [outside(arn('us-west-2'))] }) },
    { name: 'the ARN is a token', subject: () => table({ allowed: [OUTSIDE] }) },
  ],
});
