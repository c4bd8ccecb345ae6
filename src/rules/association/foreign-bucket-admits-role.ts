import type { ArnPattern } from '../../model/arn-pattern';
import { differ, is, isComplete, itemsOf, knownValue, map } from '../../model/fact';
import { type AssociationNode, type BucketNode, nodeOf, type RoleNode } from '../../model/nodes';
import { allows } from '../../model/permissions';
import type { StatementFacts } from '../../model/statements';
import { onRole } from '../role-of-associations';
import { nameOf, rule } from '../rule';

const READ = 's3:GetObject';

export const foreignBucketAdmitsRole = rule({
  id: 'ForeignBucketAdmitsRole',
  catalogueIds: ['CR-IAM-004'],
  subject: 'association',
  // A bucket can have a policy that is written outside of this app.
  severity: 'warning',
  title: 'A bucket in another account admits the role that reads its data',
  why: 'a role can read a bucket of another account only if the policy of the bucket allows it',
  fix: 'allow the role to read the data in the policy of the bucket',
  evidence: {
    url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
    basis: 'documented',
  },
  check: (association) =>
    onRole(association, (one, role) => {
      const bucket = dataBucketOf(one);
      if (!bucket || !differ(bucket.env.account, role.env.account) || !isComplete(bucket.bucketPolicies)) {
        return undefined;
      }
      const statements = itemsOf(bucket.bucketPolicies).map((policy) => policy.statements);
      const isAdmitted = statements.some(
        (some) => !isComplete(some) || itemsOf(some).some((statement) => canAdmit(statement, role)),
      );
      return isAdmitted
        ? undefined
        : {
            problem: `is not admitted by the bucket ${nameOf(bucket)} of account ${knownValue(bucket.env.account)}`,
          };
    }),
});

function dataBucketOf({ table }: AssociationNode): BucketNode | undefined {
  const node = nodeOf(table);
  const glueTable = node && nodeOf(node.glueTable);
  return glueTable && nodeOf(glueTable.dataBucket);
}

/** Whether a statement can allow the role, or its account, to read objects. */
function canAdmit(statement: StatementFacts, role: RoleNode): boolean {
  const { allow, principals } = statement;
  const isRead = !is(allows({ state: 'known', value: { items: [statement], complete: true } }, READ), false);
  return (
    !is(allow, false) && isRead && (!isComplete(principals) || itemsOf(principals).some((one) => canBe(one, role)))
  );
}

function canBe(principal: ArnPattern, role: RoleNode): boolean {
  return principal.some(
    (part) =>
      typeof part === 'object' ||
      part.includes('*') ||
      is(
        map(role.env.account, (account) => part.includes(account)),
        true,
      ),
  );
}
