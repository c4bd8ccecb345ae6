import { ADVERTISER, AGENCY, PUBLISHER, type Settings, SYNTHETIC } from './settings';

/** A CloudFormation template as it is written by hand. */
export interface PlainTemplate {
  readonly name: string;
  readonly account: string;
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: object }>>;
  readonly Outputs?: object;
}

/** The same app as plain templates, which read outputs of each other. */
export function templatesWith(settings: Settings): readonly PlainTemplate[] {
  return [publisher(settings), advertiser(settings), ...(settings.agency ? [agency()] : [])];
}

const id = (logicalId: string, attribute: string) => ({ 'Fn::GetAtt': [logicalId, attribute] });
const MEMBERSHIP = id('Membership', 'MembershipIdentifier');
const output = (OutputName: string) => ({
  'Fn::GetStackOutput': { StackName: 'Publisher', OutputName, RoleArn: `arn:aws:iam::${PUBLISHER}:role/Outputs` },
});
const ROOM = output('Ads');

function publisher(settings: Settings): PlainTemplate {
  return {
    name: 'Publisher',
    account: PUBLISHER,
    Resources: {
      Ads: { Type: 'AWS::CleanRooms::Collaboration', Properties: collaboration(settings) },
      Membership: {
        Type: 'AWS::CleanRooms::Membership',
        Properties: {
          CollaborationIdentifier: id('Ads', 'CollaborationIdentifier'),
          QueryLogStatus: settings.queryLog ? 'ENABLED' : 'DISABLED',
          ...(settings.publisherPays && {
            PaymentConfiguration: { QueryCompute: { IsResponsible: true } },
          }),
        },
      },
      ...templates(settings),
      ...impressions(settings),
      ...visits(settings),
      ...profiles(settings),
      ...model(settings),
    },
    Outputs: {
      Ads: { Value: id('Ads', 'CollaborationIdentifier') },
      Reach: { Value: id('Reach', 'Arn') },
    },
  };
}

function collaboration(settings: Settings): object {
  return {
    Name: 'Ads',
    Description: settings.description,
    CreatorDisplayName: 'Publisher',
    CreatorMemberAbilities: [],
    ...(settings.publisherPays && {
      CreatorPaymentConfiguration: { QueryCompute: { IsResponsible: true } },
    }),
    QueryLogStatus: settings.queryLog ? 'ENABLED' : 'DISABLED',
    AllowedResultRegions: settings.resultRegions,
    AutoApprovedChangeTypes: settings.autoApprovedChanges,
    DataEncryptionMetadata: {
      AllowCleartext: settings.cleartext,
      AllowDuplicates: false,
      AllowJoinsOnColumnsWithDifferentNames: false,
      PreserveNulls: false,
    },
    Members: [
      {
        AccountId: ADVERTISER,
        DisplayName: 'Advertiser',
        MemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS', 'CAN_RUN_JOB'],
        MLMemberAbilities: {
          CustomMLMemberAbilities: [
            'CAN_RECEIVE_MODEL_OUTPUT',
            ...(settings.advertiserInfers ? ['CAN_RECEIVE_INFERENCE_OUTPUT'] : []),
          ],
        },
        ...(!settings.publisherPays && { PaymentConfiguration: { QueryCompute: { IsResponsible: true } } }),
      },
      ...(settings.agency
        ? [{ AccountId: AGENCY, DisplayName: 'Agency', MemberAbilities: ['CAN_RECEIVE_RESULTS'] }]
        : []),
    ],
  };
}

function templates(settings: Settings): PlainTemplate['Resources'] {
  const Type = 'AWS::CleanRooms::AnalysisTemplate';
  const column = (ColumnName: string, ColumnType: string) => ({
    ColumnName,
    ColumnType,
    IsPredictiveValue: ColumnName === 'segment',
  });
  return {
    Reach: {
      Type,
      Properties: {
        MembershipIdentifier: MEMBERSHIP,
        Name: settings.reachName,
        Format: 'SQL',
        Source: { Text: settings.reachSql },
      },
    },
    Job: {
      Type,
      Properties: {
        MembershipIdentifier: MEMBERSHIP,
        Name: 'job',
        Format: 'PYSPARK_1_0',
        Schema: { ReferencedTables: ['profiles'] },
        Source: {
          Artifacts: { EntryPoint: { Location: { Bucket: 'code', Key: 'job.py' } }, RoleArn: id('Reader', 'Arn') },
        },
        ...(settings.errorDetails && { ErrorMessageConfiguration: { Type: 'DETAILED' } }),
      },
    },
    Synthetic: {
      Type,
      Properties: {
        MembershipIdentifier: MEMBERSHIP,
        Name: 'synthetic',
        Format: 'SQL',
        Source: { Text: SYNTHETIC },
        SyntheticDataParameters: {
          MlSyntheticDataParameters: {
            Epsilon: 1,
            MaxMembershipInferenceAttackScore: settings.attackScore,
            ColumnClassification: {
              ColumnMapping: [
                column('uid', 'CATEGORICAL'),
                column('age', 'NUMERICAL'),
                column('city', 'CATEGORICAL'),
                column('income', 'NUMERICAL'),
                column('segment', 'CATEGORICAL'),
              ],
            },
          },
        },
      },
    },
  };
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly type: 'AGGREGATION' | 'CUSTOM';
  readonly rule: object;
  readonly receivers: readonly string[];
}

/** A configured table, its association and the rule of the association. */
function shared(logicalId: string, { name, columns, type, rule, receivers }: Table): PlainTemplate['Resources'] {
  const key = type === 'CUSTOM' ? 'Custom' : 'Aggregation';
  return {
    [logicalId]: {
      Type: 'AWS::CleanRooms::ConfiguredTable',
      Properties: {
        Name: name,
        AnalysisMethod: 'DIRECT_QUERY',
        AllowedColumns: columns,
        TableReference: { Glue: { DatabaseName: 'ads', TableName: name } },
        AnalysisRules: [{ Type: type, Policy: { V1: { [key]: rule } } }],
      },
    },
    [`${logicalId}Association`]: {
      Type: 'AWS::CleanRooms::ConfiguredTableAssociation',
      Properties: {
        Name: name,
        ConfiguredTableIdentifier: id(logicalId, 'ConfiguredTableIdentifier'),
        MembershipIdentifier: MEMBERSHIP,
        RoleArn: id('Reader', 'Arn'),
        ConfiguredTableAssociationAnalysisRules: [
          { Type: type, Policy: { V1: { [key]: { AllowedResultReceivers: receivers } } } },
        ],
      },
    },
  };
}

function impressions(settings: Settings): PlainTemplate['Resources'] {
  return {
    Reader: reader(settings.trust),
    ...shared('Impressions', {
      name: 'impressions',
      columns: settings.impressionColumns,
      type: 'CUSTOM',
      rule: {
        AllowedAnalyses: [id('Reach', 'Arn')],
        DifferentialPrivacy: { Columns: [{ Name: 'uid' }] },
      },
      receivers: [ADVERTISER],
    }),
    Budget: {
      Type: 'AWS::CleanRooms::PrivacyBudgetTemplate',
      Properties: {
        MembershipIdentifier: MEMBERSHIP,
        PrivacyBudgetType: 'DIFFERENTIAL_PRIVACY',
        AutoRefresh: settings.budgetRefresh,
        Parameters: { Epsilon: settings.epsilon, UsersNoisePerQuery: settings.usersNoisePerQuery },
      },
    },
  };
}

function reader(trust: Settings['trust']) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'cleanrooms.amazonaws.com' },
            ...(trust === 'account' && {
              Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:cleanrooms:*:${ADVERTISER}:membership/*` } },
            }),
          },
        ],
      },
    },
  };
}

function visits(settings: Settings): PlainTemplate['Resources'] {
  return {
    ...shared('Visits', {
      name: 'visits',
      columns: ['city', 'shop', 'uid'],
      type: 'AGGREGATION',
      rule: {
        AggregateColumns: [{ ColumnNames: ['uid'], Function: 'COUNT_DISTINCT' }],
        JoinColumns: ['uid'],
        ...(settings.joinRequired && { JoinRequired: 'QUERY_RUNNER' }),
        DimensionColumns: settings.visitDimensions,
        ScalarFunctions: [],
        OutputConstraints: [{ ColumnName: 'uid', Minimum: settings.visitMinimum, Type: 'COUNT_DISTINCT' }],
      },
      receivers: [ADVERTISER],
    }),
    VisitsBudget: {
      Type: 'AWS::CleanRooms::PrivacyBudgetTemplate',
      Properties: {
        MembershipIdentifier: MEMBERSHIP,
        PrivacyBudgetType: 'ACCESS_BUDGET',
        Parameters: {
          ResourceArn: id('VisitsAssociation', 'Arn'),
          BudgetParameters: [{ Type: 'CALENDAR_DAY', Budget: settings.visitsPerDay, AutoRefresh: 'ENABLED' }],
        },
      },
    },
  };
}

function profiles(settings: Settings): PlainTemplate['Resources'] {
  const { profileQueries, profileThreshold, profileLiterals, profileDisallowed, profileProviders } = settings;
  return shared('Profiles', {
    name: 'profiles',
    columns: ['age', 'city', 'income', 'segment', 'uid'],
    type: 'CUSTOM',
    rule: {
      AllowedAnalyses: profileQueries === 'any' ? ['ANY_QUERY'] : [],
      ...(profileQueries === 'any' && { AllowedAnalysisProviders: profileProviders }),
      DisallowedOutputColumns: profileDisallowed,
      ComparisonControls: {
        AllowedLiteralComparisonColumns: profileLiterals,
        AllowedColumnComparisonColumns: ['uid'],
      },
      ...(profileThreshold !== undefined && {
        AggregationThresholds: [
          {
            Type: 'COUNT_DISTINCT',
            IdentityColumns: ['uid'],
            MinimumIdentityCount: profileThreshold,
            AllowedAggregateExpressionType: 'COLUMNS_ONLY',
          },
        ],
      }),
    },
    receivers: settings.profileReceivers,
  });
}

function model(settings: Settings): PlainTemplate['Resources'] {
  return {
    Algorithm: {
      Type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithm',
      Properties: {
        Name: 'algorithm',
        RoleArn: 'arn:aws:iam::111111111111:role/Images',
        TrainingContainerConfig: { ImageUri: '111111111111.dkr.ecr.us-east-1.amazonaws.com/model:latest' },
      },
    },
    Model: {
      Type: 'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation',
      Properties: {
        MembershipIdentifier: MEMBERSHIP,
        Name: 'model',
        ConfiguredModelAlgorithmArn: { 'Fn::GetAtt': ['Algorithm', 'ConfiguredModelAlgorithmArn'] },
        PrivacyConfiguration: {
          Policies: {
            TrainedModels: {
              ContainerLogs: [{ AllowedAccountIds: settings.logReaders }],
              ContainerMetrics: { NoiseLevel: settings.metricNoise },
            },
            TrainedModelExports: {
              FilesToExport: settings.exportedFiles,
              MaxSize: { Unit: 'GB', Value: 1 },
            },
          },
        },
      },
    },
  };
}

function advertiser(settings: Settings): PlainTemplate {
  return {
    name: 'Advertiser',
    account: ADVERTISER,
    Resources: {
      Membership: {
        Type: 'AWS::CleanRooms::Membership',
        Properties: {
          CollaborationIdentifier: ROOM,
          QueryLogStatus: settings.queryLog ? 'ENABLED' : 'DISABLED',
          DefaultResultConfiguration: {
            OutputConfiguration: { S3: { Bucket: { Ref: 'Results' }, KeyPrefix: 'reach', ResultFormat: 'PARQUET' } },
            RoleArn: id('Reader', 'Arn'),
          },
          ...(!settings.publisherPays && { PaymentConfiguration: { QueryCompute: { IsResponsible: true } } }),
        },
      },
      Reader: reader('account'),
      ...(settings.ownKey && { Key: { Type: 'AWS::KMS::Key', Properties: {} } }),
      Results: { Type: 'AWS::S3::Bucket', Properties: bucket(settings) },
      ...shared('Conversions', {
        name: 'conversions',
        columns: ['age', 'city', 'income', 'segment', 'uid'],
        type: 'CUSTOM',
        rule: { AllowedAnalyses: [output('Reach')] },
        receivers: [ADVERTISER],
      }),
    },
  };
}

function bucket({ ownKey, expiryDays }: Settings): object {
  const byDefault = ownKey ? { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: id('Key', 'Arn') } : { SSEAlgorithm: 'AES256' };
  return {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: byDefault }] },
    ...(expiryDays !== undefined && {
      LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: expiryDays }] },
    }),
  };
}

function agency(): PlainTemplate {
  return {
    name: 'Agency',
    account: AGENCY,
    Resources: {
      Membership: {
        Type: 'AWS::CleanRooms::Membership',
        Properties: { CollaborationIdentifier: ROOM, QueryLogStatus: 'ENABLED' },
      },
    },
  };
}
