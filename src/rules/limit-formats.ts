import type { Format } from '../private/formats';

// The formats of texts that only the table of limits uses. Each pattern accepts at least what the service accepts: where
// a page writes the partition "aws", others are accepted as well.

const API = 'https://docs.aws.amazon.com/clean-rooms/latest/apireference';
const ML_API = 'https://docs.aws.amazon.com/cleanrooms-ml/latest/APIReference';
const TEMPLATE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

/** U+FFFE, U+FFFF and control characters, of which each text can contain others. */
const CONTROLS = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff';

export const NAME: Format = {
  pattern: new RegExp(`^(?=[\\s\\S]*\\S)[^${CONTROLS}\\n\\r]*$`),
  why: 'it must contain a character that is not a blank, and no line breaks or control characters',
  fix: 'specify a name in one line',
  url: `${TEMPLATE}/aws-resource-cleanrooms-collaboration.html`,
};

/** Versions of PySpark are added over time. */
export const TEMPLATE_FORMAT: Format = {
  pattern: /^(SQL|PYSPARK_\d+_\d+)$/,
  why: 'it must be "SQL", or "PYSPARK" with a version',
  fix: 'specify "SQL" or "PYSPARK_1_0"',
  url: `${TEMPLATE}/aws-resource-cleanrooms-analysistemplate.html`,
};

export const DESCRIPTION: Format = {
  pattern: new RegExp(`^[^${CONTROLS}]*$`),
  why: 'it can contain tabs and line breaks, but no other control characters',
  fix: 'remove the control characters',
  url: `${TEMPLATE}/aws-resource-cleanrooms-configuredtable.html`,
};

/** The description of a collaboration is required, so it cannot be blank. */
export const REQUIRED_DESCRIPTION: Format = {
  pattern: new RegExp(`^(?=[\\s\\S]*\\S)[^${CONTROLS}]*$`),
  why: 'it must contain a character that is not a blank, and no control characters except tabs and line breaks',
  fix: 'specify a description, which all members can see',
  url: `${TEMPLATE}/aws-resource-cleanrooms-collaboration.html`,
};

export const ALIAS: Format = {
  pattern: /^\w(?:[\w ]+(?:-[\w ]+)*)?$/,
  why: 'it can contain letters, digits, underscores, inner blanks, and inner hyphens from the third character on',
  fix: 'use underscores in place of other characters',
  url: `${API}/API_ConfiguredTableAssociation.html`,
};

export const GLUE_DATABASE: Format = {
  pattern: /^\w(?:\w+(?:-\w+)*)?$/,
  why: 'it can contain letters, digits and underscores, and inner hyphens from the third character on',
  fix: 'specify only the name of the database',
  url: `${API}/API_GlueTableReference.html`,
};

export const ATHENA_TABLE: Format = {
  pattern: /^\w+$/,
  why: 'it can contain only letters, digits and underscores',
  fix: 'specify only the name of the table or view',
  url: `${API}/API_AthenaTableReference.html`,
};

export const ATHENA_CATALOG: Format = {
  pattern: /^[\w-]+$/,
  why: 'it can contain only letters, digits, underscores and hyphens',
  fix: 'specify only the name of the catalog',
  url: `${API}/API_AthenaTableReference.html`,
};

export const WORK_GROUP: Format = {
  pattern: /^[\w.-]*$/,
  why: 'it can contain only letters, digits, periods, underscores and hyphens',
  fix: 'specify the name of the workgroup, not its ARN',
  url: `${API}/API_AthenaTableReference.html`,
};

export const OUTPUT_LOCATION: Format = {
  pattern: /^s3:\/\/[a-z0-9.-]{3,63}.*$/s,
  why: 'the location has the form "s3://bucket/prefix/"',
  fix: 'specify a bucket and a key prefix',
  url: `${API}/API_AthenaTableReference.html`,
};

export const SNOWFLAKE_NAME: Format = {
  pattern: /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]+$/u,
  why: 'it can contain only letters, digits, underscores, hyphens and blanks',
  fix: 'specify only the name',
  url: `${API}/API_SnowflakeTableReference.html`,
};

export const SNOWFLAKE_ACCOUNT: Format = {
  pattern: /^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}.]+$/u,
  why: 'it can contain only letters, digits, underscores, hyphens, blanks and periods',
  fix: 'specify the account identifier without the address of the server',
  url: `${API}/API_SnowflakeTableReference.html`,
};

export const SECRET_ARN: Format = {
  pattern: /^arn:[\w-]+:secretsmanager:[\w-]+:\d{12}:secret:.*$/,
  why: 'a secret is identified by its ARN',
  fix: 'specify the ARN of the secret',
  url: `${API}/API_SnowflakeTableReference.html`,
};

/** A column name in lists that `ColumnNamesAreLowerCase` does not read. */
export const COLUMN: Format = {
  pattern: /^[a-z0-9_](?:[a-z0-9_ ]+(?:-[a-z0-9_ ]+)*)?$/,
  why: 'it can contain lowercase letters, digits, underscores, inner blanks, and inner hyphens from the third character on',
  fix: 'use the name in lower case',
  url: `${API}/API_SnowflakeTableSchemaV1.html`,
};

export const SYNTHETIC_COLUMN: Format = {
  pattern: /^[a-z0-9_](?:[a-z0-9_]+(?:-[a-z0-9_]+)*)?$/,
  why: 'it can contain lowercase letters, digits and underscores, and inner hyphens from the third character on',
  fix: 'use the name that the query returns, in lower case',
  url: `${API}/API_SyntheticDataColumnProperties.html`,
};

export const PARAMETER: Format = {
  pattern: /^\w+$/,
  why: 'it can contain only letters, digits and underscores',
  fix: 'use underscores in place of other characters',
  url: `${API}/API_AnalysisParameter.html`,
};

export const BUCKET: Format = {
  pattern: /^(?!(?:\d+\.)+\d+$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
  why: 'the name of a bucket has lowercase letters, digits, hyphens and periods, and no prefix',
  fix: 'specify only the name of the bucket',
  url: `${API}/API_ProtectedQueryS3OutputConfiguration.html`,
};

export const KEY_PREFIX: Format = {
  pattern: /^[\w!.=*/-]*$/,
  why: 'it can contain only letters, digits, and the characters ! . = * / - _',
  fix: 'specify the prefix without the name of the bucket, for example "results/ads"',
  url: `${API}/API_ProtectedQueryS3OutputConfiguration.html`,
};

export const OBJECT_KEY: Format = {
  pattern: /^[\w!.*'()+,/-]+$/,
  why: "it can contain only letters, digits, and the characters ! . * ' ( ) + , / - _",
  fix: 'specify the key without the name of the bucket',
  url: `${API}/API_S3Location.html`,
};

export const ROLE_ARN: Format = {
  pattern: /^arn:[\w-]+:iam::\w+:role\/[\w+=,./@-]+$/,
  why: 'a role is identified by its ARN, such as "arn:aws:iam::111122223333:role/Reader"',
  fix: 'specify the ARN of the role, not its name',
  url: `${API}/API_CreateConfiguredTableAssociation.html`,
};

export const KEY_ARN: Format = {
  pattern: /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/[\w-]+$/,
  why: 'a key is identified by its ARN, and the ARN of an alias is not accepted',
  fix: 'specify the ARN of the key',
  url: `${API}/API_CreateIdMappingTable.html`,
};

/** Clean Rooms ML accepts every path and name after the type in the ARN of a role or key. */
export const ML_ROLE_ARN: Format = {
  ...ROLE_ARN,
  pattern: /^arn:[\w-]+:iam::\d{12}:role\/.+$/,
  url: `${ML_API}/API_CreateTrainingDataset.html`,
};

export const ML_KEY_ARN: Format = {
  ...KEY_ARN,
  pattern: /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/.+$/,
  url: `${ML_API}/API_CreateConfiguredModelAlgorithm.html`,
};

export const ANALYSIS: Format = {
  pattern: /^(?:ANY_QUERY|ANY_JOB|arn:[\w-]+:cleanrooms:[\w-]+:\d{12}:membership\/[\w-]+\/analysistemplate\/[\w-]+)$/,
  why: 'it must be the ARN of an analysis template, "ANY_QUERY" or "ANY_JOB"',
  fix: 'specify the whole ARN of each template, without wildcards',
  url: `${API}/API_AnalysisRuleCustom.html`,
};

export const TEMPLATE_ARN: Format = {
  pattern: /^arn:[\w-]+:cleanrooms:[\w-]+:\d{12}:membership\/[\w-]+\/analysistemplate\/[\w-]+$/,
  why: 'an analysis template is identified by its ARN',
  fix: 'specify the ARN of the analysis template',
  url: `${API}/API_CreateIntermediateTable.html`,
};

export const ADDITIONAL_ANALYSIS: Format = {
  pattern: new RegExp(
    '^arn:[\\w-]+:(?:cleanrooms:[\\w-]+:(?:\\d{12}|\\*):membership/[*\\w-]+/configuredaudiencemodelassociation/[*\\w-]+' +
      '|cleanrooms-ml:[\\w-]+:(?:\\d{12}|\\*):membership/[*\\w-]+/configured-model-algorithm-association/[*\\w./-]+)$',
  ),
  why: 'it must be the ARN of a model association, which can contain wildcards in place of the account and the IDs',
  fix: 'specify the ARN of a configured audience model association or configured model algorithm association',
  url: `${API}/API_ConfiguredTableAssociationAnalysisRuleCustom.html`,
};

export const ID_NAMESPACE_ARN: Format = {
  pattern: /^arn:[\w-]+:entityresolution:[\w-]+:\d{12}:idnamespace\/[\w-]+$/,
  why: 'it must be the ARN of an ID namespace of AWS Entity Resolution',
  fix: 'specify the ARN of the ID namespace',
  url: `${API}/API_IdNamespaceAssociationInputReferenceConfig.html`,
};

export const ID_MAPPING_WORKFLOW_ARN: Format = {
  pattern: /^arn:[\w-]+:entityresolution:.*:\d+:idmappingworkflow\/.*$/,
  why: 'it must be the ARN of an ID mapping workflow of AWS Entity Resolution',
  fix: 'specify the ARN of the ID mapping workflow',
  url: `${API}/API_IdMappingTableInputReferenceConfig.html`,
};

/** A text that is redacted in logs, of which the pages list the characters. */
export const REDACTED: Format = {
  pattern: /^[\w#=@/;,\- ^$?[\]{}|\\*+.()]+$/,
  why: 'it can contain only letters, digits, blanks, and the characters _ # = @ / ; , - ^ $ ? [ ] { } | \\ * + . ( )',
  fix: 'remove the other characters',
  url: `${ML_API}/API_CustomEntityConfig.html`,
};

/** `.` in the patterns of the service stands for every character but a line break. */
export const ONE_LINE: Format = {
  pattern: /^.*$/,
  why: 'it cannot contain line breaks',
  fix: 'remove the line breaks',
  url: `${ML_API}/API_ContainerConfig.html`,
};

export const ALGORITHM_ARN: Format = {
  pattern: /^arn:[\w-]+:cleanrooms-ml:[\w-]+:\d{12}:configured-model-algorithm\/[\w./-]+$/,
  why: 'it must be the ARN of a configured model algorithm',
  fix: 'specify the ARN of the configured model algorithm',
  url: `${TEMPLATE}/aws-resource-cleanroomsml-configuredmodelalgorithmassociation.html`,
};
