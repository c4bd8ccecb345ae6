import type { IResource } from 'aws-cdk-lib';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ACTIONS, GRANTEE } from '../private/cdk-shapes';
import { addPermissions } from '../private/grant';
import { exact, mark, reference, requireShapes } from '../private/shape';
import { code } from '../private/text';

/** A configured audience model, which is a lookalike model with the conditions for its use in collaborations. */
export interface IConfiguredAudienceModel extends IResource {
  /**
   * The ARN of the configured audience model.
   *
   * @attribute
   */
  readonly configuredAudienceModelArn: string;
  /** Permissions of principals on the configured audience model. */
  readonly grants: ConfiguredAudienceModelGrants;
}

/**
 * Permissions of principals of its owner on a configured audience model.
 *
 * To generate and export audiences, see `CollaborationGrants`: the permission depends on the collaboration.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanroomsml.html
 * @example
 * declare const fans: IConfiguredAudienceModel;
 * declare const role: iam.Role;
 * fans.grants.read(role);
 */
export class ConfiguredAudienceModelGrants {
  /**
   * Creates grants for a configured audience model, which can be imported. CloudFormation has no L1 for it.
   *
   * @example
   * declare const fans: IConfiguredAudienceModel;
   * declare const role: iam.Role;
   * ConfiguredAudienceModelGrants.fromConfiguredAudienceModel(fans).read(role);
   */
  public static fromConfiguredAudienceModel(resource: IConfiguredAudienceModel): ConfiguredAudienceModelGrants {
    requireShapes(code('ConfiguredAudienceModelGrants.fromConfiguredAudienceModel'), RESOURCE, { resource });
    return new ConfiguredAudienceModelGrants(resource);
  }

  private constructor(private readonly resource: IConfiguredAudienceModel) {}

  /** Grants custom permissions on the configured audience model. */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    const shapes = { grantee: GRANTEE, actions: ACTIONS };
    requireShapes(code('configuredAudienceModelGrants.actions'), shapes, { grantee, actions });
    return addPermissions(grantee, [{ actions, resources: [this.resource.configuredAudienceModelArn] }]);
  }

  /** Grants permission to read the configured audience model, and to list the audience generation jobs that use it. */
  public read(grantee: IGrantable): Grant {
    requireShapes(code('configuredAudienceModelGrants.read'), { grantee: GRANTEE }, { grantee });
    const actions = ['cleanrooms-ml:GetConfiguredAudienceModel', 'cleanrooms-ml:ListAudienceGenerationJobs'];
    return addPermissions(grantee, [{ actions, resources: [this.resource.configuredAudienceModelArn] }]);
  }
}

mark('ConfiguredAudienceModelGrants', ConfiguredAudienceModelGrants);

const RESOURCE = {
  resource: exact(
    reference<IConfiguredAudienceModel>('a configured audience model', 'configuredAudienceModelArn'),
    (model) => [model.configuredAudienceModelArn],
  ),
};
