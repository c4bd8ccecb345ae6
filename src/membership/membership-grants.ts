import type { IAnalysisTemplateRef, IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { collaborationArnOf } from '../derivation/collaboration-arn';
import { ACTIONS, ANALYSIS_TEMPLATE, GRANTEE, MEMBERSHIP } from '../private/cdk-shapes';
import { addPermissions, type Permission } from '../private/grant';
import { inMembership, ofMembers, passMembership, TABLES_OF_JOBS, tablesOfMembers } from '../private/grant-arns';
import { readSchemas, readTemplates } from '../private/schema-permissions';
import { exact, filledListOf, mark, optional, requireShapes, struct } from '../private/shape';
import { code, text } from '../private/text';
import { RESULTS, readResults } from './result-access';

/** Options for the permission to start analyses. */
export interface AnalysisGrantOptions {
  /**
   * The analysis templates that the principal can run, of any member.
   *
   * A principal that can start queries can also run the text of a query, if the analysis rules of all tables in it allow that.
   * IAM has no permission for only one of the two. A job always runs a template.
   *
   * @default - all analysis templates of the collaboration
   */
  readonly analysisTemplates?: IAnalysisTemplateRef[];
}

/**
 * Permissions of principals on a membership: to run queries and jobs, and to use the machine learning models of its
 * collaboration.
 *
 * The permissions are added to the policy of the principal. Clean Rooms has no operation that sets a policy of a membership,
 * so a principal of another account cannot use them: it needs the membership of its own account.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html
 * @example
 * declare const membership: IMembership;
 * declare const role: iam.Role;
 * membership.grants.startQuery(role);
 */
export class MembershipGrants {
  /**
   * Creates grants for a membership, which can be an L1 or imported.
   *
   * @example
   * declare const membership: CfnMembership;
   * declare const role: iam.Role;
   * MembershipGrants.fromMembership(membership).startQuery(role);
   */
  public static fromMembership(resource: IMembershipRef): MembershipGrants {
    requireShapes(code('MembershipGrants.fromMembership'), RESOURCE, { resource });
    return new MembershipGrants(resource);
  }

  private constructor(private readonly resource: IMembershipRef) {}

  /** Grants custom permissions on the membership itself. */
  public actions(grantee: IGrantable, actions: string[]): Grant {
    requireShapes(code('membershipGrants.actions'), { actions: ACTIONS }, { actions });
    return this.add('actions', grantee, [{ actions, resources: [this.arn] }]);
  }

  /**
   * Grants permission to start queries, to wait for their end, and to read their results.
   *
   * The principal can read the results in the bucket and with the key of `resultOutput` of a `Membership`. For other
   * results, also those of an L1 or of an imported membership, grant access to the bucket. A query that specifies a bucket
   * itself needs permission to write to it.
   *
   * The service runs the query only if the account of the membership is the member who can query.
   *
   * The tables and analysis templates belong to the memberships of all members, whose IDs are not known. So their ARNs
   * are patterns, and the membership limits them to one collaboration. With `analysisTemplates`, only those can run.
   */
  public startQuery(grantee: IGrantable, options: AnalysisGrantOptions = {}): Grant {
    const { resource, collaborationArn } = this;
    const { queries } = this.results;
    const templates = this.templates('startQuery', options);
    return this.add('startQuery', grantee, [
      {
        actions: ['cleanrooms:StartProtectedQuery'],
        resources: [this.arn, ...tablesOfMembers(resource), ...templates],
      },
      { actions: ['cleanrooms:GetProtectedQuery'], resources: [this.arn] },
      readSchemas(tablesOfMembers(resource), collaborationArn),
      readTemplates(templates, collaborationArn),
      ...(queries ? readResults(queries) : []),
    ]);
  }

  /** Grants permission to cancel queries, also those that another principal has started. */
  public cancelQuery(grantee: IGrantable): Grant {
    return this.add('cancelQuery', grantee, [{ actions: ['cleanrooms:UpdateProtectedQuery'], resources: [this.arn] }]);
  }

  /**
   * Grants permission to start PySpark jobs, to wait for their end, and to read their results.
   *
   * The principal can read the results in the bucket and with the key of `jobResultOutput` of a `Membership`. For other
   * results, also those of an L1 or of an imported membership, grant access to the bucket.
   *
   * The service runs the job only if the account of the membership can run jobs in the collaboration. With
   * `analysisTemplates`, the principal can run only those.
   */
  public startJob(grantee: IGrantable, options: AnalysisGrantOptions = {}): Grant {
    const { resource, collaborationArn } = this;
    const { jobs } = this.results;
    const templates = this.templates('startJob', options);
    const tables = tablesOfMembers(resource, TABLES_OF_JOBS);
    return this.add('startJob', grantee, [
      {
        actions: ['cleanrooms:StartProtectedJob'],
        resources: [this.arn, ...tables, ...templates],
      },
      { actions: ['cleanrooms:GetProtectedJob'], resources: [this.arn] },
      readSchemas(tables, collaborationArn),
      readTemplates(templates, collaborationArn),
      ...(jobs ? readResults(jobs) : []),
    ]);
  }

  /** Grants permission to cancel jobs, also those that another principal has started. */
  public cancelJob(grantee: IGrantable): Grant {
    return this.add('cancelJob', grantee, [{ actions: ['cleanrooms:UpdateProtectedJob'], resources: [this.arn] }]);
  }

  /** Grants permission to read the membership and its queries and jobs, but not their results in a bucket. */
  public read(grantee: IGrantable): Grant {
    const actions = [
      'cleanrooms:GetMembership',
      'cleanrooms:GetProtectedQuery',
      'cleanrooms:ListProtectedQueries',
      'cleanrooms:GetProtectedJob',
      'cleanrooms:ListProtectedJobs',
    ];
    return this.add('read', grantee, [{ actions, resources: [this.arn] }]);
  }

  /**
   * Grants permission to read how much remains of the privacy budgets, of this member and of all members of the collaboration.
   *
   * The service sends no event and publishes no metric about it. So a program that reports a low budget calls
   * `ListPrivacyBudgets` with the membership, or `ListCollaborationPrivacyBudgets` with the collaboration.
   *
   * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ListPrivacyBudgets.html
   */
  public readPrivacyBudgets(grantee: IGrantable): Grant {
    return this.add('readPrivacyBudgets', grantee, [
      { actions: ['cleanrooms:ListPrivacyBudgets'], resources: [this.arn] },
      { actions: ['cleanrooms:ListCollaborationPrivacyBudgets'], resources: [this.collaborationArn] },
    ]);
  }

  /**
   * Grants permission to read and list the ML input channels, trained models and inference jobs of the membership.
   *
   * The service supports no resources for listing. The permission to pass only this membership limits it.
   */
  public readModels(grantee: IGrantable): Grant {
    return this.add('readModels', grantee, [
      { actions: ['cleanrooms-ml:GetMLInputChannel'], resources: [this.channels] },
      { actions: ['cleanrooms-ml:GetTrainedModel'], resources: [this.models] },
      { actions: ['cleanrooms-ml:GetTrainedModelInferenceJob'], resources: [this.inferenceJobs] },
      {
        actions: [
          'cleanrooms-ml:ListMLInputChannels',
          'cleanrooms-ml:ListTrainedModels',
          'cleanrooms-ml:ListTrainedModelVersions',
          'cleanrooms-ml:ListTrainedModelInferenceJobs',
        ],
        resources: ['*'],
      },
      passMembership(this.resource),
    ]);
  }

  /** Grants permission to export trained models of the membership, and to wait for the end of an export. */
  public exportModels(grantee: IGrantable): Grant {
    return this.add('exportModels', grantee, [
      {
        actions: ['cleanrooms-ml:StartTrainedModelExportJob', 'cleanrooms-ml:ListCollaborationTrainedModelExportJobs'],
        resources: [this.models],
      },
      passMembership(this.resource),
      { actions: ['cleanrooms:PassCollaboration'], resources: [this.collaborationArn] },
    ]);
  }

  /** Grants permission to cancel trainings and inference jobs of the membership. */
  public cancelModels(grantee: IGrantable): Grant {
    return this.add('cancelModels', grantee, [
      { actions: ['cleanrooms-ml:CancelTrainedModel'], resources: [this.models] },
      { actions: ['cleanrooms-ml:CancelTrainedModelInferenceJob'], resources: [this.inferenceJobs] },
      passMembership(this.resource),
    ]);
  }

  /** Grants permission to delete the data of ML input channels and trained models of the membership. */
  public deleteModelData(grantee: IGrantable): Grant {
    return this.add('deleteModelData', grantee, [
      { actions: ['cleanrooms-ml:DeleteMLInputChannelData'], resources: [this.channels] },
      { actions: ['cleanrooms-ml:DeleteTrainedModelOutput'], resources: [this.models] },
      passMembership(this.resource),
    ]);
  }

  private get arn(): string {
    return this.resource.membershipRef.membershipArn;
  }

  private get collaborationArn(): string {
    return collaborationArnOf(this.resource);
  }

  /** The ARNs of the specified templates, or the pattern for those of all members. */
  private templates(method: string, options: AnalysisGrantOptions): string[] {
    requireShapes(code(`membershipGrants.${method}`), { options: OPTIONS }, { options });
    const arns = options.analysisTemplates?.map(({ analysisTemplateRef }) => analysisTemplateRef.analysisTemplateArn);
    return arns ?? [ofMembers(this.resource, 'analysistemplate')];
  }

  private get results() {
    return RESULTS.read(this.resource) ?? {};
  }

  private get channels(): string {
    return inMembership(this.resource, 'ml-input-channel');
  }

  private get models(): string {
    return inMembership(this.resource, 'trained-model');
  }

  private get inferenceJobs(): string {
    return inMembership(this.resource, 'trained-model-inference-job');
  }

  private add(method: string, grantee: IGrantable, permissions: readonly Permission[]): Grant {
    requireShapes(code(`membershipGrants.${method}`), { grantee: GRANTEE }, { grantee });
    return addPermissions(grantee, permissions);
  }
}

mark('MembershipGrants', MembershipGrants);

const OPTIONS = struct<AnalysisGrantOptions>({
  analysisTemplates: optional(
    filledListOf(
      exact(ANALYSIS_TEMPLATE, ({ analysisTemplateRef }) => [analysisTemplateRef.analysisTemplateArn]),
      {
        why: 'the principal could run no analysis template',
        fix: text`specify the analysis templates, or omit ${code('analysisTemplates')} to allow all of the collaboration`,
      },
    ),
  ),
});
const RESOURCE = { resource: exact(MEMBERSHIP, ({ membershipRef }) => [membershipRef.membershipArn]) };
