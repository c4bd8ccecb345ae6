import { A_ROLE, AN_ID, type VALID } from './valid';

/**
 * What a sample breaks: a property of a valid L1, by its path, gets another value or, without one, is taken away. Objects
 * are merged; `undefined` takes away what the valid L1 has.
 */
export type Sample = readonly [kind: keyof typeof VALID, path: string, value?: unknown];

const long = (length: number) => 'x'.repeat(length);
const many = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`);

function aggregation(changed: object): unknown {
  const valid = {
    AggregateColumns: [{ ColumnNames: ['city'], Function: 'COUNT' }],
    JoinColumns: ['user_id'],
    DimensionColumns: [],
    ScalarFunctions: [],
    OutputConstraints: [{ ColumnName: 'user_id', Minimum: 50, Type: 'COUNT_DISTINCT' }],
  };
  return [{ Type: 'AGGREGATION', Policy: { V1: { Aggregation: { ...valid, ...changed } } } }];
}

function custom(changed: object): unknown {
  const valid = { AllowedAnalyses: ['ANY_QUERY'], AllowedAnalysisProviders: ['111111111111'] };
  return [{ Type: 'CUSTOM', Policy: { V1: { Custom: { ...valid, ...changed } } } }];
}

function threshold(changed: object = {}): object {
  return {
    Type: 'COUNT_DISTINCT',
    IdentityColumns: ['user_id'],
    MinimumIdentityCount: 10,
    AllowedAggregateExpressionType: 'COLUMNS_ONLY',
    ...changed,
  };
}

function synthetic(changed: object): unknown {
  const valid = { Epsilon: 1, MaxMembershipInferenceAttackScore: 0.6, ColumnClassification: classified({}) };
  return { MlSyntheticDataParameters: { ...valid, ...changed } };
}

function classified(first: object, count = 5): object {
  const columns = many(count).map((ColumnName) => ({ ColumnName, ColumnType: 'NUMERICAL', IsPredictiveValue: false }));
  return { ColumnMapping: [{ ...columns[0], IsPredictiveValue: true, ...first }, ...columns.slice(1)] };
}

function artifacts(changed: object): unknown {
  const valid = { EntryPoint: { Location: { Bucket: 'code', Key: 'main.py' } }, RoleArn: A_ROLE };
  return { Text: undefined, Artifacts: { ...valid, ...changed } };
}

const associationOfModel = (id: string) =>
  `arn:aws:cleanrooms-ml:us-east-1:111111111111:membership/${AN_ID}/configured-model-algorithm-association/${id}`;
const gigabytes = (Value: number) => ({ Unit: 'GB', Value });

/** Alike in shape to samples, but valid: what the check must not report, lest a sample be reported for what it shares. */
export const CONTROLS: readonly Sample[] = [
  ['configuredTable', 'AnalysisRules', aggregation({})],
  ['configuredTable', 'AnalysisRules', custom({ AggregationThresholds: [threshold()] })],
  [
    'configuredTable',
    'AnalysisRules',
    custom({ ComparisonControls: { AllowedLiteralComparisonColumns: [], AllowedColumnComparisonColumns: ['city'] } }),
  ],
  [
    'configuredTable',
    'AnalysisRules',
    custom({
      AllowedAnalyses: [`arn:aws:cleanrooms:us-east-1:111111111111:membership/${AN_ID}/analysistemplate/${AN_ID}`],
    }),
  ],
  ['analysisTemplate', 'SyntheticDataParameters', synthetic({})],
  ['analysisTemplate', 'Source', artifacts({})],
  [
    'modelAssociation',
    'PrivacyConfiguration',
    { Policies: { TrainedModelExports: { FilesToExport: ['MODEL'], MaxSize: gigabytes(1) } } },
  ],
];

/** What the template check has to report for each constraint whose status is `CDK schema`, one sample a part of it. */
export const SAMPLES: { readonly [constraint: string]: readonly Sample[] } = {
  'CR-COLLAB-004': [['collaboration', 'CreatorMemberAbilities', ['CAN_QUERY', 'CAN_QUERY']]],
  'CR-COLLAB-005': [['collaboration', 'CreatorMemberAbilities', ['CAN_EXPORT_QUERY_ANALYSIS_LOG']]],
  'CR-COLLAB-008': [['collaboration', 'Members.0.AccountId', '12345678901']],
  'CR-COLLAB-009': [
    [
      'collaboration',
      'Members',
      many(10).map((DisplayName, index) => ({
        AccountId: `22222222222${index}`,
        DisplayName,
        MemberAbilities: [],
      })),
    ],
  ],
  'CR-COLLAB-011': [
    ['collaboration', 'Name', ' '],
    ['collaboration', 'Name', long(101)],
    ['collaboration', 'CreatorDisplayName', long(101)],
    ['collaboration', 'Description'],
    ['collaboration', 'Description', ' '],
    ['collaboration', 'Description', long(256)],
  ],
  'CR-COLLAB-018': [
    ['collaboration', 'CreatorPaymentConfiguration', { MachineLearning: { ModelTraining: { IsResponsible: true } } }],
    ['membership', 'PaymentConfiguration', { MachineLearning: { ModelTraining: { IsResponsible: true } } }],
  ],
  'CR-COLLAB-020': [['collaboration', 'DataEncryptionMetadata', { AllowCleartext: true }]],
  'CR-COLLAB-021': [
    ['collaboration', 'AllowedResultRegions', ['us-gov-west-1']],
    ['collaboration', 'AllowedResultRegions', ['us-east-1', 'us-east-1']],
  ],
  'CR-COLLAB-026': [['collaboration', 'AutoApprovedChangeTypes', ['GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY']]],
  'CR-MEMB-009': [['membership', 'DefaultJobResultConfiguration', { OutputConfiguration: { S3: { Bucket: 'jobs' } } }]],
  'CR-MEMB-020': [
    ['membership', 'DefaultResultConfiguration.OutputConfiguration.S3.Bucket', 'x'],
    ['membership', 'DefaultResultConfiguration.OutputConfiguration.S3.ResultFormat', 'JSON'],
  ],
  'CR-TABLE-002': [
    ['configuredTable', 'AllowedColumns', []],
    ['configuredTable', 'AllowedColumns', many(101)],
  ],
  'CR-TABLE-015': [
    ['configuredTable', 'TableReference.Glue.TableName', 'sales.v2'],
    ['configuredTable', 'TableReference.Glue.DatabaseName', long(129)],
  ],
  'CR-TABLE-030': [
    ['configuredTable', 'Name', ' '],
    ['configuredTable', 'Name', long(101)],
    ['configuredTable', 'Description', long(256)],
  ],
  'CR-AGG-002': [
    ['configuredTable', 'AnalysisRules', aggregation({ AggregateColumns: [] })],
    ['configuredTable', 'AnalysisRules', aggregation({ AggregateColumns: [{ ColumnNames: [], Function: 'SUM' }] })],
    ['configuredTable', 'AnalysisRules', aggregation({ AggregateColumns: [{ ColumnNames: ['a'], Function: 'MAX' }] })],
  ],
  'CR-AGG-012': [['configuredTable', 'AnalysisRules', aggregation({ ScalarFunctions: ['REPLACE'] })]],
  'CR-CUSTOM-025': [
    ['configuredTable', 'AnalysisRules', custom({ AggregationThresholds: [threshold(), threshold()] })],
    [
      'configuredTable',
      'AnalysisRules',
      custom({ AggregationThresholds: [threshold({ IdentityColumns: ['user_id', 'city'] })] }),
    ],
    ['configuredTable', 'AnalysisRules', custom({ AggregationThresholds: [threshold({ MinimumIdentityCount: 1 })] })],
    [
      'configuredTable',
      'AnalysisRules',
      custom({ AggregationThresholds: [threshold({ AllowedAggregateExpressionType: undefined })] }),
    ],
  ],
  'CR-CUSTOM-030': [
    ['configuredTable', 'AnalysisRules', custom({ ComparisonControls: { AllowedLiteralComparisonColumns: ['city'] } })],
  ],
  'CR-CUSTOM-037': [
    [
      'configuredTable',
      'AnalysisRules',
      custom({
        AllowedAnalyses: [`arn:aws:cleanrooms:us-east-1:111111111111:membership/${AN_ID}/analysistemplate/*`],
      }),
    ],
  ],
  'CR-ASSOC-001': [
    ['association', 'Name', 'sales--eu'],
    ['association', 'Name', 'sales.eu'],
    ['association', 'Name', long(129)],
  ],
  'CR-ASSOC-022': [
    [
      'association',
      'ConfiguredTableAssociationAnalysisRules',
      [{ Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedAdditionalAnalyses: many(26).map(associationOfModel) } } } }],
    ],
  ],
  'CR-TMPL-003': [['analysisTemplate', 'Source.Text', long(90_001)]],
  'CR-TMPL-004': [
    ['analysisTemplate', 'AnalysisParameters', many(51).map((Name) => ({ Name, Type: 'DATE' }))],
    ['analysisTemplate', 'AnalysisParameters', [{ Name: 'since', Type: 'JSON' }]],
    ['analysisTemplate', 'AnalysisParameters', [{ Name: long(101), Type: 'DATE' }]],
    ['analysisTemplate', 'AnalysisParameters', [{ Name: 'since', Type: 'CHAR', DefaultValue: long(1001) }]],
  ],
  'CR-TMPL-019': [
    ['analysisTemplate', 'Source', artifacts({ EntryPoint: undefined })],
    [
      'analysisTemplate',
      'Source',
      artifacts({ AdditionalArtifacts: many(2).map((Key) => ({ Location: { Bucket: 'code', Key } })) }),
    ],
  ],
  'CR-SYN-002': [
    ['analysisTemplate', 'SyntheticDataParameters', synthetic({ Epsilon: 11 })],
    ['analysisTemplate', 'SyntheticDataParameters', synthetic({ MaxMembershipInferenceAttackScore: 60 })],
  ],
  'CR-SYN-003': [
    ['analysisTemplate', 'SyntheticDataParameters', synthetic({ ColumnClassification: classified({}, 4) })],
    [
      'analysisTemplate',
      'SyntheticDataParameters',
      synthetic({ ColumnClassification: classified({ ColumnName: 'a b' }) }),
    ],
    [
      'analysisTemplate',
      'SyntheticDataParameters',
      synthetic({ ColumnClassification: classified({ ColumnType: 'TEXT' }) }),
    ],
  ],
  'CR-BUDGET-004': [['privacyBudget', 'AutoRefresh']],
  'CR-IDM-003': [
    [
      'idMappingTable',
      'InputReferenceConfig.InputReferenceArn',
      'arn:aws:entityresolution:us-east-1:111111111111:matchingworkflow/ids',
    ],
  ],
  'CR-IDM-013': [
    ['idMappingTable', 'Name', 'a.b'],
    ['idMappingTable', 'Name', long(129)],
  ],
  'CR-ML-002': [
    ['trainingDataset', 'TrainingData', []],
    ['trainingDataset', 'TrainingData.0.Type', 'USERS'],
    ['trainingDataset', 'TrainingData.0.InputConfig.Schema', []],
    [
      'trainingDataset',
      'TrainingData.0.InputConfig.Schema',
      many(101).map((ColumnName) => ({ ColumnName, ColumnTypes: ['CATEGORICAL_FEATURE'] })),
    ],
  ],
  'CR-ML-014': [
    ['modelAlgorithm', 'TrainingContainerConfig.MetricDefinitions', many(41).map((Name) => ({ Name, Regex: 'x' }))],
    ['modelAlgorithm', 'TrainingContainerConfig.Arguments', many(101)],
    ['modelAlgorithm', 'TrainingContainerConfig.Entrypoint', many(101)],
  ],
  'CR-ML-017': [
    [
      'modelAssociation',
      'PrivacyConfiguration',
      { Policies: { TrainedModelExports: { FilesToExport: ['MODEL'], MaxSize: gigabytes(11) } } },
    ],
    ['modelAssociation', 'PrivacyConfiguration', { Policies: { TrainedModels: { MaxArtifactSize: gigabytes(11) } } }],
    [
      'modelAssociation',
      'PrivacyConfiguration',
      { Policies: { TrainedModelInferenceJobs: { MaxOutputSize: gigabytes(51) } } },
    ],
  ],
  'CR-ML-018': [
    ['modelAssociation', 'PrivacyConfiguration', { Policies: { TrainedModelExports: { MaxSize: gigabytes(1) } } }],
    [
      'modelAssociation',
      'PrivacyConfiguration',
      { Policies: { TrainedModelExports: { FilesToExport: ['MODEL', 'MODEL'], MaxSize: gigabytes(1) } } },
    ],
  ],
  'CR-QUOTA-003': [
    ['collaboration', 'Tags', [{ Key: 'team', Value: '' }]],
    ['collaboration', 'Tags', [{ Key: long(129), Value: 'ads' }]],
  ],
  'CR-QUOTA-006': [
    ['configuredTable', 'Description', long(256)],
    ['association', 'Description', long(256)],
    ['analysisTemplate', 'Description', long(256)],
  ],
  'CR-QUOTA-007': [
    ['membership', 'CollaborationIdentifier', 'Ads'],
    ['association', 'MembershipIdentifier', 'Ads'],
  ],
};
