import { ACCOUNT_ID, REGION as REGION_CODE, UUID } from '../private/formats';
import * as words from '../private/words';
import { format, items, type Limit, length, oneOf, range, unique } from './limit';
import * as of from './limit-formats';

/** The limits of a property, by its path as in `valuesAt`. The first that a value does not keep is reported. */
export type LimitsOfType = Readonly<Record<string, readonly Limit[]>>;

const MANY = Number.POSITIVE_INFINITY;

const ACCOUNT = [format(ACCOUNT_ID)];
const ID = [format(UUID)];
const NAME = [length(1, 100), format(of.NAME)];
const ML_NAME = [length(1, 63), format(of.NAME)];
const DESCRIPTION = [length(0, 255), format(of.DESCRIPTION)];
const ALIAS = [length(1, 128), format(of.ALIAS)];
const ROLE = [length(32, 512), format(of.ROLE_ARN)];
const ML_ROLE = [length(20, 2048), format(of.ML_ROLE_ARN)];
const KEY = [length(20, 2048), format(of.KEY_ARN)];
const ML_KEY = [length(20, 2048), format(of.ML_KEY_ARN)];
const BUCKET = [length(3, 63), format(of.BUCKET)];
const KEY_PREFIX = [length(0, 512), format(of.KEY_PREFIX)];
const OBJECT_KEY = [length(1, 1024), format(of.OBJECT_KEY)];
const REGION = [format(REGION_CODE)];
const SNOWFLAKE_NAME = [length(1, 256), format(of.SNOWFLAKE_NAME)];
const COLUMN = [length(1, 127), format(of.COLUMN)];
const LINE = (longest: number) => [length(1, longest), format(of.ONE_LINE)];
const SWITCH = [oneOf('ENABLED', 'DISABLED')];
const ABILITIES = [unique()];
const ABILITY = [oneOf(words.CAN_QUERY, words.CAN_RUN_JOB, words.CAN_RECEIVE_RESULTS)];
const ML_ABILITY = [oneOf(words.CAN_RECEIVE_MODEL_OUTPUT, words.CAN_RECEIVE_INFERENCE_OUTPUT)];
const RULE_TYPE = [oneOf(words.AGGREGATION, words.LIST, words.CUSTOM)];
const JOIN_OPERATORS = [items(0, 2)];
const JOIN_OPERATOR = [oneOf('OR', 'AND')];
const ADDITIONAL_ANALYSES = [oneOf(words.ALLOWED, words.REQUIRED, words.NOT_ALLOWED)];
const THRESHOLD = [range(2, 100_000)];
const MINIMUM_OF_COLUMN = [range(0, 100_000)];

const COLLABORATION: LimitsOfType = {
  name: NAME,
  description: [length(1, 255), format(of.REQUIRED_DESCRIPTION)],
  creatorDisplayName: NAME,
  creatorMemberAbilities: ABILITIES,
  'creatorMemberAbilities[]': ABILITY,
  'creatorMlMemberAbilities.customMlMemberAbilities': ABILITIES,
  'creatorMlMemberAbilities.customMlMemberAbilities[]': ML_ABILITY,
  members: [items(0, 9)],
  'members[].accountId': ACCOUNT,
  'members[].displayName': NAME,
  'members[].memberAbilities': ABILITIES,
  'members[].memberAbilities[]': ABILITY,
  'members[].mlMemberAbilities.customMlMemberAbilities': ABILITIES,
  'members[].mlMemberAbilities.customMlMemberAbilities[]': ML_ABILITY,
  queryLogStatus: SWITCH,
  jobLogStatus: SWITCH,
  analyticsEngine: [oneOf('SPARK', 'CLEAN_ROOMS_SQL')],
  autoApprovedChangeTypes: [unique()],
  'autoApprovedChangeTypes[]': [oneOf('ADD_MEMBER', 'GRANT_RECEIVE_RESULTS_ABILITY', 'REVOKE_RECEIVE_RESULTS_ABILITY')],
  allowedResultRegions: [unique()],
  'allowedResultRegions[]': REGION,
};

const MEMBERSHIP: LimitsOfType = {
  collaborationIdentifier: ID,
  queryLogStatus: SWITCH,
  jobLogStatus: SWITCH,
  'defaultResultConfiguration.outputConfiguration.s3.resultFormat': [oneOf('CSV', 'PARQUET')],
  'defaultResultConfiguration.outputConfiguration.s3.bucket': BUCKET,
  'defaultResultConfiguration.outputConfiguration.s3.keyPrefix': KEY_PREFIX,
  'defaultResultConfiguration.roleArn': ROLE,
  'defaultJobResultConfiguration.outputConfiguration.s3.bucket': BUCKET,
  'defaultJobResultConfiguration.outputConfiguration.s3.keyPrefix': KEY_PREFIX,
  'defaultJobResultConfiguration.roleArn': ROLE,
};

const AGGREGATION = 'analysisRules[].policy.v1.aggregation';
const LIST = 'analysisRules[].policy.v1.list';
const CUSTOM = 'analysisRules[].policy.v1.custom';

const AGGREGATION_RULE: LimitsOfType = {
  [`${AGGREGATION}.aggregateColumns`]: [items(1, MANY)],
  [`${AGGREGATION}.aggregateColumns[].columnNames`]: [items(1, MANY)],
  [`${AGGREGATION}.aggregateColumns[].function`]: [oneOf('SUM', 'SUM_DISTINCT', 'COUNT', 'COUNT_DISTINCT', 'AVG')],
  [`${AGGREGATION}.allowedJoinOperators`]: JOIN_OPERATORS,
  [`${AGGREGATION}.allowedJoinOperators[]`]: JOIN_OPERATOR,
  [`${AGGREGATION}.joinRequired`]: [oneOf(words.QUERY_RUNNER)],
  [`${AGGREGATION}.scalarFunctions[]`]: [
    oneOf(
      ...['ABS', 'CAST', 'CEILING', 'COALESCE', 'CONVERT', 'CURRENT_DATE', 'DATEADD', 'EXTRACT', 'FLOOR', 'GETDATE'],
      ...['LN', 'LOG', 'LOWER', 'ROUND', 'RTRIM', 'SQRT', 'SUBSTRING', 'TO_CHAR', 'TO_DATE', 'TO_NUMBER'],
      ...['TO_TIMESTAMP', 'TRIM', 'TRUNC', 'UPPER'],
    ),
  ],
  [`${AGGREGATION}.additionalAnalyses`]: ADDITIONAL_ANALYSES,
};

const LIST_RULE: LimitsOfType = {
  [`${LIST}.allowedJoinOperators`]: JOIN_OPERATORS,
  [`${LIST}.allowedJoinOperators[]`]: JOIN_OPERATOR,
  [`${LIST}.additionalAnalyses`]: ADDITIONAL_ANALYSES,
};

const CUSTOM_RULE: LimitsOfType = {
  [`${CUSTOM}.allowedAnalyses[]`]: [length(0, 200), format(of.ANALYSIS)],
  [`${CUSTOM}.allowedAnalysisProviders[]`]: ACCOUNT,
  [`${CUSTOM}.additionalAnalyses`]: ADDITIONAL_ANALYSES,
  [`${CUSTOM}.aggregationThresholds`]: [items(1, 1)],
  [`${CUSTOM}.aggregationThresholds[].identityColumns`]: [items(1, 1)],
  [`${CUSTOM}.aggregationThresholds[].minimumIdentityCount`]: THRESHOLD,
  [`${CUSTOM}.aggregationThresholds[].type`]: [oneOf('COUNT_DISTINCT')],
  [`${CUSTOM}.aggregationThresholds[].outputColumnThresholds[].outputColumnName`]: COLUMN,
  [`${CUSTOM}.aggregationThresholds[].outputColumnThresholds[].minimumIdentityCount`]: MINIMUM_OF_COLUMN,
  [`${CUSTOM}.aggregationThresholds[].allowedAggregateExpressionType`]: [oneOf('COLUMNS_ONLY', 'ANY_EXPRESSION')],
};

const CONFIGURED_TABLE: LimitsOfType = {
  name: NAME,
  description: DESCRIPTION,
  allowedColumns: [items(1, 100)],
  analysisMethod: [oneOf(words.DIRECT_QUERY, words.DIRECT_JOB, words.MULTIPLE)],
  'selectedAnalysisMethods[]': [oneOf(words.DIRECT_QUERY, words.DIRECT_JOB)],
  analysisRules: [items(1, 1)],
  'analysisRules[].type': RULE_TYPE,
  ...AGGREGATION_RULE,
  ...LIST_RULE,
  ...CUSTOM_RULE,
  'tableReference.glue.tableName': ALIAS,
  'tableReference.glue.databaseName': [length(1, 128), format(of.GLUE_DATABASE)],
  'tableReference.glue.region': REGION,
  'tableReference.athena.workGroup': [length(1, 128), format(of.WORK_GROUP)],
  'tableReference.athena.outputLocation': [length(8, 1024), format(of.OUTPUT_LOCATION)],
  'tableReference.athena.databaseName': [length(1, 128), format(of.GLUE_DATABASE)],
  'tableReference.athena.tableName': [length(1, 128), format(of.ATHENA_TABLE)],
  'tableReference.athena.region': REGION,
  'tableReference.athena.catalogName': [length(1, 64), format(of.ATHENA_CATALOG)],
  'tableReference.snowflake.secretArn': [length(1, 256), format(of.SECRET_ARN)],
  'tableReference.snowflake.accountIdentifier': [length(3, 256), format(of.SNOWFLAKE_ACCOUNT)],
  'tableReference.snowflake.databaseName': SNOWFLAKE_NAME,
  'tableReference.snowflake.tableName': SNOWFLAKE_NAME,
  'tableReference.snowflake.schemaName': SNOWFLAKE_NAME,
  'tableReference.snowflake.tableSchema.v1': [items(1, 250)],
  'tableReference.snowflake.tableSchema.v1[].columnName': [length(1, 128), format(of.COLUMN)],
  'tableReference.snowflake.tableSchema.v1[].columnType': [length(0, 255), format(of.DESCRIPTION)],
};

const POLICY = 'configuredTableAssociationAnalysisRules[].policy.v1';
const COLLABORATION_RULE: LimitsOfType = Object.fromEntries(
  ['list', 'aggregation', 'custom'].flatMap((type) => [
    [`${POLICY}.${type}.allowedResultReceivers[]`, ACCOUNT],
    [`${POLICY}.${type}.allowedAdditionalAnalyses`, [items(0, 25)]],
    [`${POLICY}.${type}.allowedAdditionalAnalyses[]`, [length(0, 256), format(of.ADDITIONAL_ANALYSIS)]],
  ]),
);

const ASSOCIATION: LimitsOfType = {
  name: ALIAS,
  description: DESCRIPTION,
  configuredTableIdentifier: ID,
  membershipIdentifier: ID,
  roleArn: ROLE,
  configuredTableAssociationAnalysisRules: [items(1, 1)],
  'configuredTableAssociationAnalysisRules[].type': RULE_TYPE,
  ...COLLABORATION_RULE,
};

const ANALYSIS_TEMPLATE: LimitsOfType = {
  name: ALIAS,
  description: DESCRIPTION,
  membershipIdentifier: ID,
  format: [format(of.TEMPLATE_FORMAT)],
  analysisParameters: [items(0, 50)],
  'analysisParameters[].name': [length(1, 100), format(of.PARAMETER)],
  'analysisParameters[].type': [
    oneOf(
      ...['BIGINT', 'BINARY', 'BOOLEAN', 'BYTE', 'CHAR', 'CHARACTER', 'DATE', 'DECIMAL', 'DOUBLE', 'DOUBLE_PRECISION'],
      ...['FLOAT', 'INT', 'INTEGER', 'LONG', 'NUMERIC', 'REAL', 'SHORT', 'SMALLINT', 'STRING', 'TIME', 'TIMESTAMP'],
      ...['TIMESTAMPTZ', 'TIMESTAMP_LTZ', 'TIMESTAMP_NTZ', 'TIMETZ', 'TINYINT', 'VARBYTE', 'VARCHAR'],
    ),
  ],
  'analysisParameters[].defaultValue': [length(0, 1000)],
  'schema.referencedTables[]': ALIAS,
  'source.text': [length(0, 90_000)],
  'source.artifacts.entryPoint.location.bucket': BUCKET,
  'source.artifacts.entryPoint.location.key': OBJECT_KEY,
  'source.artifacts.additionalArtifacts': [items(1, 1)],
  'source.artifacts.additionalArtifacts[].location.bucket': BUCKET,
  'source.artifacts.additionalArtifacts[].location.key': OBJECT_KEY,
  'source.artifacts.roleArn': ROLE,
  'errorMessageConfiguration.type': [oneOf(words.DETAILED)],
  'syntheticDataParameters.mlSyntheticDataParameters.epsilon': [range(0.0001, 10, 'a number')],
  'syntheticDataParameters.mlSyntheticDataParameters.maxMembershipInferenceAttackScore': [range(0.5, 1, 'a number')],
  'syntheticDataParameters.mlSyntheticDataParameters.columnClassification.columnMapping': [items(5, 1000)],
  'syntheticDataParameters.mlSyntheticDataParameters.columnClassification.columnMapping[].columnName': [
    length(1, 128),
    format(of.SYNTHETIC_COLUMN),
  ],
  'syntheticDataParameters.mlSyntheticDataParameters.columnClassification.columnMapping[].columnType': [
    oneOf(words.CATEGORICAL, words.NUMERICAL),
  ],
};

const PRIVACY_BUDGET: LimitsOfType = {
  membershipIdentifier: ID,
  autoRefresh: [oneOf(words.CALENDAR_MONTH, 'NONE')],
  privacyBudgetType: [oneOf(words.DIFFERENTIAL_PRIVACY, words.ACCESS_BUDGET)],
  'parameters.resourceArn': [length(0, 200)],
  'parameters.budgetParameters': [items(1, 2)],
  'parameters.budgetParameters[].type': [
    oneOf(words.CALENDAR_DAY, words.CALENDAR_WEEK, words.CALENDAR_MONTH, words.LIFETIME),
  ],
  'parameters.budgetParameters[].budget': [range(0, 1_000_000)],
  'parameters.budgetParameters[].autoRefresh': SWITCH,
};

const ID_NAMESPACE_ASSOCIATION: LimitsOfType = {
  name: NAME,
  description: DESCRIPTION,
  membershipIdentifier: ID,
  'inputReferenceConfig.inputReferenceArn': [length(1, 256), format(of.ID_NAMESPACE_ARN)],
};

const ID_MAPPING_TABLE: LimitsOfType = {
  name: ALIAS,
  description: DESCRIPTION,
  membershipIdentifier: ID,
  kmsKeyArn: KEY,
  'inputReferenceConfig.inputReferenceArn': [length(20, 2048), format(of.ID_MAPPING_WORKFLOW_ARN)],
};

const INTERMEDIATE_TABLE: LimitsOfType = {
  name: NAME,
  description: DESCRIPTION,
  membershipIdentifier: ID,
  kmsKeyArn: KEY,
  'populationAnalysisConfiguration.sqlParameters.queryString': [length(0, 500_000)],
  'populationAnalysisConfiguration.sqlParameters.analysisTemplateArn': [length(0, 200), format(of.TEMPLATE_ARN)],
  analysisRules: [items(1, 1)],
  'analysisRules[].type': [oneOf(words.CUSTOM)],
  ...CUSTOM_RULE,
  [`${CUSTOM}.allowedResultReceivers[]`]: ACCOUNT,
  [`${CUSTOM}.differentialPrivacy.columns`]: [items(1, 1)],
  [`${CUSTOM}.differentialPrivacy.columns[].name`]: [length(1, 128), format(of.COLUMN)],
  [`${CUSTOM}.disallowedOutputColumns[]`]: COLUMN,
  [`${CUSTOM}.aggregationThresholds[].identityColumns[]`]: COLUMN,
  [`${CUSTOM}.comparisonControls.allowedLiteralComparisonColumns[]`]: COLUMN,
  [`${CUSTOM}.comparisonControls.allowedColumnComparisonColumns[]`]: COLUMN,
};

const TRAINING_DATASET: LimitsOfType = {
  name: ML_NAME,
  description: DESCRIPTION,
  roleArn: ML_ROLE,
  trainingData: [items(1, 1)],
  'trainingData[].type': [oneOf('INTERACTIONS')],
  'trainingData[].inputConfig.schema': [items(1, 100)],
  'trainingData[].inputConfig.schema[].columnName': ALIAS,
  'trainingData[].inputConfig.schema[].columnTypes': [items(1, 1)],
  'trainingData[].inputConfig.schema[].columnTypes[]': [
    oneOf('USER_ID', 'ITEM_ID', 'TIMESTAMP', 'CATEGORICAL_FEATURE', 'NUMERICAL_FEATURE'),
  ],
  'trainingData[].inputConfig.dataSource.glueDataSource.tableName': ALIAS,
  'trainingData[].inputConfig.dataSource.glueDataSource.databaseName': [length(1, 128), format(of.GLUE_DATABASE)],
  'trainingData[].inputConfig.dataSource.glueDataSource.catalogId': ACCOUNT,
};

const MODEL_ALGORITHM: LimitsOfType = {
  name: ML_NAME,
  description: DESCRIPTION,
  roleArn: ML_ROLE,
  kmsKeyArn: ML_KEY,
  'trainingContainerConfig.imageUri': LINE(255),
  'trainingContainerConfig.entrypoint': [items(1, 100)],
  'trainingContainerConfig.entrypoint[]': LINE(256),
  'trainingContainerConfig.arguments': [items(1, 100)],
  'trainingContainerConfig.arguments[]': LINE(256),
  'trainingContainerConfig.metricDefinitions': [items(0, 40)],
  'trainingContainerConfig.metricDefinitions[].name': LINE(255),
  'trainingContainerConfig.metricDefinitions[].regex': LINE(500),
  'inferenceContainerConfig.imageUri': LINE(255),
};

const POLICIES = 'privacyConfiguration.policies';
const LOGS: LimitsOfType = Object.fromEntries(
  ['trainedModels', 'trainedModelInferenceJobs'].flatMap((job) => [
    [`${POLICIES}.${job}.containerLogs`, [items(1, 5), unique()]],
    [`${POLICIES}.${job}.containerLogs[].allowedAccountIds`, [items(1, 5)]],
    [`${POLICIES}.${job}.containerLogs[].allowedAccountIds[]`, ACCOUNT],
    [`${POLICIES}.${job}.containerLogs[].filterPattern`, [length(0, 1024)]],
    [`${POLICIES}.${job}.containerLogs[].logType`, [oneOf('ALL', 'ERROR_SUMMARY')]],
    [`${POLICIES}.${job}.containerLogs[].logRedactionConfiguration.entitiesToRedact`, [items(1, MANY), unique()]],
    [
      `${POLICIES}.${job}.containerLogs[].logRedactionConfiguration.entitiesToRedact[]`,
      [oneOf('ALL_PERSONALLY_IDENTIFIABLE_INFORMATION', 'NUMBERS', words.CUSTOM)],
    ],
    [
      `${POLICIES}.${job}.containerLogs[].logRedactionConfiguration.customEntityConfig.customDataIdentifiers`,
      [items(1, 10), unique()],
    ],
    [
      `${POLICIES}.${job}.containerLogs[].logRedactionConfiguration.customEntityConfig.customDataIdentifiers[]`,
      [length(1, 200), format(of.REDACTED)],
    ],
  ]),
);

const MODEL_ASSOCIATION: LimitsOfType = {
  name: ML_NAME,
  description: DESCRIPTION,
  membershipIdentifier: ID,
  configuredModelAlgorithmArn: [length(20, 2048), format(of.ALGORITHM_ARN)],
  ...LOGS,
  [`${POLICIES}.trainedModels.containerMetrics.noiseLevel`]: [oneOf('HIGH', 'MEDIUM', 'LOW', 'NONE')],
  [`${POLICIES}.trainedModels.maxArtifactSize.unit`]: [oneOf('GB')],
  [`${POLICIES}.trainedModels.maxArtifactSize.value`]: [range(0.01, 10, 'a number')],
  [`${POLICIES}.trainedModelExports.maxSize.unit`]: [oneOf('GB')],
  [`${POLICIES}.trainedModelExports.maxSize.value`]: [range(0.01, 10, 'a number')],
  [`${POLICIES}.trainedModelExports.filesToExport`]: [items(1, 2), unique()],
  [`${POLICIES}.trainedModelExports.filesToExport[]`]: [oneOf('MODEL', 'OUTPUT')],
  [`${POLICIES}.trainedModelInferenceJobs.maxOutputSize.unit`]: [oneOf('GB')],
  [`${POLICIES}.trainedModelInferenceJobs.maxOutputSize.value`]: [range(0.01, 50, 'a number')],
};

/** The limits of single properties, by CloudFormation resource type. */
export const LIMITS: Readonly<Record<string, LimitsOfType>> = {
  'AWS::CleanRooms::Collaboration': COLLABORATION,
  'AWS::CleanRooms::Membership': MEMBERSHIP,
  'AWS::CleanRooms::ConfiguredTable': CONFIGURED_TABLE,
  'AWS::CleanRooms::ConfiguredTableAssociation': ASSOCIATION,
  'AWS::CleanRooms::AnalysisTemplate': ANALYSIS_TEMPLATE,
  'AWS::CleanRooms::PrivacyBudgetTemplate': PRIVACY_BUDGET,
  'AWS::CleanRooms::IdNamespaceAssociation': ID_NAMESPACE_ASSOCIATION,
  'AWS::CleanRooms::IdMappingTable': ID_MAPPING_TABLE,
  'AWS::CleanRooms::IntermediateTable': INTERMEDIATE_TABLE,
  'AWS::CleanRoomsML::TrainingDataset': TRAINING_DATASET,
  'AWS::CleanRoomsML::ConfiguredModelAlgorithm': MODEL_ALGORITHM,
  'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation': MODEL_ASSOCIATION,
};

/** The page of a resource type, which states the limits of its properties. */
export function pageOf(type: string): string {
  const name = type
    .replace(/^AWS::/, '')
    .replace('::', '-')
    .toLowerCase();
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${name}.html`;
}
