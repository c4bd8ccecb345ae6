import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { AnalysisRule, ConfiguredTable, type IMembership, Membership, TableAccessRole, TableSource } from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { AN_ID, ANOTHER_ID, collaborationOf, publisherStack, salesTable } from '../support/two-companies';

const ROLE = 'AWS::IAM::Role';
const ASSOCIATION = 'AWS::CleanRooms::ConfiguredTableAssociation';

/** Associates tables with these names, all of which one role can read. */
function sharing(
  stack: Stack,
  names: readonly string[],
  membership: IMembership = creatorMembership(collaborationOf(stack)),
) {
  const role = new TableAccessRole(stack, 'Reader', { membership });
  for (const name of names) {
    membership.associate(`${name}Association`, { table: tableNamed(stack, name), associationName: name, role });
  }
  return role;
}

function tableNamed(stack: Stack, name: string): ConfiguredTable {
  const scope = new Construct(stack, name);
  return new ConfiguredTable(scope, 'Table', {
    source: TableSource.glueByName({
      databaseName: 'shop',
      tableName: name,
      bucket: Bucket.fromBucketName(scope, 'Data', 'lake'),
      keyPrefix: name,
    }),
    allowedColumns: ['user_id', 'city'],
    analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] }),
  });
}

describe('one role for several tables', () => {
  const stack = publisherStack();
  const role = sharing(stack, ['sales', 'visits']);
  const template = Template.fromStack(stack);

  test('is the only role', () => {
    template.resourceCountIs(ROLE, 1);
    template.allResourcesProperties(ASSOCIATION, { RoleArn: stack.resolve(role.roleRef.roleArn) });
  });

  test('can be assumed as the role of an association can', () => {
    const own = publisherStack();
    creatorMembership(collaborationOf(own)).associate('Association', { table: salesTable(own) });
    const [one] = Object.values(Template.fromStack(own).findResources(ROLE));

    template.hasResourceProperties(ROLE, { AssumeRolePolicyDocument: one.Properties.AssumeRolePolicyDocument });
  });

  test('can read these tables, and nothing else', () => {
    const statements = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
      ({ Properties }) => Properties.PolicyDocument.Statement,
    );
    const resourcesFor = (action: string) =>
      statements.filter(({ Action }) => [Action].flat().includes(action)).flatMap(({ Resource }) => Resource);

    expect(resourcesFor('s3:GetObject').map((one) => JSON.stringify(one).match(/:::[^"]+/)?.[0])).toEqual([
      ':::lake/sales/*',
      ':::lake/visits/*',
    ]);
    expect(JSON.stringify(resourcesFor('glue:GetTable'))).toMatch(/table\/shop\/sales.*table\/shop\/visits/s);
    expect(resourcesFor('s3:GetObject')).not.toContain('*');
  });

  test('has its permissions before Clean Rooms assumes it', () => {
    const [policy] = Object.keys(template.findResources('AWS::IAM::Policy'));
    const [reader] = Object.keys(template.findResources(ROLE));

    for (const { DependsOn } of Object.values(template.findResources(ASSOCIATION))) {
      expect(DependsOn).toEqual(expect.arrayContaining([policy, reader]));
    }
  });
});

test('permissions that are too long for one policy are in several', () => {
  const stack = publisherStack();
  sharing(
    stack,
    Array.from({ length: 60 }, (_, i) => `table_${'x'.repeat(60)}_${i}`),
  );
  const template = Template.fromStack(stack);
  const managed = Object.keys(template.findResources('AWS::IAM::ManagedPolicy'));

  template.resourceCountIs(ROLE, 1);
  expect(managed.length).toBeGreaterThan(0);
  for (const { DependsOn } of Object.values(template.findResources(ASSOCIATION))) {
    expect(DependsOn).toEqual(expect.arrayContaining(managed));
  }
});

test('has the description that is specified', () => {
  const stack = publisherStack();
  const membership = creatorMembership(collaborationOf(stack));
  new TableAccessRole(stack, 'Reader', { membership, description: 'Reads' });

  Template.fromStack(stack).hasResourceProperties(ROLE, { Description: 'Reads' });
});

test('is in the account of its stack', () => {
  const stack = publisherStack();

  expect(sharing(stack, []).env.account).toBe(stack.account);
});

describe('for another membership', () => {
  function using(trusted: (stack: Stack) => IMembership, own: (stack: Stack) => IMembership) {
    const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'us-east-1' } });
    const role = new TableAccessRole(stack, 'Reader', { membership: trusted(stack) });
    return () => own(stack).associate('Association', { table: tableNamed(stack, 'sales'), associationName: 'a', role });
  }

  test('is refused if both are known by their IDs', () => {
    const imported = (id: string, uuid: string) => (stack: Stack) => Membership.fromMembershipId(stack, id, uuid);

    expect(using(imported('Own', AN_ID), imported('Other', ANOTHER_ID))).toThrow(/why: its trust policy/);
    expect(using(imported('Own', AN_ID), imported('Same', AN_ID))).not.toThrow();
  });

  test('is refused if both are in the app', () => {
    const stack = publisherStack();
    const one = creatorMembership(collaborationOf(stack));
    const other = creatorMembership(collaborationOf(new Construct(stack, 'Second')));
    const role = new TableAccessRole(stack, 'Reader', { membership: one });

    expect(() => other.associate('Association', { table: salesTable(stack), role })).toThrow(
      [
        `${other.node.path}/Association: role is for the tables of the membership "${one.node.path}"`,
        `    why: its trust policy does not allow requests for the membership "${other.node.path}"`,
        '    fix: create another TableAccessRole for this membership',
      ].join('\n'),
    );
  });

  test('passes if one of them is not known', () => {
    const known = (stack: Stack) => Membership.fromMembershipId(stack, 'Own', AN_ID);
    const inApp = (stack: Stack) => creatorMembership(collaborationOf(stack));

    expect(using(known, inApp)).not.toThrow();
  });
});
