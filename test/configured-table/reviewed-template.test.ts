import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { afterAll, describe, expect, test } from 'vitest';
import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  IntermediateTable,
  Membership,
  PopulationAnalysis,
  ReviewedTemplate,
} from '../../src';
import { collaborationOf, PUBLISHER, publisherStack, salesTable, stackIn } from '../support/two-companies';

const SQL = 'SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city';
const HASH = createHash('sha256').update(SQL).digest('hex');
const FOLDER = mkdtempSync(join(tmpdir(), 'reviewed-'));

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

function room(stack: Stack = publisherStack()) {
  const membership = new Membership(stack, 'Membership', { collaboration: collaborationOf(stack) });
  const reach = new AnalysisTemplate(stack, 'Reach', { membership, source: AnalysisSource.sql(SQL) });
  return { stack, membership, reach };
}

const ruleOf = (...reviews: ReviewedTemplate[]) =>
  AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.reviewedTemplates(...reviews) });

/** The only configured table of a stack, with its metadata. */
function tableIn(stack: Stack) {
  const tables = Template.fromStack(stack).findResources('AWS::CleanRooms::ConfiguredTable');
  const [resource, ...others] = Object.values(tables);
  expect(others).toEqual([]);
  return resource;
}

/** The metadata of a table that cannot be synthesized. */
function metadataOf(table: Construct): unknown {
  const { cfnOptions } = table.node.defaultChild as CfnResource;
  return Stack.of(table).resolve(cfnOptions.metadata);
}

const ARN = { 'Fn::GetAtt': [expect.stringMatching(/^Reach/), 'Arn'] };

describe('a table that allows reviewed templates', () => {
  test('states the hashes in its metadata', () => {
    const { stack, membership, reach } = room();
    const options = { reviewer: 'privacy@publisher.example', reason: 'PRIV-7' };
    const analysisRule = ruleOf(ReviewedTemplate.sha256(reach, HASH.toUpperCase(), options));

    membership.associate('sales', { table: salesTable(stack, { analysisRule }) });

    const { Metadata: metadata, Properties: properties } = tableIn(stack);
    expect(metadata).toEqual({ 'cdk-cleanrooms': { reviewed: [{ analysisTemplate: ARN, sha256: HASH, ...options }] } });
    expect(properties.AnalysisRules[0].Policy.V1.Custom).toEqual({ AllowedAnalyses: [ARN] });
  });

  test('states the reviewed texts, as they are given or in files', () => {
    const { stack, membership, reach } = room();
    const file = join(FOLDER, 'reach.sql');
    writeFileSync(file, SQL);
    const other = new AnalysisTemplate(stack, 'ReachAgain', { membership, source: AnalysisSource.sqlFile(file) });
    const analysisRule = ruleOf(ReviewedTemplate.sql(reach, SQL), ReviewedTemplate.sqlFile(other, file));

    membership.associate('sales', { table: salesTable(stack, { analysisRule }) });

    expect(tableIn(stack).Metadata['cdk-cleanrooms'].reviewed).toEqual([
      { analysisTemplate: ARN, text: SQL },
      { analysisTemplate: { 'Fn::GetAtt': [expect.stringMatching(/^ReachAgain/), 'Arn'] }, text: SQL },
    ]);
  });

  test('states that a template generates synthetic data', () => {
    const { stack, reach } = room();
    const analysisRule = ruleOf(ReviewedTemplate.sha256(reach, HASH, { syntheticData: true }));

    const table = salesTable(stack, { analysisRule });

    expect(metadataOf(table)).toEqual({
      'cdk-cleanrooms': { reviewed: [{ analysisTemplate: ARN, sha256: HASH, syntheticData: true }] },
    });
  });

  test('allows others without a reviewed text, of which it states nothing', () => {
    const { stack, membership, reach } = room();

    membership.associate('sales', {
      table: salesTable(stack, { analysisRule: ruleOf(ReviewedTemplate.withoutText(reach)) }),
    });

    const { Metadata: metadata, Properties: properties } = tableIn(stack);
    expect(metadata).toBeUndefined();
    expect(properties.AnalysisRules[0].Policy.V1.Custom).toEqual({ AllowedAnalyses: [ARN] });
  });

  test('is created after the templates of other stacks', () => {
    const { stack, reach } = room();
    const tables = stackIn(stack.node.root, 'Tables', PUBLISHER);

    salesTable(tables, { analysisRule: ruleOf(ReviewedTemplate.sha256(reach, HASH)) });

    expect(tables.dependencies).toEqual([stack]);
  });
});

test('an intermediate table states the hashes in its metadata', () => {
  const { stack, membership, reach } = room();

  const table = new IntermediateTable(stack, 'Daily', {
    membership,
    population: PopulationAnalysis.sql('SELECT city, user_id FROM sales'),
    analysisRule: ruleOf(ReviewedTemplate.sha256(reach, HASH)),
  });

  expect(metadataOf(table)).toEqual({
    'cdk-cleanrooms': { reviewed: [{ analysisTemplate: ARN, sha256: HASH }] },
  });
});

describe('a reviewed template', () => {
  const { reach } = room();

  test.each([
    ['too short', 'abc', /`?sha256`? is "abc"[\s\S]*64 hexadecimal digits[\s\S]*sha256sum/],
    ['no hexadecimal digits', 'g'.repeat(64), /sha256 is "g+…"[\s\S]*64 hexadecimal digits/],
    ['too long', `${HASH}0`, /sha256 is "[0-9a-f]+…"/],
    ['a token', Lazy.string({ produce: () => HASH }), /sha256 contains a token[\s\S]*compared at synthesis/],
    ['a number', 12 as never, /sha256 is 12/],
  ])('has no hash that is %s', (_, hash, message) => {
    expect(() => ReviewedTemplate.sha256(reach, hash)).toThrow(/ReviewedTemplate[.]sha256/);
    expect(() => ReviewedTemplate.sha256(reach, hash)).toThrow(message);
  });

  test('has no text that is a token', () => {
    const text = Lazy.string({ produce: () => SQL });

    expect(() => ReviewedTemplate.sql(reach, text)).toThrow(
      /ReviewedTemplate[.]sql[\s\S]*reviewedText contains a token/,
    );
  });

  test('has no file that cannot be read', () => {
    expect(() => ReviewedTemplate.sqlFile(reach, join(FOLDER, 'missing.sql'))).toThrow(
      /ReviewedTemplate[.]sqlFile[\s\S]*missing[.]sql[\s\S]*cannot be read/,
    );
  });

  test.each([
    () => ReviewedTemplate.sha256('arn' as never, HASH),
    () => ReviewedTemplate.sql('arn' as never, SQL),
    () => ReviewedTemplate.sqlFile('arn' as never, 'reach.sql'),
    () => ReviewedTemplate.withoutText('arn' as never),
  ])('is a template: %s', (create) => {
    expect(create).toThrow(/template is "arn"/);
  });

  test('has options of the types that they declare', () => {
    expect(() => ReviewedTemplate.sha256(reach, HASH, { reviewer: 1 as never })).toThrow(/reviewer is 1/);
    expect(() => ReviewedTemplate.sha256(reach, HASH, { syntheticData: 'yes' as never })).toThrow(
      /syntheticData is "yes"/,
    );
  });

  test('is what a table allows, not the template itself', () => {
    expect(() => AllowedAnalyses.reviewedTemplates(reach as never)).toThrow(
      /AllowedAnalyses[.]reviewedTemplates[\s\S]*reviews\[0\][\s\S]*create it with one of the static methods/,
    );
  });
});
