import { Fn } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';

/**
 * The IDs in the ARN of a resource that belongs to a membership: `…:membership/<id>/<kind>/<id>`. The ARN can be a
 * token.
 */
export function idsOfChild(arn: string): { readonly membershipId: string; readonly childId: string } {
  const parts = Fn.split('/', arn);
  return { membershipId: Fn.select(1, parts), childId: Fn.select(3, parts) };
}

/** The ARN of a resource that belongs to a membership. */
export function arnOfChild(membership: IMembershipRef, kind: string, id: string): string {
  return `${membership.membershipRef.membershipArn}/${kind}/${id}`;
}
