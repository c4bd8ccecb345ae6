import type { Source } from '../../../src/model/source';
import { templateSource } from '../../../src/templates/template-source';

const [PUBLISHER, ADVERTISER] = ['111111111111', '222222222222'];

const ref = (id: string) => ({ Ref: id });
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const membership = { MembershipIdentifier: ref('Membership') };
const tags = { Tags: [{ Key: 'team', Value: 'ads' }] };
const described = { Description: 'For the spring campaign', ...tags };
const responsible = { IsResponsible: true };
const payments = {
  QueryCompute: responsible,
  JobCompute: responsible,
  MachineLearning: {
    ModelTraining: responsible,
    ModelInference: responsible,
    SyntheticDataGeneration: responsible,
  },
};
const mlAbilities = { CustomMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT', 'CAN_RECEIVE_INFERENCE_OUTPUT'] };
const log = {
  AllowedAccountIds: [ADVERTISER],
  LogType: 'ALL',
  FilterPattern: 'ERROR',
  LogRedactionConfiguration: {
    EntitiesToRedact: ['CUSTOM'],
    CustomEntityConfig: { CustomDataIdentifiers: ['[0-9]+'] },
  },
};
const threshold = {
  IdentityColumns: ['user_id'],
  MinimumIdentityCount: 10,
  Type: 'COUNT_DISTINCT',
  AllowedAggregateExpressionType: 'COLUMNS_ONLY',
  OutputColumnThresholds: [{ OutputColumnName: 'city', MinimumIdentityCount: 5 }],
};
const custom = {
  AllowedAnalysisProviders: [ADVERTISER],
  AdditionalAnalyses: 'ALLOWED',
  DisallowedOutputColumns: ['revenue'],
};
const thresholds = {
  AllowedAnalyses: ['ANY_QUERY'],
  ...custom,
  AggregationThresholds: [threshold],
  ComparisonControls: {
    AllowedLiteralComparisonColumns: ['city'],
    AllowedColumnComparisonColumns: ['user_id'],
  },
};
const privacy = { DifferentialPrivacy: { Columns: [{ Name: 'user_id' }] } };

function ruleOf(type: 'Aggregation' | 'List' | 'Custom', policy: object) {
  return { Type: type.toUpperCase(), Policy: { V1: { [type]: policy } } };
}

function tableOf(name: string, rule: object) {
  return {
    Type: 'AWS::CleanRooms::ConfiguredTable',
    Properties: {
      Name: name,
      ...described,
      AllowedColumns: ['city', 'revenue', 'user_id'],
      AnalysisMethod: 'MULTIPLE',
      SelectedAnalysisMethods: ['DIRECT_QUERY', 'DIRECT_JOB'],
      TableReference: { Glue: { DatabaseName: 'shop', TableName: 'sales', Region: 'us-east-1' } },
      AnalysisRules: [rule],
    },
  };
}

function associationOf(name: string, table: string, type: 'Aggregation' | 'List' | 'Custom') {
  return {
    Type: 'AWS::CleanRooms::ConfiguredTableAssociation',
    Properties: {
      Name: name,
      ...described,
      ...membership,
      ConfiguredTableIdentifier: ref(table),
      RoleArn: arn('Reader'),
      ConfiguredTableAssociationAnalysisRules: [
        ruleOf(type, {
          AllowedResultReceivers: [ADVERTISER],
          AllowedAdditionalAnalyses: [{ 'Fn::GetAtt': ['Model', 'ConfiguredModelAlgorithmAssociationArn'] }],
        }),
      ],
    },
  };
}

function resultsIn(keyPrefix: string, format: object = {}) {
  const s3 = { Bucket: ref('Results'), KeyPrefix: keyPrefix, ...format };
  return { OutputConfiguration: { S3: s3 }, RoleArn: arn('Reader') };
}

/** The resources of an app in which each property that limits what members learn has a value. */
export const RESOURCES = {
  Collaboration: {
    Type: 'AWS::CleanRooms::Collaboration',
    Properties: {
      Name: 'Ads',
      ...described,
      CreatorDisplayName: 'Publisher',
      CreatorMemberAbilities: ['CAN_RECEIVE_RESULTS'],
      CreatorMLMemberAbilities: mlAbilities,
      CreatorPaymentConfiguration: payments,
      Members: [
        {
          AccountId: ADVERTISER,
          DisplayName: 'Advertiser',
          MemberAbilities: ['CAN_QUERY', 'CAN_RUN_JOB', 'CAN_RECEIVE_RESULTS'],
          MLMemberAbilities: mlAbilities,
          PaymentConfiguration: payments,
        },
      ],
      QueryLogStatus: 'ENABLED',
      JobLogStatus: 'ENABLED',
      IsMetricsEnabled: true,
      AnalyticsEngine: 'SPARK',
      AllowedResultRegions: ['us-east-1'],
      AutoApprovedChangeTypes: ['ADD_MEMBER'],
      DataEncryptionMetadata: {
        AllowCleartext: true,
        AllowDuplicates: false,
        AllowJoinsOnColumnsWithDifferentNames: true,
        PreserveNulls: false,
      },
    },
  },
  Membership: {
    Type: 'AWS::CleanRooms::Membership',
    Properties: {
      ...tags,
      CollaborationIdentifier: ref('Collaboration'),
      QueryLogStatus: 'ENABLED',
      JobLogStatus: 'ENABLED',
      IsMetricsEnabled: true,
      PaymentConfiguration: payments,
      DefaultResultConfiguration: resultsIn('queries', { ResultFormat: 'CSV', SingleFileOutput: true }),
      DefaultJobResultConfiguration: resultsIn('jobs'),
    },
  },
  Counted: tableOf(
    'counted',
    ruleOf('Aggregation', {
      AggregateColumns: [{ ColumnNames: ['revenue'], Function: 'SUM' }],
      JoinColumns: ['user_id'],
      AllowedJoinOperators: ['OR'],
      JoinRequired: 'QUERY_RUNNER',
      DimensionColumns: ['city'],
      ScalarFunctions: ['UPPER'],
      OutputConstraints: [{ ColumnName: 'user_id', Minimum: 100, Type: 'COUNT_DISTINCT' }],
      AdditionalAnalyses: 'ALLOWED',
    }),
  ),
  Listed: tableOf(
    'listed',
    ruleOf('List', {
      JoinColumns: ['user_id'],
      AllowedJoinOperators: ['OR'],
      ListColumns: ['city'],
      AdditionalAnalyses: 'ALLOWED',
    }),
  ),
  Grouped: tableOf('grouped', ruleOf('Custom', thresholds)),
  Noisy: tableOf('noisy', ruleOf('Custom', { AllowedAnalyses: [arn('Reach')], ...custom, ...privacy })),
  CountedAssociation: associationOf('counted', 'Counted', 'Aggregation'),
  ListedAssociation: associationOf('listed', 'Listed', 'List'),
  GroupedAssociation: associationOf('grouped', 'Grouped', 'Custom'),
  NoisyAssociation: associationOf('noisy', 'Noisy', 'Custom'),
  Daily: {
    Type: 'AWS::CleanRooms::IntermediateTable',
    Properties: {
      Name: 'daily',
      ...described,
      ...membership,
      KmsKeyArn: arn('Key'),
      PopulationAnalysisConfiguration: { SqlParameters: { QueryString: 'SELECT city, revenue FROM grouped' } },
      AnalysisRules: [ruleOf('Custom', { ...thresholds, AllowedResultReceivers: [ADVERTISER] })],
    },
  },
  NoisyDaily: {
    Type: 'AWS::CleanRooms::IntermediateTable',
    Properties: {
      Name: 'noisy_daily',
      ...membership,
      PopulationAnalysisConfiguration: { SqlParameters: { AnalysisTemplateArn: arn('Reach') } },
      AnalysisRules: [ruleOf('Custom', { AllowedAnalyses: ['ANY_QUERY'], ...privacy })],
    },
  },
  Reach: {
    Type: 'AWS::CleanRooms::AnalysisTemplate',
    Properties: {
      Name: 'reach',
      ...described,
      ...membership,
      Format: 'SQL',
      Source: { Text: 'SELECT city, COUNT(DISTINCT user_id) AS users FROM noisy WHERE city = :city GROUP BY city' },
      AnalysisParameters: [{ Name: 'city', Type: 'VARCHAR', DefaultValue: 'Bern' }],
      Schema: { ReferencedTables: ['noisy'] },
      SyntheticDataParameters: {
        MlSyntheticDataParameters: {
          Epsilon: 2,
          MaxMembershipInferenceAttackScore: 0.6,
          ColumnClassification: {
            ColumnMapping: [{ ColumnName: 'city', ColumnType: 'CATEGORICAL', IsPredictiveValue: true }],
          },
        },
      },
    },
  },
  Job: {
    Type: 'AWS::CleanRooms::AnalysisTemplate',
    Properties: {
      Name: 'job',
      ...membership,
      Format: 'PYSPARK_3_5',
      Source: {
        Artifacts: {
          EntryPoint: { Location: { Bucket: 'code', Key: 'main.py' } },
          AdditionalArtifacts: [{ Location: { Bucket: 'code', Key: 'more.tar.gz' } }],
          RoleArn: arn('Reader'),
        },
      },
      Schema: { ReferencedTables: ['grouped'] },
      ErrorMessageConfiguration: { Type: 'DETAILED' },
    },
  },
  Noise: {
    Type: 'AWS::CleanRooms::PrivacyBudgetTemplate',
    Properties: {
      ...tags,
      ...membership,
      PrivacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      AutoRefresh: 'CALENDAR_MONTH',
      Parameters: { Epsilon: 3, UsersNoisePerQuery: 30 },
    },
  },
  Accesses: {
    Type: 'AWS::CleanRooms::PrivacyBudgetTemplate',
    Properties: {
      ...membership,
      PrivacyBudgetType: 'ACCESS_BUDGET',
      AutoRefresh: 'NONE',
      Parameters: {
        ResourceArn: arn('GroupedAssociation'),
        BudgetParameters: [{ Type: 'CALENDAR_DAY', Budget: 10, AutoRefresh: 'ENABLED' }],
      },
    },
  },
  Identities: {
    Type: 'AWS::CleanRooms::IdMappingTable',
    Properties: {
      Name: 'identities',
      ...described,
      ...membership,
      KmsKeyArn: arn('Key'),
      InputReferenceConfig: { InputReferenceArn: 'arn:aws:entityresolution:a:b', ManageResourcePolicies: true },
    },
  },
  Namespace: {
    Type: 'AWS::CleanRooms::IdNamespaceAssociation',
    Properties: {
      Name: 'ids',
      ...described,
      ...membership,
      InputReferenceConfig: { InputReferenceArn: 'arn:aws:entityresolution:a:b', ManageResourcePolicies: true },
      IdMappingConfig: { AllowUseAsDimensionColumn: true },
    },
  },
  Algorithm: {
    Type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithm',
    Properties: {
      Name: 'algorithm',
      ...described,
      RoleArn: arn('Reader'),
      KmsKeyArn: arn('Key'),
      InferenceContainerConfig: { ImageUri: 'repository/inference' },
      TrainingContainerConfig: {
        ImageUri: 'repository/training',
        Arguments: ['--fast'],
        Entrypoint: ['main'],
        MetricDefinitions: [{ Name: 'loss', Regex: 'loss=(.*)' }],
      },
    },
  },
  Model: {
    Type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation',
    Properties: {
      Name: 'model',
      ...described,
      ...membership,
      ConfiguredModelAlgorithmArn: { 'Fn::GetAtt': ['Algorithm', 'ConfiguredModelAlgorithmArn'] },
      PrivacyConfiguration: {
        Policies: {
          TrainedModels: {
            ContainerLogs: [log],
            ContainerMetrics: { NoiseLevel: 'HIGH' },
            MaxArtifactSize: { Unit: 'GB', Value: 2 },
          },
          TrainedModelInferenceJobs: { ContainerLogs: [log], MaxOutputSize: { Unit: 'GB', Value: 3 } },
          TrainedModelExports: { FilesToExport: ['MODEL'], MaxSize: { Unit: 'GB', Value: 4 } },
        },
      },
    },
  },
  Dataset: {
    Type: 'AWS::CleanRoomsML::TrainingDataset',
    Properties: {
      Name: 'interactions',
      ...described,
      RoleArn: arn('Reader'),
      TrainingData: [
        {
          Type: 'INTERACTIONS',
          InputConfig: {
            Schema: [{ ColumnName: 'user_id', ColumnTypes: ['USER_ID'] }],
            DataSource: { GlueDataSource: { CatalogId: PUBLISHER, DatabaseName: 'shop', TableName: 'interactions' } },
          },
        },
      ],
    },
  },
  Reader: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'cleanrooms.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: { ArnLike: { 'aws:SourceArn': arn('Membership') } },
          },
        ],
      },
    },
  },
  Results: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn('Key') } },
        ],
      },
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Prefix: 'queries/', ExpirationInDays: 90 }] },
    },
  },
  Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [] } } },
};

/** A source with these resources in a stack of the publisher. */
export function sourceOf(resources: object): Source {
  const body = {
    Parameters: { Hidden: { Type: 'String' } },
    Resources: resources,
  };
  return templateSource([
    {
      path: 'Publisher',
      scope: '',
      account: PUBLISHER,
      region: 'us-east-1',
      body,
      parameters: {},
      nested: new Map(),
      pathOf: (logicalId) => `Publisher/${logicalId}`,
      written: {
        document: {
          file: 'template.json',
          data: body,
          positionOf: () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 }),
        },
        at: [],
      },
    },
  ]);
}
