import { itemsOf, knownValue, same } from '../../model/fact';
import {
  type AssociationNode,
  associationsIn,
  type BucketNode,
  type Link,
  label,
  nodeOf,
  OUTSIDE,
} from '../../model/nodes';
import { code, text } from '../../private/text';
import { nameOf, quoted, rule } from '../rule';

export const resultBucketHoldsNoData = rule({
  id: 'ResultBucketHoldsNoData',
  catalogueIds: ['CR-MEMB-019'],
  subject: 'membership',
  severity: 'error',
  title: 'The result bucket does not contain data of the collaboration',
  why: 'the result bucket must not be the bucket of a data source, even with a different key prefix',
  fix: text`pass a separate bucket to ${code('ResultOutput.s3')}`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/receive-results.html',
    basis: 'documented',
  },
  check: (membership) => {
    const collaboration = nodeOf(membership.collaboration);
    if (!collaboration) {
      return [];
    }
    const bucket = membership.resultBucket;
    const tables = itemsOf(associationsIn(collaboration)).filter((association) =>
      isSameBucket(bucket, dataBucket(association)),
    );
    if (tables.length === 0) {
      return [];
    }
    const results = `the results of ${nameOf(membership)} are written to the bucket ${quoted([bucketName(bucket)])}`;
    return [
      {
        what: `${results}, which contains the data of ${quoted(tables.map(label))}`,
        property: 'DefaultResultConfiguration',
      },
    ];
  },
});

/** The data bucket of an AWS Glue table, if the app defines it. */
function dataBucket(association: AssociationNode): Link<BucketNode> {
  const table = nodeOf(association.table);
  return (table && nodeOf(table.glueTable)?.dataBucket) ?? OUTSIDE;
}

function isSameBucket(a: Link<BucketNode>, b: Link<BucketNode>): boolean {
  if (a.to === 'node' || b.to === 'node') {
    return nodeOf(a) === nodeOf(b);
  }
  return same(a.text, b.text);
}

function bucketName(bucket: Link<BucketNode>): string | undefined {
  return bucket.to === 'node' ? label(bucket.node) : knownValue(bucket.text);
}
