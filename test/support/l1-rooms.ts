import { App, type Stack } from 'aws-cdk-lib';
import {
  CfnCollaboration,
  type CfnCollaborationProps,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  type CfnConfiguredTableAssociationProps,
  type CfnConfiguredTableProps,
  CfnMembership,
  type CfnMembershipProps,
  CfnPrivacyBudgetTemplate,
  type CfnPrivacyBudgetTemplateProps,
} from 'aws-cdk-lib/aws-cleanrooms';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import {
  type Conditions,
  type IRole,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ADVERTISER, PUBLISHER, REGION, stackIn } from './two-companies';

/*
 * Builders of L1s: each makes a valid resource, and the caller specifies only what a test is about. The account of the
 * stack is the publisher.
 */

export const READER = `arn:aws:iam::${PUBLISHER}:role/Reader`;

/** A stack of the publisher in an app of its own. */
export function publisher(): Stack {
  return stackIn(new App(), 'Publisher', PUBLISHER);
}

/** Another stack of the same app, in the account of the publisher unless the test says another. */
export function another(stack: Stack, id: string, account = PUBLISHER, region = REGION): Stack {
  return stackIn(stack.node.root as App, id, account, region);
}

export function roomOf(scope: Construct, props: Partial<CfnCollaborationProps> = {}, id = 'Ads'): CfnCollaboration {
  return new CfnCollaboration(scope, id, {
    name: id,
    description: 'Reach of the spring campaign',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: [],
    queryLogStatus: 'ENABLED',
    members: [
      { accountId: ADVERTISER, displayName: 'Advertiser', memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'] },
    ],
    ...props,
  });
}

export function memberOf(
  room: CfnCollaboration,
  props: Partial<CfnMembershipProps> = {},
  id = `${room.node.id}Membership`,
): CfnMembership {
  return memberIn(room.stack, room.attrCollaborationIdentifier, props, id);
}

export function memberIn(
  scope: Construct,
  collaborationIdentifier: string,
  props: Partial<CfnMembershipProps> = {},
  id = 'Membership',
): CfnMembership {
  return new CfnMembership(scope, id, { collaborationIdentifier, queryLogStatus: 'ENABLED', ...props });
}

/** A table with the columns `user_id` and `city`, and an aggregation rule. */
export function tableIn(
  scope: Construct,
  props: Partial<CfnConfiguredTableProps> = {},
  id = 'Sales',
): CfnConfiguredTable {
  return new CfnConfiguredTable(scope, id, {
    name: id.toLowerCase(),
    analysisMethod: 'DIRECT_QUERY',
    allowedColumns: ['user_id', 'city'],
    tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
    analysisRules: [{ type: 'AGGREGATION', policy: { v1: { aggregation: AGGREGATION } } }],
    ...props,
  });
}

const AGGREGATION: CfnConfiguredTable.AnalysisRuleAggregationProperty = {
  aggregateColumns: [{ columnNames: ['user_id'], function: 'COUNT_DISTINCT' }],
  dimensionColumns: ['city'],
  joinColumns: [],
  scalarFunctions: [],
  outputConstraints: [{ columnName: 'user_id', minimum: 100, type: 'COUNT_DISTINCT' }],
};

/** A rule that allows the advertiser any query whose result does not show users. */
export function customRuleOf(custom: Partial<CfnConfiguredTable.AnalysisRuleCustomProperty> = {}) {
  const anyQuery = { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [ADVERTISER] };
  return {
    type: 'CUSTOM',
    policy: { v1: { custom: { ...anyQuery, disallowedOutputColumns: ['user_id'], ...custom } } },
  };
}

export const LIST_RULE = {
  type: 'LIST',
  policy: { v1: { list: { joinColumns: ['user_id'], listColumns: ['city'] } } },
};

/** A table that the advertiser can query under differential privacy. */
export function protectedTableIn(scope: Construct, props: Partial<CfnConfiguredTableProps> = {}): CfnConfiguredTable {
  const analysisRules = [customRuleOf({ differentialPrivacy: { columns: [{ name: 'user_id' }] } })];
  return tableIn(scope, { analysisRules, ...props });
}

/** An association, whose role is not in the app unless the caller specifies one. */
export function associationOf(
  table: CfnConfiguredTable,
  membership: CfnMembership,
  props: Partial<CfnConfiguredTableAssociationProps> = {},
  id = `${table.node.id}Association`,
): CfnConfiguredTableAssociation {
  return associationIn(table.stack, table, membership.attrMembershipIdentifier, props, id);
}

export function associationIn(
  scope: Construct,
  table: CfnConfiguredTable,
  membershipIdentifier: string,
  props: Partial<CfnConfiguredTableAssociationProps> = {},
  id = 'Association',
): CfnConfiguredTableAssociation {
  const { type } = (table.analysisRules as readonly { readonly type: string }[])[0];
  return new CfnConfiguredTableAssociation(scope, id, {
    name: table.name,
    configuredTableIdentifier: table.attrConfiguredTableIdentifier,
    membershipIdentifier,
    roleArn: READER,
    configuredTableAssociationAnalysisRules: [receiversOf(type)],
    ...props,
  });
}

export function budgetIn(
  scope: Construct,
  membershipIdentifier: string,
  props: Partial<CfnPrivacyBudgetTemplateProps> = {},
  id = 'Budget',
): CfnPrivacyBudgetTemplate {
  return new CfnPrivacyBudgetTemplate(scope, id, {
    membershipIdentifier,
    autoRefresh: 'NONE',
    privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
    parameters: { epsilon: 3, usersNoisePerQuery: 30 },
    ...props,
  });
}

export function receiversOf(type: string, ...receivers: string[]) {
  const allowedResultReceivers = receivers.length > 0 ? receivers : [ADVERTISER];
  return { type, policy: { v1: { [type.toLowerCase()]: { allowedResultReceivers } } } };
}

export function glueTableIn(
  stack: Stack,
  storageDescriptor: Partial<CfnTable.StorageDescriptorProperty> = {},
  databaseName = 'shop',
): CfnTable {
  const columns = [
    { name: 'user_id', type: 'string' },
    { name: 'city', type: 'string' },
  ];
  return new CfnTable(stack, 'GlueSales', {
    catalogId: stack.account,
    databaseName,
    tableInput: { name: 'sales', storageDescriptor: { columns, location: 's3://lake/sales/', ...storageDescriptor } },
  });
}

/** A table over a Glue table of the app. */
export function tableOver(glueTable: CfnTable): CfnConfiguredTable {
  return tableIn(glueTable.stack, { tableReference: { glue: { databaseName: 'shop', tableName: glueTable.ref } } });
}

/** What the role of a table in Amazon S3 needs, by the guide. */
export const READ_TABLE = [
  'glue:GetDatabase',
  'glue:GetTable',
  'glue:GetPartitions',
  'glue:BatchGetPartition',
  's3:GetBucketLocation',
  's3:ListBucket',
  's3:GetObject',
];

/** What the role for results needs, by the guide. */
export const WRITE_RESULTS = ['s3:GetBucketLocation', 's3:ListBucket', 's3:PutObject'];

/** A role that Clean Rooms can assume, with an inline policy. */
export function roleIn(
  stack: Stack,
  actions: readonly string[],
  options: {
    readonly resources?: readonly string[];
    readonly conditions?: Conditions;
    readonly roleName?: string;
  } = {},
): Role {
  const { resources = ['*'], conditions, roleName } = options;
  const statement = new PolicyStatement({ actions: [...actions], resources: [...resources] });
  return new Role(stack, 'Role', {
    roleName,
    assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com', { conditions }),
    inlinePolicies: { own: new PolicyDocument({ statements: [statement] }) },
  });
}

/** A publisher who receives results in a bucket, which Clean Rooms writes with a role. */
export function receiverIn(stack: Stack, role: IRole | undefined, bucket: string): CfnMembership {
  const room = roomOf(stack, {
    creatorMemberAbilities: ['CAN_RECEIVE_RESULTS'],
    members: [{ accountId: ADVERTISER, displayName: 'Advertiser', memberAbilities: ['CAN_QUERY'] }],
  });
  return memberOf(room, {
    defaultResultConfiguration: {
      roleArn: role?.roleArn,
      outputConfiguration: { s3: { bucket, resultFormat: 'CSV' } },
    },
  });
}
