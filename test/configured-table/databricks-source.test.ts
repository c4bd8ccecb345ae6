import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { expect, test } from 'vitest';
import { AnalysisRule, ConfiguredTable, TableSource } from '../../src';
import { findingsIn } from '../../src/validation/report';
import { creatorMembership } from '../support/creator-membership';
import { theOnly } from '../support/readable';
import { AN_ID, ANOTHER_ID, collaborationOfOne, PUBLISHER, publisherStack, salesTable } from '../support/two-companies';

const ENDPOINT = `https://example.cloud.databricks.com/api/2.0/delta-sharing/metastores/${AN_ID}/recipients/${ANOTHER_ID}`;

const source = TableSource.databricks({
  workspaceUrl: 'https://example.cloud.databricks.com',
  schemaName: 'shop',
  tableName: 'sales',
  deltaShareEndpoint: ENDPOINT,
  shareName: 'clean_room',
});

test('is the only source of the table', () => {
  const stack = publisherStack();

  salesTable(stack, { source });

  const { properties } = theOnly(Template.fromStack(stack), 'AWS::CleanRooms::ConfiguredTable');
  expect(properties.TableReference).toEqual({
    Databricks: {
      WorkspaceUrl: 'https://example.cloud.databricks.com',
      SchemaName: 'shop',
      TableName: 'sales',
      ConnectionType: { DeltaSharing: { DeltaShareEndpoint: ENDPOINT, ShareName: 'clean_room' } },
    },
  });
});

test('is read with the role that the association specifies', () => {
  const stack = publisherStack();
  const role = Role.fromRoleArn(stack, 'Reader', `arn:aws:iam::${PUBLISHER}:role/Reader`);

  creatorMembership(collaborationOfOne(stack)).associate('Association', { table: salesTable(stack, { source }), role });

  Template.fromStack(stack).hasResourceProperties('AWS::CleanRooms::ConfiguredTableAssociation', {
    RoleArn: `arn:aws:iam::${PUBLISHER}:role/Reader`,
  });
});

test('fails to be associated without a role', () => {
  const stack = publisherStack();
  const table = salesTable(stack, { source });

  expect(() => creatorMembership(collaborationOfOne(stack)).associate('Association', { table })).toThrow(
    [
      'Publisher/Ads/Membership/Association: the library cannot create a role for a Databricks table',
      'why: the documentation of Clean Rooms does not state which permissions the role needs',
      'fix: specify role of the association',
    ].join('\n    '),
  );
});

test('is known to the rules', () => {
  const stack = publisherStack();
  new ConfiguredTable(stack, 'Sales', {
    source,
    allowedColumns: ['user_id'],
    analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] }),
  });

  expect(findingsIn(stack.node.root).findings.map(({ rule }) => rule.id)).toContain('OutsideSourceHasCustomRule');
});
