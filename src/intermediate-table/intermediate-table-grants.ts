import type { IIntermediateTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ACTIONS, GRANTEE, INTERMEDIATE_TABLE } from '../private/cdk-shapes';
import { addPermissions } from '../private/grant';
import { exact, mark, requireShapes } from '../private/shape';
import { code } from '../private/text';
import { readBaseTables, startPopulation, tableAndMembership } from './population-permissions';

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

  /** Grants permission to read the definition of the intermediate table, its analysis rule and its versions, but not its data. */
  public read(grantee: IGrantable): Grant {
    requireShapes(code('intermediateTableGrants.read'), { grantee: GRANTEE }, { grantee });
    const actions = ['cleanrooms:GetIntermediateTable', 'cleanrooms:ListIntermediateTableVersions'];
    return addPermissions(grantee, [
      { actions, resources: [...tableAndMembership(this.resource)] },
      { actions: ['cleanrooms:GetIntermediateTableAnalysisRule'], resources: [this.arn] },
    ]);
  }

  /**
   * Grants permission to populate the intermediate table with a new version of its data, and to wait for the end of the
   * analysis, which is a query or a job of the membership.
   *
   * The base tables can belong to the memberships of all members, whose IDs are not known. So their ARNs are patterns.
   */
  public populate(grantee: IGrantable): Grant {
    requireShapes(code('intermediateTableGrants.populate'), { grantee: GRANTEE }, { grantee });
    const { resource } = this;
    const [arn, membershipArn] = tableAndMembership(resource);
    return addPermissions(grantee, [
      startPopulation(resource),
      { actions: ['cleanrooms:GetIntermediateTable'], resources: [arn, membershipArn] },
      { actions: ['cleanrooms:GetProtectedQuery', 'cleanrooms:GetProtectedJob'], resources: [membershipArn] },
      readBaseTables(resource),
    ]);
  }

  private get arn(): string {
    return this.resource.intermediateTableRef.intermediateTableArn;
  }
}

mark('IntermediateTableGrants', IntermediateTableGrants);

const RESOURCE = {
  resource: exact(INTERMEDIATE_TABLE, ({ intermediateTableRef }) => [intermediateTableRef.intermediateTableArn]),
};
