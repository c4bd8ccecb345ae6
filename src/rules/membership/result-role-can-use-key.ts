import { type MembershipNode, nodeOf } from '../../model/nodes';
import { canGrant } from '../../model/permissions';
import { keyTarget } from '../../model/targets';
import { code, text } from '../../private/text';
import { type ResultPlace, resultPlacesOf } from '../result-places';
import { isMissing } from '../role-permissions';
import { nameOf, quoted, rule, type Violation } from '../rule';

const GENERATE = 'kms:GenerateDataKey';
const DECRYPT = 'kms:Decrypt';

export const resultRoleCanUseKey = rule({
  id: 'ResultRoleCanUseKey',
  catalogueIds: ['CR-MEMB-023'],
  subject: 'membership',
  severity: 'error',
  title: 'The role for results can use the key of the result bucket',
  why: text`Amazon S3 encrypts an object with a data key, which it generates with the permissions of the role; multipart
    uploads also need kms:Decrypt`,
  fix: text`omit ${code('role')} of ${code('ResultOutput.s3')} so that a role is created, or grant the role permission to encrypt and
    decrypt with the key`,
  evidence: {
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    basis: 'documented',
  },
  check: (membership) => resultPlacesOf(membership).flatMap((place) => missingAt(place, membership)),
});

function missingAt({ results, bucket, role, property }: ResultPlace, membership: MembershipNode): readonly Violation[] {
  const bucketNode = nodeOf(bucket);
  const key = bucketNode && nodeOf(bucketNode.key);
  if (!key) {
    return [];
  }
  const target = keyTarget(bucketNode.keyPointer);
  const missing = [GENERATE, DECRYPT].filter(
    (action) => isMissing(role, { action, target }) && !canGrant(key.policy, results.rolePointer, action),
  );
  if (missing.length === 0) {
    return [];
  }
  const subject = `the role ${nameOf(role)} for results of ${nameOf(membership)}`;
  return [
    {
      what: `${subject} does not have permissions for ${quoted(missing)} with the key ${nameOf(key)} of the result bucket`,
      severity: missing.includes(GENERATE) ? undefined : 'warning',
      property,
    },
  ];
}
