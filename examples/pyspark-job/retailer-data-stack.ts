import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { Schema } from 'aws-cdk-lib/aws-glue';
import {
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  ConfiguredTable,
  ConfiguredTableAssociation,
  type IMembership,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';
import { dailyLog } from './daily-log';

export interface RetailerDataStackProps extends StackProps {
  readonly membership: IMembership;
  readonly brandMembership: IMembership;
  /** The only job that the retailer has reviewed. */
  readonly daysToPurchase: IAnalysisTemplateRef;
}

/**
 * The retailer shares its purchases with the job that it has reviewed, and with no query.
 *
 * It is a separate stack, because it is deployed after the job of the brand, which is deployed after the collaboration.
 */
export class RetailerDataStack extends Stack {
  constructor(scope: Construct, id: string, props: RetailerDataStackProps) {
    super(scope, id, props);

    const purchases = new ConfiguredTable(this, 'Purchases', {
      source: TableSource.glue(
        dailyLog(this, 'purchases', [
          { name: 'customer_id', type: Schema.STRING },
          { name: 'purchased_on', type: Schema.DATE },
          { name: 'amount', type: Schema.DOUBLE },
        ]),
      ),
      allowedColumns: ['customer_id', 'purchased_on'],
      analysisMethod: AnalysisMethod.DIRECT_JOB,
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(props.daysToPurchase) }),
    });
    new ConfiguredTableAssociation(this, 'PurchasesAssociation', {
      membership: props.membership,
      table: purchases,
      associationName: 'purchases',
      partnerMemberships: [props.brandMembership],
    });
  }
}
