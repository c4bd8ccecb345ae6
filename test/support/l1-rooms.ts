import type { Stack } from 'aws-cdk-lib';
import {
  CfnCollaboration,
  type CfnCollaborationProps,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  type CfnConfiguredTableAssociationProps,
  type CfnConfiguredTableProps,
  CfnMembership,
  type CfnMembershipProps,
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
import { ADVERTISER } from './two-companies';

/**
 * Builders of L1s: each makes a valid resource, and the caller specifies only what a test is about. The account of the
 * stack is the publisher.
 */

export function roomOf(stack: Stack, props: Partial<CfnCollaborationProps> = {}, id = 'Ads'): CfnCollaboration {
  return new CfnCollaboration(stack, id, {
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
  return new CfnMembership(room.stack, id, {
    collaborationIdentifier: room.attrCollaborationIdentifier,
    queryLogStatus: 'ENABLED',
    ...props,
  });
}

/** A table with the columns `user_id` and `city`, and an aggregation rule. */
export function tableIn(stack: Stack, props: Partial<CfnConfiguredTableProps> = {}, id = 'Sales'): CfnConfiguredTable {
  return new CfnConfiguredTable(stack, id, {
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

export function customRuleOf(custom: Partial<CfnConfiguredTable.AnalysisRuleCustomProperty> = {}) {
  return {
    type: 'CUSTOM',
    policy: { v1: { custom: { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: [ADVERTISER], ...custom } } },
  };
}

export const LIST_RULE = {
  type: 'LIST',
  policy: { v1: { list: { joinColumns: ['user_id'], listColumns: ['city'] } } },
};

/** An association, whose role can read all tables unless the caller specifies another one. */
export function associationOf(
  table: CfnConfiguredTable,
  membership: CfnMembership,
  props: Partial<CfnConfiguredTableAssociationProps> = {},
  id = `${table.node.id}Association`,
): CfnConfiguredTableAssociation {
  const { type } = (table.analysisRules as readonly { readonly type: string }[])[0];
  return new CfnConfiguredTableAssociation(table.stack, id, {
    name: id.toLowerCase(),
    configuredTableIdentifier: table.attrConfiguredTableIdentifier,
    membershipIdentifier: membership.attrMembershipIdentifier,
    roleArn: 'arn:aws:iam::111111111111:role/service-role/cleanrooms-reader',
    configuredTableAssociationAnalysisRules: [receiversOf(type)],
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
