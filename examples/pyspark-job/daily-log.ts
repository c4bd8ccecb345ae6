import { RemovalPolicy } from 'aws-cdk-lib';
import { type Column, Database, DataFormat, S3Table, S3TableStorage } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** A table in the Data Catalog of a company, with data in its own bucket. */
export function dailyLog(scope: Construct, tableName: string, columns: Column[]): S3Table {
  return new S3Table(scope, 'Log', {
    database: new Database(scope, 'Logs', { databaseName: 'logs', removalPolicy: RemovalPolicy.DESTROY }),
    tableName,
    columns,
    dataFormat: DataFormat.PARQUET,
    storage: S3TableStorage.fromBucket(encryptedBucket(scope, 'Lake')),
    s3Prefix: tableName,
  });
}

export function encryptedBucket(scope: Construct, id: string): Bucket {
  return new Bucket(scope, id, {
    encryption: BucketEncryption.KMS,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
  });
}
