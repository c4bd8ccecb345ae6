import type { IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Construct } from 'constructs';
import { ReadinessResource } from '../custom-resources/schema-readiness/resource';
import { collaborationArnOf, requireCollaborationId } from '../derivation/collaboration-arn';
import { MEMBERSHIP } from '../private/cdk-shapes';
import { defaultChildOf } from '../private/l1';
import { received } from '../private/received';
import { enumOf, filledListOf, instance, optional, type Shapes, STRING } from '../private/shape';
import { createAfter } from '../private/stack-order';
import type { CollaborationTable } from './collaboration-table';

/** A type of analysis, for each of which a table is ready or not. */
export enum SchemaAnalysisType {
  /** Queries and jobs, whose results members receive. */
  DIRECT = 'DIRECT_ANALYSIS',
  /** Analyses with a model of machine learning. */
  ADDITIONAL = 'ADDITIONAL_ANALYSIS',
}

/** The action if a table is not ready. */
export enum NotReadyAction {
  /** The deployment fails, and the stack event contains the reasons of the service, with their fixes. */
  FAIL = 'FAIL',
  /** The deployment succeeds, and `readinessStatus` contains the result. */
  REPORT = 'REPORT',
}

/** Properties for defining a `SchemaReadiness`. */
export interface SchemaReadinessProps {
  /**
   * A membership of this account in the collaboration, which has joined.
   *
   * An imported membership must state its collaboration: use `Membership.fromMembershipAttributes`.
   */
  readonly membership: IMembershipRef;
  /** The table that must be ready, which can be that of another member. */
  readonly table: CollaborationTable;
  /**
   * The types of analysis for which the table must be ready.
   *
   * @default - direct analyses, which are queries and jobs
   */
  readonly analysisTypes?: SchemaAnalysisType[];
  /**
   * The action if the table is not ready.
   *
   * @default NotReadyAction.FAIL
   */
  readonly onNotReady?: NotReadyAction;
  /**
   * An arbitrary value.
   *
   * Change it to make the next deployment check again, for example after another member has changed the table.
   *
   * @default - a deployment checks again only if another property changes
   */
  readonly revision?: string;
}

/**
 * Waits at deployment until a table can be used by analyses, and otherwise fails with the reasons of the service.
 *
 * CloudFormation reports a table as created although no query can read it, for example because its privacy budget is
 * missing, or because another member has not allowed anything yet. The first query of a partner then fails. The check
 * waits up to about two and a half minutes for what can change by itself, such as the population of an intermediate
 * table. It does not wait for the members of a collaboration: if one of them must change something, the deployment fails
 * within a minute, and the stack event states the owner of the table, each reason and its fix. A rollback never fails
 * because of a table that is not ready.
 *
 * The check runs after the table is created. It reads the status only when the construct is created or its properties
 * change, so it does not monitor the table: change `revision` to check again. Add a dependency on what the table also
 * needs:
 *
 * ```ts
 * declare const membership: Membership;
 * declare const association: ConfiguredTableAssociation;
 * declare const budget: PrivacyBudgetTemplate;
 *
 * const readiness = new SchemaReadiness(this, 'Ready', { membership, table: CollaborationTable.association(association) });
 * readiness.node.addDependency(budget);
 * ```
 *
 * The Lambda function of this construct can only read the schema of this table. For a table of another member, its
 * permission is a pattern for the tables of all members.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_SchemaStatusDetail.html
 * @example
 * declare const membership: Membership;
 * declare const association: ConfiguredTableAssociation;
 * new SchemaReadiness(this, 'Ready', { membership, table: CollaborationTable.association(association) });
 */
export class SchemaReadiness extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cleanrooms.SchemaReadiness';

  /**
   * The status when the stack was deployed: `READY`, `NOT_READY`, or `NOT_FOUND` if the collaboration has no such table.
   *
   * It is `UNKNOWN` after a rollback during which the service did not return it.
   */
  public readonly readinessStatus: string;
  /**
   * The reasons of the service, with their fixes.
   *
   * It is `NONE` if the table is ready. A long text is truncated, because CloudFormation limits its size.
   */
  public readonly readinessReasons: string;

  constructor(scope: Construct, id: string, props: SchemaReadinessProps) {
    props = received(SchemaReadiness.PROPERTY_INJECTION_ID, PROPS, scope, id, props);
    super(scope, id);
    const { membership, table } = props;

    const resource = new ReadinessResource(this, 'Resource', {
      collaborationId: requireCollaborationId(this, membership, NEEDED_FOR),
      tableName: table._name,
      analysisTypes: props.analysisTypes ?? [SchemaAnalysisType.DIRECT],
      onNotReady: props.onNotReady ?? NotReadyAction.FAIL,
      revision: props.revision,
      collaborationArn: collaborationArnOf(membership),
      tableArns: table._arns(membership),
    });
    // The collaboration shows its tables to members only, and a name is not a reference. Only the resources, because what
    // else is in the scope of a membership can depend on this check.
    const needed = table._construct ? [membership, table._construct] : [membership];
    createAfter(this, ...needed.map((construct) => defaultChildOf(construct) ?? construct));
    this.readinessStatus = resource.attrReadinessStatus;
    this.readinessReasons = resource.attrReadinessReasons;
  }
}

const NEEDED_FOR = 'the service finds a table by its collaboration and its name';

const PROPS: Shapes<SchemaReadinessProps> = {
  membership: MEMBERSHIP,
  table: instance<CollaborationTable>('CollaborationTable'),
  analysisTypes: optional(
    filledListOf(enumOf('SchemaAnalysisType', SchemaAnalysisType, 'known at synthesis'), {
      why: 'without a type of analysis, there is nothing to check',
      fix: 'omit the property, or specify a type',
    }),
  ),
  onNotReady: optional(enumOf('NotReadyAction', NotReadyAction)),
  revision: optional(STRING),
};
