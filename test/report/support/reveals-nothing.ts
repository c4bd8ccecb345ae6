const NAMES = 'a name for readers, which is stated as far as it is known';
const SOURCE = 'where the data is, of which the allowed columns state what analyses can use';
const CODE = 'code is not read, so that it can return everything that the controls allow';
const TYPE_OF_RULE = 'the policy of the rule has the type as its key';
const OWN_KEY = 'the service encrypts what it keeps, and no member receives the key';
const WORKFLOW = 'what identities match is the matter of AWS Entity Resolution';
const WRITES = 'with which role, and how, results are written does not change who receives them';
const DATASET = 'a training dataset belongs to the account, and to no collaboration';

/**
 * The properties of L1s of which nothing in a report is unknown if they are hidden, each with the reason. A pattern with a
 * `*` at one end is for all properties with the rest of it.
 */
export const REVEALS_NOTHING: Readonly<Record<string, string>> = {
  '*.Tags': 'tags are for the account itself',
  '*.Description': NAMES,
  'Collaboration.Name': NAMES,
  'Collaboration.CreatorDisplayName': NAMES,
  'Collaboration.Members[].DisplayName': NAMES,
  'ConfiguredTable.Name': 'queries use the name of the association',
  '*.IsMetricsEnabled': 'metrics count what runs, and contain no data',
  'Collaboration.AnalyticsEngine': 'rules apply to both engines',
  'Membership.PaymentConfiguration.*': 'the collaboration states who pays, and the membership accepts it',
  'Membership.DefaultResultConfiguration.RoleArn': WRITES,
  'Membership.DefaultJobResultConfiguration.RoleArn': WRITES,
  '*.OutputConfiguration.S3.ResultFormat': WRITES,
  '*.OutputConfiguration.S3.SingleFileOutput': WRITES,
  'ConfiguredTable.TableReference.*': SOURCE,
  'ConfiguredTable.AnalysisRules[].Type': TYPE_OF_RULE,
  'ConfiguredTableAssociation.ConfiguredTableAssociationAnalysisRules[].Type': TYPE_OF_RULE,
  'IntermediateTable.AnalysisRules[].Type': TYPE_OF_RULE,
  '*.OutputConstraints[].Type': 'the service has one type',
  '*.AggregationThresholds[].Type': 'the service has one type',
  'AnalysisTemplate.AnalysisParameters[].Type': 'a parameter is compared, whatever its type is',
  'AnalysisTemplate.AnalysisParameters[].DefaultValue': 'who runs an analysis can specify another value',
  'AnalysisTemplate.Source.Artifacts.*': CODE,
  'AnalysisTemplate.SourceMetadata.*': 'the service returns it, and no request has it',
  'AnalysisTemplate.SyntheticDataParameters.MlSyntheticDataParameters.ColumnClassification.*':
    'synthetic data is generated from all columns of the result, whatever their types are',
  'IntermediateTable.KmsKeyArn': OWN_KEY,
  'IdMappingTable.KmsKeyArn': OWN_KEY,
  '*.InputReferenceConfig.InputReferenceArn': WORKFLOW,
  '*.InputReferenceConfig.ManageResourcePolicies': WORKFLOW,
  'ConfiguredModelAlgorithm.Name': NAMES,
  'ConfiguredModelAlgorithm.RoleArn': CODE,
  'ConfiguredModelAlgorithm.KmsKeyArn': OWN_KEY,
  'ConfiguredModelAlgorithm.InferenceContainerConfig.*': CODE,
  'ConfiguredModelAlgorithm.TrainingContainerConfig.ImageUri': CODE,
  'ConfiguredModelAlgorithm.TrainingContainerConfig.Arguments*': CODE,
  'ConfiguredModelAlgorithm.TrainingContainerConfig.Entrypoint*': CODE,
  '*.MetricDefinitions[].Regex': 'the code decides what it writes to its log, in which metrics are found',
  '*.CustomEntityConfig.CustomDataIdentifiers': 'the control states that there are patterns',
  '*Size.Unit': 'the service has one unit',
  'TrainingDataset.*': DATASET,
};

/** The reason for which a property reveals nothing, by its path or by the end or start of it. */
export function reasonFor(
  path: string,
  reasons: Readonly<Record<string, string>> = REVEALS_NOTHING,
): string | undefined {
  const found = Object.entries(reasons).find(([pattern]) =>
    pattern.startsWith('*')
      ? path.endsWith(pattern.slice(1))
      : pattern.endsWith('*')
        ? path.startsWith(pattern.slice(0, -1))
        : path === pattern,
  );
  return found?.[1];
}
