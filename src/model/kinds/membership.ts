import type { CfnMembershipProps } from 'aws-cdk-lib/aws-cleanrooms';
import type { Env } from '../env';
import { type Fact, itemsOf, knownValue, type ListFact, list, same } from '../fact';
import { bucketName, collaborationId, roleArn } from '../identifiers';
import { link, subject } from '../kind';
import type { Link } from '../node';
import { type PaymentFacts, readPayment } from '../payment';
import { at, booleanOf, NOWHERE, objectOf, type Pointer, pointerOf, type Raw, switchOf, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::CleanRooms::Membership`, which is the membership of an account in a collaboration. */
export interface MembershipFacts {
  readonly collaborationPointer: Pointer;
  readonly queryLog: Fact<boolean>;
  readonly jobLog: Fact<boolean>;
  readonly metrics: Fact<boolean>;
  readonly resultOutput: Fact<ResultFacts>;
  readonly jobResultOutput: Fact<ResultFacts>;
  /** The payments that the account accepts. */
  readonly acceptedPayments: PaymentFacts;
}

/** The default destination of results. */
export interface ResultFacts {
  readonly bucket: Pointer;
  readonly keyPrefix: Fact<string>;
  readonly rolePointer: Pointer;
}

function read(property: Property<CfnMembershipProps>): MembershipFacts {
  return {
    collaborationPointer: pointerOf(property('collaborationIdentifier')),
    queryLog: switchOf(property('queryLogStatus')),
    jobLog: switchOf(property('jobLogStatus')),
    metrics: booleanOf(property('isMetricsEnabled')),
    resultOutput: objectOf(property('defaultResultConfiguration'), readResults),
    jobResultOutput: objectOf(property('defaultJobResultConfiguration'), readResults),
    acceptedPayments: readPayment(property('paymentConfiguration')),
  };
}

function readResults(configuration: Raw): ResultFacts {
  const s3 = at(configuration, 'outputConfiguration', 's3');
  return {
    bucket: pointerOf(at(s3, 'bucket')),
    keyPrefix: textOf(at(s3, 'keyPrefix')),
    rolePointer: pointerOf(at(configuration, 'roleArn')),
  };
}

/** A membership among those of its collaboration. */
interface JoinedMembership {
  readonly env: Env;
  readonly imported?: boolean;
  readonly declared?: readonly string[];
  readonly collaboration: Link<{ readonly memberships: ListFact<JoinedMembership> }>;
  readonly [list: string]: unknown;
}

/** What belongs to an imported membership is known if the partner with the same account is declared. */
function complete(node: JoinedMembership): Partial<MembershipFacts> {
  const { collaboration, env, imported } = node;
  const partner =
    imported && collaboration.to === 'node'
      ? itemsOf(collaboration.node.memberships).find((one) => one.declared && same(one.env.account, env.account))
      : undefined;
  const lists = partner?.declared ?? [];
  return Object.fromEntries(lists.map((name) => [name, list(itemsOf(node[name] as ListFact<unknown>))]));
}

export const membership = subject({
  type: 'AWS::CleanRooms::Membership',
  heading: 'Membership',
  read,
  complete,
  forwards: { CollaborationArn: 'collaboration', CollaborationIdentifier: 'collaboration' },
  links: {
    collaboration: link('collaboration', (facts: MembershipFacts) => facts.collaborationPointer, {
      back: ['memberships'],
      takes: collaborationId('CollaborationIdentifier'),
      within: ['region'],
    }),
    resultBucket: link('bucket', (facts: MembershipFacts) => knownValue(facts.resultOutput)?.bucket ?? NOWHERE, {
      takes: bucketName('DefaultResultConfiguration'),
    }),
    jobResultBucket: link('bucket', (facts: MembershipFacts) => knownValue(facts.jobResultOutput)?.bucket ?? NOWHERE, {
      takes: bucketName('DefaultJobResultConfiguration'),
    }),
    resultRole: link('role', (facts: MembershipFacts) => knownValue(facts.resultOutput)?.rolePointer ?? NOWHERE, {
      takes: roleArn('DefaultResultConfiguration'),
    }),
    jobResultRole: link('role', (facts: MembershipFacts) => knownValue(facts.jobResultOutput)?.rolePointer ?? NOWHERE, {
      takes: roleArn('DefaultJobResultConfiguration'),
    }),
  },
});
