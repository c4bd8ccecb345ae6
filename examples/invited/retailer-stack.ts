import { Stack, type StackProps } from 'aws-cdk-lib';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  DeclaredPartner,
  Member,
  MemberAbility,
  Membership,
  Payment,
  ResultOutput,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';

export interface RetailerStackProps extends StackProps {
  /** The account of the publisher, who has created the collaboration. */
  readonly publisherAccount: string;
  /** The role of the security team, with which Clean Rooms reads the purchases. */
  readonly readerRoleArn: string;
  /** The key that encrypts the bucket for results. */
  readonly resultsKeyArn: string;
}

/** The retailer joins the collaboration of a publisher, with a table, a role and a bucket that exist already. */
export class RetailerStack extends Stack {
  constructor(scope: Construct, id: string, props: RetailerStackProps) {
    super(scope, id, props);

    // What both companies have agreed on: payments, receivers and trust policies are derived from it, and checked.
    const collaboration = Collaboration.fromInvitation(this, 'SpringCampaign', {
      collaborationName: 'Spring campaign',
      creatorAccountId: props.publisherAccount,
      creator: { displayName: 'Publisher' },
      members: [
        Member.account(this.account, {
          displayName: 'Retailer',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
          paymentResponsibilities: [Payment.QUERY_COMPUTE],
        }),
      ],
      queryLogging: true,
    });

    // What the publisher is expected to bring. It creates nothing, and the rules check it against the own side.
    new DeclaredPartner(this, 'Publisher', {
      collaboration,
      accountId: props.publisherAccount,
      tables: [
        {
          tableName: 'impressions',
          allowedColumns: ['customer_id', 'campaign', 'seen_at'],
          analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(this.account) }),
          resultReceivers: [this.account],
        },
      ],
    });

    const results = Bucket.fromBucketAttributes(this, 'Results', {
      bucketName: 'retailer-clean-room-results',
      encryptionKey: Key.fromKeyArn(this, 'ResultsKey', props.resultsKeyArn),
    });
    const membership = new Membership(this, 'Membership', {
      collaboration,
      resultOutput: ResultOutput.s3(results, { keyPrefix: 'spring-campaign' }),
    });

    // A crawler keeps the table `retail.purchases` in the Data Catalog.
    const purchases = new ConfiguredTable(this, 'Purchases', {
      configuredTableName: 'purchases',
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'purchases' }),
      allowedColumns: ['customer_id', 'category', 'purchased_at'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(this.account) }),
    });
    membership.associate('PurchasesAssociation', {
      table: purchases,
      role: Role.fromRoleArn(this, 'Reader', props.readerRoleArn),
    });
  }
}
