import { nodeOf } from '../../model/nodes';
import { canGrant } from '../../model/permissions';
import { keyTarget } from '../../model/targets';
import { code, text } from '../../private/text';
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
  check: (association) => {
    const role = nodeOf(association.role);
    const table = nodeOf(association.table);
    const glueTable = table && nodeOf(table.glueTable);
    const bucket = glueTable && nodeOf(glueTable.dataBucket);
    const key = bucket && nodeOf(bucket.key);
    if (!role || !key || canGrant(key.policy, association.rolePointer, DECRYPT)) {
      return [];
    }
    const used = { node: role, pointer: association.rolePointer };
    if (!isMissing(used, { action: DECRYPT, target: keyTarget(bucket.keyPointer) })) {
      return [];
    }
    const subject = `the role ${nameOf(role)} of ${nameOf(association)} does not have permissions for ${quoted([DECRYPT])}`;
    return [{ what: `${subject} with the key ${nameOf(key)} of the bucket ${nameOf(bucket)}`, property: 'RoleArn' }];
  },
});
