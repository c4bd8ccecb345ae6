import { knownValue } from '../model/fact';
import type { ResultFacts } from '../model/kinds/membership';
import { type BucketNode, type Link, type MembershipNode, nodeOf, type RoleNode } from '../model/nodes';

/** A destination of results that is written with a role of this app. */
export interface ResultPlace {
  readonly results: ResultFacts;
  readonly bucket: Link<BucketNode>;
  readonly role: RoleNode;
  /** The property of the membership that specifies it. */
  readonly property: string;
}

/** The destinations of the results of queries and of jobs. */
export function resultPlacesOf(membership: MembershipNode): readonly ResultPlace[] {
  const { resultOutput, resultBucket, resultRole, jobResultOutput, jobResultBucket, jobResultRole } = membership;
  const places = [
    { results: resultOutput, bucket: resultBucket, role: resultRole, property: 'DefaultResultConfiguration' },
    {
      results: jobResultOutput,
      bucket: jobResultBucket,
      role: jobResultRole,
      property: 'DefaultJobResultConfiguration',
    },
  ];
  return places.flatMap(({ results, role, ...place }) => {
    const facts = knownValue(results);
    const node = nodeOf(role);
    return facts && node ? [{ ...place, results: facts, role: node }] : [];
  });
}
