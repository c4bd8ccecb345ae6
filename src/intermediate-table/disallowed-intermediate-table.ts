import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { DisallowedTableResource } from '../custom-resources/disallowed-intermediate-table/resource';
import { MEMBERSHIP } from '../private/cdk-shapes';
import { received } from '../private/received';
import { BOOLEAN, optional, type Shapes, STRING } from '../private/shape';
import { deployAfter } from '../private/stack-order';

/** Properties for defining a `DisallowedIntermediateTable`. */
export interface DisallowedIntermediateTableProps {
  /** The membership of the member that provides data to the intermediate table, in the account of this stack. */
  readonly membership: IMembershipRef;
  /**
   * The name of the intermediate table, which another member has created in the collaboration.
   *
   * It has 1 to 100 characters. With another name, the former table stays disallowed.
   */
  readonly intermediateTableName: string;
  /**
   * Whether to disallow the intermediate tables that are made from this one as well.
   *
   * @default false
   */
  readonly includeDescendants?: boolean;
}

/**
 * Disallows the use of an intermediate table that was made from data of this member.
 *
 * No operation allows the table again, not even a rollback: if this construct is removed from the stack, the table stays
 * disallowed.
 *
 * The Lambda function of this construct can only disallow intermediate tables, in the collaboration of the membership.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DisallowIntermediateTable.html
 * @example
 * declare const membership: Membership;
 * new DisallowedIntermediateTable(this, 'NoDailySales', {
 *   membership,
 *   intermediateTableName: 'daily_sales',
 *   includeDescendants: true,
 * });
 */
export class DisallowedIntermediateTable extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.DisallowedIntermediateTable';

  constructor(scope: Construct, id: string, props: DisallowedIntermediateTableProps) {
    props = received(DisallowedIntermediateTable.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { membership, intermediateTableName, includeDescendants = false } = props;
    deployAfter(this, membership);

    const { membershipIdentifier, membershipArn } = membership.membershipRef;
    new DisallowedTableResource(this, 'Resource', {
      membershipId: membershipIdentifier,
      membershipArn,
      intermediateTableName,
      includesDescendants: includeDescendants,
    });
  }
}

const PROPS: Shapes<DisallowedIntermediateTableProps> = {
  membership: MEMBERSHIP,
  intermediateTableName: STRING,
  includeDescendants: optional(BOOLEAN),
};
