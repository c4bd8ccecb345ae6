/** An app of a user who has installed the package: both sides of a collaboration, as far as L1s differ from each other. */
const { App, Stack } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');
const { Bucket } = require('aws-cdk-lib/aws-s3');
const cleanrooms = require('cdk-cleanrooms');

const PUBLISHER = '111111111111';
const ADVERTISER = '222222222222';

const app = new App();
const publisher = new Stack(app, 'Publisher', { env: { account: PUBLISHER, region: 'eu-west-1' } });
const advertiser = new Stack(app, 'Advertiser', { env: { account: ADVERTISER, region: 'eu-west-1' } });

const collaboration = new cleanrooms.Collaboration(publisher, 'Reach', {
  description: 'How many customers of the advertiser saw the campaign',
  creator: { displayName: 'Publisher' },
  members: [
    cleanrooms.Member.account(ADVERTISER, {
      displayName: 'Advertiser',
      abilities: [cleanrooms.MemberAbility.QUERY, cleanrooms.MemberAbility.RECEIVE_RESULTS],
      paymentResponsibilities: [cleanrooms.Payment.QUERY_COMPUTE],
    }),
  ],
});
const impressions = new cleanrooms.ConfiguredTable(publisher, 'Impressions', {
  source: cleanrooms.TableSource.glueByName({
    databaseName: 'campaigns',
    tableName: 'impressions',
    bucket: new Bucket(publisher, 'Data'),
  }),
  allowedColumns: ['user_id', 'campaign_id'],
  analysisRule: cleanrooms.AnalysisRule.custom({
    allowedAnalyses: cleanrooms.AllowedAnalyses.anyQueryFrom(ADVERTISER),
  }),
});
new cleanrooms.Membership(publisher, 'Membership', { collaboration }).associate('Impressions', {
  table: impressions,
  associationName: 'impressions',
});

new cleanrooms.Membership(advertiser, 'Membership', {
  collaboration,
  resultOutput: cleanrooms.ResultOutput.s3(new Bucket(advertiser, 'Results')),
});

app.synth();

const template = Template.fromStack(publisher);
template.resourceCountIs('AWS::CleanRooms::Collaboration', 1);
template.resourceCountIs('AWS::CleanRooms::Membership', 1);
template.resourceCountIs('AWS::CleanRooms::ConfiguredTable', 1);
template.hasResourceProperties('AWS::CleanRooms::ConfiguredTableAssociation', { Name: 'impressions' });
Template.fromStack(advertiser).resourceCountIs('AWS::CleanRooms::Membership', 1);
