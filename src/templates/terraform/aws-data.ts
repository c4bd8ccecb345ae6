import { block, blocks, filled, type Mapping } from './mapping';
import { ADDITIONS } from './places';
import { UNREAD } from './planned';

const BUCKET = 'AWS::S3::Bucket';
const BUCKET_POLICY = 'AWS::S3::BucketPolicy';
const KEY = 'AWS::KMS::Key';
const GLUE_TABLE = 'AWS::Glue::Table';
const GLUE_DATABASE = 'AWS::Glue::Database';
const LOCATION = 'AWS::LakeFormation::Resource';

/**
 * Where data and its schemas are: buckets, keys and the Data Catalog.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
export const DATA: Readonly<Record<string, Mapping>> = {
  aws_s3_bucket: {
    type: BUCKET,
    attributes: { id: 'Ref', bucket: 'Ref', arn: 'Arn' },
    translate: (values, isWritten) => [
      { type: BUCKET, properties: filled(BUCKET, { BucketName: values.bucket }) },
      // The deprecated argument is rarely used: it is enough that some bucket has a policy that is not read.
      ...(isWritten('policy')
        ? [{ suffix: '.policy', type: BUCKET_POLICY, properties: { Bucket: UNREAD, PolicyDocument: UNREAD } }]
        : []),
    ],
  },
  aws_s3_bucket_policy: {
    type: BUCKET_POLICY,
    translate: (values) => [
      { type: BUCKET_POLICY, properties: { Bucket: values.bucket, PolicyDocument: values.policy } },
    ],
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    translate: (values) => [
      {
        to: { property: 'BucketEncryption', by: values.bucket, taken: ADDITIONS.bucket },
        adds: {
          ServerSideEncryptionConfiguration: blocks(values.rule, (rule) => ({
            ServerSideEncryptionByDefault: block(rule.apply_server_side_encryption_by_default, (by) => ({
              SSEAlgorithm: by.sse_algorithm,
              KMSMasterKeyID: by.kms_master_key_id,
            })),
            BucketKeyEnabled: rule.bucket_key_enabled,
          })),
        },
      },
    ],
  },
  aws_kms_key: {
    type: KEY,
    attributes: { id: 'Ref', key_id: 'Ref', arn: 'Arn' },
    translate: (values) => [{ type: KEY, properties: filled(KEY, { KeyPolicy: values.policy }) }],
  },
  aws_kms_key_policy: {
    translate: (values) => [
      { to: { property: 'KeyPolicy', by: values.key_id, taken: ADDITIONS.key }, adds: values.policy },
    ],
  },
  aws_glue_catalog_database: {
    type: GLUE_DATABASE,
    attributes: { name: 'Ref' },
    translate: (values) => [
      { type: GLUE_DATABASE, properties: filled(GLUE_DATABASE, { DatabaseInput: { Name: values.name } }) },
    ],
  },
  aws_glue_catalog_table: {
    type: GLUE_TABLE,
    attributes: { name: 'Ref' },
    translate: (values) => [
      {
        type: GLUE_TABLE,
        properties: filled(GLUE_TABLE, {
          CatalogId: values.catalog_id,
          DatabaseName: values.database_name,
          TableInput: {
            Name: values.name,
            TableType: values.table_type,
            PartitionKeys: blocks(values.partition_keys, ({ name, type }) => ({ Name: name, Type: type })),
            StorageDescriptor: block(values.storage_descriptor, (storage) => ({
              Columns: blocks(storage.columns, ({ name, type }) => ({ Name: name, Type: type })),
              Location: storage.location,
              InputFormat: storage.input_format,
              OutputFormat: storage.output_format,
              SerdeInfo: block(storage.ser_de_info, (serde) => ({
                SerializationLibrary: serde.serialization_library,
                Parameters: UNREAD,
              })),
            })),
          },
        }),
      },
    ],
  },
  aws_lakeformation_resource: {
    type: LOCATION,
    translate: (values) => [
      {
        type: LOCATION,
        properties: filled(LOCATION, { ResourceArn: values.arn, HybridAccessEnabled: values.hybrid_access_enabled }),
      },
    ],
  },
};
