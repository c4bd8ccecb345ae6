import type { AnalysisRuleFacts, CustomFacts, ThresholdFacts } from '../../src/model/analysis-rule';
import type { ArnPattern } from '../../src/model/arn-pattern';
import type { Env } from '../../src/model/env';
import { ABSENT, type Fact, known, type ListFact, list, UNKNOWN } from '../../src/model/fact';
import type { CollaborationRuleFacts } from '../../src/model/kinds/association';
import type { IntermediateRuleFacts } from '../../src/model/kinds/intermediate-table';
import type { ResultFacts } from '../../src/model/kinds/membership';
import type { TrainingFacts } from '../../src/model/kinds/model-algorithm';
import type { LogPolicyFacts } from '../../src/model/kinds/model-association';
import type { MemberFacts } from '../../src/model/members';
import {
  type AnalysisTemplateNode,
  type AssociationNode,
  type BucketNode,
  type CollaborationNode,
  type ConfiguredTableNode,
  type GlueDatabaseNode,
  type GlueTableNode,
  type IdMappingTableNode,
  type IdNamespaceNode,
  type IntermediateTableNode,
  type KeyNode,
  type Link,
  type MembershipNode,
  type ModelAlgorithmNode,
  type ModelAssociationNode,
  type NodeOf,
  nodeOf,
  OUTSIDE,
  type PrivacyBudgetNode,
  type RegisteredLocationNode,
  type RoleNode,
  type TrainingDatasetNode,
} from '../../src/model/nodes';
import type { Cost, PaymentFacts } from '../../src/model/payment';
import { NOWHERE, type Pointer } from '../../src/model/raw';
import type { ConditionFacts, StatementFacts } from '../../src/model/statements';
import { buildNode } from './build-node';

/**
 * Builders of graph nodes: each makes a small valid node, and the caller says only what a test is about. Children enter
 * themselves into the lists of the nodes they refer to, as the reader of a tree does.
 */

export const PUBLISHER = '111111111111';
export const ADVERTISER = '222222222222';
export const STRANGER = '333333333333';

let order = 0;

function base(name: string, account: string = PUBLISHER) {
  order += 1;
  return { path: `App/${name}`, order, env: env(account) };
}

/** A stack of its own per account, in one Region. */
export function env(account: string, region = 'us-east-1'): Env {
  return { account: known(account), region: known(region), stack: `Stack-${account}-${region}` };
}

/** A stack without account and Region. */
export const ANY_ENV: Env = { account: UNKNOWN, region: UNKNOWN, stack: 'Stack-agnostic' };

export function to<T>(node: T, attribute = 'Arn'): Link<T> {
  return { to: 'node', node, attribute };
}

export function outside(text?: string): Link<never> {
  return text === undefined ? OUTSIDE : { to: 'outside', text: known(text) };
}

const NOBODY: PaymentFacts = {
  queryCompute: ABSENT,
  jobCompute: ABSENT,
  modelTraining: ABSENT,
  modelInference: ABSENT,
  syntheticDataGeneration: ABSENT,
};

export function payments(stated: Partial<Record<Cost, boolean>>): PaymentFacts {
  const facts = Object.entries(stated).map(([cost, responsible]) => [cost, known(responsible)]);
  return { ...NOBODY, ...Object.fromEntries(facts) };
}

export function member(
  account: string,
  abilities: readonly string[] = [],
  more: Partial<MemberFacts> = {},
): MemberFacts {
  return {
    account: known(account),
    displayName: known(`Member ${account}`),
    abilities: list(abilities),
    mlAbilities: ABSENT,
    payments: NOBODY,
    ...more,
  };
}

/** The publisher invites the advertiser, who queries and receives results. */
export function collaboration(more: Partial<CollaborationNode> = {}): CollaborationNode {
  const facts = {
    name: known('Ads'),
    analyticsEngine: ABSENT,
    creator: member(PUBLISHER),
    members: list([member(ADVERTISER, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'])]),
    queryLog: known(true),
    jobLog: ABSENT,
    metrics: ABSENT,
    allowedResultRegions: ABSENT,
    encryption: ABSENT,
    autoApprovedChanges: ABSENT,
  };
  return buildNode('collaboration', { ...base('Ads'), ...facts }, {}, more);
}

export function membership(
  of: CollaborationNode | undefined,
  account: string = PUBLISHER,
  more: Partial<MembershipNode> = {},
): MembershipNode {
  const facts = {
    collaborationPointer: NOWHERE,
    queryLog: known(true),
    jobLog: ABSENT,
    metrics: ABSENT,
    resultOutput: ABSENT,
    jobResultOutput: ABSENT,
    acceptedPayments: NOBODY,
  };
  const links = { collaboration: of ? to(of) : OUTSIDE };
  return buildNode('membership', { ...base(`Membership-${account}`, account), ...facts }, links, more);
}

/** A bucket of which nothing is known, with a role. */
export function results(more: Partial<ResultFacts> = {}): Fact<ResultFacts> {
  return known({ bucket: { kind: 'unknown' }, keyPrefix: ABSENT, rolePointer: { kind: 'unknown' }, ...more });
}

/** A Glue table of the catalog with the columns `user_id`, `city` and `revenue`, without a rule. */
export function table(more: Partial<ConfiguredTableNode> = {}): ConfiguredTableNode {
  const facts = {
    name: known('sales'),
    source: known({
      kind: 'glue' as const,
      tablePointer: NOWHERE,
      databasePointer: NOWHERE,
      tableName: known('sales'),
    }),
    sourceRegion: ABSENT,
    athenaTablePointer: NOWHERE,
    snowflakeColumns: ABSENT,
    allowedColumns: list(['user_id', 'city', 'revenue']),
    analysisMethod: known('DIRECT_QUERY'),
    selectedMethods: ABSENT,
    rule: ABSENT,
    additionalAnalyses: ABSENT,
    reviews: ABSENT,
  };
  return buildNode('configuredTable', { ...base('Sales'), ...facts }, {}, more);
}

const NO_RULE: AnalysisRuleFacts = {
  type: UNKNOWN,
  aggregation: ABSENT,
  list: ABSENT,
  custom: ABSENT,
  additionalAnalyses: ABSENT,
};

export function aggregationRule(
  more: Partial<{
    aggregates: readonly (readonly [string, ...string[]])[];
    joinColumns: ListFact<string>;
    dimensionColumns: ListFact<string>;
    outputConstraints: readonly (readonly [string, number])[];
    joinRequired: string;
    additionalAnalyses: Fact<string>;
  }> = {},
) {
  const { aggregates = [['COUNT', 'revenue']], outputConstraints = [['user_id', 100]] } = more;
  return known<AnalysisRuleFacts>({
    ...NO_RULE,
    type: known('AGGREGATION'),
    aggregation: known({
      aggregates: list(aggregates.map(([name, ...columns]) => ({ function: known(name), columns: list(columns) }))),
      joinColumns: more.joinColumns ?? list(['user_id']),
      joinRequired: more.joinRequired ? known(more.joinRequired) : ABSENT,
      joinOperators: ABSENT,
      scalarFunctions: ABSENT,
      dimensionColumns: more.dimensionColumns ?? list(['city']),
      outputConstraints: list(
        outputConstraints.map(([column, minimum]) => ({
          column: known(column),
          minimum: known(minimum),
          type: known('COUNT_DISTINCT'),
        })),
      ),
    }),
    additionalAnalyses: more.additionalAnalyses ?? ABSENT,
  });
}

export function listRule(
  joinColumns: ListFact<string>,
  listColumns: ListFact<string>,
  additionalAnalyses: Fact<string> = ABSENT,
) {
  const facts = known({ joinColumns, joinOperators: ABSENT, listColumns });
  return known<AnalysisRuleFacts>({ ...NO_RULE, type: known('LIST'), list: facts, additionalAnalyses });
}

/** A custom rule that allows the advertiser any query. */
export function customRule(more: Partial<CustomFacts> = {}, additionalAnalyses: Fact<string> = ABSENT) {
  return known<AnalysisRuleFacts>({
    ...NO_RULE,
    type: known('CUSTOM'),
    custom: known({
      allowedAnalyses: list([{ kind: 'literal', text: 'ANY_QUERY' }]),
      providers: list([ADVERTISER]),
      differentialPrivacy: ABSENT,
      disallowedOutputColumns: ABSENT,
      thresholds: ABSENT,
      comparisonControls: ABSENT,
      ...more,
    }),
    additionalAnalyses,
  });
}

/** An aggregation threshold of 100 users. */
export function threshold(more: Partial<ThresholdFacts> = {}): ThresholdFacts {
  return {
    identityColumns: list(['user_id']),
    minimum: known(100),
    expressions: known('COLUMNS_ONLY'),
    ofOutputColumns: ABSENT,
    ...more,
  };
}

/** A custom rule under differential privacy. */
export function protectedRule(...columns: readonly string[]) {
  return customRule({ differentialPrivacy: known(list(columns)) });
}

export function association(
  within: MembershipNode | undefined,
  of: ConfiguredTableNode | undefined,
  more: Partial<AssociationNode> = {},
): AssociationNode {
  const account = within?.env.account.state === 'known' ? within.env.account.value : PUBLISHER;
  const facts = {
    name: of?.name ?? known('sales'),
    tablePointer: NOWHERE,
    membershipPointer: NOWHERE,
    rolePointer: NOWHERE,
    rule: ABSENT,
    additionalAnalyses: ABSENT,
  };
  const links = { membership: within ? to(within) : OUTSIDE, table: of ? to(of) : OUTSIDE };
  return buildNode('association', { ...base('SalesAssociation', account), ...facts }, links, more);
}

/** A model of the publisher, which is associated with a membership. */
export function modelAssociation(
  within: MembershipNode | undefined,
  of: ModelAlgorithmNode | undefined = undefined,
  more: Partial<ModelAssociationNode> = {},
): ModelAssociationNode {
  const account = within?.env.account.state === 'known' ? within.env.account.value : PUBLISHER;
  const facts = {
    name: known('lookalike'),
    membershipPointer: NOWHERE,
    algorithmPointer: NOWHERE,
    logs: [
      { job: 'trainedModels' as const, policies: ABSENT },
      { job: 'trainedModelInferenceJobs' as const, policies: ABSENT },
    ],
    exports: ABSENT,
    noise: ABSENT,
  };
  const links = { membership: within ? to(within) : OUTSIDE, algorithm: of ? to(of) : OUTSIDE };
  return buildNode('modelAssociation', { ...base('LookalikeAssociation', account), ...facts }, links, more);
}

/** A policy of the logs of a model for the advertiser, about everything. */
export function logPolicy(more: Partial<LogPolicyFacts> = {}): LogPolicyFacts {
  return { accounts: list([ADVERTISER]), type: known('ALL'), filter: ABSENT, redaction: ABSENT, ...more };
}

/** A model that can be trained, without a key. */
/** A container with an image, of which no metrics are published. */
export function container(image: Fact<string>, metrics: ListFact<string> = ABSENT): Fact<TrainingFacts> {
  return known({ image, metrics });
}

export function modelAlgorithm(more: Partial<ModelAlgorithmNode> = {}, account = PUBLISHER): ModelAlgorithmNode {
  const image = known('111111111111.dkr.ecr.us-east-1.amazonaws.com/lookalike:latest');
  const facts = {
    name: known('lookalike'),
    rolePointer: NOWHERE,
    keyPointer: NOWHERE,
    training: container(image),
    inference: ABSENT,
  };
  return buildNode('modelAlgorithm', { ...base('Lookalike', account), ...facts }, {}, more);
}

/** A dataset with columns, each with its name and what it is for. */
export function trainingDataset(
  columns: readonly (readonly [string, string])[] = [
    ['user_id', 'USER_ID'],
    ['item_id', 'ITEM_ID'],
    ['seen_at', 'TIMESTAMP'],
  ],
  more: Partial<TrainingDatasetNode> = {},
): TrainingDatasetNode {
  const facts = {
    name: known('interactions'),
    rolePointer: NOWHERE,
    data: known({
      columns: list(columns.map(([name, type]) => ({ name: known(name), type: known(type) }))),
      tablePointer: NOWHERE,
    }),
  };
  return buildNode('trainingDataset', { ...base('Interactions'), ...facts }, {}, more);
}

/** A collaboration analysis rule, by which the advertiser receives results. */
export function collaborationRule(
  type = 'CUSTOM',
  more: Partial<CollaborationRuleFacts> = {},
): Fact<CollaborationRuleFacts> {
  const receivers = list([ADVERTISER]);
  return known({ type: known(type), policy: known(type), receivers, ...more });
}

/** A table that is filled by a query of a membership, without a rule. */
export function intermediateTable(
  within: MembershipNode | undefined,
  name: Fact<string> = known('daily'),
  more: Partial<IntermediateTableNode> = {},
): IntermediateTableNode {
  const account = within?.env.account.state === 'known' ? within.env.account.value : PUBLISHER;
  const facts = {
    name,
    membershipPointer: NOWHERE,
    sql: known('SELECT city FROM sales'),
    templatePointer: NOWHERE,
    keyPointer: NOWHERE,
    rule: ABSENT,
    reviews: ABSENT,
  };
  const links = { membership: within ? to(within) : OUTSIDE };
  return buildNode('intermediateTable', { ...base('Daily', account), ...facts }, links, more);
}

/** The rule of an intermediate table, by which the advertiser queries it and receives results. */
export function intermediateRule(more: Partial<IntermediateRuleFacts> = {}): Fact<IntermediateRuleFacts> {
  const { type, custom } = customRule().value;
  return known({ type, custom, receivers: list([ADVERTISER]), additionalAnalyses: ABSENT, ...more });
}

/** A table of mapped IDs, of a workflow that is outside of the app. */
export function idMappingTable(
  within: MembershipNode | undefined,
  more: Partial<IdMappingTableNode> = {},
): IdMappingTableNode {
  const facts = {
    name: known('ids'),
    membershipPointer: NOWHERE,
    workflowPointer: NOWHERE,
    managesPolicy: known(true),
    keyPointer: NOWHERE,
  };
  const links = { membership: within ? to(within) : OUTSIDE };
  return buildNode('idMappingTable', { ...base('Ids'), ...facts }, links, more);
}

/** An association of an ID namespace that is outside of the app. */
export function idNamespace(within: MembershipNode | undefined, more: Partial<IdNamespaceNode> = {}): IdNamespaceNode {
  const account = within?.env.account.state === 'known' ? within.env.account.value : PUBLISHER;
  const facts = {
    name: known('customers'),
    membershipPointer: NOWHERE,
    namespacePointer: NOWHERE,
    managesPolicy: known(true),
    isDimension: ABSENT,
  };
  const links = { membership: within ? to(within) : OUTSIDE };
  return buildNode('idNamespace', { ...base('Customers', account), ...facts }, links, more);
}

/** An ID namespace in AWS Entity Resolution. */
export function entityNamespace(
  side: string,
  account = PUBLISHER,
  more: Partial<NodeOf<'entityNamespace'>> = {},
): NodeOf<'entityNamespace'> {
  const facts = {
    name: known(side.toLowerCase()),
    side: known(side),
    methods: list(['RULE_BASED']),
    providers: ABSENT,
  };
  return buildNode('entityNamespace', { ...base('Namespace', account), ...facts }, {}, more);
}

/** A workflow in AWS Entity Resolution. */
export function mappingWorkflow(more: Partial<NodeOf<'mappingWorkflow'>> = {}): NodeOf<'mappingWorkflow'> {
  const facts = { name: known('mapping'), inputPointers: ABSENT };
  return buildNode('mappingWorkflow', { ...base('Workflow'), ...facts }, {}, more);
}

export function template(
  within: MembershipNode | undefined,
  sql: string,
  more: Partial<AnalysisTemplateNode> = {},
): AnalysisTemplateNode {
  const account = within?.env.account.state === 'known' ? within.env.account.value : PUBLISHER;
  const facts = {
    name: known('Reach'),
    membershipPointer: NOWHERE,
    format: known('SQL'),
    sql: known(sql),
    artifacts: ABSENT,
    referencedTables: ABSENT,
    parameters: ABSENT,
    declarations: ABSENT,
    errorMessageType: ABSENT,
    syntheticData: ABSENT,
    synthesis: ABSENT,
  };
  return buildNode(
    'analysisTemplate',
    { ...base('Reach', account), ...facts },
    { membership: within ? to(within) : OUTSIDE },
    more,
  );
}

/** The key of the bucket of all code. */
export const CODE = {};

/** A PySpark template with one file, `jobs/main.py`, that reads the table `sales`. */
export function job(
  within: MembershipNode | undefined,
  more: Partial<AnalysisTemplateNode> = {},
  codeBucket: Link<BucketNode> = OUTSIDE,
): AnalysisTemplateNode {
  const bucket: Pointer = { kind: 'resource', key: CODE, attribute: 'Ref' };
  const rolePointer: Pointer = { kind: 'unknown' };
  return template(within, '', {
    name: known('Train'),
    format: known('PYSPARK_1_0'),
    sql: ABSENT,
    artifacts: known({ files: list([{ bucket, key: known('jobs/main.py') }]), rolePointer }),
    referencedTables: list(['sales']),
    codeBuckets: [codeBucket],
    ...more,
  });
}

/** A differential privacy budget of epsilon 3. */
export function budget(within: MembershipNode | undefined, more: Partial<PrivacyBudgetNode> = {}): PrivacyBudgetNode {
  const facts = {
    membershipPointer: NOWHERE,
    type: known('DIFFERENTIAL_PRIVACY'),
    autoRefresh: known('NONE'),
    epsilon: known(3),
    usersNoisePerQuery: known(30),
    resourcePointer: NOWHERE,
    limits: ABSENT,
  };
  return buildNode(
    'privacyBudget',
    { ...base('Budget'), ...facts },
    { membership: within ? to(within) : OUTSIDE },
    more,
  );
}

/** A member that a custom resource adds to a collaboration. */
export function addedMember(within: CollaborationNode, of: MemberFacts, name = 'Late'): NodeOf<'addedMember'> {
  const facts = { collaborationPointer: NOWHERE, member: of };
  return buildNode('addedMember', { ...base(name), ...facts }, { collaboration: to(within) });
}

/** The changes that a custom resource lets a collaboration approve automatically. */
export function autoApproval(
  within: CollaborationNode,
  changes: ListFact<string>,
  name = 'AutoApproval',
): NodeOf<'autoApproval'> {
  const facts = { collaborationPointer: NOWHERE, changes };
  return buildNode('autoApproval', { ...base(name), ...facts }, { collaboration: to(within) });
}

/** An approval of the change of a member. */
export function changeApproval(within: CollaborationNode, account: string): NodeOf<'changeApproval'> {
  const facts = { collaborationPointer: NOWHERE, account: known(account) };
  return buildNode('changeApproval', { ...base('Approval'), ...facts }, { collaboration: to(within) });
}

export function glueTable(more: Partial<GlueTableNode> = {}): GlueTableNode {
  const facts = {
    name: known('sales'),
    columns: list(['user_id', 'city', 'revenue', 'email']),
    partitionKeys: ABSENT,
    columnTypes: list([]),
    tableFormat: ABSENT,
    location: UNKNOWN,
    databasePointer: NOWHERE,
    inputFormat: ABSENT,
    serializationLibrary: ABSENT,
    tableType: ABSENT,
  };
  return buildNode('glueTable', { ...base('GlueSales'), ...facts }, {}, more);
}

export function glueDatabase(name: Fact<string> = known('shop')): GlueDatabaseNode {
  return buildNode('glueDatabase', { ...base('Shop'), name });
}

/** A location of which nothing is known, registered with Lake Formation. */
export function registeredLocation(more: Partial<RegisteredLocationNode> = {}): RegisteredLocationNode {
  const facts = { location: UNKNOWN, hybridAccess: ABSENT };
  return buildNode('registeredLocation', { ...base('Registration'), ...facts }, {}, more);
}

export function bucket(name = 'Lake', account = PUBLISHER, more: Partial<BucketNode> = {}): BucketNode {
  const facts = {
    name: ABSENT,
    keyPointer: NOWHERE,
    versioning: ABSENT,
    expiringPrefixes: ABSENT,
    expirations: ABSENT,
    noncurrentExpirations: ABSENT,
  };
  return buildNode('bucket', { ...base(name, account), ...facts }, {}, more);
}

/** A key whose policy has these statements. */
export function key(...statements: StatementFacts[]): KeyNode {
  return buildNode('key', { ...base('Key'), policy: list(statements) });
}

/** A statement without conditions about all resources. */
export function statement(
  more: Partial<{
    allow: boolean;
    actions: readonly string[];
    services: readonly string[];
    resources: readonly ArnPattern[];
    principals: readonly ArnPattern[];
    conditions: readonly ConditionFacts[];
  }>,
) {
  const facts: StatementFacts = {
    allow: known(more.allow ?? true),
    actions: list(more.actions ?? ['sts:AssumeRole']),
    resources: list(more.resources ?? [['*']]),
    services: more.services ? list(more.services) : ABSENT,
    principals: more.principals ? list(more.principals) : ABSENT,
    conditional: known(more.conditions !== undefined),
    conditions: more.conditions ? list(more.conditions) : ABSENT,
  };
  return facts;
}

/** A role that Clean Rooms may assume, and that may do nothing yet. */
export function role(more: Partial<RoleNode> = {}, account = PUBLISHER): RoleNode {
  const facts = {
    name: ABSENT,
    trust: list([statement({ services: ['cleanrooms.amazonaws.com'] })]),
    statements: list([]),
    managedPolicies: ABSENT,
  };
  return buildNode('role', { ...base('Role', account), ...facts }, {}, more);
}

/** A policy that allows nothing. */
export function policy(name: string): NodeOf<'policy'> {
  return buildNode('policy', { ...base(name), rolePointers: list([]), statements: list([]) });
}

export { ABSENT, known, list, nodeOf, OUTSIDE, UNKNOWN };
