import { knownValue } from '../../model/fact';
import type { MembershipNode } from '../../model/nodes';
import { code, text } from '../../private/text';
import { type ResultPlace, resultPlacesOf } from '../result-places';
import { bucketName, isMissing, permissionNames, writesObjects } from '../role-permissions';
import { nameOf, rule, type Violation } from '../rule';

export const resultRoleCanWrite = rule({
  id: 'ResultRoleCanWrite',
  catalogueIds: ['CR-MEMB-028'],
  subject: 'membership',
  severity: 'error',
  title: 'The role for results can write to the result bucket',
  why: 'Clean Rooms writes results with this role, and analyses fail if it cannot',
  fix: text`omit ${code('role')} of ${code('ResultOutput.s3')} so that a role is created, or add the actions to a policy of
    the role`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/setting-up-roles.html',
    basis: 'documented',
  },
  check: (membership) => resultPlacesOf(membership).flatMap((place) => missingAt(place, membership)),
});

function missingAt({ results, bucket, role, property }: ResultPlace, membership: MembershipNode): readonly Violation[] {
  const missing = writesObjects(results.bucket, knownValue(results.keyPrefix) ?? '').filter((permission) =>
    isMissing(role, permission),
  );
  if (missing.length === 0) {
    return [];
  }
  const names = permissionNames(role, missing, bucketName(bucket));
  return [
    {
      what: `the role ${nameOf(role)} for results of ${nameOf(membership)} does not have permissions for ${names}`,
      // The policy of a bucket outside of this app can allow the actions.
      severity: bucket.to === 'node' ? undefined : 'warning',
      property,
    },
  ];
}
