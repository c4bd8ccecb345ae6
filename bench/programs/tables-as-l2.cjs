const { CfnBucket } = require('aws-cdk-lib/aws-s3');
const {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  Payment,
  TableSource,
} = require('../../lib');

/** One side of a collaboration, with the constructs of this library. */
exports.addTables = (stack, count) => {
  const collaboration = new Collaboration(stack, 'Collaboration', {
    description: 'bench',
    creator: { displayName: 'Publisher' },
    members: [
      Member.account('222222222222', {
        displayName: 'Advertiser',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        paymentResponsibilities: [Payment.QUERY_COMPUTE],
      }),
    ],
  });
  const bucket = new CfnBucket(stack, 'Bucket');
  const membership = new Membership(stack, 'Membership', { collaboration });
  for (let i = 0; i < count; i++) {
    const table = new ConfiguredTable(stack, `Table${i}`, {
      source: TableSource.glueByName({
        databaseName: 'campaigns',
        tableName: `table_${i}`,
        bucket,
        keyPrefix: `table_${i}`,
      }),
      allowedColumns: ['user_id', 'campaign_id', 'seen_at'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom('222222222222'),
        disallowedOutputColumns: ['user_id'],
      }),
    });
    membership.associate(`Association${i}`, { table, associationName: `table_${i}` });
  }
};
