import { workflowArnOf } from './id-mapping-job';
import { apiOf } from './model/model';
import { tableNamed } from './schema';
import { arnOf, type Caller, type World } from './world';

/** What a policy must allow for a call: an IAM action on the ARN of a resource. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
}

type Input = { readonly [member: string]: unknown };

type Kind =
  | 'analysistemplate'
  | 'audiencemodel'
  | 'collaboration'
  | 'configuredaudiencemodel'
  | 'configuredaudiencemodelassociation'
  | 'configuredtable'
  | 'configuredtableassociation'
  | 'idmappingtable'
  | 'idmappingworkflow'
  | 'idnamespaceassociation'
  | 'intermediatetable'
  | 'membership'
  | 'ownaudiencemodel'
  | 'mltagged'
  | 'trainingdataset'
  | 'privacybudgettemplate'
  | 'schema'
  | 'tagged';

const ON = (kind: Kind, ...operations: string[]) => operations.map((operation) => [operation, [kind]] as const);

/**
 * On which kinds of resource each action is authorized, after the service authorization reference: on all of them, the
 * one that the operation is about first. Actions that are not listed have no resources, which IAM writes as `*`.
 */
const RESOURCES = new Map<string, readonly Kind[]>([
  ...ON('collaboration', 'CreateCollaboration', 'GetCollaboration', 'UpdateCollaboration', 'DeleteCollaboration'),
  ...ON('collaboration', 'ListMembers', 'DeleteMember'),
  ...ON('collaboration', 'CreateCollaborationChangeRequest', 'GetCollaborationChangeRequest'),
  ...ON('collaboration', 'ListCollaborationChangeRequests', 'UpdateCollaborationChangeRequest'),
  ['CreateMembership', ['membership', 'collaboration']],
  ...ON('membership', 'GetMembership', 'UpdateMembership', 'DeleteMembership'),
  ...ON('configuredtable', 'CreateConfiguredTable', 'GetConfiguredTable', 'UpdateConfiguredTable'),
  ...ON('configuredtable', 'DeleteConfiguredTable'),
  ...ON('configuredtable', 'CreateConfiguredTableAnalysisRule', 'GetConfiguredTableAnalysisRule'),
  ...ON('configuredtable', 'UpdateConfiguredTableAnalysisRule', 'DeleteConfiguredTableAnalysisRule'),
  ['CreateConfiguredTableAssociation', ['configuredtableassociation', 'configuredtable', 'membership']],
  ...ON('configuredtableassociation', 'GetConfiguredTableAssociation', 'UpdateConfiguredTableAssociation'),
  ...ON('configuredtableassociation', 'DeleteConfiguredTableAssociation'),
  ...ON('configuredtableassociation', 'CreateConfiguredTableAssociationAnalysisRule'),
  ...ON('configuredtableassociation', 'GetConfiguredTableAssociationAnalysisRule'),
  ...ON('configuredtableassociation', 'UpdateConfiguredTableAssociationAnalysisRule'),
  ...ON('configuredtableassociation', 'DeleteConfiguredTableAssociationAnalysisRule'),
  ['ListConfiguredTableAssociations', ['membership', 'configuredtableassociation']],
  ['CreateAnalysisTemplate', ['analysistemplate', 'membership']],
  ...ON('analysistemplate', 'GetAnalysisTemplate', 'UpdateAnalysisTemplate', 'DeleteAnalysisTemplate'),
  ['ListAnalysisTemplates', ['membership', 'analysistemplate']],
  ['GetCollaborationAnalysisTemplate', ['analysistemplate', 'collaboration']],
  ['CreatePrivacyBudgetTemplate', ['privacybudgettemplate', 'membership']],
  ...ON('privacybudgettemplate', 'GetPrivacyBudgetTemplate', 'UpdatePrivacyBudgetTemplate'),
  ...ON('privacybudgettemplate', 'DeletePrivacyBudgetTemplate'),
  ['ListPrivacyBudgetTemplates', ['membership', 'privacybudgettemplate']],
  ['CreateIdNamespaceAssociation', ['idnamespaceassociation', 'membership']],
  ...ON('idnamespaceassociation', 'GetIdNamespaceAssociation', 'UpdateIdNamespaceAssociation'),
  ...ON('idnamespaceassociation', 'DeleteIdNamespaceAssociation'),
  ['ListIdNamespaceAssociations', ['membership', 'idnamespaceassociation']],
  ['CreateIdMappingTable', ['idmappingtable', 'membership']],
  ...ON('idmappingtable', 'GetIdMappingTable', 'UpdateIdMappingTable', 'DeleteIdMappingTable'),
  ['PopulateIdMappingTable', ['idmappingtable', 'membership']],
  ...ON('idmappingworkflow', 'GetIdMappingJob', 'ListIdMappingJobs'),
  ['ListIdMappingTables', ['membership', 'idmappingtable']],
  ['CreateIntermediateTable', ['intermediatetable', 'membership']],
  ['GetIntermediateTable', ['intermediatetable', 'membership']],
  ...ON('intermediatetable', 'UpdateIntermediateTable', 'DeleteIntermediateTable'),
  ...ON('intermediatetable', 'CreateIntermediateTableAnalysisRule', 'GetIntermediateTableAnalysisRule'),
  ...ON('intermediatetable', 'UpdateIntermediateTableAnalysisRule', 'DeleteIntermediateTableAnalysisRule'),
  ['PopulateIntermediateTable', ['intermediatetable', 'membership']],
  ['ListIntermediateTableVersions', ['intermediatetable', 'membership']],
  ...ON('membership', 'DisallowIntermediateTable'),
  ['ListIntermediateTables', ['membership', 'intermediatetable']],
  ...ON('membership', 'PreviewPrivacyImpact'),
  ...ON('collaboration', 'ListCollaborationPrivacyBudgets'),
  ['GetSchema', ['collaboration', 'schema']],
  ['CreateConfiguredAudienceModelAssociation', ['configuredaudiencemodelassociation', 'membership']],
  ['ListConfiguredAudienceModelAssociations', ['membership', 'configuredaudiencemodelassociation']],
  ...ON('configuredaudiencemodelassociation', 'GetConfiguredAudienceModelAssociation'),
  ...ON('configuredaudiencemodelassociation', 'UpdateConfiguredAudienceModelAssociation'),
  ...ON('configuredaudiencemodelassociation', 'DeleteConfiguredAudienceModelAssociation'),
  ...ON('tagged', 'TagResource', 'UntagResource', 'ListTagsForResource'),
  ['CreateAudienceModel', ['trainingdataset']],
  ...ON('ownaudiencemodel', 'GetAudienceModel', 'DeleteAudienceModel'),
  ...ON('audiencemodel', 'CreateConfiguredAudienceModel'),
  ['UpdateConfiguredAudienceModel', ['configuredaudiencemodel', 'audiencemodel']],
  ...ON('configuredaudiencemodel', 'GetConfiguredAudienceModel', 'DeleteConfiguredAudienceModel'),
  ...ON('configuredaudiencemodel', 'GetConfiguredAudienceModelPolicy', 'PutConfiguredAudienceModelPolicy'),
  ...ON('configuredaudiencemodel', 'DeleteConfiguredAudienceModelPolicy'),
  ...ON('mltagged', 'cleanrooms-ml:TagResource', 'cleanrooms-ml:UntagResource'),
]);

/**
 * All that a policy must allow for a call to go through, its own action first. Of the actions of other services only
 * `iam:PassRole` is included, since the roles are in the input. To be asked before the call changes anything.
 */
export function permissionsOf(world: World, caller: Caller, operation: string, input: Input): readonly Permission[] {
  const api = apiOf(operation)?.name ?? 'cleanrooms';
  const action = `${api}:${operation.split(':').at(-1)}`;
  const kinds = RESOURCES.get(operation) ?? [];
  const own = kinds.map((kind) => ({ action, resource: resourceOf(world, caller, kind, input) }));
  const resource = own[0]?.resource ?? '*';
  const besides = [
    ...(api === 'cleanrooms' && operation.startsWith('Create') && hasTags(input) ? ['cleanrooms:TagResource'] : []),
    ...(operation === 'UpdateConfiguredTable' && input.allowedColumns
      ? ['cleanrooms:UpdateConfiguredTableAllowedColumns']
      : []),
    ...(operation === 'UpdateConfiguredTable' && input.tableReference
      ? ['cleanrooms:UpdateConfiguredTableReference']
      : []),
  ];
  return [
    ...(own.length > 0 ? own : [{ action, resource }]),
    ...besides.map((each) => ({ action: each, resource })),
    ...(api === 'cleanrooms-ml' && input.membershipIdentifier !== undefined
      ? [{ action: 'cleanrooms:PassMembership', resource: resourceOf(world, caller, 'membership', input) }]
      : []),
    ...(api === 'cleanrooms-ml' && operation.startsWith('Create') && hasTags(input)
      ? [{ action: 'cleanrooms-ml:TagResource', resource: newMlArn(caller, operation) }]
      : []),
    ...(operation === 'PopulateIdMappingTable' ? workflowOf(world, input) : []),
    ...(operation.endsWith('ConfiguredAudienceModelAssociation') ? modelPolicyOf(world, operation, input) : []),
    ...rolesIn(input).map((role) => ({ action: 'iam:PassRole', resource: role })),
  ];
}

function resourceOf(world: World, caller: Caller, kind: Kind, input: Input): string {
  const named = (member: string) => String(input[member] ?? '*');
  const membership = `membership/${named('membershipIdentifier')}`;
  switch (kind) {
    case 'tagged':
      return childOfMl(named('resourceArn'));
    case 'collaboration':
      return collaborationArn(world, caller, named('collaborationIdentifier'));
    case 'schema':
      return schemaArn(world, caller, named('collaborationIdentifier'), named('name'));
    case 'audiencemodel':
      return named('audienceModelArn');
    case 'ownaudiencemodel':
      return generated(named('audienceModelArn'));
    case 'trainingdataset':
      return named('trainingDatasetArn');
    case 'configuredaudiencemodel':
      return generated(named('configuredAudienceModelArn'));
    case 'configuredaudiencemodelassociation':
      return arnOf(caller, `${membership}/${kind}/*`);
    case 'mltagged':
      return generated(named('resourceArn'));
    case 'membership':
      return arnOf(caller, membership);
    case 'configuredtable':
      return arnOf(caller, `configuredtable/${named('configuredTableIdentifier')}`);
    case 'configuredtableassociation':
      return arnOf(caller, `${membership}/${kind}/${named('configuredTableAssociationIdentifier')}`);
    case 'analysistemplate':
      return input.analysisTemplateArn === undefined
        ? arnOf(caller, `${membership}/${kind}/${named('analysisTemplateIdentifier')}`)
        : named('analysisTemplateArn');
    case 'idmappingtable':
      return arnOf(caller, `${membership}/${kind}/${named('idMappingTableIdentifier')}`);
    case 'idmappingworkflow':
      return workflowArnOf(caller, named('workflowName'));
    case 'idnamespaceassociation':
      return arnOf(caller, `${membership}/${kind}/${named('idNamespaceAssociationIdentifier')}`);
    case 'intermediatetable':
      return arnOf(caller, `${membership}/${kind}/${named('intermediateTableIdentifier')}`);
    case 'privacybudgettemplate':
      return arnOf(caller, `${membership}/${kind}/${named('privacyBudgetTemplateIdentifier')}`);
  }
}

/** `CreateConfiguredAudienceModel` creates a `configured-audience-model`. */
function newMlArn({ account, region }: Caller, operation: string): string {
  const words = operation.match(/[A-Z][a-z]+/g) ?? [];
  return `arn:aws:cleanrooms-ml:${region}:${account}:${words.slice(1).join('-').toLowerCase()}/*`;
}

/** Of a configured audience model association, as its creation has it. */
function childOfMl(arn: string): string {
  return arn.includes('/configuredaudiencemodelassociation/') ? generated(arn) : arn;
}

/** What Clean Rooms does to the configured audience model and its resource policy, with the permissions of the caller. */
function modelPolicyOf(world: World, operation: string, input: Input): readonly Permission[] {
  const id = String(input.configuredAudienceModelAssociationIdentifier);
  const resource =
    input.configuredAudienceModelArn ?? world.audienceModelAssociations.get(id)?.configuredAudienceModelArn;
  return resource === undefined
    ? []
    : (MODEL_ACTIONS.get(operation) ?? []).map((name) => ({
        action: `cleanrooms-ml:${name}`,
        resource: String(resource),
      }));
}

const POLICY_ACTIONS = ['GetConfiguredAudienceModelPolicy', 'PutConfiguredAudienceModelPolicy'];
const MODEL_ACTIONS = new Map([
  ['CreateConfiguredAudienceModelAssociation', ['GetConfiguredAudienceModel', ...POLICY_ACTIONS]],
  ['DeleteConfiguredAudienceModelAssociation', ['DeleteConfiguredAudienceModelPolicy', ...POLICY_ACTIONS]],
]);

/** The service generates the last part of the ARN, which no policy can contain before. */
function generated(arn: string): string {
  return arn.replace(/[^/]+$/, '*');
}

/** A collaboration has its creator's account in its ARN, regardless of the caller. */
function collaborationArn(world: World, caller: Caller, id: string): string {
  return world.collaborations.get(id)?.arn ?? arnOf(caller, `collaboration/${id}`);
}

/** A schema is the table that it shows, of whichever member. What does not exist is authorized on the collaboration alone. */
function schemaArn(world: World, caller: Caller, collaborationId: string, name: string): string {
  const collaboration = world.collaborations.get(collaborationId);
  const table = collaboration && tableNamed(world, collaboration, name);
  return table?.arn ?? collaborationArn(world, caller, collaborationId);
}

/** The workflow of an ID mapping table, which the service reads with the permissions of the caller. */
function workflowOf(world: World, { idMappingTableIdentifier }: Input): readonly Permission[] {
  const table = world.idMappingTables.get(String(idMappingTableIdentifier));
  const resource = table?.inputReferenceConfig.inputReferenceArn;
  return resource === undefined ? [] : [{ action: 'entityresolution:GetIdMappingWorkflow', resource }];
}

function hasTags(input: Input): boolean {
  return Object.keys((input.tags as object | null | undefined) ?? {}).length > 0;
}

/** The roles that are handed to Clean Rooms, wherever in the input they are. */
function rolesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'roleArn' && typeof member === 'string' ? [member] : rolesIn(member),
  );
}
