import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../cli/terminal';

const FOLDER = mkdtempSync(join(tmpdir(), 'terraform-report-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** The resources of the plan in a template, with parameters for what is known after Terraform has applied the plan. */
const TEMPLATE = `Parameters:
  Later: { Type: String }
Resources:
  Campaign:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: Campaign
      Description: Reach of the campaign
      CreatorDisplayName: Advertiser
      CreatorMemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]
      CreatorPaymentConfiguration: !Ref Later
      QueryLogStatus: DISABLED
      Members:
        - AccountId: "222222222222"
          DisplayName: Publisher
          MemberAbilities: []
          PaymentConfiguration: !Ref Later
  Joined:
    Type: AWS::CleanRooms::Membership
    Properties:
      CollaborationIdentifier: !GetAtt Campaign.CollaborationIdentifier
      QueryLogStatus: DISABLED
      DefaultResultConfiguration:
        OutputConfiguration: { S3: { Bucket: !Ref Results, KeyPrefix: reach/, ResultFormat: CSV } }
        RoleArn: !GetAtt ResultRole.Arn
  Budget:
    Type: AWS::CleanRooms::PrivacyBudgetTemplate
    Properties:
      MembershipIdentifier: !Ref Later
      AutoRefresh: NONE
      PrivacyBudgetType: ACCESS_BUDGET
      Parameters: { BudgetParameters: [{ AutoRefresh: ENABLED, Budget: 5, Type: CALENDAR_DAY }] }
  Table:
    Type: AWS::CleanRooms::ConfiguredTable
    Properties:
      Name: impressions
      AnalysisMethod: DIRECT_QUERY
      AllowedColumns: [campaign, uid]
      TableReference: { Glue: { DatabaseName: !Ref Database, TableName: !Ref GlueTable } }
      AnalysisRules:
        - Type: CUSTOM
          Policy:
            V1:
              Custom:
                AllowedAnalyses: [!GetAtt Reach.Arn, !GetAtt Daily.Arn]
                AllowedAnalysisProviders: [!Ref Later]
                DisallowedOutputColumns: [uid]
                AdditionalAnalyses: !Ref Later
  Association:
    Type: AWS::CleanRooms::ConfiguredTableAssociation
    Properties:
      Name: impressions
      MembershipIdentifier: !GetAtt Joined.MembershipIdentifier
      ConfiguredTableIdentifier: !GetAtt Table.ConfiguredTableIdentifier
      RoleArn: !GetAtt Reader.Arn
  Reach:
    Type: AWS::CleanRooms::AnalysisTemplate
    Properties:
      Name: reach
      Format: SQL
      MembershipIdentifier: !GetAtt Joined.MembershipIdentifier
      Source: { Text: SELECT COUNT(*) FROM impressions }
  Daily:
    Type: AWS::CleanRooms::AnalysisTemplate
    Properties:
      Name: daily
      Format: SQL
      MembershipIdentifier: !GetAtt Joined.MembershipIdentifier
      Source: { Text: "SELECT campaign, COUNT(*) FROM impressions GROUP BY campaign" }
  Reader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: impressions-reader
      AssumeRolePolicyDocument: &trust
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: sts:AssumeRole, Principal: { Service: cleanrooms.amazonaws.com } }]
  ResultRole:
    Type: AWS::IAM::Role
    Properties: { AssumeRolePolicyDocument: *trust }
  Results:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: campaign-results
      LifecycleConfiguration: !Ref Later
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: !GetAtt Key.Arn }
  Key:
    Type: AWS::KMS::Key
    Properties: { KeyPolicy: !Ref Later }
  Database:
    Type: AWS::Glue::Database
    Properties: { CatalogId: !Ref Later, DatabaseInput: { Name: ads } }
  GlueTable:
    Type: AWS::Glue::Table
    Properties:
      CatalogId: !Ref Later
      DatabaseName: !Ref Database
      TableInput:
        Name: impressions
        StorageDescriptor:
          Columns: [{ Name: uid, Type: string }, { Name: campaign, Type: string }, { Name: seen_at, Type: timestamp }]
`;

/** The address of each resource that a report names, and its logical ID in the template. */
const ADDRESSES: Readonly<Record<string, string>> = {
  'awscc_cleanrooms_collaboration.campaign': 'Campaign',
  'awscc_cleanrooms_membership.advertiser': 'Joined',
  'awscc_cleanrooms_configured_table.impressions': 'Table',
  'aws_s3_bucket.results': 'Results',
  'aws_kms_key.results': 'Key',
};

test.each(['md', 'json'])(
  'the report on a Terraform plan is that on a template with the same facts, as %s',
  (format) => {
    const template = join(FOLDER, 'template.yaml');
    writeFileSync(template, TEMPLATE);
    const report = (input: string) => run(['report', input, '--format', format]);

    const ofPlan = report('test/templates/plans/campaign.json');
    const ofTemplate = report(template);

    expect(ofPlan).toMatchObject({ status: 0, err: '' });
    expect(ofTemplate).toMatchObject({ status: 0, err: '' });
    const named = Object.entries(ADDRESSES).reduce((text, [address, id]) => text.replaceAll(address, id), ofPlan.out);
    expect(sorted(named, format)).toEqual(sorted(ofTemplate.out, format));
  },
);

/** What is not known is sorted by names, which are other ones here. */
function sorted(text: string, format: string): unknown {
  if (format === 'md') {
    return text.split('\n').sort();
  }
  const { reports } = JSON.parse(text);
  return reports.map(({ unknown, ...rest }: { unknown: readonly { of: string; what: string }[] }) => ({
    ...rest,
    unknown: unknown.map(({ of, what }) => `${of}: ${what}`).sort(),
  }));
}
