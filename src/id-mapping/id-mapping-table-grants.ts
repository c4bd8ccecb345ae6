import type { IIdMappingTableRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ACTIONS, GRANTEE, ID_MAPPING_TABLE } from '../private/cdk-shapes';
import { addPermissions } from '../private/grant';
import { exact, mark, requireShapes } from '../private/shape';
import { code } from '../private/text';
import { startPopulation, tableAndMembership, workflowArnOf } from './population-permissions';

/**
 * Permissions of principals on an ID mapping table.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/populate-id-mapping-table.html
 * @example
 * declare const mapping: IdMappingTable;
 * declare const role: iam.Role;
 * mapping.grants.populate(role);
 */
export class IdMappingTableGrants {
  /**
   * Creates grants for an ID mapping table, which can be an L1 or imported.
   *
   * @example
   * declare const mapping: CfnIdMappingTable;
   * declare const role: iam.Role;
   * IdMappingTableGrants.fromIdMappingTable(mapping).populate(role);
   */
  public static fromIdMappingTable(resource: IIdMappingTableRef): IdMappingTableGrants {
    requireShapes(code('IdMappingTableGrants.fromIdMappingTable'), RESOURCE, { resource });
    return new IdMappingTableGrants(resource);
  }

  private constructor(private readonly resource: IIdMappingTableRef) {}

  /** Grants custom permissions on the ID mapping table. */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    const shapes = { grantee: GRANTEE, actions: ACTIONS };
    requireShapes(code('idMappingTableGrants.actions'), shapes, { grantee, actions });
    return addPermissions(grantee, [{ actions, resources: [this.arn] }]);
  }

  /** Grants permission to read the definition of the ID mapping table, but not the mapped IDs, which only analyses read. */
  public read(grantee: IGrantable): Grant {
    requireShapes(code('idMappingTableGrants.read'), { grantee: GRANTEE }, { grantee });
    return addPermissions(grantee, [
      { actions: ['cleanrooms:GetIdMappingTable'], resources: [...tableAndMembership(this.resource)] },
    ]);
  }

  /**
   * Grants permission to populate the ID mapping table, which runs its workflow, and to wait for the end of the job.
   *
   * The job is one of the ID mapping workflow. The workflow of an imported table is not known: grant
   * `entityresolution:GetIdMappingWorkflow` and `entityresolution:GetIdMappingJob` on it as well.
   */
  public populate(grantee: IGrantable): Grant {
    requireShapes(code('idMappingTableGrants.populate'), { grantee: GRANTEE }, { grantee });
    const { resource } = this;
    const workflows = [workflowArnOf(resource)].filter((arn) => arn !== undefined);
    const readWorkflow = workflows.map((arn) => ({ actions: READ_WORKFLOW, resources: [arn] }));
    return addPermissions(grantee, [startPopulation(resource), ...readWorkflow]);
  }

  private get arn(): string {
    return this.resource.idMappingTableRef.idMappingTableArn;
  }
}

mark('IdMappingTableGrants', IdMappingTableGrants);

const READ_WORKFLOW = ['entityresolution:GetIdMappingWorkflow', 'entityresolution:GetIdMappingJob'];

const RESOURCE = {
  resource: exact(ID_MAPPING_TABLE, ({ idMappingTableRef }) => [idMappingTableRef.idMappingTableArn]),
};
