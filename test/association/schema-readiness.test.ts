import { type Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnConfiguredTableAssociation, CfnMembership, type IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnIdMappingWorkflow } from 'aws-cdk-lib/aws-entityresolution';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  Collaboration,
  CollaborationTable,
  ConfiguredTableAssociation,
  IdMappingTable,
  IntermediateTable,
  Membership,
  NotReadyAction,
  PopulationAnalysis,
  SchemaAnalysisType,
  SchemaReadiness,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { creatorMembership } from '../support/creator-membership';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  salesTable,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'Custom::CleanRoomsSchemaReadiness';
const COLLABORATION_ARN = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:collaboration/${AN_ID}`;
const MEMBERSHIP_ARN = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${ANOTHER_ID}`;

beforeAll(bundled);

let stack: Stack;

beforeEach(() => {
  stack = publisherStack();
});

function importedMembership(creatorAccountId?: string): IMembershipRef {
  const attributes = { collaborationId: AN_ID, creatorAccountId };
  const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Known', attributes);
  return Membership.fromMembershipAttributes(stack, 'Joined', { membershipId: ANOTHER_ID, collaboration });
}

/** The resources of the only statement, as the template contains them, without the token of the partition. */
function resourcesIn(of: Stack): unknown[] {
  const policies = Template.fromStack(of).findResources('AWS::IAM::RolePolicy');
  const [[statement, ...others]] = Object.values(policies).map(({ Properties }) => Properties.PolicyDocument.Statement);
  expect([statement.Action, others]).toEqual(['cleanrooms:GetSchema', []]);
  return statement.Resource.map((resource: { 'Fn::Join'?: [string, unknown[]] }) =>
    resource['Fn::Join']
      ? resource['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'aws')).join('')
      : resource,
  );
}

function propertiesIn(of: Stack): Record<string, unknown> {
  const [resource] = Object.values(Template.fromStack(of).findResources(TYPE));
  return resource?.Properties;
}

describe('a check of an association of the same app', () => {
  test('reads the table by its name, when it exists', () => {
    const membership = creatorMembership(collaborationOf(stack));
    const association = membership.associate('Association', { table: salesTable(stack), associationName: 'sales' });

    const readiness = new SchemaReadiness(stack, 'Ready', {
      membership,
      table: CollaborationTable.association(association),
    });

    const template = Template.fromStack(stack);
    const [table = ''] = Object.keys(template.findResources('AWS::CleanRooms::ConfiguredTableAssociation'));
    const [room = ''] = Object.keys(template.findResources('AWS::CleanRooms::Collaboration'));
    const [own = ''] = Object.keys(template.findResources('AWS::CleanRooms::Membership'));
    const [id = ''] = Object.keys(template.findResources(TYPE));
    template.hasResource(TYPE, {
      Properties: Match.objectLike({
        CollaborationId: { 'Fn::GetAtt': [room, 'CollaborationIdentifier'] },
        TableName: 'sales',
        AnalysisTypes: 'DIRECT_ANALYSIS',
        OnNotReady: 'FAIL',
        Revision: Match.absent(),
      }),
      DependsOn: Match.arrayWith([table, own]),
    });
    expect(resourcesIn(stack)).toEqual([{ 'Fn::GetAtt': [own, 'CollaborationArn'] }, { 'Fn::GetAtt': [table, 'Arn'] }]);
    expect(stack.resolve([readiness.readinessStatus, readiness.readinessReasons])).toEqual([
      { 'Fn::GetAtt': [id, 'ReadinessStatus'] },
      { 'Fn::GetAtt': [id, 'ReadinessReasons'] },
    ]);
  });

  test('can be made in the scope of the membership, and what is there can depend on it', () => {
    const membership = creatorMembership(collaborationOf(stack));
    const table = salesTable(stack);
    const association = membership.associate('Association', { table, associationName: 'sales' });

    const readiness = new SchemaReadiness(membership, 'Ready', {
      membership,
      table: CollaborationTable.association(association),
    });
    membership.associate('Later', { table, associationName: 'later' }).node.addDependency(readiness);

    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('takes L1s', () => {
    const membership = new CfnMembership(stack, 'Joined', {
      collaborationIdentifier: AN_ID,
      queryLogStatus: 'ENABLED',
    });
    const association = new CfnConfiguredTableAssociation(stack, 'Association', {
      membershipIdentifier: membership.attrMembershipIdentifier,
      configuredTableIdentifier: ANOTHER_ID,
      name: 'sales',
      roleArn: 'arn:aws:iam::111111111111:role/Reader',
    });

    new SchemaReadiness(stack, 'Ready', { membership, table: CollaborationTable.association(association) });

    expect(propertiesIn(stack)).toMatchObject({ CollaborationId: AN_ID, TableName: 'sales' });
  });

  test('is deployed after the stack of the table, and has patterns for a table of another account', () => {
    const { app, publisher, advertiser } = twoStacks();
    const collaboration = collaborationOf(publisher);
    const association = creatorMembership(collaboration).associate('Association', {
      table: salesTable(publisher),
      associationName: 'sales',
    });
    const membership = new Membership(advertiser, 'Membership', { collaboration });

    new SchemaReadiness(advertiser, 'Ready', { membership, table: CollaborationTable.association(association) });

    app.synth();
    expect(advertiser.dependencies).toContain(publisher);
    expect(propertiesIn(advertiser)).toMatchObject({ TableName: 'sales' });
    expect(resourcesIn(advertiser)[1]).toBe('arn:aws:cleanrooms:us-east-1:*:membership/*/configuredtableassociation/*');
    expect(advertiser.account).toBe(ADVERTISER);
  });
});

describe('a check of what is imported', () => {
  test('has the ARN of a table of the account, whose name is stated', () => {
    const arn = `${MEMBERSHIP_ARN}/configuredtableassociation/${AN_ID}`;
    const association = ConfiguredTableAssociation.fromConfiguredTableAssociationArn(stack, 'Association', arn);

    new SchemaReadiness(stack, 'Ready', {
      membership: importedMembership(PUBLISHER),
      table: CollaborationTable.association(association, 'sales'),
    });

    expect(propertiesIn(stack)).toMatchObject({ CollaborationId: AN_ID, TableName: 'sales' });
    expect(resourcesIn(stack)).toEqual([COLLABORATION_ARN, arn]);
    Template.fromStack(stack).hasResource('AWS::IAM::RolePolicy', { Metadata: Match.absent() });
  });

  test('has patterns for a table that is given by its name, with the reason', () => {
    new SchemaReadiness(stack, 'Ready', {
      membership: importedMembership(PUBLISHER),
      table: CollaborationTable.byName('clicks'),
    });

    const ofAll = (kind: string) => `arn:aws:cleanrooms:us-east-1:*:membership/*/${kind}/*`;
    expect(resourcesIn(stack)).toEqual([
      COLLABORATION_ARN,
      ofAll('configuredtableassociation'),
      ofAll('idmappingtable'),
      ofAll('intermediatetable'),
    ]);
    Template.fromStack(stack).hasResource('AWS::IAM::RolePolicy', {
      Metadata: { cdk_nag: { rules_to_suppress: [Match.objectLike({ id: 'AwsSolutions-IAM5' })] } },
    });
  });

  test('has a pattern for a collaboration whose creator is not known', () => {
    new SchemaReadiness(stack, 'Ready', {
      membership: importedMembership(),
      table: CollaborationTable.byName('clicks'),
    });

    expect(resourcesIn(stack)[0]).toBe(`arn:aws:cleanrooms:us-east-1:*:collaboration/${AN_ID}`);
  });

  test('fails for a membership whose collaboration is not stated', () => {
    const membership = Membership.fromMembershipId(stack, 'Joined', ANOTHER_ID);

    expect(
      () => new SchemaReadiness(stack, 'Ready', { membership, table: CollaborationTable.byName('sales') }),
    ).toThrow(/the collaboration of "Publisher\/Joined" is not known\n.*\n.*`?Membership.fromMembershipAttributes`?/);
  });
});

describe('a table of a collaboration', () => {
  const mapping = () =>
    new IdMappingTable(stack, 'Identities', {
      membership: importedMembership(),
      workflow: CfnIdMappingWorkflow.fromWorkflowName(stack, 'Workflow', 'identities'),
    });
  const daily = () =>
    new IntermediateTable(stack, 'daily', {
      membership: importedMembership(),
      population: PopulationAnalysis.sql('SELECT 1'),
    });

  test.each<[string, () => CollaborationTable, string]>([
    ['an ID mapping table', () => CollaborationTable.idMappingTable(mapping()), 'Identities'],
    ['an intermediate table', () => CollaborationTable.intermediateTable(daily()), 'daily'],
  ])('can be %s', (_, table, name) => {
    const made = table();
    const membership = stack.node.findChild('Joined') as IMembershipRef & Stack;

    new SchemaReadiness(stack, 'Ready', { membership, table: made });

    expect(propertiesIn(stack)).toMatchObject({ TableName: name });
    expect(resourcesIn(stack)[1]).toEqual({ 'Fn::GetAtt': [expect.any(String), 'Arn'] });
  });

  test.each<[string, () => CollaborationTable]>([
    [
      'association',
      () => {
        const arn = `${MEMBERSHIP_ARN}/configuredtableassociation/${AN_ID}`;
        const table = ConfiguredTableAssociation.fromConfiguredTableAssociationArn(stack, 'Imported', arn);
        return CollaborationTable.association(table);
      },
    ],
    [
      'idMappingTable',
      () => {
        const arn = `${MEMBERSHIP_ARN}/idmappingtable/${AN_ID}`;
        return CollaborationTable.idMappingTable(IdMappingTable.fromIdMappingTableArn(stack, 'Imported', arn));
      },
    ],
    [
      'intermediateTable',
      () => {
        const arn = `${MEMBERSHIP_ARN}/intermediatetable/${AN_ID}`;
        return CollaborationTable.intermediateTable(IntermediateTable.fromIntermediateTableArn(stack, 'Imported', arn));
      },
    ],
  ])('fails without a name if it is imported: %s', (method, table) => {
    expect(table).toThrow(new RegExp(`CollaborationTable.${method}.*the name of "Publisher/Imported" is not known`));
  });

  test.each(['', '-sales', 'sales!', 'x'.repeat(129)])('fails for the name %j', (name) => {
    expect(() => CollaborationTable.byName(name)).toThrow('the name of a table has up to 128 letters');
  });

  test.each(['sales', 'Sales 2', 'x'.repeat(128), Token.asString({ Ref: 'Table' })])('can have the name %s', (name) => {
    expect(() => CollaborationTable.byName(name)).not.toThrow();
  });
});

describe('the properties of a check', () => {
  test('are rendered', () => {
    new SchemaReadiness(stack, 'Ready', {
      membership: importedMembership(),
      table: CollaborationTable.byName('clicks'),
      analysisTypes: [SchemaAnalysisType.DIRECT, SchemaAnalysisType.ADDITIONAL],
      onNotReady: NotReadyAction.REPORT,
      revision: '2',
    });

    expect(propertiesIn(stack)).toMatchObject({
      AnalysisTypes: 'DIRECT_ANALYSIS,ADDITIONAL_ANALYSIS',
      OnNotReady: 'REPORT',
      Revision: '2',
    });
  });

  test('fail without a type of analysis', () => {
    const table = CollaborationTable.byName('clicks');

    expect(
      () => new SchemaReadiness(stack, 'Ready', { membership: importedMembership(), table, analysisTypes: [] }),
    ).toThrow('there is nothing to check');
  });
});
