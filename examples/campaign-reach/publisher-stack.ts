import { join } from 'node:path';
import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Database } from 'aws-cdk-lib/aws-glue';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import {
  AllowedAnalyses,
  AnalysisParameter,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  OutputProtection,
  Payment,
  PrivacyBudget,
  TableSource,
} from 'cdk-cleanrooms';
import type { Construct } from 'constructs';
import { impressionsTable } from './advertising-log';

export interface PublisherStackProps extends StackProps {
  /** The account of the advertiser. */
  readonly advertiserAccount: string;
  /**
   * The ARN of the advertiser's membership, after the advertiser has joined.
   *
   * @default - the trust policy of the role is limited to the account of the advertiser
   */
  readonly advertiserMembershipArn?: string;
}

/** The publisher creates the collaboration, and shares impressions under differential privacy. */
export class PublisherStack extends Stack {
  readonly collaboration: Collaboration;
  readonly reachByCategory: AnalysisTemplate;

  constructor(scope: Construct, id: string, props: PublisherStackProps) {
    super(scope, id, props);

    this.collaboration = new Collaboration(this, 'CampaignReach', {
      description: 'How many customers of the advertiser saw the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [
        Member.account(props.advertiserAccount, {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
          paymentResponsibilities: [Payment.QUERY_COMPUTE],
        }),
      ],
    });
    const membership = new Membership(this, 'Membership', { collaboration: this.collaboration });

    this.reachByCategory = new AnalysisTemplate(this, 'ReachByCategory', {
      analysisTemplateName: 'reach_by_category',
      description: 'Buyers among the people who saw a campaign, by category of the advertisement',
      membership,
      source: AnalysisSource.sqlFile(join(__dirname, 'reach-by-category.sql')),
      parameters: [AnalysisParameter.integer('campaign'), AnalysisParameter.integer('converted_since')],
    });

    const impressions = new ConfiguredTable(this, 'Impressions', {
      source: TableSource.glue(this.impressionsLog()),
      allowedColumns: ['uid', 'campaign', 'cat1'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.templates(this.reachByCategory),
        outputProtection: OutputProtection.differentialPrivacy('uid'),
      }),
    });
    membership.associate('ImpressionsAssociation', {
      table: impressions,
      associationName: 'impressions',
      partnerMemberships: props.advertiserMembershipArn
        ? [Membership.fromMembershipArn(this, 'AdvertiserMembership', props.advertiserMembershipArn)]
        : [],
    });
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  }

  private impressionsLog() {
    const lake = new Bucket(this, 'Lake', {
      encryption: BucketEncryption.KMS,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
    });
    return impressionsTable(
      this,
      new Database(this, 'Ads', { databaseName: 'ads', removalPolicy: RemovalPolicy.DESTROY }),
      lake,
    );
  }
}
