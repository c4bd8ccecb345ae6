import type { BucketNode, Link } from '../../../src/model/nodes';
import type { Pointer } from '../../../src/model/raw';
import type { StatementFacts } from '../../../src/model/statements';
import { resultRoleCanUseKey } from '../../../src/rules/membership/result-role-can-use-key';
import {
  bucket,
  collaboration,
  key,
  list,
  membership,
  OUTSIDE,
  PUBLISHER,
  results,
  role,
  statement,
  to,
} from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'omit `role` of `ResultOutput.s3` so that a role is created, or grant the role permission to encrypt and decrypt with the key';

const KEY: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };
const ROLE: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };

function encrypted(encrypting: BucketNode['key'] = to(key())): Link<BucketNode> {
  return to(bucket('Results', PUBLISHER, { key: encrypting, keyPointer: KEY }));
}

function writing(statements: readonly StatementFacts[], resultBucket = encrypted(), complete = true) {
  return membership(collaboration(), PUBLISHER, {
    resultOutput: results({ rolePointer: ROLE }),
    resultBucket,
    resultRole: to(role({ statements: list(statements, complete) })),
  });
}

const using = (...actions: string[]) => statement({ actions, resources: [[KEY]] });

function violation(missing: string, severity: 'error' | 'warning') {
  return {
    severity,
    what: `the role "Role" for results of "Membership-111111111111" does not have permissions for ${missing} with the key "Key" of the result bucket`,
    fix: FIX,
    property: 'DefaultResultConfiguration',
  } as const;
}

describeRule(resultRoleCanUseKey, {
  fires: [
    {
      name: 'the role may not use the key',
      subject: () => writing([]),
      violations: [violation('"kms:GenerateDataKey", "kms:Decrypt"', 'error')],
    },
    {
      name: 'the role may only encrypt',
      subject: () => writing([using('kms:GenerateDataKey*')]),
      violations: [violation('"kms:Decrypt"', 'warning')],
    },
    {
      name: 'the role may use another key',
      subject: () => writing([statement({ actions: ['kms:*'], resources: [[{ ...KEY, key: {} } as Pointer]] })]),
      violations: [violation('"kms:GenerateDataKey", "kms:Decrypt"', 'error')],
    },
  ],
  quiet: [
    { name: 'the role may use the key', subject: () => writing([using('kms:GenerateDataKey', 'kms:Decrypt')]) },
    {
      name: 'the policy of the key allows it',
      subject: () => writing([], encrypted(to(key(statement({ actions: ['kms:*'], principals: [[ROLE]] }))))),
    },
    {
      name: 'there is no destination',
      subject: () => membership(collaboration()),
    },
  ],
  unknown: [
    { name: 'the bucket has no key of the app', subject: () => writing([], encrypted(OUTSIDE)) },
    { name: 'a policy is elsewhere', subject: () => writing([], encrypted(), false) },
    { name: 'the bucket is outside of the app', subject: () => writing([], OUTSIDE) },
  ],
});
