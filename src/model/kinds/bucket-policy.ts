import type { CfnBucketPolicyProps } from 'aws-cdk-lib/aws-s3';
import { flatMap, known, type ListFact, list } from '../fact';
import { kind, link, links } from '../kind';
import { at, Concatenation, listOf, objectOf, type Pointer, pointerOf, type Raw, ReferenceTo, refOf } from '../raw';
import type { Property } from '../source';
import { asArray, type StatementFacts, statementsOf } from '../statements';

/** The facts of an `AWS::S3::BucketPolicy`, which can allow roles to read a bucket. */
export interface BucketPolicyFacts {
  readonly bucketPointer: Pointer;
  /** The principals that statements allow an action, without services. */
  readonly granteePointers: ListFact<Pointer>;
  readonly statements: ListFact<StatementFacts>;
}

function read(property: Property<CfnBucketPolicyProps>): BucketPolicyFacts {
  const document = property('policyDocument');
  return {
    bucketPointer: pointerOf(property('bucket')),
    granteePointers: granteesOf(document),
    statements: statementsOf(document),
  };
}

function granteesOf(document: Raw): ListFact<Pointer> {
  const statements = listOf(asArray(at(document, 'Statement')), (statement) =>
    objectOf(statement, (value): ListFact<Pointer> => {
      if (at(value, 'Effect') === 'Deny') {
        return list<Pointer>([]);
      }
      const principal = at(value, 'Principal');
      const accounts = typeof principal === 'string' ? principal : at(principal, 'AWS');
      const isInverted = at(value, 'NotPrincipal') !== undefined;
      return isInverted ? list<Pointer>([], false) : listOf(asArray(accounts), (raw) => known(principalOf(raw)));
    }),
  );
  return flatMap(statements, (pointers) => pointers);
}

/** A principal, in which the partition of an ARN makes no difference. */
function principalOf(raw: Raw): Pointer {
  if (!(raw instanceof Concatenation)) {
    return pointerOf(raw);
  }
  const texts = raw.parts.map((part) => (isPartition(part) ? 'aws' : part));
  return pointerOf(texts.every((text) => typeof text === 'string') ? texts.join('') : raw);
}

function isPartition(raw: Raw): boolean {
  return raw instanceof ReferenceTo ? raw.attribute === 'AWS::Partition' : refOf(raw) === 'AWS::Partition';
}

export const bucketPolicy = kind({
  type: 'AWS::S3::BucketPolicy',
  read,
  links: {
    bucket: link('bucket', ({ bucketPointer }: BucketPolicyFacts) => bucketPointer, {
      back: ['bucketPolicies'],
      within: ['account'],
      byName: true,
    }),
    grantees: links('role', (facts: BucketPolicyFacts) => facts.granteePointers, {
      back: ['policies'],
      within: ['account'],
    }),
  },
});
