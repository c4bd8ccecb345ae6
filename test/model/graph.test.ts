import { App, CfnResource, Fn, Lazy, Stack, Stage } from 'aws-cdk-lib';
import {
  CfnAnalysisTemplate,
  CfnCollaboration,
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  CfnIdMappingTable,
  CfnIntermediateTable,
  CfnMembership,
  CfnPrivacyBudgetTemplate,
} from 'aws-cdk-lib/aws-cleanrooms';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import {
  CfnManagedPolicy,
  CfnPolicy,
  CfnRole,
  CfnRolePolicy,
  ManagedPolicy,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import {
  AccessLimit,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  ConfiguredTable,
  Member,
  MemberAbility,
  Membership,
  PrivacyBudget,
  ResultOutput,
  TableSource,
} from '../../src';
import { constructSource, ownerOf } from '../../src/model/construct-source';
import { isComplete, itemsOf, known, type ListFact, list } from '../../src/model/fact';
import { readGraph } from '../../src/model/graph';
import { associationsIn, collaborationOf, label, type NodeBase, nodeOf, OUTSIDE } from '../../src/model/nodes';
import { SUBJECTS } from '../../src/model/register';
import { creatorMembership } from '../support/creator-membership';

const PUBLISHER = { account: '111111111111', region: 'us-east-1' };
const ADVERTISER = { account: '222222222222', region: 'us-east-1' };

function newCollaboration(scope: Construct, id = 'Ads') {
  return new CfnCollaboration(scope, id, {
    name: 'Ads',
    description: 'Ads',
    creatorDisplayName: 'Publisher',
    queryLogStatus: 'ENABLED',
  });
}

function newMembership(scope: Construct, collaborationIdentifier: string, id = 'Membership') {
  return new CfnMembership(scope, id, { collaborationIdentifier, queryLogStatus: 'ENABLED' });
}

function newTable(scope: Construct, allowedAnalyses: string[] = []) {
  return new CfnConfiguredTable(scope, 'Sales', {
    name: 'sales',
    allowedColumns: ['city'],
    analysisMethod: 'DIRECT_QUERY',
    tableReference: { glue: { databaseName: 'retail', tableName: 'sales' } },
    analysisRules: [{ type: 'CUSTOM', policy: { v1: { custom: { allowedAnalyses } } } }],
  });
}

function newAssociation(
  scope: Construct,
  membershipIdentifier: string,
  configuredTableIdentifier: string,
  roleArn = '',
) {
  return new CfnConfiguredTableAssociation(scope, 'Association', {
    name: 'sales',
    membershipIdentifier,
    configuredTableIdentifier,
    roleArn,
  });
}

const paths = (nodes: readonly NodeBase[] | ListFact<NodeBase>) =>
  ('state' in nodes ? itemsOf(nodes) : nodes).map(({ path }) => path);
const pathOf = (node: NodeBase | undefined) => node?.path;

describe('a graph', () => {
  test('has the resources of an app in the order in which it was built', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: PUBLISHER });
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [Member.account('222222222222', { displayName: 'Advertiser', abilities: [MemberAbility.QUERY] })],
    });
    const publisher = creatorMembership(ads, 'Publisher');
    const reach = new AnalysisTemplate(stack, 'Reach', {
      membership: publisher,
      source: AnalysisSource.sql('SELECT COUNT(*) FROM sales'),
    });
    const sales = new ConfiguredTable(stack, 'Sales', {
      configuredTableName: 'sales',
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'sales', bucket: new Bucket(stack, 'Lake') }),
      allowedColumns: ['user_id'],
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) }),
    });
    const association = publisher.associate('Sales', { table: sales });
    publisher.addPrivacyBudget('Daily', PrivacyBudget.access(association, AccessLimit.perDay(10)));

    const { graph } = readGraph(constructSource(app));

    const { collaboration, membership, configuredTable, analysisTemplate, privacyBudget } = graph;
    expect(SUBJECTS.map(({ kind }) => paths(graph[kind]))).toEqual([
      ['Stack/Ads'],
      ['Stack/Ads/Publisher'],
      ['Stack/Sales'],
      ['Stack/Ads/Publisher/Sales'],
      ['Stack/Reach'],
      ['Stack/Ads/Publisher/Daily'],
      ...SUBJECTS.slice(6).map(() => []),
    ]);
    expect(collaboration[0].order).toBeLessThan(analysisTemplate[0].order);
    expect(collaboration[0].memberships).toEqual(list([membership[0]]));
    expect(nodeOf(membership[0].collaboration)).toBe(collaboration[0]);
    expect(membership[0].templates).toEqual(list([analysisTemplate[0]]));
    expect(membership[0].budgets).toEqual(list([privacyBudget[0]]));
    expect(membership[0].associations).toEqual(list([graph.association[0]]));
    expect(configuredTable[0].associations).toEqual(list([graph.association[0]]));
    expect(configuredTable[0].allowed).toEqual([{ to: 'node', node: analysisTemplate[0], attribute: 'Arn' }]);
    expect(nodeOf(privacyBudget[0].resource)).toBe(graph.association[0]);
    expect(nodeOf(graph.association[0].table)).toBe(configuredTable[0]);
    expect(pathOf(nodeOf(graph.association[0].role))).toBe('Stack/Ads/Publisher/Sales/Role');
    expect(collaborationOf(analysisTemplate[0])).toBe(collaboration[0]);
    expect(associationsIn(collaboration[0])).toEqual(list([graph.association[0]]));
  });

  test('is empty without Clean Rooms', () => {
    const app = new App();
    new Bucket(new Stack(app, 'Stack'), 'Bucket');

    const { graph } = readGraph(constructSource(app));

    expect(SUBJECTS.map(({ kind }) => graph[kind].length)).toEqual(SUBJECTS.map(() => 0));
  });

  test('has a resource without a class of its own, with the properties of the template', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const type = 'AWS::CleanRooms::Collaboration';
    const generic = new CfnResource(stack, 'Ads', { type, properties: { Name: 'Ads' } });
    newMembership(stack, generic.getAtt('CollaborationIdentifier').toString());

    const { graph } = readGraph(constructSource(app));

    expect(graph.collaboration).toMatchObject([{ path: 'Stack/Ads', name: known('Ads') }]);
    expect(nodeOf(graph.membership[0].collaboration)).toBe(graph.collaboration[0]);
  });
});

describe('references', () => {
  test('join stacks and accounts', () => {
    const app = new App();
    const ads = newCollaboration(new Stack(app, 'Own', { env: PUBLISHER }));
    newMembership(new Stack(app, 'Partner', { env: ADVERTISER }), ads.attrCollaborationIdentifier);

    const [collaboration] = readGraph(constructSource(app)).graph.collaboration;

    expect(paths(collaboration.memberships)).toEqual(['Partner/Membership']);
    expect(itemsOf(collaboration.memberships)[0].env.account).toEqual(known('222222222222'));
  });

  test('join stages, each of one account', () => {
    const app = new App();
    const ads = newCollaboration(new Stack(new Stage(app, 'Publisher', { env: PUBLISHER }), 'Stack'));
    const partner = new Stage(app, 'Advertiser', { env: ADVERTISER });
    newMembership(new Stack(partner, 'Stack'), ads.attrCollaborationIdentifier);

    expect(paths(readGraph(constructSource(app)).graph.collaboration[0].memberships)).toEqual([
      'Advertiser/Stack/Membership',
    ]);
    expect(readGraph(constructSource(partner)).graph.membership[0].collaboration).toEqual(OUTSIDE);
  });

  test('join L2s of several stacks', () => {
    const app = new App();
    const own = new Stack(app, 'Own', { env: PUBLISHER });
    const partner = new Stack(app, 'Partner', { env: ADVERTISER });
    const collaboration = new Collaboration(own, 'Ads', { description: 'Ads', creator: { displayName: 'Publisher' } });
    new Membership(partner, 'Advertiser', {
      collaboration,
      resultOutput: ResultOutput.s3(new Bucket(partner, 'Results')),
    });

    const [membership] = readGraph(constructSource(app)).graph.membership;

    expect(pathOf(nodeOf(membership.collaboration))).toBe('Own/Ads');
    expect(pathOf(nodeOf(membership.resultBucket))).toBe('Partner/Results');
    expect(nodeOf(membership.resultRole)?.kind).toBe('role');
  });

  test('join by a logical id, within one stack only', () => {
    const app = new App();
    const ads = Fn.getAtt('Ads', 'CollaborationIdentifier').toString();
    for (const id of ['One', 'Two']) {
      const stack = new Stack(app, id);
      newMembership(stack, ads);
      newCollaboration(stack);
    }
    newMembership(new Stack(app, 'Three'), ads);

    const { collaboration, membership } = readGraph(constructSource(app)).graph;

    expect(collaboration.map(({ memberships }) => paths(memberships))).toEqual([
      ['One/Membership'],
      ['Two/Membership'],
    ]);
    expect(membership[2].collaboration).toEqual(OUTSIDE);
  });

  test('join lazily', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    let ads: CfnCollaboration | undefined;
    newMembership(stack, Lazy.string({ produce: () => ads?.attrCollaborationIdentifier }));
    ads = newCollaboration(stack);

    expect(paths(readGraph(constructSource(app)).graph.collaboration[0].memberships)).toEqual(['Stack/Membership']);
  });

  test('join a table with its Glue table and the bucket of its data', () => {
    const app = new App();
    const data = new Stack(app, 'Data');
    const lake = new Bucket(data, 'Lake');
    const glueTable = new CfnTable(data, 'GlueSales', {
      catalogId: '111111111111',
      databaseName: 'retail',
      tableInput: { storageDescriptor: { location: lake.s3UrlForObject('sales/') } },
    });
    new ConfiguredTable(new Stack(app, 'Ads'), 'Sales', {
      source: TableSource.glueRef(glueTable),
      allowedColumns: ['city'],
    });

    const glueNode = nodeOf(readGraph(constructSource(app)).graph.configuredTable[0].glueTable);

    expect(pathOf(glueNode)).toBe('Data/GlueSales');
    expect(pathOf(glueNode && nodeOf(glueNode.dataBucket))).toBe('Data/Lake');
  });

  test('of a table lead to no Glue table if it reads from elsewhere, and of a Glue table to no bucket', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const glueTable = new CfnTable(stack, 'GlueSales', {
      catalogId: '111111111111',
      databaseName: 'retail',
      tableInput: { name: 'sales' },
    });
    new ConfiguredTable(stack, 'Sales', { source: TableSource.glueRef(glueTable), allowedColumns: ['city'] });
    new ConfiguredTable(stack, 'Orders', {
      source: TableSource.athena({
        workGroup: 'primary',
        databaseName: 'retail',
        tableName: 'orders',
        outputBucket: new Bucket(stack, 'Output'),
      }),
      allowedColumns: ['city'],
    });

    const [sales, orders] = readGraph(constructSource(app)).graph.configuredTable;

    expect(nodeOf(sales.glueTable)?.dataBucket).toEqual(OUTSIDE);
    expect(orders.glueTable).toEqual(OUTSIDE);
  });

  test('join the roles and the bucket of results', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const bucket = new Bucket(stack, 'Results');
    const role = new CfnRole(stack, 'Role', { assumeRolePolicyDocument: {} });
    const s3 = { bucket: bucket.bucketName };
    new CfnMembership(stack, 'Membership', {
      collaborationIdentifier: '4c7b',
      queryLogStatus: 'ENABLED',
      defaultResultConfiguration: {
        outputConfiguration: { s3: { ...s3, resultFormat: 'CSV' } },
        roleArn: role.attrArn,
      },
      defaultJobResultConfiguration: { outputConfiguration: { s3 }, roleArn: role.attrArn },
    });

    const [membership] = readGraph(constructSource(app)).graph.membership;

    expect(pathOf(nodeOf(membership.resultBucket))).toBe('Stack/Results');
    expect(pathOf(nodeOf(membership.resultRole))).toBe('Stack/Role');
    expect(nodeOf(membership.jobResultRole)).toBe(nodeOf(membership.resultRole));
  });

  test('join what a rule allows: templates, wildcards, and what only the deployment knows not at all', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const reach = new CfnAnalysisTemplate(stack, 'Reach', {
      name: 'Reach',
      membershipIdentifier: '4c7b',
      format: 'SQL',
      source: { text: 'SELECT 1' },
    });
    const reference = Fn.getAtt('Reach', 'Arn').toString();
    newTable(stack, ['ANY_QUERY', reach.attrArn, reference, Fn.importValue('Partner')]);

    const { configuredTable, analysisTemplate } = readGraph(constructSource(app)).graph;

    expect(configuredTable[0].allowed).toEqual([
      { to: 'outside', text: known('ANY_QUERY') },
      { to: 'node', node: analysisTemplate[0], attribute: 'Arn' },
      { to: 'node', node: analysisTemplate[0], attribute: 'Arn' },
    ]);
  });

  test('keep the attribute to which they lead', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const table = newTable(stack);
    new CfnPrivacyBudgetTemplate(stack, 'Budget', {
      membershipIdentifier: '4c7b',
      privacyBudgetType: 'ACCESS_BUDGET',
      autoRefresh: 'NONE',
      parameters: { resourceArn: table.attrArn },
    });

    const { privacyBudget, configuredTable } = readGraph(constructSource(app)).graph;

    expect(privacyBudget[0].resource).toEqual({ to: 'node', node: configuredTable[0], attribute: 'Arn' });
  });

  test('of the wrong kind lead outside, where it is known to what', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const ads = newCollaboration(stack);
    newAssociation(
      stack,
      ads.attrCollaborationIdentifier,
      ads.attrCollaborationIdentifier,
      new Bucket(stack, 'B').bucketArn,
    );

    const [association] = readGraph(constructSource(app)).graph.association;

    const resource = {
      type: 'AWS::CleanRooms::Collaboration',
      path: 'Stack/Ads',
      attribute: 'CollaborationIdentifier',
    };
    expect(association).toMatchObject({
      membership: { ...OUTSIDE, resource },
      table: { ...OUTSIDE, resource },
      role: { ...OUTSIDE, resource: { type: 'AWS::S3::Bucket', path: 'Stack/B', attribute: 'Arn' } },
    });
  });
});

describe('what is not part of the app', () => {
  test('is outside: literals with their text', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    newMembership(stack, '4c7b');
    newAssociation(stack, '4c7b', '9a3f', 'arn:aws:iam::111111111111:role/Reader');

    const { membership, association } = readGraph(constructSource(app)).graph;

    expect(membership[0].collaboration).toEqual({ to: 'outside', text: known('4c7b') });
    // The ID can be that of the membership, which was deployed before.
    expect(membership[0].associations).toEqual(list([], false));
    expect(association[0].table).toEqual({ to: 'outside', text: known('9a3f') });
    expect(association[0].role).toEqual({ to: 'outside', text: known('arn:aws:iam::111111111111:role/Reader') });
  });

  test('is outside: imported constructs and tokens', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: PUBLISHER });
    newMembership(stack, Fn.importValue('Ads'));
    new ConfiguredTable(stack, 'Sales', {
      source: TableSource.glueByName({ databaseName: 'retail', tableName: 'sales' }),
      allowedColumns: ['city'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.templates(
          AnalysisTemplate.fromAnalysisTemplateArn(stack, 'Reach', Fn.importValue('Reach')),
        ),
      }),
    });

    const { membership, configuredTable } = readGraph(constructSource(app)).graph;

    expect(membership[0].collaboration).toEqual(OUTSIDE);
    expect(configuredTable[0].allowed).toEqual([]);
    expect(collaborationOf({ membership: OUTSIDE })).toBeUndefined();
  });

  test('is not found by an equal name', () => {
    const app = new App();
    for (const id of ['Test', 'Prod']) {
      const stack = new Stack(new Stage(app, id), 'Stack', { env: PUBLISHER });
      const membership = newMembership(stack, newCollaboration(stack).attrCollaborationIdentifier);
      newAssociation(stack, membership.attrMembershipIdentifier, newTable(stack).attrConfiguredTableIdentifier);
    }

    const { collaboration, configuredTable } = readGraph(constructSource(app)).graph;

    expect(collaboration.map(({ memberships }) => paths(memberships))).toEqual([
      ['Test/Stack/Membership'],
      ['Prod/Stack/Membership'],
    ]);
    expect(configuredTable.map(({ associations }) => paths(associations))).toEqual([
      ['Test/Stack/Association'],
      ['Prod/Stack/Association'],
    ]);
  });
});

describe('a subject', () => {
  const subjectOf = (root: IConstruct) => {
    const { graph, resourceOf } = readGraph(constructSource(root));
    const [subject] = Object.values(graph).flat();
    return { path: subject.path, construct: ownerOf(resourceOf(subject)) };
  };

  test('belongs to its L2', () => {
    const app = new App();
    const construct = new Collaboration(new Stack(app, 'Stack'), 'Ads', {
      description: 'Ads',
      creator: { displayName: 'Publisher' },
    });

    expect(subjectOf(app)).toEqual({ path: 'Stack/Ads', construct });
  });

  test('belongs to itself as an L1, whatever its id', () => {
    const app = new App();
    const construct = newCollaboration(new Stack(app, 'Stack'), 'Resource');

    expect(subjectOf(app)).toEqual({ path: 'Stack/Resource', construct });
  });

  test('belongs to itself where two children could be the default one', () => {
    const app = new App();
    const room = new Construct(new Stack(app, 'Stack'), 'Room');
    new Construct(room, 'Default');
    const construct = newCollaboration(room, 'Resource');

    expect(subjectOf(app)).toEqual({ path: 'Stack/Room/Resource', construct });
  });

  test('belongs to itself in a construct of which it is only a part', () => {
    const app = new App();
    const construct = newCollaboration(new Construct(new Stack(app, 'Stack'), 'Room'));

    expect(subjectOf(app)).toEqual({ path: 'Stack/Room/Ads', construct });
  });
});

describe('a table made from others', () => {
  test('belongs to its membership', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const membershipIdentifier = newMembership(stack, '4c7b').attrMembershipIdentifier;
    new CfnIntermediateTable(stack, 'Daily', {
      name: 'daily',
      membershipIdentifier,
      populationAnalysisConfiguration: {},
    });
    new CfnIdMappingTable(stack, 'Ids', {
      name: Fn.ref('Name'),
      membershipIdentifier,
      inputReferenceConfig: { inputReferenceArn: 'arn', manageResourcePolicies: true },
    });
    new CfnIdMappingTable(stack, 'Others', {
      name: 'others',
      membershipIdentifier: '9a3f',
      inputReferenceConfig: { inputReferenceArn: 'arn', manageResourcePolicies: true },
    });

    const [membership] = readGraph(constructSource(app)).graph.membership;

    expect(itemsOf(membership.tables).map(label)).toEqual(['daily', 'Ids']);
    expect(itemsOf(membership.tables).map((table) => nodeOf(table.membership))).toEqual([membership, membership]);
  });
});

describe('what a role may do', () => {
  const allow = (action: string) => ({ Statement: { Effect: 'Allow', Action: action, Resource: '*' } });

  /** The actions of the role of the one association of an app, and whether there can be others. */
  function actionsOf(app: App) {
    const role = nodeOf(readGraph(constructSource(app)).graph.association[0].role);
    if (!role) {
      throw new Error('the role is part of the app');
    }
    const actions = itemsOf(role.statements).flatMap((statement) => [...itemsOf(statement.actions)]);
    return { actions, complete: isComplete(role.statements) };
  }

  function newRole(more: Partial<ConstructorParameters<typeof CfnRole>[2]> = {}) {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: PUBLISHER });
    const role = new CfnRole(stack, 'Role', { assumeRolePolicyDocument: {}, ...more });
    newAssociation(stack, '4c7b', '9a3f', role.attrArn);
    return { app, stack, role };
  }

  test('is nothing without a policy', () => {
    expect(actionsOf(newRole().app)).toEqual({ actions: [], complete: true });
  });

  test('is what its inline policies say', () => {
    const policies = [
      { policyName: 'List', policyDocument: allow('s3:ListBucket') },
      { policyName: 'Read', policyDocument: allow('s3:GetObject') },
    ];

    expect(actionsOf(newRole({ policies }).app)).toEqual({
      actions: ['s3:ListBucket', 's3:GetObject'],
      complete: true,
    });
  });

  test('is what policies say that are attached to it, also from another stack', () => {
    const { app, stack, role } = newRole();
    const other = new Stack(app, 'Other', { env: PUBLISHER });
    const roles = [role.ref, 'Reader'];
    new CfnPolicy(stack, 'Attached', { policyName: 'a', policyDocument: allow('s3:ListBucket'), roles });
    new CfnManagedPolicy(other, 'Managed', { policyDocument: allow('s3:GetObject'), roles: [role.ref] });
    new CfnRolePolicy(stack, 'Own', { policyName: 'c', policyDocument: allow('glue:GetTable'), roleName: role.ref });
    new CfnPolicy(stack, 'Foreign', { policyName: 'd', policyDocument: allow('kms:Decrypt'), roles: ['Reader'] });

    expect(actionsOf(app)).toEqual({ actions: ['s3:ListBucket', 'glue:GetTable', 's3:GetObject'], complete: true });
  });

  test('is what managed policies of the app say', () => {
    const { app, stack, role } = newRole();
    const policy = new CfnManagedPolicy(stack, 'Managed', { policyDocument: allow('s3:GetObject') });
    role.managedPolicyArns = [policy.ref];

    expect(actionsOf(app)).toEqual({ actions: ['s3:GetObject'], complete: true });
  });

  test.each<[string, Partial<ConstructorParameters<typeof CfnRole>[2]>]>([
    ['a managed policy of AWS', { managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
    ['an imported managed policy', { managedPolicyArns: [Fn.importValue('Policy')] }],
    ['managed policies that are a token', { managedPolicyArns: Fn.split(',', Fn.importValue('Policies')) }],
    ['an inline policy that is a token', { policies: [Fn.conditionIf('Test', {}, Fn.importValue('Other'))] }],
    ['inline policies that are a token', { policies: Fn.conditionIf('Test', [], Fn.importValue('Other')) }],
  ])('is not wholly known: %s', (_, props) => {
    expect(actionsOf(newRole(props).app)).toEqual({ actions: [], complete: false });
  });

  test('is not wholly known if something else than a policy is named', () => {
    const { app, stack, role } = newRole();
    role.managedPolicyArns = [new Bucket(stack, 'Bucket').bucketArn];

    expect(actionsOf(app)).toEqual({ actions: [], complete: false });
  });

  test('is not wholly known if a policy is attached to a role of its name', () => {
    const { app, stack } = newRole({ roleName: 'Reader' });
    new CfnPolicy(stack, 'ByName', { policyName: 'a', policyDocument: allow('s3:GetObject'), roles: ['Reader'] });

    expect(actionsOf(app)).toEqual({ actions: [], complete: false });
  });

  test('is known of an L2 with every kind of policy', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack', { env: PUBLISHER });
    const statement = (action: string) => new PolicyStatement({ actions: [action], resources: ['*'] });
    const role = new Role(stack, 'Role', {
      assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com'),
      inlinePolicies: { Inline: new PolicyDocument({ statements: [statement('s3:ListBucket')] }) },
      managedPolicies: [new ManagedPolicy(stack, 'Managed', { statements: [statement('s3:GetObject')] })],
    });
    role.addToPolicy(statement('glue:GetTable'));
    newAssociation(stack, '4c7b', '9a3f', role.roleArn);

    expect(actionsOf(app)).toEqual({ actions: ['s3:ListBucket', 's3:GetObject', 'glue:GetTable'], complete: true });
  });
});
