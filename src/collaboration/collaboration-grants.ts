import { Arn, ArnFormat, Stack } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Grant, IGrantable, IRoleRef } from 'aws-cdk-lib/aws-iam';
import { collaborationArn } from '../derivation/collaboration-arn';
import { ACTIONS, COLLABORATION, GRANTEE, ROLE } from '../private/cdk-shapes';
import { mlArnOf } from '../private/formats';
import { addPermissions, type Permission } from '../private/grant';
import { ofMembers, tablesOfMembers } from '../private/grant-arns';
import { passRoleToMl } from '../private/pass-role';
import { formatted, mark, requireShapes, struct } from '../private/shape';
import { code } from '../private/text';

/** Options for the permission to generate audience segments from a lookalike model. */
export interface AudienceGenerationGrantOptions {
  /**
   * The ARN of the configured audience model, which the owner of the model has shared with the collaboration, for example
   * by `sharedWith` of `ConfiguredAudienceModel`.
   *
   * If the model is in another account, the policy of the model must allow this account to use it in the collaboration.
   */
  readonly configuredAudienceModelArn: string;
  /** The role with which Clean Rooms ML reads the seed data. The principal receives permission to pass it. */
  readonly seedDataRole: IRoleRef;
}

/**
 * Permissions of principals on a collaboration: to read it and what its members have brought into it, to answer change
 * requests, and to generate audience segments.
 *
 * The permissions are added to the policy of the principal. For analyses of the tables of a collaboration, see
 * `MembershipGrants`.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html
 * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-behaviors.html
 * @example
 * declare const collaboration: ICollaboration;
 * declare const role: iam.Role;
 * declare const seedDataRole: iam.Role;
 * collaboration.grants.generateAudiences(role, {
 *   configuredAudienceModelArn:
 *     'arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-audience-model/a1b2c3d4-5678-90ab-cdef-000000000008',
 *   seedDataRole,
 * });
 */
export class CollaborationGrants {
  /**
   * Creates grants for a collaboration, which can be an L1 or imported.
   *
   * @example
   * declare const collaboration: CfnCollaboration;
   * declare const role: iam.Role;
   * CollaborationGrants.fromCollaboration(collaboration).read(role);
   */
  public static fromCollaboration(resource: ICollaborationRef): CollaborationGrants {
    requireShapes(code('CollaborationGrants.fromCollaboration'), { resource: COLLABORATION }, { resource });
    return new CollaborationGrants(resource);
  }

  private constructor(private readonly resource: ICollaborationRef) {}

  /** Grants custom permissions on the collaboration itself. */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    requireShapes(code('collaborationGrants.actions'), { actions: ACTIONS }, { actions });
    return this.add('actions', grantee, [{ actions, resources: [collaborationArn(this.resource)] }]);
  }

  /** Grants permission to read the collaboration and its members. */
  public read(grantee: IGrantable): Grant {
    const actions = ['cleanrooms:GetCollaboration', 'cleanrooms:ListMembers'];
    return this.add('read', grantee, [{ actions, resources: [collaborationArn(this.resource)] }]);
  }

  /**
   * Grants permission to list the tables of all members, and to read their columns, their analysis rules, and whether they
   * can be queried.
   *
   * The tables belong to the memberships of all members, whose IDs are not known. So their ARNs are patterns, and the
   * collaboration limits them.
   */
  public readTables(grantee: IGrantable): Grant {
    const arn = collaborationArn(this.resource);
    return this.add('readTables', grantee, [
      { actions: ['cleanrooms:ListSchemas'], resources: [arn] },
      {
        actions: [
          'cleanrooms:GetSchema',
          'cleanrooms:GetSchemaAnalysisRule',
          'cleanrooms:BatchGetSchema',
          'cleanrooms:BatchGetSchemaAnalysisRule',
        ],
        resources: [arn, ...tablesOfMembers(this.resource)],
      },
    ]);
  }

  /**
   * Grants permission to list the analysis templates of all members, and to read them with their texts.
   *
   * The templates belong to the memberships of all members, whose IDs are not known. So their ARNs are a pattern, and the
   * collaboration limits it.
   */
  public readAnalysisTemplates(grantee: IGrantable): Grant {
    const arn = collaborationArn(this.resource);
    return this.add('readAnalysisTemplates', grantee, [
      { actions: ['cleanrooms:ListCollaborationAnalysisTemplates'], resources: [arn] },
      {
        actions: ['cleanrooms:GetCollaborationAnalysisTemplate', 'cleanrooms:BatchGetCollaborationAnalysisTemplate'],
        resources: [arn, ofMembers(this.resource, 'analysistemplate')],
      },
    ]);
  }

  /**
   * Grants permission to list and read change requests, and to answer them: members approve or deny a request, and its author
   * cancels or commits it. The permission is for requests of every kind, because IAM does not distinguish them.
   *
   * A `ChangeRequestApproval` approves one request when a stack is deployed. `onCollaborationChangeRequestCreated` of
   * `CollaborationEvents` starts a program when there is a request.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/userguide/change-requests.html
   */
  public answerChangeRequests(grantee: IGrantable): Grant {
    const actions = [
      'cleanrooms:ListCollaborationChangeRequests',
      'cleanrooms:GetCollaborationChangeRequest',
      'cleanrooms:UpdateCollaborationChangeRequest',
    ];
    return this.add('answerChangeRequests', grantee, [{ actions, resources: [collaborationArn(this.resource)] }]);
  }

  /**
   * Grants permission to start audience generation jobs in the collaboration with a model, and to wait for their end.
   *
   * A request must specify the collaboration. The service asks for the permission on the new job as well, whose ID is not
   * known before, and for a model of another account also in that account. The resource policy of such a model must allow
   * both.
   */
  public generateAudiences(grantee: IGrantable, options: AudienceGenerationGrantOptions): Grant {
    requireShapes(code('collaborationGrants.generateAudiences'), { options: OPTIONS }, { options });
    const jobs = this.jobsOf(grantee);
    const { collaborationIdentifier } = this.resource.collaborationRef;
    return this.add('generateAudiences', grantee, [
      {
        actions: ['cleanrooms-ml:StartAudienceGenerationJob'],
        resources: [options.configuredAudienceModelArn, ...new Set([jobs, this.jobsBeside(options)])],
        conditions: { StringEquals: { 'cleanrooms-ml:CollaborationId': collaborationIdentifier } },
      },
      { actions: ['cleanrooms-ml:GetAudienceGenerationJob'], resources: [jobs] },
      { actions: ['cleanrooms-ml:ListAudienceGenerationJobs'], resources: [options.configuredAudienceModelArn] },
      passRoleToMl(options.seedDataRole),
    ]);
  }

  /**
   * Grants permission to export audience segments to the bucket that the owner of the model has chosen, and to wait for the
   * end of an export.
   *
   * The ARN of a job does not contain its collaboration, so the permission is for all jobs of the account of the principal.
   */
  public exportAudiences(grantee: IGrantable): Grant {
    const actions = [
      'cleanrooms-ml:StartAudienceExportJob',
      'cleanrooms-ml:ListAudienceExportJobs',
      'cleanrooms-ml:GetAudienceGenerationJob',
    ];
    return this.add('exportAudiences', grantee, [{ actions, resources: [this.jobsOf(grantee)] }]);
  }

  /**
   * Grants permission to delete audience generation jobs with their data.
   *
   * The ARN of a job does not contain its collaboration, so the permission is for all jobs of the account of the principal.
   */
  public deleteAudiences(grantee: IGrantable): Grant {
    const actions = ['cleanrooms-ml:DeleteAudienceGenerationJob'];
    return this.add('deleteAudiences', grantee, [{ actions, resources: [this.jobsOf(grantee)] }]);
  }

  /** Each account sees a job under an ARN with its own account ID. */
  private jobsOf(grantee: IGrantable): string {
    requireShapes(code('CollaborationGrants'), { grantee: GRANTEE }, { grantee });
    return this.jobsIn(grantee.grantPrincipal.principalAccount ?? Stack.of(this.resource).account);
  }

  /** The jobs in the account of a model. */
  private jobsBeside({ configuredAudienceModelArn }: AudienceGenerationGrantOptions): string {
    return this.jobsIn(Arn.split(configuredAudienceModelArn, ArnFormat.SLASH_RESOURCE_NAME).account);
  }

  private jobsIn(account: string | undefined): string {
    return Stack.of(this.resource).formatArn({
      service: 'cleanrooms-ml',
      region: this.resource.env.region,
      account,
      resource: 'audience-generation-job',
      resourceName: '*',
    });
  }

  private add(method: string, grantee: IGrantable, permissions: readonly Permission[]): Grant {
    requireShapes(code(`collaborationGrants.${method}`), { grantee: GRANTEE }, { grantee });
    return addPermissions(grantee, permissions);
  }
}

mark('CollaborationGrants', CollaborationGrants);

const OPTIONS = struct<AudienceGenerationGrantOptions>({
  configuredAudienceModelArn: formatted(mlArnOf('configured-audience-model')),
  seedDataRole: ROLE,
});
