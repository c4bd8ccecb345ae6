import type { ArnPattern } from '../../../src/model/arn-pattern';
import type { BucketNode, NodeOf } from '../../../src/model/nodes';
import type { StatementFacts } from '../../../src/model/statements';
import { foreignBucketAdmitsRole } from '../../../src/rules/association/foreign-bucket-admits-role';
import {
  ADVERTISER,
  ANY_ENV,
  association,
  bucket,
  glueTable,
  known,
  list,
  PUBLISHER,
  role,
  statement,
  table,
  to,
  UNKNOWN,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX = 'allow the role to read the data in the policy of the bucket';

/** An association of the publisher, whose data is in a bucket of the advertiser with these policies. */
function reading(
  statements: readonly StatementFacts[] | undefined,
  more: Partial<BucketNode> = {},
  account = ADVERTISER,
) {
  const policies = statements ? [{ statements: list(statements) } as NodeOf<'bucketPolicy'>] : [];
  const lake = bucket('Lake', account, { bucketPolicies: list(policies), ...more });
  const sales = table({ glueTable: to(glueTable({ dataBucket: to(lake) })) });
  return association(undefined, sales, { role: to(role()) });
}

const admitting = (principal: string, actions = ['s3:GetObject']) => statement({ actions, principals: [[principal]] });

describeRule(foreignBucketAdmitsRole, {
  fires: [
    {
      name: 'the bucket has no policy',
      subject: () => reading(undefined),
      violations: [
        {
          severity: 'warning',
          what: 'the role "Role" of "sales" is not admitted by the bucket "Lake" of account 222222222222',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the policy admits another account',
      subject: () => reading([admitting('arn:aws:iam::333333333333:root')]),
      violations: [
        {
          severity: 'warning',
          what: 'the role "Role" of "sales" is not admitted by the bucket "Lake" of account 222222222222',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the policy allows something else',
      subject: () => reading([admitting('arn:aws:iam::111111111111:root', ['s3:PutObject'])]),
      violations: [
        {
          severity: 'warning',
          what: 'the role "Role" of "sales" is not admitted by the bucket "Lake" of account 222222222222',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
    {
      name: 'the policy denies the account',
      subject: () => reading([{ ...admitting('arn:aws:iam::111111111111:root'), allow: known(false) }]),
      violations: [
        {
          severity: 'warning',
          what: 'the role "Role" of "sales" is not admitted by the bucket "Lake" of account 222222222222',
          fix: FIX,
          property: 'RoleArn',
        },
      ],
    },
  ],
  quiet: [
    { name: 'the policy admits the account', subject: () => reading([admitting('arn:aws:iam::111111111111:root')]) },
    { name: 'the policy admits everyone', subject: () => reading([admitting('*')]) },
    {
      name: 'one of several statements admits one of several principals',
      subject: () =>
        reading([
          admitting('arn:aws:iam::333333333333:root'),
          statement({
            actions: ['s3:GetObject'],
            principals: [['arn:aws:iam::333333333333:root'], ['arn:aws:iam::111111111111:root']],
          }),
        ]),
    },
    {
      name: 'the account of the principal is a token',
      subject: () => {
        const principals: ArnPattern[] = [['arn:aws:iam::', { kind: 'unknown' }, ':role/Reader']];
        return reading([statement({ actions: ['s3:GetObject'], principals })]);
      },
    },
    { name: 'the bucket is of the account', subject: () => reading(undefined, {}, PUBLISHER) },
  ],
  unknown: [
    { name: 'the account of the bucket is not known', subject: () => reading(undefined, { env: ANY_ENV }) },
    {
      name: 'the bucket can have a policy',
      subject: () => reading(undefined, { bucketPolicies: list([] as NodeOf<'bucketPolicy'>[], false) }),
    },
    { name: 'the principals are a token', subject: () => reading([{ ...admitting(''), principals: UNKNOWN }]) },
    { name: 'the bucket is outside of the app', subject: () => association(undefined, table(), { role: to(role()) }) },
  ],
});
