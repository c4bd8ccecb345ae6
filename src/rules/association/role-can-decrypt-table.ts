import { type BucketNode, type ConfiguredTableNode, nodeOf } from '../../model/nodes';
import { canGrant } from '../../model/permissions';
import { keyTarget } from '../../model/targets';
import { code, text } from '../../private/text';
import { onRole } from '../role-of-associations';
import { isMissing } from '../role-permissions';
import { nameOf, quoted, rule } from '../rule';

const DECRYPT = 'kms:Decrypt';

export const roleCanDecryptTable = rule({
  id: 'RoleCanDecryptTable',
  catalogueIds: ['CR-ASSOC-010'],
  subject: 'association',
  severity: 'error',
  title: 'The role of an association can decrypt the data of the table',
  why: 'Clean Rooms reads the table with this role, and Amazon S3 returns encrypted objects only to those who can use the key',
  fix: text`grant the role permission to decrypt with the key, or omit ${code('role')} so that the association creates a role
    that can`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-formats.html',
    basis: 'documented',
  },
  check: (association) =>
    onRole(association, ({ table, rolePointer }, role) => {
      const bucket = dataBucketOf(nodeOf(table));
      const key = bucket && nodeOf(bucket.key);
      const permission = bucket && { action: DECRYPT, target: keyTarget(bucket.keyPointer) };
      const isGranted = key === undefined || canGrant(key.policy, rolePointer, DECRYPT);
      return !isGranted && permission && isMissing(role, permission)
        ? {
            problem: `does not have permissions for ${quoted([DECRYPT])} with the key ${nameOf(key)} of the bucket ${nameOf(bucket)}`,
          }
        : undefined;
    }),
});

function dataBucketOf(table: ConfiguredTableNode | undefined): BucketNode | undefined {
  const glueTable = table && nodeOf(table.glueTable);
  return glueTable && nodeOf(glueTable.dataBucket);
}
