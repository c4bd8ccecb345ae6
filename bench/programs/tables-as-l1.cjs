const { Aws, CfnDeletionPolicy } = require('aws-cdk-lib');
const {
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnMembership,
} = require('aws-cdk-lib/aws-cleanrooms');
const { CfnRole } = require('aws-cdk-lib/aws-iam');
const { CfnBucket } = require('aws-cdk-lib/aws-s3');

const ACCOUNT = '111111111111';
const REGION = 'eu-west-1';
const ADVERTISER = '222222222222';
const ROLE_DESCRIPTION = 'Clean Rooms reads a configured table with this role';
const NAG = {
  rules_to_suppress: [
    {
      id: 'AwsSolutions-IAM5',
      reason: 'the keys of the objects below the key prefix of the table are not known at synthesis',
    },
  ],
};

/** The same side of the same collaboration as in tables-as-l2.cjs, written out; `addRole` says how to make the roles. */
exports.addTables = (stack, count, addRole = addCfnRole) => {
  const collaboration = new CfnCollaboration(stack, 'Collaboration', {
    name: 'Collaboration',
    description: 'bench',
    analyticsEngine: 'SPARK',
    creatorDisplayName: 'Publisher',
    creatorMemberAbilities: [],
    queryLogStatus: 'ENABLED',
    members: [
      {
        accountId: ADVERTISER,
        displayName: 'Advertiser',
        memberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
        paymentConfiguration: { queryCompute: { isResponsible: true } },
      },
    ],
  });
  const membership = new CfnMembership(stack, 'CollaborationMembership', {
    collaborationIdentifier: collaboration.attrCollaborationIdentifier,
    queryLogStatus: 'ENABLED',
  });
  collaboration.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
  collaboration.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  membership.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;
  membership.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  const bucket = new CfnBucket(stack, 'Bucket');
  for (let i = 0; i < count; i++) {
    addTable(stack, i, membership, (id, table) => addRole(stack, id, membership, bucket, table));
  }
};

function addTable(stack, i, membership, addRole) {
  const table = new CfnConfiguredTable(stack, `Table${i}`, {
    name: `Table${i}`,
    allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
    analysisMethod: 'DIRECT_QUERY',
    tableReference: { glue: { databaseName: 'campaigns', tableName: `table_${i}` } },
    analysisRules: [
      {
        type: 'CUSTOM',
        policy: {
          v1: {
            custom: {
              allowedAnalyses: ['ANY_QUERY'],
              allowedAnalysisProviders: [ADVERTISER],
              disallowedOutputColumns: ['user_id'],
            },
          },
        },
      },
    ],
  });
  const id = `CollaborationMembershipAssociation${i}`;
  const roleArn = addRole(`${id}Role`, `table_${i}`);
  const association = new CfnConfiguredTableAssociation(stack, id, {
    name: `table_${i}`,
    membershipIdentifier: membership.attrMembershipIdentifier,
    configuredTableIdentifier: table.attrConfiguredTableIdentifier,
    roleArn,
    configuredTableAssociationAnalysisRules: [
      { type: 'CUSTOM', policy: { v1: { custom: { allowedResultReceivers: [ADVERTISER] } } } },
    ],
  });
  for (const resource of [table, association]) {
    resource.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
    resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;
  }
}

function addCfnRole(stack, id, membership, bucket, table) {
  const role = new CfnRole(stack, id, {
    description: ROLE_DESCRIPTION,
    assumeRolePolicyDocument: trust(membership),
    policies: [{ policyName: 'ReadTable', policyDocument: access(bucket, table) }],
  });
  role.addMetadata('cdk_nag', NAG);
  return role.attrArn;
}

function trust(membership) {
  const assumption = {
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { Service: 'cleanrooms.amazonaws.com' },
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        ...assumption,
        Condition: { StringLike: { 'sts:ExternalId': `arn:${Aws.PARTITION}:*:${REGION}:*:dbuser:*/*` } },
      },
      {
        ...assumption,
        Condition: {
          'ForAnyValue:ArnLike': {
            'aws:SourceArn': [
              membership.attrArn,
              `arn:${Aws.PARTITION}:cleanrooms:${REGION}:${ADVERTISER}:membership/*`,
            ],
          },
        },
      },
    ],
  };
}

function access(bucket, table) {
  const catalog = `arn:${Aws.PARTITION}:glue:${REGION}:${ACCOUNT}`;
  const ownBucket = { StringEquals: { 's3:ResourceAccount': ACCOUNT } };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'glue:GetDatabase',
          'glue:GetDatabases',
          'glue:GetTable',
          'glue:GetTables',
          'glue:GetPartition',
          'glue:GetPartitions',
          'glue:BatchGetPartition',
        ],
        Resource: [`${catalog}:catalog`, `${catalog}:database/campaigns`, `${catalog}:table/campaigns/${table}`],
      },
      { Effect: 'Allow', Action: 's3:GetBucketLocation', Resource: bucket.attrArn, Condition: ownBucket },
      {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: bucket.attrArn,
        Condition: { ...ownBucket, StringLike: { 's3:prefix': [table, `${table}/*`] } },
      },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket.attrArn}/${table}/*`, Condition: ownBucket },
    ],
  };
}

exports.NAG = NAG;
exports.ROLE_DESCRIPTION = ROLE_DESCRIPTION;
exports.trust = trust;
exports.access = access;
