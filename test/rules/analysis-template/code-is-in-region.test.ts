import { codeIsInRegion } from '../../../src/rules/analysis-template/code-is-in-region';
import { ANY_ENV, bucket, env, job, PUBLISHER, to } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'use a bucket in the Region of the template';

describeRule(codeIsInRegion, {
  fires: [
    {
      name: 'the bucket is in another Region',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, { env: env(PUBLISHER, 'eu-west-1') }))),
      violations: [
        {
          severity: 'warning',
          what: 'the bucket "Code" with the code of "Train" is in eu-west-1, but the template is in us-east-1',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the bucket is in the Region', subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, {}))) },
  ],
  unknown: [
    {
      name: 'the Region of the bucket is not known',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, { env: ANY_ENV }))),
    },
    { name: 'the bucket is outside of the app', subject: () => job(undefined) },
  ],
});
