import { App, CfnParameter, Fn, RemovalPolicy, Stack, Tags, Token, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  type CfnConfiguredTableProps,
  CfnMembership,
} from 'aws-cdk-lib/aws-cleanrooms';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';
import {
  Aggregate,
  AnalysisRule,
  AnalysisRuleType,
  Collaboration,
  ConfiguredTable,
  ConfiguredTableAssociation,
  type ConfiguredTableAssociationOptions,
  type ConfiguredTableProps,
  Member,
  MemberAbility,
  Membership,
  OutputConstraint,
} from '../../src';
import { creatorMembership } from '../support/creator-membership';
import { permissionsOf, readable, theOnly } from '../support/readable';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  collaborationOf,
  collaborationOfOne,
  invitedAdvertiser,
  PUBLISHER,
  publisherStack,
  STRANGER,
  salesSource,
  salesTable,
  stackIn,
  twoStacks,
} from '../support/two-companies';

const TYPE = 'AWS::CleanRooms::ConfiguredTableAssociation';
const { QUERY, RECEIVE_RESULTS } = MemberAbility;

/** The template of a publisher who brings its sales into the room of the two companies. */
function salesAssociatedWith(
  options: Partial<ConfiguredTableAssociationOptions>,
  table: Partial<ConfiguredTableProps> = {},
) {
  const stack = publisherStack();
  const membership = creatorMembership(collaborationOf(stack));
  membership.associate('Association', { table: salesTable(stack, table), ...options });
  return Template.fromStack(stack);
}

/** The template of a stack, without a look at the rules. */
function withoutRules(stack: Stack): Template {
  const assembly = (stack.node.root as App).synth({ skipValidation: true });
  return Template.fromJSON(assembly.getStackArtifact(stack.artifactId).template);
}

function rulesIn(template: Template): unknown {
  return theOnly(template, TYPE).properties.ConfiguredTableAssociationAnalysisRules;
}

test('brings a table into a collaboration under its name', () => {
  const template = salesAssociatedWith({});

  expect(theOnly(template, TYPE).properties).toEqual({
    Name: 'Sales',
    MembershipIdentifier: '<AdsMembership.MembershipIdentifier>',
    ConfiguredTableIdentifier: '<Sales.ConfiguredTableIdentifier>',
    RoleArn: '<AdsMembershipAssociationRole.Arn>',
    ConfiguredTableAssociationAnalysisRules: [
      { Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedResultReceivers: [ADVERTISER] } } } },
    ],
  });
});

test('has the name and the description that it is given', () => {
  const template = salesAssociatedWith({ associationName: 'sales', description: 'What customers bought' });

  template.hasResourceProperties(TYPE, { Name: 'sales', Description: 'What customers bought' });
});

test('has the name that the table has by a parameter', () => {
  const stack = publisherStack();
  const configuredTableName = new CfnParameter(stack, 'Name').valueAsString;
  const table = salesTable(stack, { configuredTableName });

  creatorMembership(collaborationOf(stack)).associate('Association', { table });

  Template.fromStack(stack).hasResourceProperties(TYPE, { Name: { Ref: 'Name' } });
});

test('goes with its template', () => {
  salesAssociatedWith({}).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
});

test('outlives its template on request', () => {
  salesAssociatedWith({ removalPolicy: RemovalPolicy.RETAIN }).hasResource(TYPE, { DeletionPolicy: 'Retain' });
});

test('takes the tags of its scope', () => {
  const stack = publisherStack();
  creatorMembership(collaborationOf(stack)).associate('Association', { table: salesTable(stack) });

  Tags.of(stack).add('team', 'ads');

  Template.fromStack(stack).hasResourceProperties(TYPE, { Tags: [{ Key: 'team', Value: 'ads' }] });
});

test('has its L1 as default child, and refers to itself by ids and ARN', () => {
  const stack = publisherStack();
  const membership = creatorMembership(collaborationOf(stack));

  const association = membership.associate('Association', { table: salesTable(stack) });

  const { defaultChild } = association.node;
  expect(CfnConfiguredTableAssociation.isCfnConfiguredTableAssociation(defaultChild)).toBe(true);
  expect(readable(stack.resolve(association.configuredTableAssociationRef))).toEqual({
    configuredTableAssociationIdentifier: '<AdsMembershipAssociation.ConfiguredTableAssociationIdentifier>',
    configuredTableAssociationArn: '<AdsMembershipAssociation.Arn>',
    membershipIdentifier: '<AdsMembership.MembershipIdentifier>',
  });
});

describe('the receivers of results', () => {
  function receiversIn(props: Parameters<typeof collaborationOf>[1]): unknown {
    const stack = publisherStack();
    const membership = creatorMembership(collaborationOf(stack, props));
    membership.associate('Association', { table: salesTable(stack) });
    return rulesIn(withoutRules(stack));
  }

  const custom = (...receivers: string[]) => [
    { Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedResultReceivers: receivers } } } },
  ];

  test('are all members who can receive results', () => {
    const creator = { displayName: 'Publisher', abilities: [RECEIVE_RESULTS] };
    const agency = Member.account(STRANGER, { displayName: 'Agency' });

    expect(receiversIn({ creator, members: [invitedAdvertiser(), agency] })).toEqual(custom(PUBLISHER, ADVERTISER));
  });

  test('are not mentioned where nobody can receive results', () => {
    const members = [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY] })];

    expect(receiversIn({ members })).toBeUndefined();
  });

  test('are those that are stated', () => {
    expect(rulesIn(salesAssociatedWith({ resultReceivers: [ADVERTISER] }))).toEqual(custom(ADVERTISER));
  });

  test('can be nobody', () => {
    expect(rulesIn(salesAssociatedWith({ resultReceivers: [] }))).toEqual(custom());
  });

  test.each([
    ['the members are a token', { members: Token.asAny({ Ref: 'Members' }) as never }],
    [
      'the abilities of a member are a token',
      {
        members: [
          { accountId: ADVERTISER, displayName: 'Advertiser', memberAbilities: Token.asList({ Ref: 'Abilities' }) },
        ],
      },
    ],
  ])('are not guessed while %s', (_, props) => {
    const stack = publisherStack();
    const collaboration = new CfnCollaboration(stack, 'Ads', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: ['CAN_RECEIVE_RESULTS'],
      queryLogStatus: 'ENABLED',
      ...props,
    });

    new Membership(stack, 'Membership', { collaboration }).associate('Association', { table: salesTable(stack) });

    expect(rulesIn(withoutRules(stack))).toBeUndefined();
  });

  test('are not guessed while the account of one of them is not known', () => {
    const stack = publisherStack();
    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', {
      collaborationId: AN_ID,
      creator: { displayName: 'Agency', abilities: [RECEIVE_RESULTS] },
      members: [invitedAdvertiser(), Member.account(PUBLISHER, { displayName: 'Publisher' })],
    });

    new Membership(stack, 'Membership', { collaboration }).associate('Association', { table: salesTable(stack) });

    expect(rulesIn(Template.fromStack(stack))).toBeUndefined();
  });

  test('are known from an import with its members', () => {
    const stack = publisherStack();
    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', {
      collaborationId: AN_ID,
      creatorAccountId: STRANGER,
      creator: { displayName: 'Agency', abilities: [RECEIVE_RESULTS] },
      members: [invitedAdvertiser(), Member.account(PUBLISHER, { displayName: 'Publisher' })],
    });

    new Membership(stack, 'Membership', { collaboration }).associate('Association', { table: salesTable(stack) });

    expect(rulesIn(Template.fromStack(stack))).toEqual(custom(STRANGER, ADVERTISER));
  });

  test('are not known from an id', () => {
    const stack = publisherStack();
    const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);

    new Membership(stack, 'Membership', { collaboration }).associate('Association', { table: salesTable(stack) });

    expect(rulesIn(Template.fromStack(stack))).toBeUndefined();
  });

  test('are known through a membership that is an L1', () => {
    const stack = publisherStack();
    const collaboration = collaborationOf(stack);
    const membership = new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: collaboration.collaborationId,
      queryLogStatus: 'ENABLED',
    });

    new ConfiguredTableAssociation(stack, 'Association', { membership, table: salesTable(stack) });

    expect(rulesIn(Template.fromStack(stack))).toEqual(custom(ADVERTISER));
    Template.fromStack(stack).hasResourceProperties(TYPE, { MembershipIdentifier: { Ref: 'Membership' } });
  });

  test('are not known through a membership that is an L1 of a collaboration elsewhere', () => {
    const stack = publisherStack();
    const membership = new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: AN_ID,
      queryLogStatus: 'ENABLED',
    });

    new ConfiguredTableAssociation(stack, 'Association', { membership, table: salesTable(stack) });

    expect(rulesIn(Template.fromStack(stack))).toBeUndefined();
  });

  test('are not known through a membership that is imported', () => {
    const stack = publisherStack();
    const membership = Membership.fromMembershipId(stack, 'Membership', AN_ID);

    new ConfiguredTableAssociation(stack, 'Association', { membership, table: salesTable(stack) });

    expect(rulesIn(Template.fromStack(stack))).toBeUndefined();
    Template.fromStack(stack).hasResourceProperties(TYPE, { MembershipIdentifier: AN_ID });
  });

  test('include the creator in stacks without an account', () => {
    const app = new App();
    const [room, tables] = ['Room', 'Tables'].map((id) => new Stack(app, id));
    const membership = new Membership(tables, 'Membership', { collaboration: collaborationOfOne(room) });

    membership.associate('Association', { table: salesTable(tables) });

    expect(rulesIn(Template.fromStack(tables))).toEqual(custom('<AWS::AccountId>'));
  });
});

describe('the rule of the collaboration', () => {
  const outputConstraints = [OutputConstraint.countDistinct('user_id', 100)];

  test.each([
    ['Aggregation', AnalysisRule.aggregation({ aggregates: [Aggregate.sum('revenue')], outputConstraints })],
    ['List', AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] })],
  ])('is of the kind %s of the table', (key, analysisRule) => {
    const template = salesAssociatedWith({}, { analysisRule });

    expect(rulesIn(template)).toEqual([
      { Type: key.toUpperCase(), Policy: { V1: { [key]: { AllowedResultReceivers: [ADVERTISER] } } } },
    ]);
  });

  test('allows the additional analyses that are stated', () => {
    const arn = `arn:aws:cleanrooms-ml:us-east-1:${ADVERTISER}:membership/*/configured-model-algorithm-association/*`;

    const template = salesAssociatedWith({ resultReceivers: [], allowedAdditionalAnalyses: [arn] });

    expect(rulesIn(template)).toEqual([
      { Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedResultReceivers: [], AllowedAdditionalAnalyses: [arn] } } } },
    ]);
  });

  test('follows from an imported table whose kind of rule is stated', () => {
    const stack = publisherStack();
    const table = ConfiguredTable.fromConfiguredTableAttributes(stack, 'Sales', {
      configuredTableId: ANOTHER_ID,
      analysisRuleType: AnalysisRuleType.LIST,
      source: salesSource(stack),
    });

    creatorMembership(collaborationOf(stack)).associate('Association', { table, associationName: 'sales' });

    Template.fromStack(stack).hasResourceProperties(TYPE, {
      ConfiguredTableIdentifier: ANOTHER_ID,
      ConfiguredTableAssociationAnalysisRules: [{ Type: 'LIST' }],
    });
  });

  test('does not follow from an imported table of which only the id is known', () => {
    const stack = publisherStack();
    const table = ConfiguredTable.fromConfiguredTableId(stack, 'Sales', ANOTHER_ID);
    const role = Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${PUBLISHER}:role/sales`);

    creatorMembership(collaborationOf(stack)).associate('Association', { table, associationName: 'sales', role });

    Template.fromStack(stack).hasResourceProperties(TYPE, { ConfiguredTableAssociationAnalysisRules: Match.absent() });
  });

  test.each([
    ['resultReceivers', { resultReceivers: [ADVERTISER] }],
    ['allowedAdditionalAnalyses', { allowedAdditionalAnalyses: ['*'] }],
  ])('fails for a table without a rule that is known, if %s are stated', (_, options) => {
    const associate = () => salesAssociatedWith(options, { analysisRule: undefined });

    expect(associate).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Ads/Membership/Association: the analysis rule of the table "Publisher/Sales" cannot be determined
          why: result receivers and additional analyses are specified in an analysis rule of the same type as that of the table
          fix: specify analysisRule of the table, or import the table with analysisRuleType]
    `);
  });
});

describe('a table that is an L1', () => {
  function tableIn(stack: Stack, props: Partial<CfnConfiguredTableProps> = {}): CfnConfiguredTable {
    return new CfnConfiguredTable(stack, 'Sales', {
      name: 'sales',
      allowedColumns: ['user_id', 'city'],
      analysisMethod: 'DIRECT_QUERY',
      tableReference: { glue: { databaseName: 'shop', tableName: glueTableIn(stack).ref } },
      analysisRules: [{ type: 'LIST', policy: { v1: { list: { joinColumns: ['user_id'], listColumns: ['city'] } } } }],
      ...props,
    });
  }

  function glueTableIn(stack: Stack): CfnTable {
    return new CfnTable(stack, 'GlueTable', {
      catalogId: PUBLISHER,
      databaseName: 'shop',
      tableInput: {
        name: 'sales',
        storageDescriptor: { location: 's3://lake/sales', columns: [{ name: 'user_id' }, { name: 'city' }] },
      },
    });
  }

  test('is read where its Glue table says, under the name and the kind of rule that it has', () => {
    const stack = publisherStack();

    creatorMembership(collaborationOf(stack)).associate('Association', { table: tableIn(stack) });

    const template = Template.fromStack(stack);
    expect(permissionsOf(template)[3]).toMatchObject({ Resource: 'arn:<AWS::Partition>:s3:::lake/sales/*' });
    template.hasResourceProperties(TYPE, {
      Name: 'sales',
      ConfiguredTableIdentifier: { Ref: 'Sales' },
      ConfiguredTableAssociationAnalysisRules: [{ Type: 'LIST' }],
    });
  });

  test.each<[string, CfnConfiguredTable.TableReferenceProperty]>([
    ['names its Glue table only', { glue: { databaseName: 'shop', tableName: 'sales' } }],
    ['is one of Athena', { athena: { databaseName: 'shop', tableName: 'sales', workGroup: 'clean-rooms' } }],
    ['names something else', { glue: { databaseName: 'shop', tableName: Fn.importValue('Name') } }],
  ])('fails without a role if it %s', (_, tableReference) => {
    const stack = publisherStack();
    const membership = creatorMembership(collaborationOf(stack));

    const associate = () => membership.associate('Association', { table: tableIn(stack, { tableReference }) });

    expect(associate).toThrow('the data source of the table "Publisher/Sales" cannot be determined');
  });

  test('has no kind of rule if that is a token', () => {
    const stack = publisherStack();
    const analysisRules = Token.asAny({ Ref: 'Rules' }) as never;

    creatorMembership(collaborationOf(stack)).associate('Association', { table: tableIn(stack, { analysisRules }) });

    Template.fromStack(stack).hasResourceProperties(TYPE, { ConfiguredTableAssociationAnalysisRules: Match.absent() });
  });

  test('has no rule for the collaboration if its kind is none of them', () => {
    const stack = publisherStack();
    const analysisRules = [{ type: 'ID_MAPPING_TABLE', policy: { v1: {} } }];
    Validations.of(stack).acknowledge({ id: 'CleanRooms::ValuesAreWithinLimits', reason: 'a type of tomorrow' });

    creatorMembership(collaborationOf(stack)).associate('Association', { table: tableIn(stack, { analysisRules }) });

    Template.fromStack(stack).hasResourceProperties(TYPE, { ConfiguredTableAssociationAnalysisRules: Match.absent() });
  });
});

describe('the role', () => {
  test('reads the table, and is there before the association', () => {
    const template = salesAssociatedWith({});

    expect(permissionsOf(template)).toHaveLength(4);
    // Its policy is part of it, so to refer to the role is to wait for the policy.
    expect(theOnly(template, TYPE).properties.RoleArn).toBe('<AdsMembershipAssociationRole.Arn>');
  });

  test('can be one of the user', () => {
    const stack = publisherStack();
    const role = Role.fromRoleArn(stack, 'Role', `arn:aws:iam::${PUBLISHER}:role/sales`);
    const membership = creatorMembership(collaborationOf(stack));

    const association = membership.associate('Association', { table: salesTable(stack), role });

    expect(association.role).toBe(role);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Role', 0);
    Template.fromStack(stack).hasResourceProperties(TYPE, { RoleArn: `arn:aws:iam::${PUBLISHER}:role/sales` });
  });

  test('of the user is there with its policies before the association', () => {
    const stack = publisherStack();
    const lake = new Bucket(stack, 'Data');
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    lake.grantRead(role);
    role.addToPolicy(
      new PolicyStatement({ actions: ['glue:*'], resources: [`arn:aws:glue:us-east-1:${PUBLISHER}:table/shop/*`] }),
    );

    creatorMembership(collaborationOf(stack)).associate('Association', { table: salesTable(stack), role });

    expect(theOnly(Template.fromStack(stack), TYPE).dependsOn).toEqual(['RoleDefaultPolicy', 'Role']);
  });

  test('fails to be made for an imported table of which only the id is known', () => {
    const stack = publisherStack();
    const table = ConfiguredTable.fromConfiguredTableId(stack, 'Sales', ANOTHER_ID);
    const membership = creatorMembership(collaborationOf(stack));

    const associate = () => membership.associate('Association', { table, associationName: 'sales' });

    expect(associate).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Ads/Membership/Association: the data source of the table "Publisher/Sales" cannot be determined
          why: it is required to create a role that can read only this table
          fix: import the table with ConfiguredTable.fromConfiguredTableAttributes and its source, or specify role of the association]
    `);
  });
});

test('fails without a role for a table of which nothing but a reference is known', () => {
  const stack = publisherStack();
  const table = Object.assign(new Construct(stack, 'Sales'), {
    env: { account: PUBLISHER, region: 'us-east-1' },
    configuredTableRef: { configuredTableIdentifier: AN_ID, configuredTableArn: 'arn' },
  });
  const membership = creatorMembership(collaborationOf(stack));

  const associate = () => membership.associate('Association', { table });

  expect(associate).toThrow('the data source of the table "Publisher/Sales" cannot be determined');
});

test('fails without a name for an imported table, whose name is not known', () => {
  const stack = publisherStack();
  const attributes = { configuredTableId: ANOTHER_ID, source: salesSource(stack) };
  const table = ConfiguredTable.fromConfiguredTableAttributes(stack, 'Sales', attributes);
  const membership = creatorMembership(collaborationOf(stack));

  const associate = () => membership.associate('Association', { table });

  expect(associate).toThrowErrorMatchingInlineSnapshot(`
    [InputError: Publisher/Ads/Membership/Association: the name of the table "Publisher/Sales" cannot be determined
        why: queries refer to a table by the name of its association
        fix: specify associationName of the association]
  `);
});

describe('the order of deployment', () => {
  test('is membership and table first, wherever they are', () => {
    const app = new App();
    const [room, tables, associations] = ['Room', 'Tables', 'Associations'].map((id) => stackIn(app, id, PUBLISHER));
    const membership = creatorMembership(collaborationOf(room));

    new ConfiguredTableAssociation(associations, 'Association', { membership, table: salesTable(tables) });

    expect(associations.dependencies).toEqual([room, tables]);
    expect(() => app.synth()).not.toThrow();
  });

  test('is the partners first', () => {
    const { app, publisher, advertiser } = twoStacks();
    const collaboration = collaborationOf(publisher);
    const membership = creatorMembership(collaboration);
    const partner = new Membership(advertiser, 'Membership', { collaboration });
    const tables = stackIn(app, 'Tables', PUBLISHER);

    new ConfiguredTableAssociation(tables, 'Association', {
      membership,
      table: salesTable(tables),
      partnerMemberships: [partner],
    });

    expect(tables.dependencies).toEqual([publisher, advertiser]);
    expect(() => app.synth()).not.toThrow();
  });

  test('fails if the partner waits for the stack of the association', () => {
    const { publisher, advertiser } = twoStacks();
    const collaboration = collaborationOf(publisher);
    const membership = creatorMembership(collaboration);
    const partner = new Membership(advertiser, 'Membership', { collaboration });

    const associate = () =>
      membership.associate('Association', { table: salesTable(publisher), partnerMemberships: [partner] });

    expect(associate).toThrowErrorMatchingInlineSnapshot(`
      [InputError: Publisher/Ads/Membership/Association: it refers to "Advertiser/Membership", but the stack "Advertiser" is deployed after "Publisher"
          why: two stacks cannot depend on each other
          fix: move it to a separate stack that is deployed after both, or specify what it refers to by its ARN]
    `);
  });
});

describe('isConfiguredTableAssociation', () => {
  test.each([undefined, null, 'Association', {}])('knows that %o is none', (other) => {
    expect(ConfiguredTableAssociation.isConfiguredTableAssociation(other)).toBe(false);
  });
});

describe('an imported association', () => {
  const MEMBERSHIP_ARN = `arn:aws:cleanrooms:eu-west-1:${ADVERTISER}:membership/${AN_ID}`;

  test('knows its ids, account and Region from its ARN', () => {
    const arn = `${MEMBERSHIP_ARN}/configuredtableassociation/${ANOTHER_ID}`;

    const association = ConfiguredTableAssociation.fromConfiguredTableAssociationArn(publisherStack(), 'Sales', arn);

    expect(association.configuredTableAssociationRef).toEqual({
      configuredTableAssociationIdentifier: ANOTHER_ID,
      configuredTableAssociationArn: arn,
      membershipIdentifier: AN_ID,
    });
    expect(association.env).toEqual({ account: ADVERTISER, region: 'eu-west-1' });
  });

  test('has its ids in an ARN that only the deployment knows', () => {
    const stack = publisherStack();
    const arn = new CfnParameter(stack, 'Arn').valueAsString;

    const association = ConfiguredTableAssociation.fromConfiguredTableAssociationArn(stack, 'Sales', arn);

    expect(readable(stack.resolve(association.configuredTableAssociationRef))).toEqual({
      configuredTableAssociationIdentifier: 'Select(3, Split(/, <Arn>))',
      configuredTableAssociationArn: '<Arn>',
      membershipIdentifier: 'Select(1, Split(/, <Arn>))',
    });
  });

  test('has its ARN by its id and its membership', () => {
    const stack = publisherStack();

    const association = ConfiguredTableAssociation.fromConfiguredTableAssociationAttributes(stack, 'Sales', {
      configuredTableAssociationId: ANOTHER_ID,
      membership: Membership.fromMembershipArn(stack, 'Partner', MEMBERSHIP_ARN),
    });

    expect(association.configuredTableAssociationId).toBe(ANOTHER_ID);
    expect(association.configuredTableAssociationArn).toBe(
      `${MEMBERSHIP_ARN}/configuredtableassociation/${ANOTHER_ID}`,
    );
  });
});
