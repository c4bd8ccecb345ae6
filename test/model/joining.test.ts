import { describe, expect, test } from 'vitest';
import { type Env, OUTSIDE_OF_APP } from '../../src/model/env';
import { isComplete, itemsOf, known, type ListFact, UNKNOWN } from '../../src/model/fact';
import { readDeployments, readGraph } from '../../src/model/graph';
import { type NodeBase, nodeOf } from '../../src/model/node';
import { ALWAYS, type Formula, presenceOf } from '../../src/model/presence';
import { type Raw, ReferenceTo } from '../../src/model/raw';
import type { AnyNode } from '../../src/model/register';
import type { Resource, Source } from '../../src/model/source';
import { ADVERTISER, ANY_ENV, env, OUTSIDE, PUBLISHER } from '../support/nodes';

/** How references join resources, and which lists they leave open, whatever the source of the resources is. */

type Part = Resource & { readonly name: string };

/** A resource with properties, which are all that it has. */
function part(
  name: string,
  type: string,
  properties: Readonly<Record<string, Raw>>,
  more: Partial<Resource> = {},
): Part {
  return {
    name,
    key: { name },
    type: `AWS::${type}`,
    path: `App/${name}`,
    env: env(PUBLISHER),
    presence: ALWAYS,
    deletionPolicy: undefined,
    updateReplacePolicy: undefined,
    isCreatedAfter: () => false,
    property: (property) => properties[property],
    ...more,
  };
}

const to = ({ key }: Resource, attribute = 'Ref') => new ReferenceTo(key, attribute);
const when = (term: string, value = 'on'): Partial<Resource> => ({ presence: presenceOf([equal(term, value)]) });
const equal = (term: string, value: string): Formula => ({ is: 'equal', term, value });

const roomOf = (more: Partial<Resource> = {}, name = 'Ads') => part(name, 'CleanRooms::Collaboration', {}, more);
const memberOf = (collaborationIdentifier: Raw, more: Partial<Resource> = {}, name = 'Member') =>
  part(name, 'CleanRooms::Membership', { collaborationIdentifier }, more);
const budgetOf = (membershipIdentifier: Raw, more: Partial<Resource> = {}, name = 'Budget') =>
  part(name, 'CleanRooms::PrivacyBudgetTemplate', { membershipIdentifier }, more);
const roleOf = (roleName: Raw, more: Partial<Resource> = {}) => part('Role', 'IAM::Role', { roleName }, more);
const policyOf = (roles: Raw, more: Partial<Resource> = {}) => part('Policy', 'IAM::Policy', { roles }, more);

/** The paths of the nodes in a list, and a question mark if there can be others. */
function told(nodes: ListFact<NodeBase> | readonly NodeBase[]): readonly string[] {
  const names = ('state' in nodes ? itemsOf(nodes) : nodes).map(({ path }) => path.replace('App/', ''));
  return 'state' in nodes && !isComplete(nodes) ? [...names, '?'] : names;
}

const graphOf = (resources: readonly Resource[], more: Partial<Source> = {}) => readGraph({ resources, ...more }).graph;

describe('the budgets of a membership', () => {
  /** What a graph says about the budgets of a membership, beside which there are others. */
  const budgets = (
    others: (own: Part) => readonly Part[],
    more: Partial<Resource> = {},
    source: Partial<Source> = {},
  ) => {
    const own = memberOf('4c7b', more);
    return told(graphOf([own, ...others(own)], source).membership[0].budgets);
  };
  const token = { Ref: 'Membership' };
  const arnOf = (account: string, region = 'us-east-1') => `arn:aws:cleanrooms:${region}:${account}:membership/x`;
  const elsewhere: Env = env(ADVERTISER);
  const europe: Env = env(PUBLISHER, 'eu-central-1');

  test.each<[string, (own: Part) => readonly Part[], readonly string[]]>([
    ['none where none is', () => [], []],
    ['one that refers to it', (own) => [budgetOf(to(own))], ['Budget']],
    ['several', (own) => [budgetOf(to(own)), budgetOf(to(own), {}, 'Other')], ['Budget', 'Other']],
    [
      'others than those of another membership',
      (own) => [memberOf('9a3f', {}, 'Other'), budgetOf(to(own))],
      ['Budget'],
    ],
    ['perhaps one by a token', () => [budgetOf(token)], ['?']],
    ['perhaps one by an ID', () => [budgetOf('4c7b')], ['?']],
    ['perhaps one by an ARN of its account and Region', () => [budgetOf(arnOf(PUBLISHER))], ['?']],
    ['perhaps one by an ARN of any account', () => [budgetOf(arnOf(''))], ['?']],
    ['none by an ARN of another account', () => [budgetOf(arnOf(ADVERTISER))], []],
    ['none by an ARN of another Region', () => [budgetOf(arnOf(PUBLISHER, 'eu-central-1'))], []],
    ['perhaps one by what only ends in an ARN', () => [budgetOf(`x${arnOf(ADVERTISER)}`)], ['?']],
    ['none of another account', () => [budgetOf(token, { env: elsewhere })], []],
    ['none of another Region', () => [budgetOf(token, { env: europe })], []],
    ['perhaps one of an unknown account', () => [budgetOf(token, { env: ANY_ENV })], ['?']],
    [
      'perhaps one beside one of another account',
      () => [budgetOf(token, { env: elsewhere }), budgetOf(token, {}, 'Other')],
      ['?'],
    ],
    [
      'perhaps one, beside which is one of another account',
      () => [budgetOf(token), budgetOf(token, { env: elsewhere }, 'Other')],
      ['?'],
    ],
    ['none without a membership', () => [budgetOf(undefined)], []],
    ['perhaps one by a wrong reference', () => [roomOf(), budgetOf(to(roomOf()))], ['?']],
    ['none that a partner declares', () => [budgetOf(token, { imported: true, declared: [], env: elsewhere })], []],
    ['none that is declared in its account', () => [budgetOf(token, { imported: true, declared: [] })], []],
  ])('are %s', (_, others, expected) => {
    expect(budgets(others)).toEqual(expected);
  });

  test.each<[string, Partial<Resource>, readonly string[]]>([
    ['not known of an imported one', { imported: true }, ['Budget', '?']],
    ['known of one that is declared with them', { imported: true, declared: ['budgets'] }, ['Budget']],
    ['not known of one that is declared with others', { imported: true, declared: ['tables'] }, ['Budget', '?']],
  ])('are %s', (_, more, expected) => {
    expect(budgets((own) => [budgetOf(to(own))], more)).toEqual(expected);
  });

  test.each<[string, Env, readonly string[]]>([
    ['perhaps in a hidden stack', env(PUBLISHER), ['?']],
    ['perhaps in a hidden stack of an unknown account', ANY_ENV, ['?']],
    ['not in a hidden stack of another account', elsewhere, []],
    ['not in a hidden stack of another Region', europe, []],
  ])('are %s', (_, hidden, expected) => {
    expect(budgets(() => [], {}, { hidden: [hidden] })).toEqual(expected);
  });

  test('can be those of a membership in an unknown account', () => {
    expect(budgets(() => [budgetOf(token, { env: elsewhere })], { env: ANY_ENV })).toEqual(['?']);
    expect(budgets(() => [budgetOf(arnOf(ADVERTISER))], { env: ANY_ENV })).toEqual(['?']);
  });
});

describe('the budgets of a partner', () => {
  const ads = roomOf();
  const other = roomOf({}, 'Other');
  const ofPartner: Partial<Resource> = { imported: true, env: env(ADVERTISER) };
  const declared: Partial<Resource> = { ...ofPartner, declared: ['budgets'] };

  test.each<[string, Partial<Resource>, readonly Part[], readonly string[]]>([
    ['not known without a declaration', ofPartner, [], ['?']],
    ['known if the partner is declared with them', ofPartner, [memberOf(to(ads), declared, 'Declared')], []],
    [
      'not known if the partner is declared with others',
      ofPartner,
      [memberOf(to(ads), { ...declared, declared: ['tables'] }, 'Declared')],
      ['?'],
    ],
    [
      'not known if another partner is declared',
      ofPartner,
      [memberOf(to(ads), { ...declared, env: env(PUBLISHER) }, 'Declared')],
      ['?'],
    ],
    ['not known if the partner is declared elsewhere', ofPartner, [memberOf(to(other), declared, 'Declared')], ['?']],
    ['not known if the partner is only imported', ofPartner, [memberOf(to(ads), ofPartner, 'Second')], ['?']],
    [
      'not known of a membership of the app, which the partner has too',
      { env: env(ADVERTISER) },
      [memberOf(to(ads), declared, 'Declared'), budgetOf({ Ref: 'Id' }, { env: env(ADVERTISER) })],
      ['?'],
    ],
  ])('are %s', (_, more, others, expected) => {
    const { membership } = graphOf([ads, other, memberOf(to(ads), more), ...others]);

    expect(told(membership.find(({ path }) => path === 'App/Member')?.budgets ?? [])).toEqual(expected);
  });

  test('are not known if its collaboration is outside of the app', () => {
    const { membership } = graphOf([memberOf('4c7b', ofPartner), memberOf('4c7b', declared, 'Declared')]);

    expect(membership.map(({ budgets }) => told(budgets))).toEqual([[], ['?']]);
  });
});

describe('the members that are added to a collaboration', () => {
  test('are those of its construct if the collaboration is imported, which states the others', () => {
    const ads = roomOf({ imported: true });
    const [collaboration] = graphOf([ads]).collaboration;

    expect(told(collaboration.addedMembers)).toEqual([]);
    expect(told(collaboration.memberships)).toEqual(['?']);
  });
});

describe('the policies of a role', () => {
  test.each<[string, Raw, Raw, readonly string[]]>([
    ['none by another name', 'Writer', ['Reader'], []],
    ['perhaps one by its name', 'Reader', ['Reader'], ['?']],
    ['perhaps one by the name of several', 'Reader', ['Writer', 'Reader'], ['?']],
    ['perhaps one by a token', 'Reader', [{ Ref: 'Role' }], ['?']],
    ['perhaps one if the list is a token', 'Reader', { Ref: 'Roles' }, ['?']],
    ['perhaps one if its name is a token', { Ref: 'Role' }, ['Reader'], ['?']],
    ['perhaps one by a name that CloudFormation could have generated', undefined, ['Ads-Role-1A2B3C4D5E6F'], ['?']],
    ['none by a name that it never generates', undefined, ['Reader'], []],
    ['none by a name with a shorter end', undefined, ['Ads-Role-1A2B3C4D5E6'], []],
    ['none by a name that goes on', undefined, ['Ads-Role-1A2B3C4D5E6F-own'], []],
    ['none by a name that has the end of another sort', undefined, ['Ads-Role-1A2B3C4D5E6_'], []],
  ])('are %s', (_, roleName, roles, expected) => {
    expect(told(graphOf([roleOf(roleName), policyOf(roles)]).role[0].policies)).toEqual(expected);
  });

  test.each([
    ['its own', PUBLISHER, ['s3:*']],
    ['another', ADVERTISER, []],
  ])('allow it something in %s account', (_, account, actions) => {
    const role = roleOf(undefined);
    const policyDocument = { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };
    const policy = part('Policy', 'IAM::Policy', { roles: [to(role)], policyDocument }, { env: env(account) });
    const [{ statements }] = graphOf([role, policy]).role;

    expect(itemsOf(statements).flatMap((one) => itemsOf(one.actions))).toEqual(actions);
    expect(isComplete(statements)).toBe(true);
  });

  test('are known beside what a partner is declared to have', () => {
    const declared = policyOf({ Ref: 'Roles' }, { imported: true, declared: [] });

    expect(told(graphOf([roleOf('Reader'), declared]).role[0].policies)).toEqual([]);
  });

  test('are not those by its name in another account', () => {
    const policy = policyOf(['Reader'], { env: env(ADVERTISER) });

    expect(told(graphOf([roleOf('Reader'), policy]).role[0].policies)).toEqual([]);
  });
});

describe('a reference', () => {
  const ads = roomOf();
  const own = memberOf(to(ads, 'CollaborationIdentifier'));
  const membershipOf = (resources: readonly Part[]) => graphOf(resources).membership;

  test('leads to its node, with the attribute', () => {
    const { collaboration, membership } = graphOf([ads, own]);

    expect(membership[0].collaboration).toEqual({
      to: 'node',
      node: collaboration[0],
      attribute: 'CollaborationIdentifier',
    });
    expect(told(collaboration[0].memberships)).toEqual(['Member']);
  });

  test.each<[string, (own: Part) => Raw]>([
    ['a membership', (one) => to(one, 'CollaborationIdentifier')],
    ['a membership, by its ARN', (one) => to(one, 'CollaborationArn')],
  ])('leads on to the collaboration of %s', (_, idOf) => {
    const [, other] = membershipOf([ads, own, memberOf(idOf(own), {}, 'Other')]);

    expect(nodeOf(other.collaboration)?.path).toBe('App/Ads');
  });

  test('leads on through a resource of a membership', () => {
    const budget = budgetOf(to(own));
    const [, other] = membershipOf([ads, own, budget, memberOf(to(budget, 'CollaborationIdentifier'), {}, 'Other')]);

    expect(nodeOf(other.collaboration)?.path).toBe('App/Ads');
  });

  test('to the identifier of a membership does not lead on', () => {
    const [, other] = membershipOf([ads, own, memberOf(to(own, 'MembershipIdentifier'), {}, 'Other')]);

    expect(other.collaboration).toEqual({
      ...OUTSIDE,
      resource: { type: own.type, path: own.path, attribute: 'MembershipIdentifier' },
    });
  });

  test('leads on to a literal ID', () => {
    const one = memberOf('4c7b');
    const [, other] = membershipOf([one, memberOf(to(one, 'CollaborationIdentifier'), {}, 'Other')]);

    expect(other.collaboration).toMatchObject({ to: 'outside' });
  });

  test('leads on through eleven memberships, and no further', () => {
    const members = [own];
    for (let i = 1; i <= 11; i++) {
      members.push(memberOf(to(members[i - 1], 'CollaborationIdentifier'), {}, `Member${i}`));
    }
    const paths = membershipOf([ads, ...members]).map(({ collaboration }) => nodeOf(collaboration)?.path);

    expect(paths).toEqual([...members.slice(1).map(() => 'App/Ads'), undefined]);
  });

  test('ends if resources pass it on to each other', () => {
    const keys = [{}, {}];
    const [one, other] = keys.map((key, i) =>
      memberOf(new ReferenceTo(keys[1 - i], 'CollaborationIdentifier'), { key }, `Member${i}`),
    );

    expect(membershipOf([one, other]).map(({ collaboration }) => collaboration)).toEqual([OUTSIDE, OUTSIDE]);
  });

  test('to an attribute that every object has leads to nothing else', () => {
    const [, other] = membershipOf([ads, own, memberOf(to(own, 'constructor'), {}, 'Other')]);

    expect(other.collaboration).toMatchObject({ to: 'outside', resource: { attribute: 'constructor' } });
  });

  test('to a resource of a type that is not read is known by its type', () => {
    const topic = part('Topic', 'SNS::Topic', {});
    const [membership] = membershipOf([topic, memberOf(to(topic, 'TopicArn'))]);

    expect(membership.collaboration).toEqual({
      to: 'outside',
      text: UNKNOWN,
      resource: { type: 'AWS::SNS::Topic', path: 'App/Topic', attribute: 'TopicArn' },
    });
  });

  test('to what is not in the source leads outside', () => {
    expect(membershipOf([memberOf(to(ads))])[0].collaboration).toEqual(OUTSIDE);
    expect(membershipOf([memberOf('4c7b')])[0].collaboration).toEqual({ to: 'outside', text: known('4c7b') });
    expect(membershipOf([memberOf(undefined)])[0].collaboration).toEqual(OUTSIDE);
  });

  test('of a table whose source is unknown leads outside', () => {
    const table = part('Sales', 'CleanRooms::ConfiguredTable', { tableReference: { 'Fn::If': ['IsTest', {}, {}] } });

    expect(graphOf([table]).configuredTable[0]).toMatchObject({ glueTable: OUTSIDE, glueDatabase: OUTSIDE });
  });

  test('of the code of a template leads to its role, and to the bucket of each file', () => {
    const [code, libraries] = ['Code', 'Libraries'].map((name) => part(name, 'S3::Bucket', {}));
    const role = roleOf('Reader');
    const fileIn = (bucket: Part) => ({ location: { bucket: to(bucket), key: 'main.py' } });
    const artifacts = { entryPoint: fileIn(code), additionalArtifacts: [fileIn(libraries)], roleArn: to(role, 'Arn') };
    const job = part('Job', 'CleanRooms::AnalysisTemplate', { format: 'PYSPARK_1_0', source: { artifacts } });
    const [template] = graphOf([code, libraries, role, job]).analysisTemplate;

    expect(nodeOf(template.codeRole)?.path).toBe('App/Role');
    expect(template.codeBuckets.map((link) => nodeOf(link)?.path)).toEqual(['App/Code', 'App/Libraries']);
  });

  test('in a list is one of its links, in its order', () => {
    const [first, second] = ['First', 'Second'].map((name) => part(name, 'IAM::ManagedPolicy', {}));
    const managedPolicyArns = [to(second), 'arn:aws:iam::aws:policy/ReadOnlyAccess', to(first)];
    const [role] = graphOf([first, second, part('Role', 'IAM::Role', { managedPolicyArns })]).role;

    expect(role.managed.map((link) => nodeOf(link)?.path)).toEqual(['App/Second', undefined, 'App/First']);
  });
});

describe('the order in which resources are created', () => {
  test('is that of their source', () => {
    const ads = roomOf();
    const own = memberOf(to(ads), { isCreatedAfter: (other) => other === ads.key });
    const { collaboration, membership } = graphOf([ads, own]);

    expect(membership[0].isCreatedAfter(collaboration[0])).toBe(true);
    expect(collaboration[0].isCreatedAfter(membership[0])).toBe(false);
    expect(membership[0].isCreatedAfter(membership[0])).toBe(false);
  });

  test('is another thing than with which of them they are deployed', () => {
    const conditional = roomOf(when('Environment'));
    const { collaboration, membership } = graphOf([conditional, memberOf('4c7b')]);

    expect(membership[0].isDeployedWith(collaboration[0])).toBe(true);
    expect(collaboration[0].isDeployedWith(membership[0])).toBe(false);
    expect(collaboration[0].isDeployedWith(collaboration[0])).toBe(true);
  });

  test('counts what is declared as the first', () => {
    const ads = roomOf();
    const declared = memberOf(to(ads), { imported: true, declared: ['tables'] }, 'Declared');
    const { collaboration, membership } = graphOf([ads, memberOf(to(ads)), declared]);

    expect(told(membership)).toEqual(['Declared', 'Member']);
    expect(membership.map(({ imported, declared }) => ({ imported, declared }))).toEqual([
      { imported: true, declared: ['tables'] },
      { imported: undefined, declared: undefined },
    ]);
    expect([membership[0], collaboration[0], membership[1]].map(({ order }) => order)).toEqual([0, 1, 2]);
  });
});

test('a node has the properties of its resource, also those of which there is no fact', () => {
  const tags = [{ key: 'team', value: 'ads' }];
  const [collaboration] = graphOf([part('Ads', 'CleanRooms::Collaboration', { tags })]).collaboration;

  expect([collaboration.property('tags'), collaboration.property('other')]).toEqual([tags, undefined]);
});

test('a table has what its metadata states for this library', () => {
  const template = part('Reach', 'CleanRooms::AnalysisTemplate', {});
  const table = part(
    'Sales',
    'CleanRooms::ConfiguredTable',
    {},
    { metadata: { reviewed: { analysisTemplate: to(template, 'Arn') } } },
  );
  const [{ reviewed }] = graphOf([template, table]).configuredTable;

  expect(reviewed.map((link) => nodeOf(link)?.path)).toEqual(['App/Reach']);
});

describe('a graph of everything', () => {
  test('has what can be deployed, as if it were deployed together, and nothing else', () => {
    const never: Partial<Resource> = { presence: presenceOf([{ is: 'constant', value: false }]) };
    const own = memberOf('4c7b');
    const possible = budgetOf(to(own), when('Environment'));
    const { membership } = graphOf([own, possible, budgetOf(to(own), never, 'Never'), budgetOf({ Ref: 'Id' }, never)]);

    expect(told(membership[0].budgets)).toEqual(['Budget']);
  });

  test('leads from a node to its resource', () => {
    const ads = roomOf({ deletionPolicy: 'Retain', updateReplacePolicy: 'Delete' });
    const { graph, resourceOf } = readGraph({ resources: [ads, part('Topic', 'SNS::Topic', {})] });

    expect(resourceOf(graph.collaboration[0]).key).toBe(ads.key);
    expect(graph.collaboration[0]).toMatchObject({
      deletionPolicy: known('Retain'),
      updateReplacePolicy: known('Delete'),
    });
    expect(Object.values(graph).flat()).toHaveLength(1);
  });
});

describe('the deployments of an app', () => {
  /** For each graph on which something is evaluated, what it is, and the budgets of the memberships. */
  const deployments = (resources: readonly Resource[]) =>
    readDeployments({ resources }).graphs.map(({ membership, collaboration, privacyBudget }) => ({
      evaluated: told([...collaboration, ...membership, ...privacyBudget] as readonly AnyNode[]),
      budgets: membership.map(({ budgets }) => told(budgets)),
    }));

  const own = memberOf('4c7b');

  test('are one without conditions', () => {
    expect(deployments([own, budgetOf(to(own))])).toEqual([{ evaluated: ['Member', 'Budget'], budgets: [['Budget']] }]);
  });

  test('have a conditional budget or not, and the budget is evaluated where it is', () => {
    expect(deployments([own, budgetOf(to(own), when('Environment'))])).toEqual([
      { evaluated: ['Member'], budgets: [['?']] },
      { evaluated: ['Member'], budgets: [['Budget']] },
      { evaluated: ['Budget'], budgets: [] },
    ]);
  });

  test('have no budget that excludes the membership', () => {
    const conditional = memberOf('4c7b', when('Environment', 'test'));

    expect(deployments([conditional, budgetOf(to(conditional), when('Environment', 'production'))])).toEqual([
      { evaluated: ['Member'], budgets: [[]] },
      { evaluated: ['Budget'], budgets: [] },
    ]);
  });

  test('do not have what is never deployed', () => {
    const never = { presence: presenceOf([{ is: 'constant', value: false }]) } as const;

    expect(deployments([own, budgetOf(to(own), never)])).toEqual([{ evaluated: ['Member'], budgets: [[]] }]);
  });

  test('evaluate nothing else', () => {
    const bucket = part('Bucket', 'S3::Bucket', {}, when('Environment'));
    const { graphs } = readDeployments({ resources: [bucket] });

    expect(graphs).toEqual([]);
  });

  test('with many conditions have one graph for each', () => {
    const budgets = (count: number) =>
      Array.from({ length: count }, (_, i) => budgetOf(to(own), when(`Term${i}`), `Budget${i}`));
    const ofMember = (count: number) =>
      deployments([own, ...budgets(count)]).filter(({ evaluated }) => evaluated.includes('Member'));

    // Without a condition, and with each of them.
    expect(ofMember(31)).toHaveLength(32);
    expect(ofMember(32)).toHaveLength(1);
    expect(deployments([own, ...budgets(32)]).map(({ evaluated }) => evaluated)).toHaveLength(33);
  });

  test('lead from each node to its resource', () => {
    const budget = budgetOf(to(own), when('Environment'));
    const { graphs, resourceOf } = readDeployments({ resources: [own, budget] });

    expect(
      graphs.flatMap(({ membership, privacyBudget }) =>
        [...membership, ...privacyBudget].map((node) => resourceOf(node).key),
      ),
    ).toEqual([own.key, own.key, budget.key]);
  });
});

test('a resource outside of the app is in no stack of it', () => {
  const declared = memberOf('4c7b', { imported: true, env: { ...env(ADVERTISER), stack: OUTSIDE_OF_APP } });

  expect(graphOf([declared]).membership[0]).toMatchObject({ imported: true, env: { stack: OUTSIDE_OF_APP } });
});
