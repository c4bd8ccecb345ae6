import type { ArnPattern } from '../../../src/model/arn-pattern';
import type { Fact } from '../../../src/model/fact';
import type { BucketNode, Link } from '../../../src/model/nodes';
import type { Pointer } from '../../../src/model/raw';
import type { StatementFacts } from '../../../src/model/statements';
import { resultRoleCanWrite } from '../../../src/rules/membership/result-role-can-write';
import {
  ABSENT,
  bucket,
  collaboration,
  known,
  list,
  membership,
  OUTSIDE,
  outside,
  PUBLISHER,
  results,
  role,
  statement,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'omit `role` of `ResultOutput.s3` so that a role is created, or add the actions to a policy of the role';

const BUCKET: Pointer = { kind: 'resource', key: {}, attribute: 'Ref' };
const ROLE: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };
const NAMED: Pointer = { kind: 'literal', text: 'results' };
const ARN = { ...BUCKET, attribute: 'Arn' } as Pointer;
const ALL = ['s3:GetBucketLocation', 's3:ListBucket', 's3:PutObject'];

const may = (actions: readonly string[], ...resources: ArnPattern[]) => statement({ actions, resources });

/** A membership whose results go to a bucket by a role with these statements. */
function writing(
  statements: readonly StatementFacts[],
  more: { pointer?: Pointer; resultBucket?: Link<BucketNode>; keyPrefix?: Fact<string>; complete?: boolean } = {},
) {
  const { pointer = BUCKET, resultBucket = to(bucket('Results')), keyPrefix = ABSENT, complete } = more;
  return membership(collaboration(), PUBLISHER, {
    resultOutput: results({
      bucket: pointer,
      rolePointer: ROLE,
      keyPrefix,
    }),
    resultBucket,
    resultRole: to(role({ statements: list(statements, complete) })),
  });
}

function violation(missing: string, severity: 'error' | 'warning' = 'error') {
  return {
    severity,
    what: `the role "Role" for results of "Membership-111111111111" does not have permissions for ${missing}`,
    fix: FIX,
    property: 'DefaultResultConfiguration',
  } as const;
}

describeRule(resultRoleCanWrite, {
  fires: [
    {
      name: 'the role may read only',
      subject: () => writing([may(['s3:GetObject', 's3:ListBucket'], ['*'])]),
      violations: [violation('"s3:GetBucketLocation", "s3:PutObject"')],
    },
    {
      name: 'the role may write to the bucket, which is no object',
      subject: () => writing([may(ALL, [ARN])]),
      violations: [violation('"s3:PutObject" on objects in the bucket "Results"')],
    },
    {
      name: 'the role may write to other objects',
      subject: () => writing([may(ALL, [ARN], [ARN, '/other/*'])], { keyPrefix: known('reach') }),
      violations: [violation('"s3:PutObject" on objects in the bucket "Results"')],
    },
    {
      name: 'the bucket is another one, by its name',
      subject: () =>
        writing([may(ALL, ['arn:aws:s3:::other'], ['arn:aws:s3:::other/*'])], {
          pointer: NAMED,
          resultBucket: outside('results'),
        }),
      violations: [
        violation(
          '"s3:GetBucketLocation" on the bucket "results", "s3:ListBucket" on the bucket "results", "s3:PutObject" on objects in the bucket "results"',
          'warning',
        ),
      ],
    },
    {
      name: 'results of jobs go there',
      subject: () =>
        membership(collaboration(), PUBLISHER, {
          jobResultOutput: results({ bucket: BUCKET }),
          jobResultBucket: to(bucket('Results')),
          jobResultRole: to(role()),
        }),
      violations: [
        {
          ...violation('"s3:GetBucketLocation", "s3:ListBucket", "s3:PutObject"'),
          property: 'DefaultJobResultConfiguration',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the role may do all', subject: () => writing([may(['s3:*'], ['*'])]) },
    { name: 'the role may do what is needed', subject: () => writing([may(ALL, [ARN], [ARN, '/*'])]) },
    {
      name: 'the role may write below the prefix',
      subject: () => writing([may(ALL, [ARN], [ARN, '/reach/*'])], { keyPrefix: known('reach') }),
    },
    { name: 'there is no destination', subject: () => membership(collaboration()) },
  ],
  unknown: [
    { name: 'a policy is elsewhere', subject: () => writing([], { complete: false }) },
    {
      name: 'the prefix is a token',
      subject: () => writing([may(ALL, [ARN], [ARN, '/reach/*'])], { keyPrefix: UNKNOWN }),
    },
    { name: 'a condition may be met', subject: () => writing([{ ...may(ALL, ['*']), allow: UNKNOWN }]) },
    {
      name: 'the bucket has a name that synthesis does not know',
      subject: () => writing([may(ALL, ['arn:aws:s3:::results*'])], { resultBucket: OUTSIDE }),
    },
    {
      name: 'the role is outside of the app',
      subject: () => membership(collaboration(), PUBLISHER, { resultOutput: results(), resultRole: OUTSIDE }),
    },
  ],
});
