import { CfnParameter, RemovalPolicy, type Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnIntermediateTable } from 'aws-cdk-lib/aws-cleanrooms';
import { Alias, CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  AdditionalAnalyses,
  AggregateExpression,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  IntermediateTable,
  type IntermediateTableProps,
  Member,
  MemberAbility,
  Membership,
  OutputProtection,
  PopulationAnalysis,
  ResultOutput,
} from '../../src';
import { findingsIn } from '../../src/validation/report';
import { creatorMembership } from '../support/creator-membership';
import { readable, theOnly } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  collaborationOfOne,
  PUBLISHER,
  publisherStack,
  salesTable,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::IntermediateTable';
const MEMBERSHIP_ARN = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership/${AN_ID}`;
const POPULATION = PopulationAnalysis.sql('SELECT user_id, city FROM sales');
const RULE = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER) });

/** The publisher creates the collaboration, queries, and receives the results. */
function publisherQueries(stack: Stack): Collaboration {
  return collaborationOf(stack, {
    creator: { displayName: 'Publisher', abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS] },
    members: [Member.account(ADVERTISER, { displayName: 'Advertiser' })],
  });
}

function tableIn(stack: Stack, props: Partial<IntermediateTableProps> = {}): IntermediateTable {
  const membership = creatorMembership(publisherQueries(stack));
  return new IntermediateTable(stack, 'daily', { membership, population: POPULATION, ...props });
}

function idsOf(stack: Stack): string[] {
  return findingsIn(stack.node.root).findings.map(({ rule }) => rule.id);
}

describe('an intermediate table', () => {
  test('is filled by a query', () => {
    const stack = publisherStack();

    tableIn(stack);

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toEqual({
      Name: 'daily',
      MembershipIdentifier: '<AdsMembership.MembershipIdentifier>',
      PopulationAnalysisConfiguration: { SqlParameters: { QueryString: 'SELECT user_id, city FROM sales' } },
    });
  });

  test('is filled by an analysis template, also one of another stack', () => {
    const { app, publisher } = twoStacks();
    const membership = creatorMembership(publisherQueries(publisher));
    const [templates, tables] = ['Templates', 'Tables'].map((id) => stackIn(app, id, PUBLISHER));
    const template = new AnalysisTemplate(templates, 'Cities', {
      membership,
      source: AnalysisSource.sql('SELECT city FROM sales'),
    });

    new IntermediateTable(tables, 'daily', { membership, population: PopulationAnalysis.template(template) });

    const { PopulationAnalysisConfiguration } = theOnly(Template.fromStack(tables), TYPE).properties;
    expect(Object.keys((PopulationAnalysisConfiguration as { SqlParameters: object }).SqlParameters)).toEqual([
      'AnalysisTemplateArn',
    ]);
    expect(tables.dependencies).toEqual([publisher, templates]);
  });

  test('can have other properties', () => {
    const stack = publisherStack();

    tableIn(stack, { intermediateTableName: 'cities', description: 'Cities of today' });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({
      Name: 'cities',
      Description: 'Cities of today',
    });
  });

  test('goes with its template, or outlives it on request', () => {
    const [gone, kept] = [publisherStack(), publisherStack()];

    tableIn(gone);
    tableIn(kept, { removalPolicy: RemovalPolicy.RETAIN });

    Template.fromStack(gone).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
    Template.fromStack(kept).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test('takes the tags of its scope', () => {
    const stack = publisherStack();

    Tags.of(tableIn(stack)).add('team', 'ads');

    Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [Match.objectLike({ Key: 'team' })] });
  });

  test('has its L1 as default child, and refers to itself by ids and ARN', () => {
    const stack = publisherStack();

    const table = tableIn(stack);

    expect(CfnIntermediateTable.isCfnIntermediateTable(table.node.defaultChild)).toBe(true);
    expect(readable(stack.resolve(table.intermediateTableRef))).toEqual({
      intermediateTableIdentifier: '<daily.IntermediateTableIdentifier>',
      intermediateTableArn: '<daily.Arn>',
      membershipIdentifier: '<AdsMembership.MembershipIdentifier>',
    });
  });
});

describe('the base tables of an intermediate table', () => {
  test('are created before it', () => {
    const stack = publisherStack();
    const membership = creatorMembership(collaborationOfOne(stack));
    const analysisRule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER) });
    const sales = membership.associate('Sales', {
      table: salesTable(stack, { analysisRule }),
      associationName: 'sales',
    });

    membership.addIntermediateTable('daily', { population: POPULATION, baseTables: [sales], analysisRule });

    const template = Template.fromStack(stack);
    const [association] = Object.keys(template.findResources('AWS::CleanRooms::ConfiguredTableAssociation'));
    template.hasResource(TYPE, { DependsOn: Match.arrayWith([association]) });
    expect(idsOf(stack)).toEqual([]);
  });

  test('are reported if it does not wait for them', () => {
    const stack = publisherStack();
    const membership = creatorMembership(collaborationOfOne(stack));
    membership.associate('Sales', { table: salesTable(stack), associationName: 'sales' });

    membership.addIntermediateTable('daily', { population: POPULATION, analysisRule: RULE });

    expect(idsOf(stack)).toContain('IntermediateTableWaitsForTables');
  });

  test('can be in another stack', () => {
    const { app, publisher } = twoStacks();
    const membership = creatorMembership(publisherQueries(publisher));
    const [earlier, later] = ['Earlier', 'Later'].map((id) => stackIn(app, id, PUBLISHER));
    const base = new IntermediateTable(earlier, 'base', { membership, population: POPULATION });

    new IntermediateTable(later, 'daily', { membership, population: POPULATION, baseTables: [base] });

    expect(later.dependencies).toEqual([publisher, earlier]);
  });
});

describe('the analysis rule of an intermediate table', () => {
  test('has everything of a custom rule, and the result receivers', () => {
    const stack = publisherStack();

    tableIn(stack, {
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER),
        disallowedOutputColumns: ['city'],
        additionalAnalyses: AdditionalAnalyses.REQUIRED,
        outputProtection: OutputProtection.aggregationThreshold({
          identityColumn: 'user_id',
          minimum: 50,
          aggregateExpression: AggregateExpression.COLUMNS_ONLY,
          comparisons: { withLiterals: ['city'] },
        }),
      }),
      resultReceivers: [ADVERTISER],
    });

    expect(theOnly(Template.fromStack(stack), TYPE).properties.AnalysisRules).toMatchObject([
      {
        Type: 'CUSTOM',
        Policy: {
          V1: {
            Custom: {
              AllowedAnalyses: ['ANY_QUERY'],
              AllowedAnalysisProviders: [PUBLISHER],
              AllowedResultReceivers: [ADVERTISER],
              AdditionalAnalyses: 'REQUIRED',
              DisallowedOutputColumns: ['city'],
              AggregationThresholds: [{ IdentityColumns: ['user_id'], MinimumIdentityCount: 50 }],
              ComparisonControls: { AllowedLiteralComparisonColumns: ['city'] },
            },
          },
        },
      },
    ]);
  });

  test('can have differential privacy', () => {
    const stack = publisherStack();

    tableIn(stack, {
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.none(),
        outputProtection: OutputProtection.differentialPrivacy('user_id'),
      }),
    });

    expect(theOnly(Template.fromStack(stack), TYPE).properties.AnalysisRules).toEqual([
      {
        Type: 'CUSTOM',
        Policy: { V1: { Custom: { AllowedAnalyses: [], DifferentialPrivacy: { Columns: [{ Name: 'user_id' }] } } } },
      },
    ]);
  });

  test('makes its stack wait for the stacks of the templates that it allows', () => {
    const { app, publisher } = twoStacks();
    const membership = creatorMembership(publisherQueries(publisher));
    const [templates, tables] = ['Templates', 'Tables'].map((id) => stackIn(app, id, PUBLISHER));
    const reach = new AnalysisTemplate(templates, 'Reach', { membership, source: AnalysisSource.sql('SELECT 1') });

    new IntermediateTable(tables, 'daily', {
      membership,
      population: POPULATION,
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) }),
    });

    expect(tables.dependencies).toEqual([publisher, templates]);
  });

  test('fails if it is no custom rule', () => {
    const analysisRule = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });

    expect(() => tableIn(publisherStack(), { analysisRule })).toThrow(
      'Publisher/daily: its analysis rule has the type "LIST"',
    );
  });

  test('fails if there are only result receivers', () => {
    expect(() => tableIn(publisherStack(), { resultReceivers: [ADVERTISER] })).toThrow(
      'Publisher/daily: it has result receivers but no analysis rule',
    );
  });
});

describe('the key of an intermediate table', () => {
  /** The statements of the key of the app for the service. */
  function statementsOf(stack: Stack): unknown {
    const { KeyPolicy } = theOnly(Template.fromStack(stack), 'AWS::KMS::Key').properties as {
      readonly KeyPolicy: { readonly Statement: readonly { readonly Principal: object }[] };
    };
    return KeyPolicy.Statement.filter(({ Principal }) => 'Service' in Principal);
  }

  const anyMembershipOf = (account: string) => `arn:<AWS::Partition>:cleanrooms:us-east-1:${account}:membership/*`;

  test('admits the service for tables of the account, on behalf of members', () => {
    const stack = publisherStack();

    tableIn(stack, { encryptionKey: new Key(stack, 'Key') });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({ KmsKeyArn: '<Key.Arn>' });
    const common = { Effect: 'Allow', Principal: { Service: 'cleanrooms.amazonaws.com' }, Resource: '*' };
    expect(statementsOf(stack)).toEqual([
      {
        ...common,
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Condition: {
          StringLike: {
            'kms:EncryptionContext:aws:cleanrooms:intermediateTableArn': `${anyMembershipOf(PUBLISHER)}/intermediatetable/*`,
          },
          'ForAnyValue:ArnLike': { 'aws:SourceArn': [PUBLISHER, ADVERTISER].map(anyMembershipOf) },
        },
      },
      { ...common, Action: 'kms:DescribeKey' },
    ]);
    expect(idsOf(stack)).not.toContain('KeysAdmitCleanRooms');
  });

  test('admits the service on behalf of anyone if the members are not known', () => {
    const stack = publisherStack();
    const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);

    new IntermediateTable(stack, 'daily', {
      membership: new Membership(stack, 'Membership', { collaboration }),
      population: POPULATION,
      encryptionKey: new Key(stack, 'Key'),
    });

    expect(statementsOf(stack)).toMatchObject([
      { Condition: { 'ForAnyValue:ArnLike': { 'aws:SourceArn': [anyMembershipOf('*')] } } },
      {},
    ]);
  });

  test('can also encrypt the results of the membership', () => {
    const stack = publisherStack();
    const encryptionKey = new Key(stack, 'Key');

    const membership = creatorMembership(publisherQueries(stack), 'Membership', {
      resultOutput: ResultOutput.s3(new Bucket(stack, 'Results', { encryptionKey })),
    });

    membership.addIntermediateTable('daily', { population: POPULATION, encryptionKey });

    // It throws an error if resources depend on each other in a circle.
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('is that of an alias', () => {
    const stack = publisherStack();
    const targetKey = new Key(stack, 'Key');

    tableIn(stack, { encryptionKey: new Alias(stack, 'Alias', { aliasName: 'alias/ads', targetKey }) });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({ KmsKeyArn: '<Key.Arn>' });
    expect(statementsOf(stack)).toHaveLength(2);
  });

  test('is reported if it is an L1 that does not admit the service', () => {
    const stack = publisherStack();

    tableIn(stack, { encryptionKey: new CfnKey(stack, 'Key', { keyPolicy: { Statement: [] } }) });

    expect(idsOf(stack)).toContain('KeysAdmitCleanRooms');
  });
});

describe('the analysis that fills an intermediate table', () => {
  test('can be a query in a file', () => {
    const stack = publisherStack();

    tableIn(stack, { population: PopulationAnalysis.sqlFile(__filename) });

    const { PopulationAnalysisConfiguration } = theOnly(Template.fromStack(stack), TYPE).properties;
    expect(JSON.stringify(PopulationAnalysisConfiguration)).toContain('can be a query in a file');
  });

  test('fails if the file cannot be read', () => {
    expect(() => PopulationAnalysis.sqlFile('no-such.sql')).toThrow(
      /^PopulationAnalysis\.sqlFile\("no-such\.sql"\): the file cannot be read: ENOENT/,
    );
  });
});

describe('isIntermediateTable', () => {
  test('knows an intermediate table', () => {
    expect(IntermediateTable.isIntermediateTable(tableIn(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'daily', {}])('knows that %o is none', (other) => {
    expect(IntermediateTable.isIntermediateTable(other)).toBe(false);
  });
});

describe('an imported intermediate table', () => {
  test('knows its ids, account and Region from its ARN', () => {
    const arn = `${MEMBERSHIP_ARN}/intermediatetable/${ANOTHER_ID}`;

    const table = IntermediateTable.fromIntermediateTableArn(publisherStack(), 'daily', arn);

    expect(table.intermediateTableRef).toEqual({
      intermediateTableIdentifier: ANOTHER_ID,
      intermediateTableArn: arn,
      membershipIdentifier: AN_ID,
    });
    expect(table.env).toEqual({ account: ADVERTISER, region: 'eu-west-1' });
  });

  test('has its ids in an ARN that only the deployment knows', () => {
    const stack = publisherStack();
    const arn = new CfnParameter(stack, 'Arn').valueAsString;

    const table = IntermediateTable.fromIntermediateTableArn(stack, 'daily', arn);

    expect(readable(stack.resolve(table.intermediateTableId))).toBe('Select(3, Split(/, <Arn>))');
  });

  test('has its ARN by its id and its membership', () => {
    const stack = publisherStack();

    const table = IntermediateTable.fromIntermediateTableAttributes(stack, 'daily', {
      intermediateTableId: ANOTHER_ID,
      membership: Membership.fromMembershipArn(stack, 'Membership', MEMBERSHIP_ARN),
    });

    expect(table.intermediateTableId).toBe(ANOTHER_ID);
    expect(table.intermediateTableArn).toBe(`${MEMBERSHIP_ARN}/intermediatetable/${ANOTHER_ID}`);
  });
});
