import type { IResource } from 'aws-cdk-lib';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ACTIONS, GRANTEE } from '../private/cdk-shapes';
import { addPermissions } from '../private/grant';
import { exact, mark, reference, requireShapes } from '../private/shape';
import { code } from '../private/text';

/** An audience model, which is a lookalike model without conditions for its use. */
export interface IAudienceModel extends IResource {
  /**
   * The ARN of the audience model.
   *
   * @attribute
   */
  readonly audienceModelArn: string;
  /** Permissions of principals on the audience model. */
  readonly grants: AudienceModelGrants;
}

/**
 * Permissions of principals on an audience model.
 *
 * Audiences are generated with a `ConfiguredAudienceModel`: see `generateAudiences` of `CollaborationGrants`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanroomsml.html
 * @example
 * declare const viewers: IAudienceModel;
 * declare const role: iam.Role;
 * viewers.grants.read(role);
 */
export class AudienceModelGrants {
  /**
   * Creates grants for an audience model, which can be imported. CloudFormation has no L1 for it.
   *
   * @example
   * declare const viewers: IAudienceModel;
   * declare const role: iam.Role;
   * AudienceModelGrants.fromAudienceModel(viewers).read(role);
   */
  public static fromAudienceModel(resource: IAudienceModel): AudienceModelGrants {
    requireShapes(code('AudienceModelGrants.fromAudienceModel'), RESOURCE, { resource });
    return new AudienceModelGrants(resource);
  }

  private constructor(private readonly resource: IAudienceModel) {}

  /** Grants custom permissions on the audience model. */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    const shapes = { grantee: GRANTEE, actions: ACTIONS };
    requireShapes(code('audienceModelGrants.actions'), shapes, { grantee, actions });
    return addPermissions(grantee, [{ actions, resources: [this.resource.audienceModelArn] }]);
  }

  /**
   * Grants permission to read the audience model with its status, for a program that waits for the end of its training.
   *
   * The service sends no event at the end of a training, which takes several hours to two days. The program calls
   * `GetAudienceModel` until the status is `ACTIVE` or `CREATE_FAILED`.
   */
  public read(grantee: IGrantable): Grant {
    requireShapes(code('audienceModelGrants.read'), { grantee: GRANTEE }, { grantee });
    const actions = ['cleanrooms-ml:GetAudienceModel'];
    return addPermissions(grantee, [{ actions, resources: [this.resource.audienceModelArn] }]);
  }
}

mark('AudienceModelGrants', AudienceModelGrants);

const RESOURCE = {
  resource: exact(reference<IAudienceModel>('an audience model', 'audienceModelArn'), (model) => [
    model.audienceModelArn,
  ]),
};
