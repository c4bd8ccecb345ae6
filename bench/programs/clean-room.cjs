const { App, Stack } = require('aws-cdk-lib');
const { Bucket } = require('aws-cdk-lib/aws-s3');
const {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  OutputProtection,
  Payment,
  PrivacyBudget,
  ResultOutput,
  TableSource,
} = require('../../lib');

const REACH = `SELECT i.campaign, COUNT(DISTINCT i.user_id) AS users
FROM impressions i JOIN purchases p ON i.user_id = p.user_id
GROUP BY i.campaign`;

/** A clean room of two accounts, each with a table that one template reads, of which one has differential privacy. */
exports.synthesize = (outdir) => {
  const app = new App({ outdir });
  const [publisher, advertiser] = [
    ['Publisher', '111111111111'],
    ['Advertiser', '222222222222'],
  ].map(([id, account]) => new Stack(app, id, { env: { account, region: 'eu-west-1' } }));
  const collaboration = new Collaboration(publisher, 'Collaboration', {
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
  const own = new Membership(publisher, 'Membership', { collaboration });
  const results = new Bucket(advertiser, 'Results');
  const other = new Membership(advertiser, 'Membership', {
    collaboration,
    resultOutput: ResultOutput.s3(results, { keyPrefix: 'reach' }),
  });
  const reach = own.addAnalysisTemplate('Reach', { source: AnalysisSource.sql(REACH) });
  associate(own, 'impressions', ['user_id', 'campaign'], reach, OutputProtection.differentialPrivacy('user_id'));
  associate(other, 'purchases', ['user_id', 'category'], reach);
  own.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  app.synth();
};

function associate(membership, name, allowedColumns, template, outputProtection) {
  const stack = Stack.of(membership);
  const table = new ConfiguredTable(stack, name, {
    source: TableSource.glueByName({
      databaseName: 'campaigns',
      tableName: name,
      bucket: new Bucket(stack, `Bucket-${name}`),
      keyPrefix: name,
    }),
    allowedColumns,
    analysisRule: AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.templates(template),
      outputProtection,
    }),
  });
  membership.associate(`Association-${name}`, { table, associationName: name, resultReceivers: ['222222222222'] });
}
