import { join } from 'node:path';
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { ICollaborationRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Schema } from 'aws-cdk-lib/aws-glue';
import {
  AllowedAnalyses,
  AnalysisArtifact,
  AnalysisMethod,
  AnalysisParameter,
  AnalysisRule,
  AnalysisSource,
  type AnalysisTemplate,
  ConfiguredTable,
  JobResultOutput,
  Membership,
  ResultOutput,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';
import { dailyLog, encryptedBucket } from './daily-log';

export interface BrandStackProps extends StackProps {
  readonly collaboration: ICollaborationRef;
}

/** The brand joins, writes the job, and shares its contacts. */
export class BrandStack extends Stack {
  readonly membership: Membership;
  readonly daysToPurchase: AnalysisTemplate;

  constructor(scope: Construct, id: string, props: BrandStackProps) {
    super(scope, id, props);

    const results = encryptedBucket(this, 'Results');
    this.membership = new Membership(this, 'Membership', {
      collaboration: props.collaboration,
      resultOutput: ResultOutput.s3(results, { keyPrefix: 'queries' }),
      jobResultOutput: JobResultOutput.s3(results, { keyPrefix: 'jobs' }),
    });
    this.daysToPurchase = this.membership.addAnalysisTemplate('DaysToPurchase', {
      analysisTemplateName: 'days_to_purchase',
      description: 'Days between the first contact of a campaign and the purchase',
      source: AnalysisSource.pyspark({
        entryPoint: AnalysisArtifact.fromAsset(join(__dirname, 'days_to_purchase.py')),
        referencedTables: ['contacts', 'purchases'],
      }),
      parameters: [AnalysisParameter.string('campaign')],
    });

    const contacts = new ConfiguredTable(this, 'Contacts', {
      source: TableSource.glue(
        dailyLog(this, 'contacts', [
          { name: 'customer_id', type: Schema.STRING },
          { name: 'campaign', type: Schema.STRING },
          { name: 'contacted_on', type: Schema.DATE },
        ]),
      ),
      allowedColumns: ['customer_id', 'campaign', 'contacted_on'],
      analysisMethod: AnalysisMethod.DIRECT_JOB,
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(this.daysToPurchase) }),
    });
    this.membership.associate('ContactsAssociation', { table: contacts, associationName: 'contacts' });
  }
}
