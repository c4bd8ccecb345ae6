import { BUCKET, KEY, SECRET } from '../private/cdk-shapes';
import { REGION } from '../private/formats';
import { formatted, mapOf, optional, type Shapes, STRING, struct } from '../private/shape';
import type {
  AthenaSourceOptions,
  DatabricksSourceOptions,
  GlueByNameSourceOptions,
  GlueSourceOptions,
  SnowflakeSourceOptions,
} from './table-source-options';

const GLUE_OPTIONS: Shapes<GlueSourceOptions> = {
  bucket: optional(BUCKET),
  keyPrefix: optional(STRING),
  encryptionKey: optional(KEY),
  catalogEncryptionKey: optional(KEY),
  region: optional(formatted(REGION)),
};

export const GLUE = struct<GlueSourceOptions>(GLUE_OPTIONS);

export const GLUE_BY_NAME = struct<GlueByNameSourceOptions>({
  ...GLUE_OPTIONS,
  databaseName: STRING,
  tableName: STRING,
});

export const ATHENA = struct<AthenaSourceOptions>({
  workGroup: STRING,
  databaseName: STRING,
  tableName: STRING,
  outputBucket: BUCKET,
  keyPrefix: optional(STRING),
  catalogName: optional(STRING),
  region: optional(formatted(REGION)),
});

export const SNOWFLAKE = struct<SnowflakeSourceOptions>({
  secret: SECRET,
  accountIdentifier: STRING,
  databaseName: STRING,
  schemaName: STRING,
  tableName: STRING,
  columnTypes: mapOf(STRING),
  encryptionKey: optional(KEY),
});

export const DATABRICKS = struct<DatabricksSourceOptions>({
  workspaceUrl: STRING,
  schemaName: STRING,
  tableName: STRING,
  deltaShareEndpoint: STRING,
  shareName: STRING,
});
