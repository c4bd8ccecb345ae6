import { isAbsent, isNot } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { nameOf, rule } from '../rule';

export const codeBucketKeepsVersions = rule({
  id: 'CodeBucketKeepsVersions',
  catalogueIds: ['CR-TMPL-018'],
  subject: 'analysisTemplate',
  severity: 'error',
  title: 'The bucket with the code of an analysis template keeps versions',
  why: 'the service runs the version of the code that the template had when it was created',
  fix: 'enable versioning of the bucket',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-pyspark-analysis-template.html',
    basis: 'documented',
  },
  check: (template) => {
    const buckets = new Set(template.codeBuckets.flatMap((link) => nodeOf(link) ?? []));
    return [...buckets]
      .filter(({ versioning }) => isAbsent(versioning) || isNot(versioning, 'Enabled'))
      .map((bucket) => ({
        what: `the bucket ${nameOf(bucket)} with the code of ${nameOf(template)} does not keep versions`,
        property: 'Source',
      }));
  },
});
