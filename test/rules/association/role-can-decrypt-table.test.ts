import type { ArnPattern } from '../../../src/model/arn-pattern';
import type { Pointer } from '../../../src/model/raw';
import type { StatementFacts } from '../../../src/model/statements';
import { roleCanDecryptTable } from '../../../src/rules/association/role-can-decrypt-table';
import { association, bucket, glueTable, key, list, OUTSIDE, role, statement, table, to } from '../../support/nodes';
import { describeRule } from '../../support/rule-harness';

const FIX =
  'grant the role permission to decrypt with the key, or omit `role` so that the association creates a role that can';

const KEY: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };
const ROLE: Pointer = { kind: 'resource', key: {}, attribute: 'Arn' };

/** An association whose data is encrypted with a key, and whose role has these statements. */
function reading(statements: readonly StatementFacts[], complete = true, encrypting = to(key())) {
  const lake = bucket('Lake', undefined, { key: encrypting, keyPointer: KEY });
  const data = table({ glueTable: to(glueTable({ dataBucket: to(lake) })) });
  const reader = to(role({ statements: list(statements, complete) }));
  return association(undefined, data, { role: reader, rolePointer: ROLE });
}

const decrypting = (...resources: ArnPattern[]) => statement({ actions: ['kms:Decrypt'], resources });

const VIOLATION = {
  severity: 'error',
  what: 'the role "Role" of "sales" does not have permissions for "kms:Decrypt" with the key "Key" of the bucket "Lake"',
  fix: FIX,
  property: 'RoleArn',
} as const;

describeRule(roleCanDecryptTable, {
  fires: [
    { name: 'the role may do nothing', subject: () => reading([]), violations: [VIOLATION] },
    {
      name: 'the role may use another key',
      subject: () => reading([decrypting([{ ...KEY, key: {} } as Pointer])]),
      violations: [VIOLATION],
    },
    {
      name: 'the policy of the key names another role',
      subject: () =>
        reading([], true, to(key(statement({ actions: ['kms:*'], principals: [[{ ...ROLE, key: {} } as Pointer]] })))),
      violations: [VIOLATION],
    },
  ],
  quiet: [
    { name: 'the role may use the key', subject: () => reading([decrypting([KEY])]) },
    { name: 'the role may use all keys', subject: () => reading([decrypting(['*'])]) },
    {
      name: 'the policy of the key names the role',
      subject: () => reading([], true, to(key(statement({ actions: ['kms:Decrypt'], principals: [[ROLE]] })))),
    },
    {
      name: 'a key by its ARN can be this key',
      subject: () => reading([decrypting(['arn:aws:kms:us-east-1:111111111111:key/1'])]),
    },
  ],
  unknown: [
    { name: 'a policy of the role is elsewhere', subject: () => reading([], false) },
    { name: 'the key is outside of the app', subject: () => reading([], true, OUTSIDE) },
    { name: 'the role is outside of the app', subject: () => association(undefined, table(), { role: OUTSIDE }) },
  ],
});
