import { App, CfnParameter, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  ConfiguredTable,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { readable } from '../support/readable';
import { AN_ID, collaborationOf, PUBLISHER, publisherStack, salesTable, twoStacks } from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::ConfiguredTable';

test('takes its id for its name, and queries for its method', () => {
  const stack = publisherStack();

  salesTable(stack, { analysisRule: undefined });

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    Name: 'Sales',
    Description: Match.absent(),
    AllowedColumns: ['user_id', 'city', 'revenue'],
    AnalysisMethod: 'DIRECT_QUERY',
    SelectedAnalysisMethods: Match.absent(),
    AnalysisRules: Match.absent(),
    TableReference: { Glue: { DatabaseName: 'shop', TableName: 'sales', Region: Match.absent() } },
  });
});

test('has the name and the description that it is given', () => {
  const stack = publisherStack();

  salesTable(stack, { configuredTableName: 'sales of 2026', description: 'What customers bought' });

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    Name: 'sales of 2026',
    Description: 'What customers bought',
  });
});

test.each([
  [AnalysisMethod.DIRECT_QUERY, Match.absent()],
  [AnalysisMethod.DIRECT_JOB, Match.absent()],
  [AnalysisMethod.MULTIPLE, ['DIRECT_QUERY', 'DIRECT_JOB']],
])('can be analysed by %s', (analysisMethod, selected) => {
  const stack = publisherStack();

  salesTable(stack, { analysisMethod, analysisRule: undefined });

  Template.fromStack(stack).hasResourceProperties(TYPE, {
    AnalysisMethod: analysisMethod,
    SelectedAnalysisMethods: selected,
  });
});

test('has one rule', () => {
  const stack = publisherStack();

  salesTable(stack);

  Template.fromStack(stack).hasResourceProperties(TYPE, { AnalysisRules: [{ Type: 'CUSTOM' }] });
});

test('goes with its template', () => {
  const stack = publisherStack();

  salesTable(stack);

  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
});

test('outlives its template on request', () => {
  const stack = publisherStack();

  salesTable(stack, { removalPolicy: RemovalPolicy.RETAIN });

  Template.fromStack(stack).hasResource(TYPE, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('takes the tags of its scope', () => {
  const stack = publisherStack();

  Tags.of(salesTable(stack)).add('team', 'ads');

  Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [{ Key: 'team', Value: 'ads' }] });
});

test('has its L1 as default child', () => {
  expect(CfnConfiguredTable.isCfnConfiguredTable(salesTable(publisherStack()).node.defaultChild)).toBe(true);
});

test('refers to itself by id and ARN', () => {
  const stack = publisherStack();

  const reference = stack.resolve(salesTable(stack).configuredTableRef);

  expect(readable(reference)).toEqual({
    configuredTableIdentifier: '<Sales.ConfiguredTableIdentifier>',
    configuredTableArn: '<Sales.Arn>',
  });
});

test('is deployed after the template of another account that its rule names', () => {
  const { publisher, advertiser } = twoStacks();
  const template = new AnalysisTemplate(publisher, 'Reach', {
    membership: creatorMembership(collaborationOf(publisher)),
    source: AnalysisSource.sql('SELECT 1'),
  });

  salesTable(advertiser, {
    analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(template) }),
  });

  expect(advertiser.dependencies).toEqual([publisher]);
});

describe('isConfiguredTable', () => {
  test('knows a configured table', () => {
    expect(ConfiguredTable.isConfiguredTable(salesTable(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'Sales', {}])('knows that %o is none', (other) => {
    expect(ConfiguredTable.isConfiguredTable(other)).toBe(false);
  });
});

describe('an imported configured table', () => {
  test('is of the account and Region of the stack, by its id', () => {
    const stack = publisherStack();

    const table = ConfiguredTable.fromConfiguredTableId(stack, 'Sales', AN_ID);

    expect(readable(stack.resolve(table.configuredTableRef))).toEqual({
      configuredTableIdentifier: AN_ID,
      configuredTableArn: `arn:<AWS::Partition>:cleanrooms:us-east-1:${PUBLISHER}:configuredtable/${AN_ID}`,
    });
    expect(table.env).toEqual({ account: PUBLISHER, region: 'us-east-1' });
  });

  test('is of the account and Region of its ARN', () => {
    const arn = `arn:aws:cleanrooms:eu-west-1:${PUBLISHER}:configuredtable/${AN_ID}`;

    const table = ConfiguredTable.fromConfiguredTableArn(publisherStack(), 'Sales', arn);

    expect(table.configuredTableId).toBe(AN_ID);
    expect(table.configuredTableArn).toBe(arn);
    expect(table.env).toEqual({ account: PUBLISHER, region: 'eu-west-1' });
  });

  test('has its id in an ARN that only the deployment knows', () => {
    const stack = new Stack(new App(), 'Publisher');
    const parameter = new CfnParameter(stack, 'Arn');

    const table = ConfiguredTable.fromConfiguredTableArn(stack, 'Sales', parameter.valueAsString);

    expect(readable(stack.resolve(table.configuredTableId))).toMatch(/^Select\(1, Split\(\/,.*<Arn>/);
  });

  test('fails for an ARN without an id', () => {
    const arn = `arn:aws:cleanrooms:eu-west-1:${PUBLISHER}:configuredtable`;

    expect(() => ConfiguredTable.fromConfiguredTableArn(publisherStack(), 'Sales', arn)).toThrow(`is "${arn}"`);
  });
});
