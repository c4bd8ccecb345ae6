import { App, CfnParameter, RemovalPolicy, type Stack, Tags } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnIdMappingTable } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Alias, CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { describe, expect, test } from 'vitest';
import {
  IdMappingTable,
  type IdMappingTableProps,
  IdNamespaceAssociation,
  type IMembership,
  Membership,
} from '../../src';
import { findingsIn } from '../../src/validation/report';
import { creatorMembership } from '../support/creator-membership';
import { readable, theOnly } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::IdMappingTable';
const MEMBERSHIP_ARN = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership/${AN_ID}`;
const KEY_ARN = 'arn:aws:kms:us-east-1:111111111111:key/a';

function workflowIn(stack: Stack): CfnIdMappingWorkflow {
  return new CfnIdMappingWorkflow(stack, 'Workflow', {
    workflowName: 'identities',
    idMappingTechniques: {},
    inputSourceConfig: [],
    roleArn: `arn:aws:iam::${PUBLISHER}:role/EntityResolution`,
  });
}

function namespaceOf(stack: Stack, membership: IMembership, type: string): IdNamespaceAssociation {
  const idNamespace = new CfnIdNamespace(stack, `${type}Namespace`, { idNamespaceName: type, type });
  return new IdNamespaceAssociation(stack, type, { membership, idNamespace });
}

function tableIn(stack: Stack, props: Partial<IdMappingTableProps> = {}): IdMappingTable {
  const membership = creatorMembership(collaborationOf(stack));
  const workflow = props.workflow ?? workflowIn(stack);
  return new IdMappingTable(stack, 'identities', { membership, ...props, workflow });
}

describe('an ID mapping table', () => {
  test('is filled by a workflow, whose policy the service writes by default', () => {
    const stack = publisherStack();

    tableIn(stack);

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toEqual({
      Name: 'identities',
      MembershipIdentifier: '<AdsMembership.MembershipIdentifier>',
      InputReferenceConfig: { InputReferenceArn: '<Workflow.WorkflowArn>', ManageResourcePolicies: true },
    });
  });

  test('can have other properties', () => {
    const stack = publisherStack();

    tableIn(stack, {
      idMappingTableName: 'customers',
      description: 'Customers of both companies',
      manageResourcePolicies: false,
    });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({
      Name: 'customers',
      Description: 'Customers of both companies',
      InputReferenceConfig: { ManageResourcePolicies: false },
    });
  });

  test('can be filled by a workflow outside of the app', () => {
    const stack = publisherStack();

    tableIn(stack, { workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities') });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({
      InputReferenceConfig: {
        InputReferenceArn: `arn:<AWS::Partition>:entityresolution:us-east-1:${PUBLISHER}:idmappingworkflow/identities`,
      },
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

    expect(CfnIdMappingTable.isCfnIdMappingTable(table.node.defaultChild)).toBe(true);
    expect(readable(stack.resolve(table.idMappingTableRef))).toEqual({
      idMappingTableIdentifier: '<identities.IdMappingTableIdentifier>',
      idMappingTableArn: '<identities.Arn>',
      membershipIdentifier: '<AdsMembership.MembershipIdentifier>',
    });
  });
});

describe('the associations of the ID namespaces of an ID mapping table', () => {
  test('are created before it, in its stack', () => {
    const stack = publisherStack();
    const membership = creatorMembership(collaborationOf(stack));
    const namespaceAssociations = ['SOURCE', 'TARGET'].map((type) => namespaceOf(stack, membership, type));

    new IdMappingTable(stack, 'identities', { membership, workflow: workflowIn(stack), namespaceAssociations });

    const template = Template.fromStack(stack);
    const associations = Object.keys(template.findResources('AWS::CleanRooms::IdNamespaceAssociation'));
    template.hasResource(TYPE, { DependsOn: associations });
    expect(findingsIn(stack.node.root).findings).toEqual([]);
  });

  test('are created before it, in another stack', () => {
    const { app, publisher, advertiser } = twoStacks();
    const membership = creatorMembership(collaborationOf(publisher));
    const theirs = Membership.fromMembershipId(advertiser, 'Membership', ANOTHER_ID);
    const later = stackIn(app, 'Identities', PUBLISHER);

    new IdMappingTable(later, 'identities', {
      membership,
      workflow: workflowIn(later),
      namespaceAssociations: [
        namespaceOf(publisher, membership, 'SOURCE'),
        namespaceOf(advertiser, theirs, 'TARGET'),
        IdNamespaceAssociation.fromIdNamespaceAssociationArn(
          later,
          'Imported',
          `${MEMBERSHIP_ARN}/idnamespaceassociation/${ANOTHER_ID}`,
        ),
      ],
    });

    expect(later.dependencies).toEqual([publisher, advertiser]);
  });

  test('are reported if it does not wait for them', () => {
    const stack = publisherStack();
    const membership = creatorMembership(collaborationOf(stack, { members: [] }));
    namespaceOf(stack, membership, 'SOURCE');
    namespaceOf(stack, membership, 'TARGET');

    new IdMappingTable(stack, 'identities', { membership, workflow: workflowIn(stack) });

    expect(findingsIn(stack.node.root).findings.map(({ rule }) => rule.id)).toContain('MappingTableHasNamespaces');
  });
});

describe('the key of an ID mapping table', () => {
  /** The statements of the key of the app for the service. */
  function statementsOf(stack: Stack): unknown {
    const { KeyPolicy } = theOnly(Template.fromStack(stack), 'AWS::KMS::Key').properties as {
      readonly KeyPolicy: { readonly Statement: readonly { readonly Principal: object }[] };
    };
    return KeyPolicy.Statement.filter(({ Principal }) => 'Service' in Principal);
  }

  test('admits the service if it is a construct of the app', () => {
    const stack = publisherStack();

    tableIn(stack, { encryptionKey: new Key(stack, 'Key') });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({ KmsKeyArn: '<Key.Arn>' });
    expect(statementsOf(stack)).toEqual([
      {
        Action: ['kms:GenerateDataKey', 'kms:Decrypt', 'kms:DescribeKey'],
        Effect: 'Allow',
        Principal: { Service: 'cleanrooms.amazonaws.com' },
        Resource: '*',
      },
    ]);
    expect(findingsIn(stack.node.root).findings.map(({ rule }) => rule.id)).not.toContain('KeysAdmitCleanRooms');
  });

  test('is that of an alias', () => {
    const stack = publisherStack();
    const targetKey = new Key(stack, 'Key');

    tableIn(stack, { encryptionKey: new Alias(stack, 'Alias', { aliasName: 'alias/ads', targetKey }) });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({ KmsKeyArn: '<Key.Arn>' });
    expect(statementsOf(stack)).toHaveLength(1);
  });

  test('can be imported', () => {
    const stack = publisherStack();

    tableIn(stack, { encryptionKey: Key.fromKeyArn(stack, 'Key', KEY_ARN) });

    expect(theOnly(Template.fromStack(stack), TYPE).properties).toMatchObject({ KmsKeyArn: KEY_ARN });
  });

  test('is reported if it is an L1 that does not admit the service', () => {
    const stack = publisherStack();

    tableIn(stack, { encryptionKey: new CfnKey(stack, 'Key', { keyPolicy: { Statement: [] } }) });

    expect(findingsIn(stack.node.root).findings.map(({ rule }) => rule.id)).toContain('KeysAdmitCleanRooms');
  });

  test('fails if only its alias is known', () => {
    const stack = publisherStack();

    expect(() => tableIn(stack, { encryptionKey: Alias.fromAliasName(stack, 'Key', 'alias/ads') })).toThrow(
      'Publisher/identities: its encryption key is known only by the alias "alias/ads"',
    );
  });
});

describe('isIdMappingTable', () => {
  test('knows an ID mapping table', () => {
    expect(IdMappingTable.isIdMappingTable(tableIn(publisherStack()))).toBe(true);
  });

  test.each([undefined, null, 'identities', {}])('knows that %o is none', (other) => {
    expect(IdMappingTable.isIdMappingTable(other)).toBe(false);
  });
});

describe('an imported ID mapping table', () => {
  test('knows its ids, account and Region from its ARN', () => {
    const arn = `${MEMBERSHIP_ARN}/idmappingtable/${ANOTHER_ID}`;

    const table = IdMappingTable.fromIdMappingTableArn(publisherStack(), 'identities', arn);

    expect(table.idMappingTableRef).toEqual({
      idMappingTableIdentifier: ANOTHER_ID,
      idMappingTableArn: arn,
      membershipIdentifier: AN_ID,
    });
    expect(table.env).toEqual({ account: ADVERTISER, region: 'eu-west-1' });
  });

  test('has its ids in an ARN that only the deployment knows', () => {
    const stack = stackIn(new App(), 'Publisher', PUBLISHER);
    const arn = new CfnParameter(stack, 'Arn').valueAsString;

    const table = IdMappingTable.fromIdMappingTableArn(stack, 'identities', arn);

    expect(readable(stack.resolve(table.idMappingTableId))).toBe('Select(3, Split(/, <Arn>))');
  });

  test('has its ARN by its id and its membership', () => {
    const stack = publisherStack();

    const table = IdMappingTable.fromIdMappingTableAttributes(stack, 'identities', {
      idMappingTableId: ANOTHER_ID,
      membership: Membership.fromMembershipArn(stack, 'Membership', MEMBERSHIP_ARN),
    });

    expect(table.idMappingTableId).toBe(ANOTHER_ID);
    expect(table.idMappingTableArn).toBe(`${MEMBERSHIP_ARN}/idmappingtable/${ANOTHER_ID}`);
  });
});
