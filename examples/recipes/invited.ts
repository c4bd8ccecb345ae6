import { Stack, type StackProps } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
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

const OWN_ACCOUNT = '222222222222';

/** The invited company: it finds its invitation, declares what the partner brings, joins, and contributes a table. */
export class InvitedStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const collaboration = Collaboration.fromInvitation(this, 'Partner', {
      collaborationName: 'Campaign reach',
      creatorAccountId: '111111111111',
      // The terms of the invitation, as the console shows them. The membership and the table follow from them.
      creator: { displayName: 'Publisher' },
      members: [
        Member.account(OWN_ACCOUNT, {
          displayName: 'Advertiser',
          abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
          paymentResponsibilities: [Payment.QUERY_COMPUTE],
        }),
      ],
    });

    // What the publisher has agreed to bring. It creates nothing, and is checked together with the own table.
    new DeclaredPartner(this, 'Publisher', {
      collaboration,
      accountId: '111111111111',
      tables: [
        {
          tableName: 'impressions',
          allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
          analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(OWN_ACCOUNT) }),
          resultReceivers: [OWN_ACCOUNT],
        },
      ],
    });

    const results = new Bucket(this, 'Results', { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
    const membership = new Membership(this, 'Membership', {
      collaboration,
      resultOutput: ResultOutput.s3(results, { keyPrefix: 'reach' }),
    });

    const conversions = new ConfiguredTable(this, 'Conversions', {
      source: conversionsOf(this),
      allowedColumns: ['user_id', 'converted_at'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(OWN_ACCOUNT) }),
    });
    membership.associate('ConversionsAssociation', { table: conversions, associationName: 'conversions' });
  }
}

/** The existing table, by its names, with the place of its data. */
export function conversionsOf(scope: Construct): TableSource {
  return TableSource.glueByName({
    databaseName: 'shop',
    tableName: 'conversions',
    bucket: Bucket.fromBucketName(scope, 'Lake', 'advertiser-lake'),
    keyPrefix: 'conversions',
  });
}
