import type { CfnIntermediateTable, IIntermediateTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ACTIONS, GRANTEE, INTERMEDIATE_TABLE } from '../private/cdk-shapes';
import { addPermissions } from '../private/grant';
import { collaborationPattern, membershipArnOf, ofMembers, tablesOfMembers } from '../private/grant-arns';
import { l1Of } from '../private/l1';
import { readSchemas } from '../private/schema-permissions';
import { exact, mark, requireShapes } from '../private/shape';
import { code } from '../private/text';

/**
 * Permissions of principals on an intermediate table.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-intermediate-tables.html
 * @example
 * declare const dailySales: IntermediateTable;
 * declare const role: iam.Role;
 * dailySales.grants.populate(role);
 */
export class IntermediateTableGrants {
  /**
   * Creates grants for an intermediate table, which can be an L1 or imported.
   *
   * @example
   * declare const dailySales: CfnIntermediateTable;
   * declare const role: iam.Role;
   * IntermediateTableGrants.fromIntermediateTable(dailySales).populate(role);
   */
  public static fromIntermediateTable(resource: IIntermediateTableRef): IntermediateTableGrants {
    requireShapes(code('IntermediateTableGrants.fromIntermediateTable'), RESOURCE, { resource });
    return new IntermediateTableGrants(resource);
  }

  private constructor(private readonly resource: IIntermediateTableRef) {}

  /** Grants custom permissions on the intermediate table. */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    const shapes = { grantee: GRANTEE, actions: ACTIONS };
    requireShapes(code('intermediateTableGrants.actions'), shapes, { grantee, actions });
    return addPermissions(grantee, [{ actions, resources: [this.arn] }]);
  }

  /**
   * Grants permission to populate the intermediate table with a new version of its data, and to wait for the end of the
   * analysis, which is a query or a job of the membership.
   *
   * The base tables can belong to the memberships of all members, whose IDs are not known. So their ARNs are patterns.
   */
  public populate(grantee: IGrantable): Grant {
    requireShapes(code('intermediateTableGrants.populate'), { grantee: GRANTEE }, { grantee });
    const { arn, resource, membershipArn } = this;
    const baseTables = ['configuredtableassociation', 'idmappingtable'].map((kind) => ofMembers(resource, kind));
    return addPermissions(grantee, [
      { actions: ['cleanrooms:PopulateIntermediateTable'], resources: [arn, membershipArn, ...baseTables] },
      { actions: ['cleanrooms:GetIntermediateTable'], resources: [arn, membershipArn] },
      { actions: ['cleanrooms:GetProtectedQuery', 'cleanrooms:GetProtectedJob'], resources: [membershipArn] },
      readSchemas(tablesOfMembers(resource), this.l1?.attrCollaborationArn ?? collaborationPattern(resource)),
    ]);
  }

  private get arn(): string {
    return this.resource.intermediateTableRef.intermediateTableArn;
  }

  private get membershipArn(): string {
    const { membershipIdentifier } = this.resource.intermediateTableRef;
    return this.l1?.attrMembershipArn ?? membershipArnOf(this.resource, membershipIdentifier);
  }

  private get l1(): CfnIntermediateTable | undefined {
    return l1Of<CfnIntermediateTable>(this.resource, 'AWS::CleanRooms::IntermediateTable');
  }
}

mark('IntermediateTableGrants', IntermediateTableGrants);

const RESOURCE = {
  resource: exact(INTERMEDIATE_TABLE, ({ intermediateTableRef }) => [intermediateTableRef.intermediateTableArn]),
};
