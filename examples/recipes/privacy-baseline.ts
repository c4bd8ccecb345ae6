import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  Aggregate,
  AnalysisRule,
  ConfiguredTable,
  OutputConstraint,
  PrivacyBaseline,
  PrivacyRequirement,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

/** An app in which everything satisfies the requirements of the company, but for the exceptions with a reason. */
export function newApp(): App {
  return new App({
    propertyInjectors: PrivacyBaseline.strict({
      minimumGroupSize: 100,
      exceptions: [
        {
          path: 'Publisher/Stores',
          requirement: PrivacyRequirement.MINIMUM_GROUP_SIZE,
          reason: 'the table contains stores and no persons',
        },
      ],
    }),
  });
}

export class PublisherStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    new ConfiguredTable(this, 'Impressions', {
      source: this.tableOfLake('impressions'),
      allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
      analysisRule: AnalysisRule.aggregation({
        aggregates: [Aggregate.countDistinct('user_id')],
        dimensionColumns: ['campaign_id'],
        joinColumns: ['user_id'],
        // The constructor throws an error if the minimum is less than 100.
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      }),
    });
    new ConfiguredTable(this, 'Stores', {
      source: this.tableOfLake('stores'),
      allowedColumns: ['store_id', 'city'],
      analysisRule: AnalysisRule.list({ joinColumns: ['store_id'], listColumns: ['city'] }),
    });
  }

  private tableOfLake(tableName: string): TableSource {
    return TableSource.glueByName({
      databaseName: 'ads',
      tableName,
      bucket: Bucket.fromBucketName(this, `LakeOf${tableName}`, 'publisher-lake'),
      keyPrefix: tableName,
    });
  }
}
