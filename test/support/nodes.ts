import type { AnalysisRuleFacts, CustomFacts } from '../../src/model/analysis-rule';
import type { Env } from '../../src/model/env';
import { ABSENT, type Fact, known, type ListFact, list, UNKNOWN } from '../../src/model/fact';
import {
  type AnalysisTemplateNode,
  type AssociationNode,
  type BucketNode,
  type CollaborationNode,
  type ConfiguredTableNode,
  type GlueTableNode,
  type Link,
  type MembershipNode,
  nodeOf,
  OUTSIDE,
  type PrivacyBudgetNode,
  type RoleNode,
} from '../../src/model/nodes';
import type { Cost, PaymentFacts } from '../../src/model/payment';
import type { MemberFacts } from '../../src/model/read-collaboration';
import type { ResultFacts } from '../../src/model/read-membership';
import type { StatementFacts } from '../../src/model/read-role';

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
    payments: NOBODY,
    ...more,
  };
}

/** The publisher invites the advertiser, who queries and receives results. */
export function collaboration(more: Partial<CollaborationNode> = {}): CollaborationNode {
  return {
    kind: 'collaboration',
    ...base('Ads'),
    name: known('Ads'),
    creator: member(PUBLISHER),
    members: list([member(ADVERTISER, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'])]),
    queryLog: known(true),
    jobLog: ABSENT,
    metrics: ABSENT,
    allowedResultRegions: ABSENT,
    memberships: [],
    ...more,
  };
}

export function membership(
  of: CollaborationNode | undefined,
  account: string = PUBLISHER,
  more: Partial<MembershipNode> = {},
): MembershipNode {
  const node: MembershipNode = {
    kind: 'membership',
    ...base(`Membership-${account}`, account),
    collaborationPointer: { kind: 'unknown' },
    queryLog: known(true),
    jobLog: ABSENT,
    metrics: ABSENT,
    resultOutput: ABSENT,
    jobResultOutput: ABSENT,
    acceptedPayments: NOBODY,
    collaboration: of ? to(of) : OUTSIDE,
    resultBucket: OUTSIDE,
    resultRole: OUTSIDE,
    jobResultRole: OUTSIDE,
    associations: [],
    templates: [],
    budgets: [],
    derivedTables: [],
    ...more,
  };
  of?.memberships.push(node);
  return node;
}

/** A bucket of which nothing is known, with a role. */
export function results(more: Partial<ResultFacts> = {}): Fact<ResultFacts> {
  return known({ bucket: { kind: 'unknown' }, keyPrefix: ABSENT, rolePointer: { kind: 'unknown' }, ...more });
}

/** A Glue table of the catalog with the columns `user_id`, `city` and `revenue`, without a rule. */
export function table(more: Partial<ConfiguredTableNode> = {}): ConfiguredTableNode {
  return {
    kind: 'configuredTable',
    ...base('Sales'),
    name: known('sales'),
    source: known({
      kind: 'glue',
      tablePointer: { kind: 'unknown' },
      databaseName: known('db'),
      tableName: known('sales'),
    }),
    allowedColumns: list(['user_id', 'city', 'revenue']),
    analysisMethod: known('DIRECT_QUERY'),
    rule: ABSENT,
    glueTable: OUTSIDE,
    allowed: [],
    associations: [],
    ...more,
  };
}

const NO_RULE: AnalysisRuleFacts = { type: UNKNOWN, aggregation: ABSENT, list: ABSENT, custom: ABSENT };

export function aggregationRule(
  more: Partial<{
    aggregates: readonly (readonly [string, ...string[]])[];
    joinColumns: ListFact<string>;
    dimensionColumns: ListFact<string>;
    outputConstraints: readonly (readonly [string, number])[];
    joinRequired: string;
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
      dimensionColumns: more.dimensionColumns ?? list(['city']),
      outputConstraints: list(
        outputConstraints.map(([column, minimum]) => ({
          column: known(column),
          minimum: known(minimum),
          type: known('COUNT_DISTINCT'),
        })),
      ),
    }),
  });
}

export function listRule(joinColumns: ListFact<string>, listColumns: ListFact<string>) {
  return known<AnalysisRuleFacts>({ ...NO_RULE, type: known('LIST'), list: known({ joinColumns, listColumns }) });
}

/** A custom rule that allows the advertiser any query. */
export function customRule(more: Partial<CustomFacts> = {}) {
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
  });
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
  const node: AssociationNode = {
    kind: 'association',
    ...base('SalesAssociation', account),
    name: of?.name ?? known('sales'),
    tablePointer: { kind: 'unknown' },
    membershipPointer: { kind: 'unknown' },
    rolePointer: { kind: 'unknown' },
    rule: ABSENT,
    membership: within ? to(within) : OUTSIDE,
    table: of ? to(of) : OUTSIDE,
    role: OUTSIDE,
    ...more,
  };
  within?.associations.push(node);
  of?.associations.push(node);
  return node;
}

export function template(
  within: MembershipNode | undefined,
  sql: string,
  more: Partial<AnalysisTemplateNode> = {},
): AnalysisTemplateNode {
  const node: AnalysisTemplateNode = {
    kind: 'analysisTemplate',
    ...base('Reach'),
    name: known('Reach'),
    membershipPointer: { kind: 'unknown' },
    format: known('SQL'),
    sql: known(sql),
    parameters: ABSENT,
    membership: within ? to(within) : OUTSIDE,
    ...more,
  };
  within?.templates.push(node);
  return node;
}

/** A differential privacy budget of epsilon 3. */
export function budget(within: MembershipNode | undefined, more: Partial<PrivacyBudgetNode> = {}): PrivacyBudgetNode {
  const node: PrivacyBudgetNode = {
    kind: 'privacyBudget',
    ...base('Budget'),
    membershipPointer: { kind: 'unknown' },
    type: known('DIFFERENTIAL_PRIVACY'),
    autoRefresh: known('NONE'),
    epsilon: known(3),
    usersNoisePerQuery: known(30),
    resourcePointer: { kind: 'absent' },
    limits: ABSENT,
    membership: within ? to(within) : OUTSIDE,
    resource: OUTSIDE,
    ...more,
  };
  within?.budgets.push(node);
  return node;
}

export function glueTable(more: Partial<GlueTableNode> = {}): GlueTableNode {
  return {
    kind: 'glueTable',
    ...base('GlueSales'),
    name: known('sales'),
    columns: list(['user_id', 'city', 'revenue', 'email']),
    location: UNKNOWN,
    dataBucket: OUTSIDE,
    ...more,
  };
}

export function bucket(name = 'Lake', account = PUBLISHER): BucketNode {
  return { kind: 'bucket', ...base(name, account) };
}

export function statement(more: Partial<{ allow: boolean; actions: readonly string[]; services: readonly string[] }>) {
  const facts: StatementFacts = {
    allow: known(more.allow ?? true),
    actions: list(more.actions ?? ['sts:AssumeRole']),
    services: more.services ? list(more.services) : ABSENT,
    conditional: known(false),
  };
  return facts;
}

/** A role that Clean Rooms may assume, and that may do nothing yet. */
export function role(more: Partial<RoleNode> = {}, account = PUBLISHER): RoleNode {
  return {
    kind: 'role',
    ...base('Role', account),
    trust: list([statement({ services: ['cleanrooms.amazonaws.com'] })]),
    statements: list([]),
    ...more,
  };
}

export { ABSENT, known, list, nodeOf, OUTSIDE, UNKNOWN };
