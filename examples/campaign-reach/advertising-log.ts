import { type Column, DataFormat, type IDatabase, S3Table, S3TableStorage, Schema } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * The columns of a real advertising log, as two parties hold them: the Criteo Attribution Modeling for Bidding dataset.
 *
 * @see https://ailab.criteo.com/criteo-attribution-modeling-bidding-dataset/
 */
const IMPRESSIONS: Column[] = [
  { name: 'timestamp', type: Schema.INTEGER, comment: 'seconds since the log began' },
  { name: 'uid', type: Schema.STRING, comment: 'a person, hashed' },
  { name: 'campaign', type: Schema.INTEGER },
  { name: 'click', type: Schema.BOOLEAN },
  { name: 'click_pos', type: Schema.INTEGER },
  { name: 'click_nb', type: Schema.INTEGER },
  { name: 'cost', type: Schema.DOUBLE },
  { name: 'time_since_last_click', type: Schema.INTEGER },
  ...Array.from({ length: 9 }, (_, i) => ({ name: `cat${i + 1}`, type: Schema.STRING })),
];

const CONVERSIONS: Column[] = [
  { name: 'uid', type: Schema.STRING, comment: 'a person, hashed as the publisher does' },
  { name: 'conversion_id', type: Schema.STRING },
  { name: 'conversion_timestamp', type: Schema.INTEGER, comment: 'seconds since the log began' },
  { name: 'attribution', type: Schema.BOOLEAN },
  { name: 'cpo', type: Schema.DOUBLE, comment: 'cost per order' },
];

export function impressionsTable(scope: Construct, database: IDatabase, bucket: IBucket): S3Table {
  return logTable(scope, 'ImpressionsLog', 'impressions', IMPRESSIONS, database, bucket);
}

export function conversionsTable(scope: Construct, database: IDatabase, bucket: IBucket): S3Table {
  return logTable(scope, 'ConversionsLog', 'conversions', CONVERSIONS, database, bucket);
}

function logTable(
  scope: Construct,
  id: string,
  tableName: string,
  columns: Column[],
  database: IDatabase,
  bucket: IBucket,
): S3Table {
  return new S3Table(scope, id, {
    database,
    tableName,
    columns,
    dataFormat: DataFormat.PARQUET,
    storage: S3TableStorage.fromBucket(bucket),
    s3Prefix: tableName,
  });
}
