import { App, type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { type Grant, type IGrantable, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import {
  AudienceModel,
  Collaboration,
  ConfiguredAudienceModel,
  ConfiguredModelAlgorithm,
  ConfiguredModelAlgorithmAssociation,
  ConfiguredTable,
  type IAudienceModel,
  type ICollaboration,
  type IConfiguredAudienceModel,
  type IConfiguredModelAlgorithmAssociation,
  type IConfiguredTable,
  IdMappingTable,
  type IIdMappingTable,
  type IIntermediateTable,
  type IMembership,
  IntermediateTable,
  JobResultOutput,
  MemberAbility,
  Membership,
  PopulationAnalysis,
  ResultOutput,
  TableSource,
} from '../src';

/** The resources on which principals receive permissions, and the roles that they pass. */
export interface GrantRoom {
  readonly collaboration: ICollaboration;
  readonly membership: IMembership;
  readonly table: IConfiguredTable;
  readonly idMappingTable: IIdMappingTable;
  readonly intermediateTable: IIntermediateTable;
  readonly model: IConfiguredModelAlgorithmAssociation;
  readonly audienceModel: IAudienceModel;
  readonly configuredAudienceModel: IConfiguredAudienceModel;
  readonly serviceRole: Role;
}

type Call = (room: GrantRoom, grantee: IGrantable) => Grant;

export const AUDIENCE_MODEL_ARN =
  'arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-audience-model/a1b2c3d4-5678-90ab-cdef-000000000008';

/**
 * A call of each method that grants permissions, as `Class.method`. Tests and the page of grants render them.
 *
 * The methods named `actions` grant what the caller specifies, so that their actions are only samples.
 */
export const GRANTS: Readonly<Record<string, Call>> = {
  'MembershipGrants.startQuery': ({ membership }, grantee) => membership.grants.startQuery(grantee),
  'MembershipGrants.cancelQuery': ({ membership }, grantee) => membership.grants.cancelQuery(grantee),
  'MembershipGrants.startJob': ({ membership }, grantee) => membership.grants.startJob(grantee),
  'MembershipGrants.cancelJob': ({ membership }, grantee) => membership.grants.cancelJob(grantee),
  'MembershipGrants.read': ({ membership }, grantee) => membership.grants.read(grantee),
  'MembershipGrants.readPrivacyBudgets': ({ membership }, grantee) => membership.grants.readPrivacyBudgets(grantee),
  'MembershipGrants.readModels': ({ membership }, grantee) => membership.grants.readModels(grantee),
  'MembershipGrants.exportModels': ({ membership }, grantee) => membership.grants.exportModels(grantee),
  'MembershipGrants.cancelModels': ({ membership }, grantee) => membership.grants.cancelModels(grantee),
  'MembershipGrants.deleteModelData': ({ membership }, grantee) => membership.grants.deleteModelData(grantee),
  'MembershipGrants.actions': ({ membership }, grantee) =>
    membership.grants.actions(grantee, ['cleanrooms:PreviewPrivacyImpact']),

  'CollaborationGrants.read': ({ collaboration }, grantee) => collaboration.grants.read(grantee),
  'CollaborationGrants.readTables': ({ collaboration }, grantee) => collaboration.grants.readTables(grantee),
  'CollaborationGrants.readAnalysisTemplates': ({ collaboration }, grantee) =>
    collaboration.grants.readAnalysisTemplates(grantee),
  'CollaborationGrants.answerChangeRequests': ({ collaboration }, grantee) =>
    collaboration.grants.answerChangeRequests(grantee),
  'CollaborationGrants.generateAudiences': ({ collaboration, serviceRole: seedDataRole }, grantee) =>
    collaboration.grants.generateAudiences(grantee, { configuredAudienceModelArn: AUDIENCE_MODEL_ARN, seedDataRole }),
  'CollaborationGrants.exportAudiences': ({ collaboration }, grantee) => collaboration.grants.exportAudiences(grantee),
  'CollaborationGrants.deleteAudiences': ({ collaboration }, grantee) => collaboration.grants.deleteAudiences(grantee),
  'CollaborationGrants.actions': ({ collaboration }, grantee) =>
    collaboration.grants.actions(grantee, ['cleanrooms:ListSchemas']),

  'ConfiguredTableGrants.read': ({ table }, grantee) => table.grants.read(grantee),
  'ConfiguredTableGrants.actions': ({ table }, grantee) =>
    table.grants.actions(grantee, ['cleanrooms:ListTagsForResource']),

  'IdMappingTableGrants.read': ({ idMappingTable }, grantee) => idMappingTable.grants.read(grantee),
  'IdMappingTableGrants.populate': ({ idMappingTable }, grantee) => idMappingTable.grants.populate(grantee),
  'IdMappingTableGrants.actions': ({ idMappingTable }, grantee) =>
    idMappingTable.grants.actions(grantee, ['cleanrooms:TagResource']),

  'IntermediateTableGrants.read': ({ intermediateTable }, grantee) => intermediateTable.grants.read(grantee),
  'IntermediateTableGrants.populate': ({ intermediateTable }, grantee) => intermediateTable.grants.populate(grantee),
  'IntermediateTableGrants.actions': ({ intermediateTable }, grantee) =>
    intermediateTable.grants.actions(grantee, ['cleanrooms:ListTagsForResource']),

  'ConfiguredModelAlgorithmAssociationGrants.createInputChannel': ({ model, membership, serviceRole }, grantee) =>
    model.grants.createInputChannel(grantee, membership, serviceRole),
  'ConfiguredModelAlgorithmAssociationGrants.train': ({ model, membership }, grantee) =>
    model.grants.train(grantee, membership),
  'ConfiguredModelAlgorithmAssociationGrants.infer': ({ model, membership }, grantee) =>
    model.grants.infer(grantee, membership),
  'ConfiguredModelAlgorithmAssociationGrants.actions': ({ model }, grantee) =>
    model.grants.actions(grantee, ['cleanrooms-ml:GetConfiguredModelAlgorithmAssociation']),

  'AudienceModelGrants.read': ({ audienceModel }, grantee) => audienceModel.grants.read(grantee),
  'AudienceModelGrants.actions': ({ audienceModel }, grantee) =>
    audienceModel.grants.actions(grantee, ['cleanrooms-ml:ListTagsForResource']),

  'ConfiguredAudienceModelGrants.read': ({ configuredAudienceModel }, grantee) =>
    configuredAudienceModel.grants.read(grantee),
  'ConfiguredAudienceModelGrants.actions': ({ configuredAudienceModel }, grantee) =>
    configuredAudienceModel.grants.actions(grantee, ['cleanrooms-ml:GetConfiguredAudienceModelPolicy']),
};

/** A room of constructs, whose logical IDs are the names of their classes. */
export function grantRoom(stack: Stack): GrantRoom {
  const collaboration = new Collaboration(stack, 'Collaboration', {
    description: 'What principals receive permissions on',
    creator: { displayName: 'Publisher', abilities: Object.values(MemberAbility) },
  });
  const bucket = new Bucket(stack, 'Bucket', { encryption: BucketEncryption.KMS });
  const membership = new Membership(stack, 'Membership', {
    collaboration,
    resultOutput: ResultOutput.s3(bucket, { keyPrefix: 'queries' }),
    jobResultOutput: JobResultOutput.s3(bucket, { keyPrefix: 'jobs' }),
  });
  const table = new ConfiguredTable(stack, 'ConfiguredTable', {
    source: TableSource.glueByName({ databaseName: 'shop', tableName: 'sales', bucket, keyPrefix: 'sales' }),
    allowedColumns: ['user_id'],
  });
  const idMappingTable = new IdMappingTable(stack, 'IdMappingTable', {
    membership,
    workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'people'),
  });
  const intermediateTable = new IntermediateTable(stack, 'IntermediateTable', {
    membership,
    population: PopulationAnalysis.sql('SELECT user_id FROM sales'),
  });
  const serviceRole = new Role(stack, 'ServiceRole', {
    assumedBy: new ServicePrincipal('cleanrooms-ml.amazonaws.com'),
  });
  const algorithm = ConfiguredModelAlgorithm.fromConfiguredModelAlgorithmArn(
    stack,
    'Algorithm',
    'arn:aws:cleanrooms-ml:us-east-1:111111111111:configured-model-algorithm/a1b2c3d4-5678-90ab-cdef-000000000007',
  );
  const model = new ConfiguredModelAlgorithmAssociation(stack, 'ModelAssociation', { membership, algorithm });
  const room = { collaboration, membership, table, idMappingTable, intermediateTable, model, serviceRole };
  for (const construct of [...Object.values(room), bucket, bucket.node.findChild('Key')]) {
    nameByItsId(construct);
  }
  return {
    ...room,
    audienceModel: AudienceModel.fromAudienceModelArn(
      stack,
      'AudienceModel',
      'arn:aws:cleanrooms-ml:us-east-1:111111111111:audience-model/a1b2c3d4-5678-90ab-cdef-000000000010',
    ),
    configuredAudienceModel: ConfiguredAudienceModel.fromConfiguredAudienceModelArn(
      stack,
      'ConfiguredAudienceModel',
      AUDIENCE_MODEL_ARN,
    ),
  };
}

function nameByItsId({ node }: IConstruct): void {
  (node.defaultChild as CfnResource).overrideLogicalId(node.path.split('/').slice(1).join(''));
}

export interface RenderedStatement {
  readonly actions: readonly string[];
  /** ARNs in the notation of `Fn::Sub`. */
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** The statements that a call adds to the policy of a role. */
export function statementsOf(call: Call, makeRoom: (stack: Stack) => GrantRoom = grantRoom): RenderedStatement[] {
  const app = new App({ analyticsReporting: false, treeMetadata: false, stackTraces: false });
  const stack = new Stack(app, 'Stack');
  const role = new Role(stack, 'Grantee', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const grant = call(makeRoom(stack), role);
  return grant.principalStatements.map((statement) => {
    const { Action, Resource, Condition = {} } = stack.resolve(statement.toStatementJson()) as Record<string, unknown>;
    return {
      actions: [Action].flat() as string[],
      resources: [Resource].flat().map(inSub),
      conditions: shownIn(Condition) as Record<string, unknown>,
    };
  });
}

function shownIn(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(shownIn);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return 'Ref' in value || Object.keys(value).some((key) => key.startsWith('Fn::'))
    ? inSub(value)
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shownIn(one)]));
}

function inSub(value: unknown): string {
  if (typeof value === 'string') {
    return value;
  }
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (Array.isArray(join)) {
    return (join[1] as unknown[]).map(inSub).join(join[0] as string);
  }
  return `\${${Array.isArray(attribute) ? attribute.join('.') : Ref}}`;
}
