import { requireActiveMember, requireCollaboration } from './access';
import { notFound } from './errors';
import { statusOf } from './intermediate-table';
import { stateOf } from './job';
import type {
  AssociationRecord,
  CollaborationRecord,
  IdMappingTableRecord,
  IntermediateTableRecord,
  RuleRecord,
} from './records';
import { type Caller, defined, type Operation, type World } from './world';

type TableRecord = AssociationRecord | IdMappingTableRecord | IntermediateTableRecord;

interface Reason {
  readonly code: string;
  readonly message: string;
}

interface Detail {
  readonly analysisType: 'ADDITIONAL_ANALYSIS' | 'DIRECT_ANALYSIS';
  readonly reasons: readonly Reason[];
}

/** The policy of a rule that readiness depends on; that of a table and that of its association have different members. */
interface Policy {
  readonly allowedAnalyses?: readonly string[];
  readonly additionalAnalyses?: 'ALLOWED' | 'NOT_ALLOWED' | 'REQUIRED';
  readonly differentialPrivacy?: object;
  readonly allowedResultReceivers?: readonly string[];
  readonly allowedAdditionalAnalyses?: readonly string[];
}

/** A table of any member, by the name that it has in queries. */
export function tableNamed(world: World, collaboration: CollaborationRecord, name: string): TableRecord | undefined {
  const all: TableRecord[] = [
    ...world.associations.values(),
    ...world.idMappingTables.values(),
    ...world.intermediateTables.values(),
  ];
  return all.find(
    (table) =>
      table.membership.collaboration === collaboration && table.membership.status === 'ACTIVE' && table.name === name,
  );
}

function getSchema(
  world: World,
  caller: Caller,
  input: { readonly collaborationIdentifier: string; readonly name: string },
) {
  const collaboration = requireCollaboration(world, caller, input.collaborationIdentifier);
  requireActiveMember(collaboration, caller);
  const table = tableNamed(world, collaboration, input.name);
  if (table === undefined) {
    // The model's list of resource types has none for schemas.
    throw notFound('COLLABORATION', input.name, 'schema');
  }
  return {
    schema: defined({
      name: table.name,
      description: table.description ?? '',
      creatorAccountId: table.membership.account,
      collaborationId: collaboration.id,
      collaborationArn: collaboration.arn,
      createTime: table.createTime,
      updateTime: table.updateTime,
      partitionKeys: [],
      ...shownOf(world, table),
      schemaStatusDetails: detailsOf(world, table).map(({ analysisType, reasons }) => ({
        analysisType,
        status: reasons.length === 0 ? 'READY' : 'NOT_READY',
        ...(reasons.length === 0 ? {} : { reasons }),
      })),
    }),
  };
}

function shownOf(world: World, table: TableRecord) {
  const ruleTypes = ruleOf(world, table)?.type;
  const analysisRuleTypes = ruleTypes === undefined ? [] : [ruleTypes];
  if ('table' in table) {
    return {
      type: 'TABLE',
      columns: table.table.allowedColumns.map((name) => ({ name, type: 'string' })),
      analysisRuleTypes,
      analysisMethod: table.table.analysisMethod,
      selectedAnalysisMethods: table.table.selectedAnalysisMethods,
      resourceArn: table.arn,
      schemaTypeProperties: { configuredTableAssociation: { configuredTableAssociationId: table.id } },
    };
  }
  if ('inputs' in table) {
    return {
      type: 'ID_MAPPING_TABLE',
      columns: [],
      analysisRuleTypes: ['ID_MAPPING_TABLE'],
      resourceArn: table.arn,
      schemaTypeProperties: {
        idMappingTable: {
          idMappingTableId: table.id,
          idMappingTableInputSource: table.inputs.map(({ id, type }) => ({ idNamespaceAssociationId: id, type })),
        },
      },
    };
  }
  return {
    type: 'INTERMEDIATE_TABLE',
    columns: [],
    analysisRuleTypes,
    schemaTypeProperties: { intermediateTable: { intermediateTableId: table.id } },
  };
}

/** The rule of what an association shows, and that of an intermediate table. */
function ruleOf(world: World, table: TableRecord): RuleRecord | undefined {
  return world.rules.get('table' in table ? table.table.id : table.id);
}

function detailsOf(world: World, table: TableRecord): Detail[] {
  const set = world.policy.notReady(table.name).map((code) => reason(code, 'a test has set it'));
  const own = ownDetailsOf(world, table);
  return own.map((detail) => (detail.analysisType === 'DIRECT_ANALYSIS' ? withReasons(detail, set) : detail));
}

function withReasons(detail: Detail, more: readonly Reason[]): Detail {
  return { ...detail, reasons: [...detail.reasons, ...more] };
}

function ownDetailsOf(world: World, table: TableRecord): Detail[] {
  if ('table' in table) {
    return detailsOfAssociation(world, table);
  }
  if ('inputs' in table) {
    return [
      direct(
        ...(isPopulated(world, table)
          ? []
          : [reason('ID_MAPPING_TABLE_NOT_POPULATED', 'nothing has populated the ID mapping table')]),
      ),
    ];
  }
  return [
    direct(
      ...(statusOf(world, table).status === 'POPULATE_SUCCESS'
        ? []
        : [reason('INTERMEDIATE_TABLE_NOT_POPULATED', 'the intermediate table has no data')]),
      ...(world.rules.has(table.id)
        ? []
        : [reason('INTERMEDIATE_TABLE_ANALYSIS_RULE_MISSING', 'the intermediate table has no analysis rule')]),
    ),
  ];
}

function isPopulated(world: World, { id, inputReferenceConfig }: IdMappingTableRecord): boolean {
  const jobs = world.idMappingJobs.get(inputReferenceConfig.inputReferenceArn) ?? [];
  return jobs.some((job) => job.tableId === id && stateOf(world, job) === 'succeeded');
}

function detailsOfAssociation(world: World, association: AssociationRecord): Detail[] {
  const rule = world.rules.get(association.table.id);
  if (rule === undefined) {
    return [direct(reason('ANALYSIS_RULE_MISSING', 'the configured table has no analysis rule'))];
  }
  const shared = world.rules.get(association.id);
  if (shared === undefined) {
    const missing = 'the association has no collaboration analysis rule';
    return [direct(reason('COLLABORATION_ANALYSIS_RULE_NOT_CONFIGURED', missing))];
  }
  if (shared.type !== rule.type) {
    return [direct(reason('ANALYSIS_RULE_TYPES_NOT_COMPATIBLE', `${shared.type} is not ${rule.type}`))];
  }
  const ofTable = policyOf(rule);
  const ofAssociation = policyOf(shared);
  const { collaboration } = association.membership;
  const additional =
    ofTable.additionalAnalyses === 'ALLOWED' || ofTable.additionalAnalyses === 'REQUIRED'
      ? [additionalAnalysis(ofAssociation)]
      : [];
  return ofTable.additionalAnalyses === 'REQUIRED'
    ? additional
    : [direct(...reasonsAgainst(world, collaboration, ofTable, ofAssociation)), ...additional];
}

function reasonsAgainst(
  world: World,
  collaboration: CollaborationRecord,
  ofTable: Policy,
  ofAssociation: Policy,
): Reason[] {
  const receivers = ofAssociation.allowedResultReceivers ?? [];
  const receives = (account: string) => collaboration.members.get(account)?.abilities.includes('CAN_RECEIVE_RESULTS');
  const budgets = [...world.budgets.values()].filter(
    ({ membership, privacyBudgetType }) =>
      membership.collaboration === collaboration && privacyBudgetType === 'DIFFERENTIAL_PRIVACY',
  );
  return [
    ...(ofTable.allowedAnalyses?.length === 0
      ? [reason('ANALYSIS_TEMPLATES_NOT_CONFIGURED', 'the analysis rule allows no analysis')]
      : []),
    ...(ofTable.differentialPrivacy !== undefined && budgets.length === 0
      ? [reason('DIFFERENTIAL_PRIVACY_POLICY_NOT_CONFIGURED', 'the collaboration has no privacy budget')]
      : []),
    ...(receivers.length === 0 ? [reason('RESULT_RECEIVERS_NOT_CONFIGURED', 'no account can receive results')] : []),
    ...(receivers.every(receives)
      ? []
      : [reason('RESULT_RECEIVERS_NOT_ALLOWED', 'a result receiver cannot receive results')]),
  ];
}

function additionalAnalysis({ allowedAdditionalAnalyses = [] }: Policy): Detail {
  const none = reason('ADDITIONAL_ANALYSES_NOT_CONFIGURED', 'the association allows no additional analysis');
  return { analysisType: 'ADDITIONAL_ANALYSIS', reasons: allowedAdditionalAnalyses.length === 0 ? [none] : [] };
}

function direct(...reasons: readonly Reason[]): Detail {
  return { analysisType: 'DIRECT_ANALYSIS', reasons };
}

function reason(code: string, message: string): Reason {
  return { code, message };
}

function policyOf({ type, policy }: RuleRecord): Policy {
  return (policy.v1?.[type.toLowerCase()] ?? {}) as Policy;
}

export const SCHEMA_OPERATIONS: { readonly [name: string]: Operation } = { GetSchema: getSchema };
