import { codeBucketKeepsVersions } from '../../../src/rules/analysis-template/code-bucket-keeps-versions';
import { bucket, job, known, PUBLISHER, template, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'enable versioning of the bucket';

describeRule(codeBucketKeepsVersions, {
  fires: [
    {
      name: 'nothing is specified',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, {}))),
      violations: [
        {
          severity: 'error',
          what: 'the bucket "Code" with the code of "Train" does not keep versions',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'versioning is suspended',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, { versioning: known('Suspended') }))),
      violations: [
        {
          severity: 'error',
          what: 'the bucket "Code" with the code of "Train" does not keep versions',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'the bucket keeps versions',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, { versioning: known('Enabled') }))),
    },
    { name: 'the template is in SQL', subject: () => template(undefined, 'SELECT 1') },
  ],
  unknown: [
    {
      name: 'versioning is a token',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, { versioning: UNKNOWN }))),
    },
    { name: 'the bucket is outside of the app', subject: () => job(undefined) },
  ],
});
