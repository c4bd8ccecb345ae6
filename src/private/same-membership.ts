import { Reference, Token, Tokenization } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';

/** Whether two references certainly lead to different memberships. */
export function isOtherMembership(a: IMembershipRef, b: IMembershipRef): boolean {
  const [one, other] = [identityOf(a), identityOf(b)];
  return one !== undefined && other !== undefined && typeof one === typeof other && one !== other;
}

/** The ID of a membership, or the resource that has it. It is undefined if neither is known at synthesis. */
function identityOf({ membershipRef }: IMembershipRef): string | object | undefined {
  const { membershipIdentifier } = membershipRef;
  if (!Token.isUnresolved(membershipIdentifier)) {
    return membershipIdentifier;
  }
  const { length, firstToken } = Tokenization.reverseString(membershipIdentifier);
  return length === 1 && Reference.isReference(firstToken) ? firstToken.target : undefined;
}
