import type { Limits } from './limits-of';

/** Limits of which the table and its sources differ on purpose. */
export interface Exception {
  /** `ConfiguredTable.AllowedColumns[]`, or `*.Tags` for every type. */
  readonly paths: readonly string[];
  /** @default - all limits of the property */
  readonly only?: keyof Limits;
  /** The rule that keeps them instead. */
  readonly rule?: string;
  readonly reason: string;
}

const RULES = 'ConfiguredTable.AnalysisRules[].Policy.V1';
const REGIONS = [
  'Collaboration.AllowedResultRegions[]',
  'ConfiguredTable.TableReference.Athena.Region',
  'ConfiguredTable.TableReference.Glue.Region',
];

/** Limits that a source states, and that the table does not have. */
export const LEFT_OUT: readonly Exception[] = [
  {
    paths: ['*.Tags', '*.Tags[].Key', '*.Tags[].Value'],
    reason: 'an L1 keeps its tags in a TagManager, not in a property; CR-QUOTA-003 is left to the check of templates',
  },
  {
    paths: [
      'ConfiguredTable.AllowedColumns[]',
      `${RULES}.Aggregation.AggregateColumns[].ColumnNames[]`,
      `${RULES}.Aggregation.DimensionColumns[]`,
      `${RULES}.Aggregation.JoinColumns[]`,
      `${RULES}.Aggregation.OutputConstraints[].ColumnName`,
      `${RULES}.List.JoinColumns[]`,
      `${RULES}.List.ListColumns[]`,
      `${RULES}.Custom.AggregationThresholds[].IdentityColumns[]`,
      `${RULES}.Custom.ComparisonControls.AllowedColumnComparisonColumns[]`,
      `${RULES}.Custom.ComparisonControls.AllowedLiteralComparisonColumns[]`,
      `${RULES}.Custom.DifferentialPrivacy.Columns[].Name`,
      `${RULES}.Custom.DisallowedOutputColumns[]`,
    ],
    rule: 'ColumnNamesAreLowerCase',
    reason: 'the rule reports a column name once, however often it occurs in the table',
  },
  {
    paths: [
      `${RULES}.Aggregation.OutputConstraints`,
      `${RULES}.Aggregation.OutputConstraints[].Minimum`,
      `${RULES}.Aggregation.OutputConstraints[].Type`,
    ],
    rule: 'OutputConstraintsAreValid',
    reason: 'the rule reports a constraint by its column',
  },
  {
    paths: [`${RULES}.List.JoinColumns`],
    rule: 'ListRuleHasJoinColumn',
    reason: 'the rule says what a join column is for',
  },
  {
    paths: [`${RULES}.Custom.DifferentialPrivacy.Columns`],
    rule: 'OneUserIdentifier',
    reason: 'the rule says what the column is for',
  },
  {
    paths: ['PrivacyBudgetTemplate.Parameters.Epsilon', 'PrivacyBudgetTemplate.Parameters.UsersNoisePerQuery'],
    rule: 'BudgetIsInRange',
    reason: 'the rule names the method that takes both numbers',
  },
  {
    paths: ['PrivacyBudgetTemplate.Parameters.ResourceArn'],
    only: 'pattern',
    rule: 'AccessBudgetNamesAssociation',
    reason: 'the rule reports a wrong reference as well as a wrong text',
  },
  {
    paths: ['AnalysisTemplate.Format'],
    only: 'oneOf',
    reason: 'versions of PySpark are added over time, and a list in a release would refuse them',
  },
  { paths: REGIONS, only: 'oneOf', reason: 'Regions are added over time, and a list in a release would refuse them' },
];

/** Limits that the table has, and that no source states. */
export const ADDED: readonly Exception[] = [
  { paths: REGIONS, only: 'pattern', reason: 'no Region has another format' },
  { paths: ['AnalysisTemplate.Format'], only: 'pattern', reason: 'no version of PySpark has another format' },
];

/** A limit that schema and API state differently. A template must keep both, so the table has the narrower one. */
export interface Disagreement {
  readonly path: string;
  readonly limit: keyof Limits;
  /** For a list of values: those that the other source does not have. */
  readonly schema: unknown;
  readonly api: unknown;
}

const POLICIES = 'ConfiguredModelAlgorithmAssociation.PrivacyConfiguration.Policies';
const EXPORT_LOG = ['CAN_EXPORT_QUERY_ANALYSIS_LOG'];
const EXPORT_LOG_CHANGES = ['GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY', 'REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY'];

/** The schema is narrower: CloudFormation rejects what the API accepts. */
const NARROWER: readonly Disagreement[] = [
  { path: 'AnalysisTemplate.Source.Text', limit: 'maxLength', schema: 90_000, api: 500_000 },
  { path: 'Collaboration.CreatorMemberAbilities[]', limit: 'oneOf', schema: [], api: EXPORT_LOG },
  { path: 'Collaboration.Members[].MemberAbilities[]', limit: 'oneOf', schema: [], api: EXPORT_LOG },
  { path: 'Collaboration.AutoApprovedChangeTypes[]', limit: 'oneOf', schema: [], api: EXPORT_LOG_CHANGES },
  { path: 'ConfiguredTable.TableReference.Glue.Region', limit: 'oneOf', schema: [], api: ['ap-southeast-3'] },
  { path: 'ConfiguredTable.TableReference.Athena.Region', limit: 'oneOf', schema: [], api: ['ap-southeast-3'] },
  { path: `${POLICIES}.TrainedModels.MaxArtifactSize.Value`, limit: 'maximum', schema: 10, api: 100 },
  { path: `${POLICIES}.TrainedModelExports.MaxSize.Value`, limit: 'maximum', schema: 10, api: 50 },
  { path: `${POLICIES}.TrainedModelInferenceJobs.MaxOutputSize.Value`, limit: 'maximum', schema: 50, api: 100 },
];

/** The schema is wider: the API rejects what CloudFormation accepts. */
const WIDER: readonly Disagreement[] = [
  { path: 'IdMappingTable.KmsKeyArn', limit: 'minLength', schema: 4, api: 20 },
  { path: 'IntermediateTable.KmsKeyArn', limit: 'minLength', schema: 4, api: 20 },
  {
    path: 'IntermediateTable.PopulationAnalysisConfiguration.SqlParameters.AnalysisTemplateArn',
    limit: 'maxLength',
    schema: 256,
    api: 200,
  },
];

export const DISAGREEMENTS = [...NARROWER, ...WIDER];
