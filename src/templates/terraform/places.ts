/** The resources whose identifier a property takes: their types, each with the attributes that return it. */
export type Taken = Readonly<Record<string, readonly string[]>>;

const COLLABORATION_ID: Taken = {
  'AWS::CleanRooms::Collaboration': ['Ref', 'CollaborationIdentifier'],
  'AWS::CleanRooms::Membership': ['CollaborationIdentifier'],
};
const MEMBERSHIP_ID: Taken = { 'AWS::CleanRooms::Membership': ['Ref', 'MembershipIdentifier'] };
const TABLE_ID: Taken = { 'AWS::CleanRooms::ConfiguredTable': ['Ref', 'ConfiguredTableIdentifier'] };
const BUDGETED_ARN: Taken = {
  'AWS::CleanRooms::ConfiguredTableAssociation': ['Arn'],
  'AWS::CleanRooms::IntermediateTable': ['Arn'],
};
const TEMPLATE_ARN: Taken = { 'AWS::CleanRooms::AnalysisTemplate': ['Arn'] };
const ALGORITHM_ARN: Taken = {
  'AWS::CleanRoomsML::ConfiguredModelAlgorithm': ['Ref', 'ConfiguredModelAlgorithmArn'],
};
const MODEL_ARN: Taken = {
  'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation': ['Ref', 'ConfiguredModelAlgorithmAssociationArn'],
};
const ROLE_ARN: Taken = { 'AWS::IAM::Role': ['Arn'] };
const ROLE_NAME: Taken = { 'AWS::IAM::Role': ['Ref'] };
const POLICY_ARN: Taken = { 'AWS::IAM::ManagedPolicy': ['Ref', 'PolicyArn'] };
const BUCKET_NAME: Taken = { 'AWS::S3::Bucket': ['Ref'] };
const KEY: Taken = { 'AWS::KMS::Key': ['Ref', 'Arn', 'KeyId'] };
const DATABASE_NAME: Taken = { 'AWS::Glue::Database': ['Ref'] };
const KEY_ARN: Taken = { 'AWS::KMS::Key': ['Arn'] };
const NAMESPACE_ARN: Taken = { 'AWS::EntityResolution::IdNamespace': ['IdNamespaceArn'] };
const WORKFLOW_ARN: Taken = { 'AWS::EntityResolution::IdMappingWorkflow': ['WorkflowArn'] };
const GLUE_TABLE_NAME: Taken = { 'AWS::Glue::Table': ['Ref'] };

const OF_MEMBERSHIP = { MembershipIdentifier: MEMBERSHIP_ID };
const POLICY = { 'Roles.*': ROLE_NAME };

/**
 * The properties that take an identifier, by their types and paths.
 *
 * A plan lists what an expression refers to, but not what the expression does with it. Only in these properties, an
 * expression that can only come from an identifier of the right kind certainly is this identifier.
 */
export const PLACES: Readonly<Record<string, Readonly<Record<string, Taken>>>> = {
  'AWS::CleanRooms::Membership': {
    CollaborationIdentifier: COLLABORATION_ID,
    'DefaultResultConfiguration.RoleArn': ROLE_ARN,
    'DefaultResultConfiguration.OutputConfiguration.S3.Bucket': BUCKET_NAME,
    'DefaultJobResultConfiguration.RoleArn': ROLE_ARN,
    'DefaultJobResultConfiguration.OutputConfiguration.S3.Bucket': BUCKET_NAME,
  },
  'AWS::CleanRooms::ConfiguredTable': {
    'TableReference.Glue.TableName': GLUE_TABLE_NAME,
    'TableReference.Athena.TableName': GLUE_TABLE_NAME,
    'TableReference.Glue.DatabaseName': DATABASE_NAME,
    'AnalysisRules.*.Policy.V1.Custom.AllowedAnalyses.*': TEMPLATE_ARN,
  },
  'AWS::CleanRooms::ConfiguredTableAssociation': {
    ...OF_MEMBERSHIP,
    ConfiguredTableIdentifier: TABLE_ID,
    RoleArn: ROLE_ARN,
    'ConfiguredTableAssociationAnalysisRules.*.Policy.V1.Custom.AllowedAdditionalAnalyses.*': MODEL_ARN,
    'ConfiguredTableAssociationAnalysisRules.*.Policy.V1.List.AllowedAdditionalAnalyses.*': MODEL_ARN,
    'ConfiguredTableAssociationAnalysisRules.*.Policy.V1.Aggregation.AllowedAdditionalAnalyses.*': MODEL_ARN,
  },
  'AWS::CleanRooms::AnalysisTemplate': {
    ...OF_MEMBERSHIP,
    'Source.Artifacts.RoleArn': ROLE_ARN,
    'Source.Artifacts.EntryPoint.Location.Bucket': BUCKET_NAME,
    'Source.Artifacts.AdditionalArtifacts.*.Location.Bucket': BUCKET_NAME,
  },
  'AWS::CleanRooms::PrivacyBudgetTemplate': {
    ...OF_MEMBERSHIP,
    'Parameters.ResourceArn': { ...BUDGETED_ARN, 'AWS::CleanRooms::ConfiguredTable': ['Arn'] },
  },
  'AWS::CleanRoomsML::TrainingDataset': {
    RoleArn: ROLE_ARN,
    'TrainingData.*.InputConfig.DataSource.GlueDataSource.TableName': GLUE_TABLE_NAME,
  },
  'AWS::CleanRoomsML::ConfiguredModelAlgorithm': { RoleArn: ROLE_ARN, KmsKeyArn: KEY },
  'AWS::CleanRoomsML::ConfiguredModelAlgorithmAssociation': {
    ...OF_MEMBERSHIP,
    ConfiguredModelAlgorithmArn: ALGORITHM_ARN,
  },
  'AWS::CleanRooms::IntermediateTable': {
    ...OF_MEMBERSHIP,
    'PopulationAnalysisConfiguration.SqlParameters.AnalysisTemplateArn': TEMPLATE_ARN,
    'AnalysisRules.*.Policy.V1.Custom.AllowedAnalyses.*': TEMPLATE_ARN,
    KmsKeyArn: KEY_ARN,
  },
  'AWS::CleanRooms::IdMappingTable': {
    ...OF_MEMBERSHIP,
    'InputReferenceConfig.InputReferenceArn': WORKFLOW_ARN,
    KmsKeyArn: KEY_ARN,
  },
  'AWS::CleanRooms::IdNamespaceAssociation': {
    ...OF_MEMBERSHIP,
    'InputReferenceConfig.InputReferenceArn': NAMESPACE_ARN,
  },
  'AWS::EntityResolution::IdMappingWorkflow': { 'InputSourceConfig.*.InputSourceARN': NAMESPACE_ARN },
  'AWS::EntityResolution::PolicyStatement': { Arn: { ...NAMESPACE_ARN, ...WORKFLOW_ARN } },
  'AWS::Glue::Table': { DatabaseName: DATABASE_NAME },
  'AWS::S3::Bucket': {
    'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault.KMSMasterKeyID': KEY,
  },
  'AWS::S3::BucketPolicy': { Bucket: BUCKET_NAME },
  'AWS::IAM::Role': { 'ManagedPolicyArns.*': POLICY_ARN },
  'AWS::IAM::Policy': POLICY,
  'AWS::IAM::ManagedPolicy': POLICY,
  'AWS::IAM::RolePolicy': { RoleName: ROLE_NAME },
};

/** The identifiers that resources of the `aws` provider take which add something to other resources. */
export const ADDITIONS = { bucket: BUCKET_NAME, key: KEY, policy: POLICY_ARN } as const;
