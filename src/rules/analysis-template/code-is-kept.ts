import { itemsOf, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, quoted, rule } from '../rule';

export const codeIsKept = rule({
  id: 'CodeIsKept',
  catalogueIds: ['CR-TMPL-020'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The code of an analysis template is not deleted by a lifecycle rule',
  why: 'all jobs of a template fail if its code is modified or removed, and a template with other code must be approved again',
  fix: 'remove the expiration from the lifecycle rule, or store the code below another key prefix',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/store-artifacts-in-s3.html',
    basis: 'documented',
  },
  check: (template) => {
    const artifacts = knownValue(template.artifacts);
    const files = artifacts ? itemsOf(artifacts.files) : [];
    return files.flatMap(({ key }, i) => {
      const bucket = nodeOf(template.codeBuckets[i]);
      const name = knownValue(key);
      const isDeleted =
        bucket && name !== undefined && itemsOf(bucket.expiringPrefixes).some((one) => name.startsWith(one));
      return isDeleted
        ? [
            {
              what: `a lifecycle rule of the bucket ${nameOf(bucket)} deletes ${quoted([name])}, which is code of ${nameOf(template)}`,
              property: 'Source',
            },
          ]
        : [];
    });
  },
});
