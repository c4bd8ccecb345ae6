import { differ, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, rule } from '../rule';

export const codeIsInRegion = rule({
  id: 'CodeIsInRegion',
  catalogueIds: ['CR-TMPL-018'],
  subject: 'analysisTemplate',
  severity: 'warning',
  title: 'The bucket with the code of an analysis template is in the Region of the template',
  why: 'the service reads the code in the Region of the collaboration',
  fix: 'use a bucket in the Region of the template',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (template) => {
    const buckets = new Set(template.codeBuckets.flatMap((link) => nodeOf(link) ?? []));
    return [...buckets]
      .filter(({ env }) => differ(env.region, template.env.region))
      .map((bucket) => ({
        what: `the bucket ${nameOf(bucket)} with the code of ${nameOf(template)} is in ${knownValue(bucket.env.region)}, but the template is in ${knownValue(template.env.region)}`,
        property: 'Source',
      }));
  },
});
