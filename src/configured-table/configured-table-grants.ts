import type { IConfiguredTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ACTIONS, CONFIGURED_TABLE, GRANTEE } from '../private/cdk-shapes';
import { addPermissions } from '../private/grant';
import { exact, mark, requireShapes } from '../private/shape';
import { code } from '../private/text';

/**
 * Permissions of principals on the definition of a configured table.
 *
 * No principal reads the data of a table: members run analyses, which Clean Rooms allows within the analysis rule. For
 * these, see `MembershipGrants`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html
 * @example
 * declare const table: IConfiguredTable;
 * declare const role: iam.Role;
 * table.grants.read(role);
 */
export class ConfiguredTableGrants {
  /**
   * Creates grants for a configured table, which can be an L1 or imported.
   *
   * @example
   * declare const table: CfnConfiguredTable;
   * declare const role: iam.Role;
   * ConfiguredTableGrants.fromConfiguredTable(table).read(role);
   */
  public static fromConfiguredTable(resource: IConfiguredTableRef): ConfiguredTableGrants {
    requireShapes(code('ConfiguredTableGrants.fromConfiguredTable'), RESOURCE, { resource });
    return new ConfiguredTableGrants(resource);
  }

  private constructor(private readonly resource: IConfiguredTableRef) {}

  /** Grants custom permissions on the configured table. */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    const shapes = { grantee: GRANTEE, actions: ACTIONS };
    requireShapes(code('configuredTableGrants.actions'), shapes, { grantee, actions });
    return addPermissions(grantee, [{ actions, resources: [this.arn] }]);
  }

  /** Grants permission to read the columns and the analysis rule of the configured table. */
  public read(grantee: IGrantable): Grant {
    requireShapes(code('configuredTableGrants.read'), { grantee: GRANTEE }, { grantee });
    const actions = ['cleanrooms:GetConfiguredTable', 'cleanrooms:GetConfiguredTableAnalysisRule'];
    return addPermissions(grantee, [{ actions, resources: [this.arn] }]);
  }

  private get arn(): string {
    return this.resource.configuredTableRef.configuredTableArn;
  }
}

mark('ConfiguredTableGrants', ConfiguredTableGrants);

const RESOURCE = {
  resource: exact(CONFIGURED_TABLE, ({ configuredTableRef }) => [configuredTableRef.configuredTableArn]),
};
