import { PAGES, type Reason, type RoleReasons, type StatementReason } from './role';

/** The trust policy of roles that the query engine uses. */
export const QUERY_TRUST: Reason = {
  reason:
    'Only Clean Rooms can assume the role, and not on behalf of strangers. The query engine sends an external ID that ends ' +
    'in the membership that runs queries; every other request has the ARN of a membership. The ARN is a pattern for the ' +
    'account of a partner until its membership is specified.',
  page: PAGES.confusedDeputy,
};

const IN_GLUE: readonly StatementReason[] = [
  {
    actions: [
      'glue:GetDatabase',
      'glue:GetDatabases',
      'glue:GetTable',
      'glue:GetTables',
      'glue:GetPartition',
      'glue:GetPartitions',
      'glue:BatchGetPartition',
    ],
    reason:
      'Reads the columns, the location and the partitions of the table. AWS Glue authorizes a table on its catalog and ' +
      'its database too, so all three are resources; no other table is.',
    page: PAGES.roles,
  },
  {
    actions: ['glue:GetSchema', 'glue:GetSchemaVersion'],
    reason: 'Reads the columns of a table that are defined by a schema in the registry. Only such a table has it.',
    page: PAGES.roles,
  },
  {
    actions: ['kms:Decrypt'],
    about: '"kms:ViaService":"glue.',
    reason: 'Decrypts the metadata of a Data Catalog with a customer managed key, only through AWS Glue.',
    page: PAGES.viaService,
  },
  {
    actions: ['s3:GetBucketLocation'],
    reason: 'Finds the Region of the bucket with the data. The condition names the account of the bucket.',
    page: PAGES.roles,
  },
  {
    actions: ['s3:ListBucket'],
    reason: 'Lists the objects of the table. The condition on the prefix leaves out all other objects of the bucket.',
    page: PAGES.s3Keys,
  },
  {
    actions: ['s3:GetBucketLocation', 's3:ListBucket'],
    about: '"s3:ResourceAccount"',
    reason: 'Instead of the two above, if the table is the whole bucket.',
    page: PAGES.roles,
  },
  {
    actions: ['s3:GetObject'],
    reason: 'Reads the objects below the key prefix of the table, and no others.',
    page: PAGES.roles,
  },
  {
    actions: ['kms:Decrypt'],
    about: '"kms:ViaService":"s3.',
    reason: 'Decrypts objects with the key of the bucket, only through Amazon S3.',
    page: PAGES.roles,
  },
  {
    actions: ['kms:DescribeKey'],
    reason: 'Looks up the state of a key that encrypts the objects or the catalog. It returns no data.',
    page: PAGES.roles,
  },
];

const IN_ATHENA: readonly StatementReason[] = [
  {
    actions: [
      'athena:GetWorkGroup',
      'athena:GetTableMetadata',
      'athena:GetDataCatalog',
      'athena:StartQueryExecution',
      'athena:GetQueryExecution',
      'athena:GetQueryResults',
    ],
    reason: 'Runs the query that reads the table or view, in the one workgroup and catalog that are specified.',
    page: PAGES.roles,
  },
  {
    actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetCatalog'],
    reason: 'Reads the definition of the table or view, on which Athena authorizes the query.',
    page: PAGES.roles,
  },
  {
    actions: ['s3:GetBucketLocation', 's3:ListBucket'],
    about: '"aws:ResourceAccount"',
    reason: 'Finds the bucket for the results of Athena, and what is in it.',
    page: PAGES.roles,
  },
  {
    actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
    reason: 'Athena writes what it reads to the output bucket, and Clean Rooms reads it there.',
    page: PAGES.roles,
  },
  {
    actions: ['lakeformation:GetDataAccess'],
    reason:
      'Gets access to data that AWS Lake Formation governs. IAM has no resource for the action: the grants of Lake ' +
      'Formation determine the data.',
    page: PAGES.lakeFormation,
  },
  {
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    reason:
      'Encrypts the results of Athena with the key of the output bucket, and decrypts them, only through Amazon S3.',
    page: PAGES.s3Kms,
  },
];

const IN_SNOWFLAKE: readonly StatementReason[] = [
  {
    actions: ['secretsmanager:GetSecretValue'],
    reason: 'Reads the Snowflake user and its private key from the one secret.',
    page: PAGES.roles,
  },
  {
    actions: ['kms:Decrypt'],
    about: 'kms:EncryptionContext:SecretARN',
    reason: 'Decrypts the secret with its customer managed key: only through AWS Secrets Manager, and no other secret.',
    page: PAGES.secretContext,
  },
];

export const TABLE_ROLES: readonly RoleReasons[] = [
  {
    title: 'Reads a configured table',
    description: 'Clean Rooms reads a configured table with this role',
    createdBy: ['ConfiguredTableAssociation', 'Membership'],
    when:
      'An association creates it, with the statements for the source of its table, unless `role` is specified. For a ' +
      'Databricks table, `role` is required.',
    trust: QUERY_TRUST,
    statements: [...IN_GLUE, ...IN_ATHENA, ...IN_SNOWFLAKE],
  },
  {
    title: 'Reads several configured tables',
    description: 'Clean Rooms reads configured tables with this role',
    createdBy: ['TableAccessRole'],
    when: 'Each association whose `role` it is adds the statements for its table, which are those of the role above.',
    trust: QUERY_TRUST,
    statements: [...IN_GLUE, ...IN_ATHENA, ...IN_SNOWFLAKE],
  },
];

export const TRAINING_ROLE: RoleReasons = {
  title: 'Reads training data',
  description: 'Clean Rooms ML reads training data with this role',
  createdBy: ['TrainingDataset'],
  when: 'A training dataset creates it, unless `role` is specified.',
  trust: {
    reason:
      'Only Clean Rooms ML can assume the role. If a request has an account and a source, they are this account and one ' +
      'of its training datasets.',
    page: PAGES.mlRoles,
  },
  statements: [
    ...IN_GLUE,
    {
      actions: ['glue:GetUserDefinedFunctions'],
      reason: 'The engine looks for functions in the database of the table and in the database `default`.',
      page: PAGES.mlRoles,
    },
    {
      actions: ['glue:GetDatabase', 'glue:GetDatabases', 'glue:CreateDatabase'],
      reason: 'The engine expects a database named `default`, and creates it if there is none.',
      page: PAGES.mlRoles,
    },
  ],
};
