import { describe, expect, test } from 'vitest';
import { UnreadableInput } from '../../src/templates/document';
import { valueAt } from '../../src/templates/terraform/fields';
import { isTerraformPlan, refuseSavedPlan, stackTemplatesOfPlan } from '../../src/templates/terraform-plan';
import { documentOf, innermostOf, planOf, propertiesOf, resourcesOf, templatesOf, UNKNOWN } from './plan';

const CAMPAIGN = planOf('campaign');
const TWO_ACCOUNTS = planOf('two-accounts');

/** The plan without its stack, whose template is YAML. */
const TWO_ACCOUNTS_WITHOUT_STACK = JSON.parse(
  JSON.stringify(TWO_ACCOUNTS).replaceAll('aws_cloudformation_stack', 'aws_other_stack'),
);

describe('a plan that creates resources of the awscc provider', () => {
  test('has the properties of the CloudFormation types, without what only a deployment returns', () => {
    expect(propertiesOf(CAMPAIGN, 'awscc_cleanrooms_collaboration.campaign')).toEqual({
      Name: 'Campaign',
      Description: 'Reach of the campaign',
      CreatorDisplayName: 'Advertiser',
      CreatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
      QueryLogStatus: 'DISABLED',
      Members: [
        {
          AccountId: '222222222222',
          DisplayName: 'Publisher',
          MemberAbilities: [],
          MLMemberAbilities: { CustomMLMemberAbilities: [] },
          PaymentConfiguration: UNKNOWN,
        },
      ],
    });
  });

  test('has references in place of unknown identifiers', () => {
    expect(propertiesOf(CAMPAIGN, 'awscc_cleanrooms_membership.advertiser')).toMatchObject({
      CollaborationIdentifier: {
        'Fn::GetAtt': ['awscc_cleanrooms_collaboration.campaign', 'CollaborationIdentifier'],
      },
    });
    expect(propertiesOf(CAMPAIGN, 'awscc_cleanrooms_configured_table_association.impressions')).toMatchObject({
      MembershipIdentifier: { 'Fn::GetAtt': ['awscc_cleanrooms_membership.advertiser', 'MembershipIdentifier'] },
      ConfiguredTableIdentifier: { Ref: 'awscc_cleanrooms_configured_table.impressions' },
    });
    expect(propertiesOf(CAMPAIGN, 'awscc_cleanrooms_privacy_budget_template.budget')).toMatchObject({
      // A local value, of which a plan has no expression.
      MembershipIdentifier: UNKNOWN,
      Parameters: {
        ResourceArn: { 'Fn::GetAtt': ['awscc_cleanrooms_configured_table_association.impressions', 'Arn'] },
      },
    });
  });

  test('has the references of a list in an expression of a whole rule', () => {
    const [rule] = valueAt(
      propertiesOf(CAMPAIGN, 'awscc_cleanrooms_configured_table.impressions'),
      'AnalysisRules',
    ) as unknown[];

    expect(valueAt(rule, 'Policy', 'V1', 'Custom')).toEqual({
      AllowedAnalyses: ['reach', 'daily'].map((key) => ({
        'Fn::GetAtt': [`awscc_cleanrooms_analysis_template.questions["${key}"]`, 'Arn'],
      })),
      DisallowedOutputColumns: ['uid'],
      AdditionalAnalyses: UNKNOWN,
      AllowedAnalysisProviders: UNKNOWN,
    });
  });

  test('passes references between the resources of two providers through a stack around them', () => {
    const [around] = templatesOf(CAMPAIGN);
    const [awscc, aws] = innermostOf(CAMPAIGN);
    const name = 'aws_iam_role.results:Arn';

    expect(propertiesOf(CAMPAIGN, 'awscc_cleanrooms_membership.advertiser')).toMatchObject({
      DefaultResultConfiguration: {
        RoleArn: { Ref: name },
        OutputConfiguration: { S3: { Bucket: { Ref: 'aws_s3_bucket.results:Ref' }, ResultFormat: 'CSV' } },
      },
    });
    expect(valueAt(awscc.body, 'Parameters')).toMatchObject({ [name]: { Type: 'String' } });
    expect(valueAt(around.body, 'Resources', 'awscc us-east-1', 'Properties', 'Parameters')).toMatchObject({
      [name]: { 'Fn::GetAtt': ['aws us-east-1', `Outputs.${name}`] },
    });
    expect(valueAt(aws.body, 'Outputs')).toMatchObject({
      [name]: { Value: { 'Fn::GetAtt': ['aws_iam_role.results', 'Arn'] } },
    });
  });

  test('has the account and the Region of the provider as far as they are constant', () => {
    const envs = innermostOf(CAMPAIGN).map(({ account, region }) => ({ account, region }));

    expect(envs).toEqual([
      { account: undefined, region: 'us-east-1' },
      { account: '111111111111', region: 'us-east-1' },
    ]);
  });

  test('has the permissions of roles, also of attached policies', () => {
    const trust = { Statement: [{ Principal: { Service: 'cleanrooms.amazonaws.com' } }] };
    const catalog = { Statement: [{ Action: ['glue:GetTable', 'glue:GetDatabase'] }] };

    expect(propertiesOf(CAMPAIGN, 'aws_iam_role.reader')).toMatchObject({ AssumeRolePolicyDocument: trust });
    expect(propertiesOf(CAMPAIGN, 'aws_iam_role.reader')).not.toHaveProperty('ManagedPolicyArns');
    expect(propertiesOf(CAMPAIGN, 'aws_iam_role_policy.reader')).toEqual({
      RoleName: { Ref: 'aws_iam_role.reader' },
      PolicyName: 'read',
      PolicyDocument: UNKNOWN,
    });
    expect(propertiesOf(CAMPAIGN, 'aws_iam_role_policy_attachment.reader')).toMatchObject({
      Roles: [{ Ref: 'aws_iam_role.reader' }],
      PolicyDocument: catalog,
    });
    expect(propertiesOf(CAMPAIGN, 'aws_iam_role_policy_attachment.results')).toEqual({
      Roles: [{ Ref: 'aws_iam_role.results' }],
      PolicyDocument: UNKNOWN,
    });
  });

  test('has the data catalog and the encryption of buckets', () => {
    expect(propertiesOf(CAMPAIGN, 'aws_glue_catalog_table.impressions')).toMatchObject({
      DatabaseName: { Ref: 'aws_glue_catalog_database.ads' },
      TableInput: {
        Name: 'impressions',
        PartitionKeys: [{ Name: 'day' }],
        StorageDescriptor: { Location: 's3://impressions-lake/raw/', Columns: [{ Name: 'uid' }, { Name: 'campaign' }] },
      },
    });
    expect(propertiesOf(CAMPAIGN, 'aws_s3_bucket.results')).toMatchObject({
      BucketName: 'campaign-results',
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { KMSMasterKeyID: { 'Fn::GetAtt': ['aws_kms_key.results', 'Arn'] } } },
        ],
      },
    });
    expect(propertiesOf(CAMPAIGN, 'aws_lakeformation_resource.lake')).toMatchObject({
      ResourceArn: 'arn:aws:s3:::impressions-lake/raw',
      HybridAccessEnabled: true,
    });
  });

  test('has neither resources that it deletes nor data sources', () => {
    expect(Object.keys(resourcesOf(CAMPAIGN)).filter((address) => /^data|[.]old$/.test(address))).toEqual([]);
  });

  test('tells where the values of a resource are', () => {
    for (const { body, written, pathOf } of innermostOf(CAMPAIGN)) {
      for (const logicalId of Object.keys(valueAt(body, 'Resources') as object)) {
        const at = written.resourceAt?.(logicalId) ?? [];

        expect(valueAt(CAMPAIGN, ...at, 'address')).toBe(pathOf(logicalId));
      }
    }
  });
});

describe('a plan for two accounts, of which a part exists', () => {
  const publisher = 'module.publisher.aws_cleanrooms_membership.publisher';
  const association = 'module.publisher.awscc_cleanrooms_configured_table_association.sales';

  test('has a template for each account, and one without account', () => {
    expect(innermostOf(TWO_ACCOUNTS_WITHOUT_STACK).map(({ account, region }) => [account, region])).toEqual([
      ['111111111111', 'us-east-1'],
      ['222222222222', 'us-east-1'],
      [undefined, undefined],
    ]);
  });

  test('has references in place of known identifiers that are equal to the attributes they refer to', () => {
    expect(propertiesOf(TWO_ACCOUNTS_WITHOUT_STACK, 'aws_cleanrooms_membership.advertiser')).toMatchObject({
      CollaborationIdentifier: { Ref: 'aws_cleanrooms_collaboration.campaign' },
      DefaultResultConfiguration: { OutputConfiguration: { S3: { Bucket: { Ref: 'aws_s3_bucket.results' } } } },
    });
  });

  test('follows variables and outputs of modules, also those that are whole resources', () => {
    expect(propertiesOf(TWO_ACCOUNTS_WITHOUT_STACK, publisher)).toMatchObject({
      CollaborationIdentifier: { Ref: 'aws_cleanrooms_collaboration.campaign:Ref' },
    });
    expect(propertiesOf(TWO_ACCOUNTS_WITHOUT_STACK, association)).toMatchObject({
      ConfiguredTableIdentifier: {
        Ref: 'module.publisher.module.table["sales"].aws_cleanrooms_configured_table.sales:Ref',
      },
    });
  });

  test('has unknown values for what the aws provider cannot set', () => {
    expect(propertiesOf(TWO_ACCOUNTS_WITHOUT_STACK, publisher)).toMatchObject({
      JobLogStatus: UNKNOWN,
      DefaultJobResultConfiguration: UNKNOWN,
      PaymentConfiguration: { QueryCompute: { IsResponsible: false }, JobCompute: UNKNOWN },
    });
    expect(
      propertiesOf(
        TWO_ACCOUNTS_WITHOUT_STACK,
        'module.publisher.module.table["sales"].aws_cleanrooms_configured_table.sales',
      ),
    ).toMatchObject({ AnalysisRules: UNKNOWN, SelectedAnalysisMethods: UNKNOWN });
  });

  test('has inline policies that the configuration writes, and no managed ones that it does not', () => {
    const role = propertiesOf(TWO_ACCOUNTS_WITHOUT_STACK, 'module.publisher.aws_iam_role.reader');

    expect(role).toMatchObject({ Policies: [{ PolicyName: 'read', PolicyDocument: { Version: '2012-10-17' } }] });
    expect(role).not.toHaveProperty('ManagedPolicyArns');
  });

  test('has a template of its own for a stack whose template is a text', () => {
    const read: [string, string][] = [];
    const templates = stackTemplatesOfPlan(documentOf(TWO_ACCOUNTS), (file, text) => {
      read.push([file, text]);
      return documentOf({ Resources: {} }, file);
    });
    const stack = templates.at(-1);

    expect(read).toEqual([['plan.json', expect.stringMatching(/^Parameters:/)]]);
    expect(stack).toMatchObject({
      stackName: 'clean-rooms-rules',
      account: '111111111111',
      region: 'us-east-1',
      body: { Resources: {} },
      // The other one is known only after the plan is applied.
      parameters: { Format: 'SQL' },
    });
    expect(stack?.pathOf('Template')).toBe('aws_cloudformation_stack.rules/Template');
    expect(valueAt(TWO_ACCOUNTS, ...(stack?.written.at ?? []))).toBe(read[0][1]);
  });

  test('fails if the template of a stack cannot be read', () => {
    const read = () =>
      stackTemplatesOfPlan(documentOf(TWO_ACCOUNTS), (file) => {
        throw new UnreadableInput(file, 'a quote is missing', { line: 3, column: 1, endLine: 3, endColumn: 2 });
      });

    expect(read).toThrow(UnreadableInput);
    expect(read).toThrow(
      'the template of aws_cloudformation_stack.rules cannot be read: in line 3 of it, a quote is missing',
    );
  });
});

describe('what is not a plan that can be read', () => {
  test.each([
    [
      'a state',
      { version: 4, terraform_version: '1.9.8', resources: [] },
      /^this is a file of Terraform, for example a state/,
    ],
    ['the JSON of a state', { format_version: '1.0', values: { root_module: {} } }, /^this is a file of Terraform/],
    ['an empty state', { format_version: '1.0' }, /^this is a file of Terraform/],
    ['a later format', { format_version: '2.0', planned_values: {} }, /^the format version of the plan is "2.0"/],
    ['an early format', { format_version: '0.2', planned_values: {} }, /^the format version of the plan is "0.2"/],
    ['no format', { planned_values: {} }, /^the plan has no format version/],
  ])('is refused in words: %s', (_, data, reason) => {
    expect(isTerraformPlan(data)).toBe(true);
    expect(() => templatesOf(data)).toThrow(UnreadableInput);
    expect(() => templatesOf(data)).toThrow(reason);
  });

  test.each([
    ['a template', { Resources: {}, format_version: '1.0' }],
    ['a text', 'PKs'],
    ['nothing', undefined],
    ['a list', [{ format_version: '1.0' }]],
    ['another object', { configuration: {} }],
  ])('is not taken for a plan: %s', (_, data) => {
    expect(isTerraformPlan(data)).toBe(false);
  });
});

test('a saved plan is refused before it is parsed, since it is not text', () => {
  const refuse = (text: string) => () => refuseSavedPlan('plan.bin', new TextEncoder().encode(text));

  expect(refuse('PK\u0003\u0004\u0014')).toThrow(UnreadableInput);
  expect(refuse('PK\u0003\u0004\u0014')).toThrow(
    /^this is an archive, such as a saved plan, which only Terraform can read: /,
  );
  for (const text of ['', 'PK', '{}', 'PK: 1']) {
    expect(refuse(text)).not.toThrow();
  }
});

test('a plan is taken for one', () => {
  expect(isTerraformPlan(CAMPAIGN)).toBe(true);
  expect(templatesOf({ format_version: '1.0', planned_values: { root_module: {} } })).toEqual([]);
});
