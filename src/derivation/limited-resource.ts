import { type CfnResource, RemovalPolicy, Token } from 'aws-cdk-lib';
import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { deletionPolicyOf } from '../model/construct-source';
import { l1Of } from '../private/l1';

/** What a privacy budget limits: queries on the tables of a membership, or accesses to one table. */
export interface LimitedResource {
  /**
   * The resource, or the identifier of a resource outside of the app.
   *
   * @default - the identifier is a token
   */
  readonly target?: CfnResource | string;
  /** The default removal policy of the budget. */
  readonly removalPolicy: RemovalPolicy;
}

/** The table that an access budget limits, with its ARN. */
export interface LimitedTable {
  readonly construct: IConstruct;
  readonly arn: string;
}

const TABLES = ['AWS::CleanRooms::ConfiguredTableAssociation', 'AWS::CleanRooms::IntermediateTable'];

/**
 * What a budget of a membership limits.
 *
 * A budget that is created again has not been spent. So a budget is deleted only together with what it limits, and is
 * retained if nothing is known about that.
 */
export function limitedResource(membership: IMembershipRef, table: LimitedTable | undefined): LimitedResource {
  const l1 = table
    ? TABLES.map((type) => l1Of(table.construct, type)).find((one) => one !== undefined)
    : l1Of(membership, 'AWS::CleanRooms::Membership');
  if (l1) {
    return { target: l1, removalPolicy: isDeleted(l1) ? RemovalPolicy.DESTROY : RETAINED };
  }
  const identifier = table?.arn ?? membership.membershipRef.membershipIdentifier;
  return { target: Token.isUnresolved(identifier) ? undefined : identifier, removalPolicy: RETAINED };
}

/** A budget that a failed deployment has created is not spent, and would be in the way of the next deployment. */
const RETAINED = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

function isDeleted(l1: CfnResource): boolean {
  const policy = deletionPolicyOf(l1);
  return policy === undefined || policy === 'Delete';
}
