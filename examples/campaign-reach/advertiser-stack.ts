import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { IAnalysisTemplateRef, ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Database } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { AllowedAnalyses, AnalysisRule, ConfiguredTable, Membership, ResultOutput, TableSource } from 'cdk-cleanrooms';
import type { Construct } from 'constructs';
import { conversionsTable } from './advertising-log';

export interface AdvertiserStackProps extends StackProps {
  readonly collaboration: ICollaborationRef;
  /** The only analysis that both companies have agreed on. */
  readonly reachByCategory: IAnalysisTemplateRef;
}

/** The advertiser joins, queries, receives the results, pays, and shares its conversions. */
export class AdvertiserStack extends Stack {
  constructor(scope: Construct, id: string, props: AdvertiserStackProps) {
    super(scope, id, props);

    const membership = new Membership(this, 'Membership', {
      collaboration: props.collaboration,
      resultOutput: ResultOutput.s3(this.encryptedBucket('Results'), { keyPrefix: 'reach' }),
    });

    const conversions = new ConfiguredTable(this, 'Conversions', {
      source: TableSource.glue(this.conversionsLog()),
      allowedColumns: ['uid', 'conversion_id', 'conversion_timestamp'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(props.reachByCategory) }),
    });
    membership.associate('ConversionsAssociation', { table: conversions, associationName: 'conversions' });
  }

  private conversionsLog() {
    return conversionsTable(
      this,
      new Database(this, 'Shop', { databaseName: 'shop', removalPolicy: RemovalPolicy.DESTROY }),
      this.encryptedBucket('Lake'),
    );
  }

  private encryptedBucket(id: string): Bucket {
    return new Bucket(this, id, {
      encryption: BucketEncryption.KMS,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
    });
  }
}
