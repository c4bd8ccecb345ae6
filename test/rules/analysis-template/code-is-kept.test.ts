import { NOWHERE } from '../../../src/model/raw';
import { codeIsKept } from '../../../src/rules/analysis-template/code-is-kept';
import { bucket, job, known, list, PUBLISHER, template, to, UNKNOWN } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'remove the expiration from the lifecycle rule, or store the code below another key prefix';

describeRule(codeIsKept, {
  fires: [
    {
      name: 'all objects of the bucket expire',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, { expiringPrefixes: list([''], true) }))),
      violations: [
        {
          severity: 'warning',
          what: 'a lifecycle rule of the bucket "Code" deletes "jobs/main.py", which is code of "Train"',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
    {
      name: 'objects of the folder expire',
      subject: () =>
        job(undefined, {}, to(bucket('Code', PUBLISHER, { expiringPrefixes: list(['old/', 'jobs/'], true) }))),
      violations: [
        {
          severity: 'warning',
          what: 'a lifecycle rule of the bucket "Code" deletes "jobs/main.py", which is code of "Train"',
          fix: FIX,
          property: 'Source',
        },
      ],
    },
  ],
  quiet: [
    {
      name: 'other objects expire',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, { expiringPrefixes: list(['old/'], true) }))),
    },
    { name: 'nothing expires', subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, {}))) },
    { name: 'the template is in SQL', subject: () => template(undefined, 'SELECT 1') },
  ],
  unknown: [
    {
      name: 'the lifecycle rules are a token',
      subject: () => job(undefined, {}, to(bucket('Code', PUBLISHER, { expiringPrefixes: UNKNOWN }))),
    },
    {
      name: 'the key is a token',
      subject: () =>
        job(
          undefined,
          { artifacts: known({ files: list([{ bucket: NOWHERE, key: UNKNOWN }]), rolePointer: NOWHERE }) },
          to(bucket('Code', PUBLISHER, { expiringPrefixes: list(['']) })),
        ),
    },
    { name: 'the bucket is outside of the app', subject: () => job(undefined) },
  ],
});
