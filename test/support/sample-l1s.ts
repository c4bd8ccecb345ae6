import { CfnResource, type Stack } from 'aws-cdk-lib';
import {
  CfnAnalysisTemplate,
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnIdMappingTable,
  CfnIdNamespaceAssociation,
  CfnIntermediateTable,
  CfnMembership,
  CfnPrivacyBudgetTemplate,
} from 'aws-cdk-lib/aws-cleanrooms';
import {
  CfnConfiguredModelAlgorithm,
  CfnConfiguredModelAlgorithmAssociation,
  CfnTrainingDataset,
} from 'aws-cdk-lib/aws-cleanroomsml';
import { CfnIdMappingWorkflow, CfnIdNamespace, CfnPolicyStatement } from 'aws-cdk-lib/aws-entityresolution';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { CfnManagedPolicy, CfnPolicy, CfnRole, CfnRolePolicy } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnResource as CfnRegisteredLocation } from 'aws-cdk-lib/aws-lakeformation';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import type { KindName } from '../../src/model/register';
import { ADVERTISER, AN_ID } from './two-companies';

const KEY_ARN = `arn:aws:kms:us-east-1:111111111111:key/${AN_ID}`;
const TEMPLATE_ARN = `arn:aws:cleanrooms:us-east-1:111111111111:membership/${AN_ID}/analysistemplate/${AN_ID}`;

const RESPONSIBLE = { isResponsible: true };
const PAYMENTS = {
  queryCompute: RESPONSIBLE,
  jobCompute: RESPONSIBLE,
  machineLearning: {
    modelTraining: RESPONSIBLE,
    modelInference: RESPONSIBLE,
    syntheticDataGeneration: RESPONSIBLE,
  },
};
const RESULTS = {
  outputConfiguration: { s3: { bucket: 'results', keyPrefix: 'ads', resultFormat: 'CSV' } },
  roleArn: 'arn:aws:iam::111111111111:role/Results',
};
const POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Principal: { Service: 'cleanrooms.amazonaws.com', AWS: ADVERTISER },
      Condition: { StringEquals: { 'aws:SourceAccount': ADVERTISER } },
    },
    { Effect: 'Deny', NotAction: 's3:GetObject', Resource: '*', NotPrincipal: { AWS: ADVERTISER } },
    { Effect: 'Deny', Action: 's3:GetObject', NotResource: '*', Principal: '*' },
  ],
};

const LOGS: CfnConfiguredModelAlgorithmAssociation.LogsConfigurationPolicyProperty = {
  allowedAccountIds: [ADVERTISER],
  logType: 'ALL',
  filterPattern: 'ERROR',
  logRedactionConfiguration: {
    entitiesToRedact: ['CUSTOM'],
    customEntityConfig: { customDataIdentifiers: ['[0-9]+'] },
  },
};

const RULES: readonly CfnConfiguredTable.AnalysisRuleProperty[] = [
  {
    type: 'AGGREGATION',
    policy: {
      v1: {
        aggregation: {
          aggregateColumns: [{ columnNames: ['revenue'], function: 'SUM' }],
          joinColumns: ['user_id'],
          allowedJoinOperators: ['OR'],
          joinRequired: 'QUERY_RUNNER',
          dimensionColumns: ['city'],
          scalarFunctions: ['UPPER'],
          outputConstraints: [{ columnName: 'user_id', minimum: 100, type: 'COUNT_DISTINCT' }],
          additionalAnalyses: 'NOT_ALLOWED',
        },
      },
    },
  },
  {
    type: 'LIST',
    policy: {
      v1: {
        list: {
          joinColumns: ['user_id'],
          allowedJoinOperators: ['OR'],
          listColumns: ['city'],
          additionalAnalyses: 'ALLOWED',
        },
      },
    },
  },
  {
    type: 'CUSTOM',
    policy: {
      v1: {
        custom: {
          allowedAnalyses: ['ANY_QUERY'],
          allowedAnalysisProviders: [ADVERTISER],
          additionalAnalyses: 'ALLOWED',
          differentialPrivacy: { columns: [{ name: 'user_id' }] },
          disallowedOutputColumns: ['city'],
          aggregationThresholds: [
            {
              identityColumns: ['user_id'],
              minimumIdentityCount: 10,
              type: 'COUNT',
              allowedAggregateExpressionType: 'ANY',
              outputColumnThresholds: [{ outputColumnName: 'city', minimumIdentityCount: 0 }],
            },
          ],
          comparisonControls: {
            allowedLiteralComparisonColumns: ['city'],
            allowedColumnComparisonColumns: ['user_id'],
          },
        },
      },
    },
  },
];

const TABLE_REFERENCES: readonly CfnConfiguredTable.TableReferenceProperty[] = [
  { glue: { databaseName: 'shop', tableName: 'sales', region: 'us-east-1' } },
  { athena: { databaseName: 'shop', tableName: 'sales', workGroup: 'primary', region: 'us-east-1' } },
  {
    snowflake: {
      accountIdentifier: 'abc',
      databaseName: 'shop',
      schemaName: 'public',
      secretArn: 'arn:aws:secretsmanager:us-east-1:111111111111:secret:shop',
      tableName: 'sales',
      tableSchema: { v1: [{ columnName: 'city', columnType: 'TEXT' }] },
    },
  },
];

/** A table of a source that the L1 does not have yet. */
function inDatabricks(stack: Stack): CfnConfiguredTable {
  const table = new CfnConfiguredTable(stack, 'InDatabricks', {
    name: 'sales',
    allowedColumns: ['user_id', 'city', 'revenue'],
    analysisMethod: 'DIRECT_QUERY',
    tableReference: {},
  });
  table.addPropertyOverride('TableReference.Databricks', { TableName: 'sales' });
  return table;
}

const ML_ABILITIES = { customMlMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] };

/** L1s of each kind that have all properties that its reader reads, each at least once. */
export const SAMPLE_L1S: { readonly [K in KindName]: (stack: Stack) => readonly CfnResource[] } = {
  collaboration: (stack) => [
    new CfnCollaboration(stack, 'Collaboration', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: ['CAN_RECEIVE_RESULTS'],
      creatorMlMemberAbilities: ML_ABILITIES,
      creatorPaymentConfiguration: PAYMENTS,
      members: [
        {
          accountId: ADVERTISER,
          displayName: 'Advertiser',
          memberAbilities: ['CAN_QUERY'],
          mlMemberAbilities: ML_ABILITIES,
          paymentConfiguration: PAYMENTS,
        },
      ],
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'DISABLED',
      isMetricsEnabled: true,
      dataEncryptionMetadata: {
        allowCleartext: true,
        allowDuplicates: true,
        allowJoinsOnColumnsWithDifferentNames: true,
        preserveNulls: true,
      },
      allowedResultRegions: ['us-east-1'],
      autoApprovedChangeTypes: ['ADD_MEMBER'],
      analyticsEngine: 'SPARK',
    }),
  ],
  membership: (stack) => [
    new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: AN_ID,
      queryLogStatus: 'ENABLED',
      jobLogStatus: 'DISABLED',
      isMetricsEnabled: true,
      defaultResultConfiguration: RESULTS,
      defaultJobResultConfiguration: RESULTS,
      paymentConfiguration: PAYMENTS,
    }),
  ],
  configuredTable: (stack) => [
    ...RULES.map(
      (rule, i) =>
        new CfnConfiguredTable(stack, `ConfiguredTable${i}`, {
          name: 'sales',
          allowedColumns: ['user_id', 'city', 'revenue'],
          analysisMethod: 'MULTIPLE',
          selectedAnalysisMethods: ['DIRECT_QUERY', 'DIRECT_JOB'],
          tableReference: TABLE_REFERENCES[i],
          analysisRules: [rule],
        }),
    ),
    inDatabricks(stack),
  ],
  association: (stack) =>
    (['aggregation', 'list', 'custom'] as const).map(
      (key) =>
        new CfnConfiguredTableAssociation(stack, `Association-${key}`, {
          name: 'sales',
          configuredTableIdentifier: AN_ID,
          membershipIdentifier: AN_ID,
          roleArn: 'arn:aws:iam::111111111111:role/Reader',
          configuredTableAssociationAnalysisRules: [
            {
              type: key.toUpperCase(),
              policy: { v1: { [key]: { allowedResultReceivers: [ADVERTISER], allowedAdditionalAnalyses: [] } } },
            },
          ],
        }),
    ),
  analysisTemplate: (stack) => [
    new CfnAnalysisTemplate(stack, 'AnalysisTemplate', {
      name: 'Reach',
      membershipIdentifier: AN_ID,
      format: 'SQL',
      source: { text: 'SELECT 1' },
      analysisParameters: [{ name: 'since', type: 'DATE', defaultValue: '2026-01-01' }],
      schema: { referencedTables: ['sales'] },
      syntheticDataParameters: {
        mlSyntheticDataParameters: {
          epsilon: 1,
          maxMembershipInferenceAttackScore: 0.6,
          columnClassification: {
            columnMapping: [{ columnName: 'city', columnType: 'CATEGORICAL', isPredictiveValue: true }],
          },
        },
      },
    }),
    new CfnAnalysisTemplate(stack, 'Job', {
      name: 'Job',
      membershipIdentifier: AN_ID,
      format: 'PYSPARK_1_0',
      source: {
        artifacts: {
          entryPoint: { location: { bucket: 'code', key: 'main.py' } },
          additionalArtifacts: [{ location: { bucket: 'code', key: 'libraries.tar.gz' } }],
          roleArn: 'arn:aws:iam::111111111111:role/Code',
        },
      },
      errorMessageConfiguration: { type: 'DETAILED' },
    }),
  ],
  privacyBudget: (stack) => [
    new CfnPrivacyBudgetTemplate(stack, 'Noise', {
      membershipIdentifier: AN_ID,
      privacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      autoRefresh: 'NONE',
      parameters: { epsilon: 3, usersNoisePerQuery: 30 },
    }),
    new CfnPrivacyBudgetTemplate(stack, 'Access', {
      membershipIdentifier: AN_ID,
      privacyBudgetType: 'ACCESS_BUDGET',
      autoRefresh: 'NONE',
      parameters: {
        resourceArn: `arn:aws:cleanrooms:us-east-1:111111111111:membership/${AN_ID}/configuredtableassociation/${AN_ID}`,
        budgetParameters: [{ type: 'LIFETIME', budget: 10, autoRefresh: 'DISABLED' }],
      },
    }),
  ],
  intermediateTable: (stack) => [
    new CfnIntermediateTable(stack, 'IntermediateTable', {
      name: 'daily',
      membershipIdentifier: AN_ID,
      populationAnalysisConfiguration: {
        sqlParameters: { queryString: 'SELECT 1', analysisTemplateArn: TEMPLATE_ARN },
      },
      kmsKeyArn: KEY_ARN,
      analysisRules: [
        {
          type: 'CUSTOM',
          policy: {
            v1: {
              custom: {
                allowedAnalyses: ['ANY_QUERY'],
                allowedAnalysisProviders: [ADVERTISER],
                allowedResultReceivers: [ADVERTISER],
                additionalAnalyses: 'ALLOWED',
                differentialPrivacy: { columns: [{ name: 'user_id' }] },
                disallowedOutputColumns: ['city'],
                aggregationThresholds: [
                  {
                    identityColumns: ['user_id'],
                    minimumIdentityCount: 2,
                    type: 'COUNT_DISTINCT',
                    outputColumnThresholds: [{ outputColumnName: 'city', minimumIdentityCount: 2 }],
                    allowedAggregateExpressionType: 'COLUMNS_ONLY',
                  },
                ],
                comparisonControls: {
                  allowedLiteralComparisonColumns: ['city'],
                  allowedColumnComparisonColumns: ['city'],
                },
              },
            },
          },
        },
      ],
    }),
  ],
  idMappingTable: (stack) => [
    new CfnIdMappingTable(stack, 'IdMappingTable', {
      name: 'ids',
      membershipIdentifier: AN_ID,
      inputReferenceConfig: { inputReferenceArn: 'arn', manageResourcePolicies: true },
      kmsKeyArn: KEY_ARN,
    }),
  ],
  idNamespace: (stack) => [
    new CfnIdNamespaceAssociation(stack, 'IdNamespaceAssociation', {
      name: 'ids',
      membershipIdentifier: AN_ID,
      inputReferenceConfig: { inputReferenceArn: 'arn', manageResourcePolicies: true },
      idMappingConfig: { allowUseAsDimensionColumn: true },
    }),
  ],
  trainingDataset: (stack) => [
    new CfnTrainingDataset(stack, 'TrainingDataset', {
      name: 'interactions',
      roleArn: 'arn',
      trainingData: [
        {
          type: 'INTERACTIONS',
          inputConfig: {
            schema: [{ columnName: 'user_id', columnTypes: ['USER_ID'] }],
            dataSource: { glueDataSource: { databaseName: 'shop', tableName: 'interactions' } },
          },
        },
      ],
    }),
  ],
  modelAlgorithm: (stack) => [
    new CfnConfiguredModelAlgorithm(stack, 'Model', {
      name: 'model',
      roleArn: 'arn',
      kmsKeyArn: 'arn',
      trainingContainerConfig: {
        imageUri: 'repository/training',
        metricDefinitions: [{ name: 'loss', regex: 'loss=(.*)' }],
      },
      inferenceContainerConfig: { imageUri: 'repository/inference' },
    }),
  ],
  modelAssociation: (stack) => [
    new CfnConfiguredModelAlgorithmAssociation(stack, 'ModelAssociation', {
      name: 'model',
      membershipIdentifier: AN_ID,
      configuredModelAlgorithmArn: 'arn',
      privacyConfiguration: {
        policies: {
          trainedModels: { containerLogs: [LOGS], containerMetrics: { noiseLevel: 'HIGH' } },
          trainedModelInferenceJobs: { containerLogs: [LOGS] },
          trainedModelExports: { filesToExport: ['MODEL'], maxSize: { unit: 'GB', value: 1 } },
        },
      },
    }),
  ],
  addedMember: (stack) => [
    new CfnResource(stack, 'AddedMember', {
      type: 'Custom::CleanRoomsCollaborationMember',
      properties: {
        CollaborationId: AN_ID,
        AccountId: ADVERTISER,
        DisplayName: 'Late',
        ReceivesResults: true,
        ExportsQueryAnalysisLog: true,
        MlAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'],
        Payments: ['queryCompute'],
      },
    }),
  ],
  autoApproval: (stack) => [
    new CfnResource(stack, 'AutoApproval', {
      type: 'Custom::CleanRoomsAutoApprovedChanges',
      properties: { CollaborationId: AN_ID, ChangeTypes: ['ADD_MEMBER'] },
    }),
  ],
  changeApproval: (stack) => [
    new CfnResource(stack, 'ChangeApproval', {
      type: 'Custom::CleanRoomsChangeRequestApproval',
      properties: { CollaborationId: AN_ID, Approver: '111111111111', AccountId: ADVERTISER, MayReceiveResults: true },
    }),
  ],
  audienceModelAssociation: (stack) => [
    new CfnResource(stack, 'AudienceModelAssociation', {
      type: 'Custom::CleanRoomsConfiguredAudienceModelAssociation',
      properties: { MembershipId: AN_ID, Name: 'lookalikes', ConfiguredAudienceModelArn: 'arn' },
    }),
  ],
  mlConfiguration: (stack) => [
    new CfnResource(stack, 'MlConfiguration', {
      type: 'Custom::CleanRoomsMlConfiguration',
      properties: { MembershipId: AN_ID, S3Uri: 's3://models/output', RoleArn: 'arn' },
    }),
  ],
  entityNamespace: (stack) => [
    new CfnIdNamespace(stack, 'Namespace', {
      idNamespaceName: 'source',
      type: 'SOURCE',
      idMappingWorkflowProperties: [{ idMappingType: 'PROVIDER', providerProperties: { providerServiceArn: 'arn' } }],
    }),
  ],
  mappingWorkflow: (stack) => [
    new CfnIdMappingWorkflow(stack, 'Workflow', {
      workflowName: 'mapping',
      inputSourceConfig: [{ inputSourceArn: 'arn', type: 'SOURCE' }],
      idMappingTechniques: { idMappingType: 'RULE_BASED' },
      roleArn: 'arn',
    }),
  ],
  entityStatement: (stack) => [new CfnPolicyStatement(stack, 'Statement', { arn: 'arn', statementId: 'own' })],
  glueTable: (stack) => [
    new CfnTable(stack, 'GlueTable', {
      catalogId: '111111111111',
      databaseName: 'shop',
      openTableFormatInput: { icebergInput: { metadataOperation: 'CREATE' } },
      tableInput: {
        name: 'sales',
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: [{ name: 'day', type: 'date' }],
        storageDescriptor: {
          location: 's3://lake/sales/',
          columns: [{ name: 'city', type: 'string' }],
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          serdeInfo: { serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe' },
        },
      },
    }),
    new CfnTable(stack, 'IcebergTable', {
      catalogId: '111111111111',
      databaseName: 'shop',
      tableInput: { name: 'sales', parameters: { table_type: 'ICEBERG' } },
    }),
  ],
  glueDatabase: (stack) => [
    new CfnDatabase(stack, 'GlueDatabase', { catalogId: '111111111111', databaseInput: { name: 'shop' } }),
  ],
  registeredLocation: (stack) => [
    new CfnRegisteredLocation(stack, 'RegisteredLocation', {
      resourceArn: 'arn:aws:s3:::lake/sales',
      useServiceLinkedRole: true,
      hybridAccessEnabled: true,
    }),
  ],
  bucket: (stack) => [
    new CfnBucket(stack, 'Bucket', {
      bucketName: 'lake',
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: AN_ID } },
        ],
      },
      versioningConfiguration: { status: 'Enabled' },
      lifecycleConfiguration: {
        rules: [
          { status: 'Enabled', noncurrentVersionExpiration: { noncurrentDays: 7, newerNoncurrentVersions: 2 } },
          { status: 'Enabled', noncurrentVersionExpirationInDays: 7 },
          { status: 'Enabled', prefix: 'old/', expirationInDays: 30 },
          { status: 'Enabled', expirationInDays: 30, tagFilters: [{ key: 'old', value: 'yes' }] },
          { status: 'Disabled', expirationDate: new Date(0) },
          { status: 'Enabled', expirationInDays: 30, objectSizeGreaterThan: 1 },
          { status: 'Enabled', expirationInDays: 30, objectSizeLessThan: 2 },
        ],
      },
    }),
  ],
  bucketPolicy: (stack) => [new CfnBucketPolicy(stack, 'BucketPolicy', { bucket: 'lake', policyDocument: POLICY })],
  key: (stack) => [new CfnKey(stack, 'Key', { keyPolicy: POLICY })],
  role: (stack) => [
    new CfnRole(stack, 'Role', {
      roleName: 'Reader',
      assumeRolePolicyDocument: POLICY,
      policies: [{ policyName: 'Read', policyDocument: POLICY }],
      managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    }),
  ],
  policy: (stack) => [
    new CfnPolicy(stack, 'Policy', { policyName: 'Read', policyDocument: POLICY, roles: ['Reader'] }),
  ],
  managedPolicy: (stack) => [
    new CfnManagedPolicy(stack, 'ManagedPolicy', { policyDocument: POLICY, roles: ['Reader'] }),
  ],
  rolePolicy: (stack) => [
    new CfnRolePolicy(stack, 'RolePolicy', { policyName: 'Read', policyDocument: POLICY, roleName: 'Reader' }),
  ],
};
