import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConfiguredModelAlgorithmAssociationRef } from 'aws-cdk-lib/aws-cleanroomsml';
import type { Grant, IGrantable, IRoleRef } from 'aws-cdk-lib/aws-iam';
import { ACTIONS, GRANTEE, MEMBERSHIP, MODEL_ALGORITHM_ASSOCIATION, ROLE } from '../private/cdk-shapes';
import { addPermissions } from '../private/grant';
import { inMembership, passMembership } from '../private/grant-arns';
import { passRoleToMl } from '../private/pass-role';
import { exact, mark, requireShapes } from '../private/shape';
import { code } from '../private/text';

/**
 * Permissions of principals to use a model that is associated with a collaboration.
 *
 * The member who can query runs models, also those of other members. What it creates is in its own membership, for which
 * `MembershipGrants` has the permissions to list, export, cancel and delete.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanroomsml.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-behaviors-byom.html
 * @example
 * declare const membership: IMembership;
 * declare const recommender: IConfiguredModelAlgorithmAssociation;
 * declare const role: iam.Role;
 * recommender.grants.train(role, membership);
 * recommender.grants.infer(role, membership);
 */
export class ConfiguredModelAlgorithmAssociationGrants {
  /**
   * Creates grants for a configured model algorithm association, which can be an L1 or imported.
   *
   * @example
   * declare const recommender: CfnConfiguredModelAlgorithmAssociation;
   * declare const role: iam.Role;
   * declare const membership: IMembership;
   * const grants = ConfiguredModelAlgorithmAssociationGrants.fromConfiguredModelAlgorithmAssociation(recommender);
   * grants.train(role, membership);
   */
  public static fromConfiguredModelAlgorithmAssociation(
    resource: IConfiguredModelAlgorithmAssociationRef,
  ): ConfiguredModelAlgorithmAssociationGrants {
    const method = 'ConfiguredModelAlgorithmAssociationGrants.fromConfiguredModelAlgorithmAssociation';
    requireShapes(code(method), RESOURCE, { resource });
    return new ConfiguredModelAlgorithmAssociationGrants(resource);
  }

  private constructor(private readonly resource: IConfiguredModelAlgorithmAssociationRef) {}

  /** Grants custom permissions on the association. */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    const shapes = { grantee: GRANTEE, actions: ACTIONS };
    requireShapes(code('configuredModelAlgorithmAssociationGrants.actions'), shapes, { grantee, actions });
    return addPermissions(grantee, [{ actions, resources: [this.arn] }]);
  }

  /**
   * Grants permission to create ML input channels for the model, and to wait until their data is ready.
   *
   * @param grantee The principal
   * @param membership The membership of the account that creates the channels
   * @param role The role with which Clean Rooms ML runs the query of a channel. The principal receives permission to pass it.
   */
  public createInputChannel(grantee: IGrantable, membership: IMembershipRef, role: IRoleRef): Grant {
    const shapes = { grantee: GRANTEE, membership: MEMBERSHIP, role: ROLE };
    const method = code('configuredModelAlgorithmAssociationGrants.createInputChannel');
    requireShapes(method, shapes, { grantee, membership, role });
    return addPermissions(grantee, [
      { actions: ['cleanrooms-ml:CreateMLInputChannel'], resources: [this.arn] },
      { actions: ['cleanrooms-ml:GetMLInputChannel'], resources: [inMembership(membership, 'ml-input-channel')] },
      passMembership(membership),
      passRoleToMl(role),
    ]);
  }

  /**
   * Grants permission to train the model, and to wait for the end of a training.
   *
   * @param grantee The principal
   * @param membership The membership of the account that trains the model
   */
  public train(grantee: IGrantable, membership: IMembershipRef): Grant {
    const shapes = { grantee: GRANTEE, membership: MEMBERSHIP };
    requireShapes(code('configuredModelAlgorithmAssociationGrants.train'), shapes, { grantee, membership });
    return addPermissions(grantee, [
      { actions: ['cleanrooms-ml:CreateTrainedModel'], resources: [this.arn] },
      { actions: ['cleanrooms-ml:GetTrainedModel'], resources: [inMembership(membership, 'trained-model')] },
      passMembership(membership),
    ]);
  }

  /**
   * Grants permission to run inference jobs with trained models, and to wait for their end.
   *
   * @param grantee The principal
   * @param membership The membership of the account that has trained the model
   */
  public infer(grantee: IGrantable, membership: IMembershipRef): Grant {
    const shapes = { grantee: GRANTEE, membership: MEMBERSHIP };
    requireShapes(code('configuredModelAlgorithmAssociationGrants.infer'), shapes, { grantee, membership });
    const inputs = ['ml-input-channel', 'trained-model'].map((kind) => inMembership(membership, kind));
    return addPermissions(grantee, [
      { actions: ['cleanrooms-ml:StartTrainedModelInferenceJob'], resources: [this.arn, ...inputs] },
      {
        actions: ['cleanrooms-ml:GetTrainedModelInferenceJob'],
        resources: [inMembership(membership, 'trained-model-inference-job')],
      },
      passMembership(membership),
    ]);
  }

  private get arn(): string {
    return this.resource.configuredModelAlgorithmAssociationRef.configuredModelAlgorithmAssociationArn;
  }
}

mark('ConfiguredModelAlgorithmAssociationGrants', ConfiguredModelAlgorithmAssociationGrants);

const RESOURCE = {
  resource: exact(MODEL_ALGORITHM_ASSOCIATION, ({ configuredModelAlgorithmAssociationRef: reference }) => [
    reference.configuredModelAlgorithmAssociationArn,
  ]),
};
