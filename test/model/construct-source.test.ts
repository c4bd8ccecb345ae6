import {
  App,
  CfnCondition,
  CfnDeletionPolicy,
  CfnOutput,
  CfnResource,
  CfnStack,
  CustomResource,
  type Environment,
  Fn,
  NestedStack,
  RemovalPolicy,
  Stack,
  Stage,
} from 'aws-cdk-lib';
import { CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { Collaboration, CollaborationMember, ConfiguredTableAssociation, Membership } from '../../src';
import {
  constructAt,
  constructSource,
  deletionPolicyOf,
  factsOf,
  ownerOf,
  propertiesOf,
  statedFactsOf,
} from '../../src/model/construct-source';
import { known, UNKNOWN } from '../../src/model/fact';
import { bucket as BUCKET } from '../../src/model/kinds/bucket';
import { collaboration as COLLABORATION } from '../../src/model/kinds/collaboration';
import { membership as MEMBERSHIP } from '../../src/model/kinds/membership';
import { ALWAYS, canBePresent, exclusive, implies } from '../../src/model/presence';
import { ReferenceTo, UNREAD } from '../../src/model/raw';
import { METADATA_KEY, type Resource } from '../../src/model/source';
import { anyQuery, lakeTable } from '../support/rooms';
import { ADVERTISER, AN_ID, PUBLISHER, REGION, stackIn } from '../support/two-companies';

const pathsIn = (resources: readonly Resource[]) => resources.map(({ path }) => path);

/** The resource of an L1 or of a construct in the source of its app. */
function resourceOf(construct: IConstruct): Resource {
  const found = constructSource(construct.node.root).resources.find(({ key }) => key === construct);
  if (!found) {
    throw new Error(`${construct.node.path} is no resource`);
  }
  return found;
}

function lateMember(scope: Construct): CollaborationMember {
  return new CollaborationMember(scope, 'Late', {
    collaboration: Collaboration.fromCollaborationAttributes(scope, 'Ads', {
      collaborationId: AN_ID,
      creatorAccountId: PUBLISHER,
    }),
    accountId: ADVERTISER,
    displayName: 'Late',
  });
}

describe('the resources of a tree', () => {
  test('are L1s, each with the path of what the user wrote', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    new Bucket(stack, 'Lake');
    new CfnBucket(new Construct(stack, 'Part'), 'Inner');
    new CfnOutput(stack, 'Output', { value: 'a' });

    const { resources } = constructSource(app);

    expect(pathsIn(resources)).toEqual(['Stack/Lake', 'Stack/Part/Inner']);
    expect(resources.map(ownerOf).map(({ node }) => node.path)).toEqual(pathsIn(resources));
    expect(resources.map(({ type }) => type)).toEqual(['AWS::S3::Bucket', 'AWS::S3::Bucket']);
  });

  test('are L1s of a stack that is the root of its tree', () => {
    const stack = new Stack(undefined, 'Alone');
    new Bucket(stack, 'Lake');

    const source = constructSource(stack);

    expect(pathsIn(source.resources)).toEqual([stack.node.findChild('Lake').node.path]);
    expect(source.resourcesIn(stack)).toEqual(source.resources);
  });

  test('are custom resources of the library in place of their L1s, and what is stated', () => {
    const stack = stackIn(new App(), 'Stack', PUBLISHER);
    lateMember(stack);

    const { resources } = constructSource(stack.node.root);
    const types = resources.map(({ type }) => type);

    expect(pathsIn(resources.slice(0, 1))).toEqual(['Stack/Ads']);
    expect(types.filter((type) => type === 'Custom::CleanRoomsCollaborationMember')).toHaveLength(1);
    expect(resources.find(({ path }) => path === 'Stack/Late')).toMatchObject({
      type: 'Custom::CleanRoomsCollaborationMember',
    });
    expect(resources[0]).toMatchObject({ type: 'AWS::CleanRooms::Collaboration', imported: true, presence: ALWAYS });
    expect(resources[0].isCreatedAfter({})).toBe(true);
    expect([resources[0].deletionPolicy, resources[0].updateReplacePolicy]).toEqual([UNREAD, UNREAD]);
    expect([resources[0].property('name'), resources[0].property('description')]).toEqual([UNREAD, UNREAD]);
  });

  test('are also other L1s in custom resources of the library', () => {
    const stack = stackIn(new App(), 'Stack', PUBLISHER);
    const provided = lateMember(stack).node.defaultChild as Construct;
    const lake = new CfnBucket(new Construct(provided, 'Part'), 'Lake');

    expect(resourceOf(lake).type).toBe('AWS::S3::Bucket');
  });

  test('are custom resources of others as they are', () => {
    const stack = new Stack(new App(), 'Stack');
    new CustomResource(stack, 'Other', { serviceToken: 'arn', resourceType: 'Custom::CleanRoomsCollaborationMember' });

    expect(constructSource(stack.node.root).resources).toMatchObject([
      { type: 'Custom::CleanRoomsCollaborationMember', path: 'Stack/Other' },
    ]);
  });

  test('of a stage are those in it, and in the stages that it contains', () => {
    const app = new App();
    const outer = new Stage(app, 'Outer');
    const inner = new Stage(outer, 'Inner');
    for (const scope of [app, outer, inner]) {
      new CfnBucket(new Stack(scope, 'Stack'), 'Lake');
    }
    const stage = new Stage(app, 'Empty');

    const source = constructSource(app);

    expect(pathsIn(source.resourcesIn(inner))).toEqual(['Outer/Inner/Stack/Lake']);
    expect(pathsIn(source.resourcesIn(outer))).toEqual(['Outer/Inner/Stack/Lake', 'Outer/Stack/Lake']);
    expect(source.resourcesIn(app)).toEqual(source.resources);
    expect(source.resourcesIn(stage)).toEqual([]);
    expect(source.resourcesIn(new Stage(app, 'Later'))).toEqual([]);
    expect(source.resourcesIn(app.node.findChild('Stack'))).toEqual([]);
  });

  test('of a stage that was visited before are taken as they are', () => {
    const app = new App();
    const stage = new Stage(app, 'Stage');
    new CfnBucket(new Stack(stage, 'Stack'), 'Lake');
    const before = constructSource(app).resourcesIn(stage);
    new CfnBucket(new Stack(app, 'Other'), 'Lake');

    const { resources } = constructSource(app, { visited: new Map([[stage, before]]) });

    expect(resources[0]).toBe(before[0]);
    expect(pathsIn(resources)).toEqual(['Stage/Stack/Lake', 'Other/Lake']);
    expect(constructSource(stage, { visited: new Map([[stage, []]]) }).resources).toHaveLength(1);
  });
});

describe('the stacks with resources that are not in the tree', () => {
  const hiddenIn = (build: (stack: Stack) => void) => {
    const stack = stackIn(new App(), 'Stack', PUBLISHER);
    build(stack);
    return (constructSource(stack.node.root).hidden ?? []).map((env) => env.stack);
  };

  test.each<[string, (stack: Stack) => void]>([
    ['a template that is elsewhere', (stack) => new CfnStack(stack, 'Inner', { templateUrl: 'https://example.com' })],
    ['a module', (stack) => new CfnResource(stack, 'Inner', { type: 'Acme::Budgets::MODULE' })],
    ['a macro', (stack) => stack.addTransform('AcmeBudgets')],
  ])('are those with %s', (_, build) => {
    expect(hiddenIn(build)).toEqual(['Stack']);
  });

  test.each<[string, (stack: Stack) => void]>([
    ['resources', (stack) => new CfnBucket(stack, 'Lake')],
    ['nested stacks of the tree', (stack) => new NestedStack(stack, 'Nested')],
    ['transforms that are known', (stack) => stack.addTransform('AWS::LanguageExtensions')],
  ])('are not those with %s', (_, build) => {
    expect(hiddenIn(build)).toEqual([]);
  });

  test('can be anywhere in the app, also outside of the stage that is read', () => {
    const app = new App();
    stackIn(app, 'Other', PUBLISHER).addTransform('AcmeBudgets');

    expect(constructSource(new Stage(app, 'Stage')).hidden).toMatchObject([
      { stack: 'Other', account: known(PUBLISHER), region: known(REGION) },
    ]);
  });
});

describe('a resource under conditions', () => {
  const stack = new Stack(new App(), 'Stack');
  const when = (scope: Stack, id: string, value: string) =>
    new CfnCondition(scope, id, { expression: Fn.conditionEquals(Fn.ref('Environment'), value) });
  const isProduction = when(stack, 'IsProduction', 'production');
  when(stack, 'IsTest', 'test');
  const under = (id: string, condition?: CfnCondition, scope: Stack = stack) => {
    const one = new CfnBucket(scope, id);
    one.cfnOptions.condition = condition;
    return one;
  };
  const production = under('Production', isProduction);
  const testing = under('Overridden', isProduction);
  testing.addOverride('Condition', 'IsTest');
  const nested = new NestedStack(stack, 'Nested');
  (nested.nestedStackResource as CfnResource).cfnOptions.condition = isProduction;
  const inner = under('Inner', undefined, nested);
  const innerTest = under('InnerTest', when(nested, 'IsTest', 'production'), nested);
  const free = new NestedStack(stack, 'Free');
  const inFree = under('Inner', undefined, free);
  const presence = (construct: IConstruct) => resourceOf(construct).presence;

  test('is deployed if they are met', () => {
    expect(presence(under('Always'))).toBe(ALWAYS);
    expect(implies(ALWAYS, presence(production))).toBe(false);
    expect(exclusive(presence(production), presence(testing))).toBe(true);
  });

  test('can be deployed, or not, if there is no such condition', () => {
    const missing = under('Missing');
    missing.addOverride('Condition', 'IsMissing');

    expect([canBePresent(presence(missing)), implies(ALWAYS, presence(missing))]).toEqual([true, false]);
  });

  test('is deployed only with the nested stack that it is in', () => {
    expect(implies(presence(inner), presence(production))).toBe(true);
    expect(implies(ALWAYS, presence(inner))).toBe(false);
    expect(implies(ALWAYS, presence(inFree))).toBe(true);
    expect(implies(presence(innerTest), presence(production))).toBe(true);
    expect(implies(presence(inner), presence(innerTest))).toBe(false);
  });

  test('has those of its own stack, not of a nested stack with a condition of the same name', () => {
    // A parameter of the nested stack can have another value.
    expect(exclusive(presence(innerTest), presence(production))).toBe(false);
    expect(implies(presence(innerTest), presence(testing))).toBe(false);
  });

  test.each<[string, Partial<Environment>, boolean, boolean]>([
    ['the stack', { account: PUBLISHER, region: REGION }, true, false],
    ['any stack', {}, false, true],
  ])('is deployed in an account and a Region if they are those of %s', (_, env, isCertain, canBeElsewhere) => {
    const own = new Stack(new App(), 'Own', { env });
    const inPlace = (id: string, pseudo: string, value: string) => {
      const expression = Fn.conditionEquals(Fn.ref(pseudo), value);
      return presence(under(id, new CfnCondition(own, `Is${id}`, { expression }), own));
    };

    for (const [id, pseudo, value] of [
      ['Account', 'AWS::AccountId', PUBLISHER],
      ['Region', 'AWS::Region', REGION],
    ]) {
      expect(implies(ALWAYS, inPlace(id, pseudo, value))).toBe(isCertain);
      expect(canBePresent(inPlace(`Other${id}`, pseudo, 'other'))).toBe(canBeElsewhere);
    }
  });

  test('can be a custom resource of the library, with the condition of its L1', () => {
    const late = lateMember(stackIn(new App(), 'Late', PUBLISHER));
    const provided = late.node.defaultChild as IConstruct;
    const l1 = provided.node
      .findAll()
      .filter((one) => CfnResource.isCfnResource(one))
      .find(({ cfnResourceType }) => cfnResourceType.startsWith('Custom::')) as CfnResource;
    expect(presence(provided)).toBe(ALWAYS);
    l1.cfnOptions.condition = when(Stack.of(late), 'IsTest', 'test');

    expect(implies(ALWAYS, presence(provided))).toBe(false);
  });
});

describe('what happens to a resource that is deleted or replaced', () => {
  test.each<[string, (one: CfnBucket) => void, unknown, unknown]>([
    ['is not specified', () => {}, undefined, undefined],
    ['is specified', (one) => one.applyRemovalPolicy(RemovalPolicy.RETAIN), 'Retain', 'Retain'],
    [
      'is specified for one of them',
      (one) => {
        one.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
      },
      'Delete',
      undefined,
    ],
    [
      'is specified by overrides',
      (one) => {
        one.applyRemovalPolicy(RemovalPolicy.RETAIN);
        one.addOverride('DeletionPolicy', 'Delete');
        one.addOverride('UpdateReplacePolicy', 'Snapshot');
      },
      'Delete',
      'Snapshot',
    ],
  ])('%s', (_, change, deleted, replaced) => {
    const lake = new CfnBucket(new Stack(new App(), 'Stack'), 'Lake');
    change(lake);

    const resource = resourceOf(lake);

    expect([resource.deletionPolicy, resource.updateReplacePolicy]).toEqual([deleted, replaced]);
    expect(deletionPolicyOf(lake)).toBe(deleted);
  });
});

describe('what the metadata of a resource states for this library', () => {
  const stack = new Stack(new App(), 'Stack');
  const target = new CfnBucket(stack, 'Target');

  test.each<[string, (one: CfnBucket) => void, unknown]>([
    ['is nothing without it', () => {}, undefined],
    ['is nothing beside that of others', (one) => one.addMetadata('other', 'text'), undefined],
    ['is what the L1 has', (one) => one.addMetadata(METADATA_KEY, { reviewed: 'text' }), { reviewed: 'text' }],
    [
      'is what the L1 has although the CDK cannot render its properties',
      (one) => {
        one.addMetadata(METADATA_KEY, 'text');
        one.lifecycleConfiguration = 'text' as never;
      },
      'text',
    ],
    ['has references', (one) => one.addMetadata(METADATA_KEY, target.ref), new ReferenceTo(target, 'Ref')],
    ['is what an override has', (one) => one.addOverride(`Metadata.${METADATA_KEY}`, 'text'), 'text'],
    [
      'is what the L1 has beside an override',
      (one) => {
        one.addMetadata(METADATA_KEY, 'text');
        one.addOverride('Metadata.other', 'text');
      },
      'text',
    ],
  ])('%s', (id, change, expected) => {
    const one = new CfnBucket(stack, id.replaceAll(' ', ''));
    change(one);
    const { metadata } = resourceOf(one);

    expect(metadata instanceof ReferenceTo ? [metadata.target, metadata.attribute] : metadata).toEqual(
      expected instanceof ReferenceTo ? [expected.target, expected.attribute] : expected,
    );
  });
});

test('a literal is copied unless the app does not change any more', () => {
  const stack = new Stack(new App(), 'Stack');
  const lifecycleConfiguration = { rules: [{ status: 'Enabled' }] };
  new CfnBucket(stack, 'Lake', { lifecycleConfiguration });
  const [before, after] = [{}, { isFinal: true }].map((options) =>
    constructSource(stack, options).resources[0].property('lifecycleConfiguration'),
  );

  expect(before).toEqual(lifecycleConfiguration);
  expect(before).not.toBe(lifecycleConfiguration);
  expect(after).toBe(lifecycleConfiguration);
});

describe('a resource is created', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const [first, second, third, alone] = ['First', 'Second', 'Third', 'Alone'].map((id) => new CfnBucket(stack, id));
  second.bucketName = `${first.ref}-copy`;
  third.addDependency(second);
  const part = new Construct(stack, 'Part');
  const inPart = new CfnBucket(part, 'Inner');
  part.node.addDependency(third);
  const group = new Construct(stack, 'Group');
  const inGroup = new CfnBucket(new Construct(group, 'Deep'), 'Inner');
  new CfnOutput(group, 'Output', { value: 'a' });
  const afterGroup = new CfnBucket(stack, 'AfterGroup');
  afterGroup.node.addDependency(group);
  const elsewhere = new CfnBucket(new Stack(app, 'Elsewhere'), 'Lake');
  const empty = new Construct(stack, 'Empty');
  empty.node.addDependency(first);
  const afterNothing = new CfnBucket(stack, 'AfterNothing');
  afterNothing.node.addDependency(empty);

  test.each<[string, CfnBucket, CfnBucket, boolean]>([
    ['after what it refers to', second, first, true],
    ['before what refers to it', first, second, false],
    ['after what it depends on', third, second, true],
    ['after what its dependency refers to', third, first, true],
    ['after what the construct around it depends on', inPart, third, true],
    ['after what is in a construct on which it depends', afterGroup, inGroup, true],
    ['at any time beside others', alone, first, false],
    ['at any time if it depends on a construct without resources', afterNothing, first, false],
    ['after what another stack creates, or nobody knows', first, elsewhere, true],
  ])('%s', (_, later, earlier, expected) => {
    expect(resourceOf(later).isCreatedAfter(earlier)).toBe(expected);
  });

  test('after what a construct of the library around it depends on', () => {
    const own = stackIn(new App(), 'Own', PUBLISHER);
    const [needed, beside] = ['Needed', 'Beside'].map((id) => new CfnBucket(own, id));
    const late = lateMember(own);
    late.node.addDependency(needed);
    const provided = resourceOf(late.node.defaultChild as IConstruct);

    expect([needed, beside].map((earlier) => provided.isCreatedAfter(earlier))).toEqual([true, false]);
  });
});

describe('a property', () => {
  const stack = new Stack(new App(), 'Stack');

  test('is read from the L1, with its references', () => {
    const lake = new CfnBucket(stack, 'Lake', { bucketName: 'lake' });
    const copy = new CfnBucket(stack, 'Copy', { bucketName: Fn.ref('Lake') });

    expect(resourceOf(lake).property('bucketName')).toBe('lake');
    expect(resourceOf(copy).property('bucketName')).toMatchObject({ target: lake, attribute: 'Ref' });
    expect(resourceOf(lake).property('accessControl')).toBeUndefined();
  });

  test('is read from the template if an override sets one, or the L1 has no class', () => {
    const lake = new CfnBucket(stack, 'Overridden', { bucketName: 'lake', accessControl: 'Private' });
    lake.addPropertyOverride('BucketName', Fn.ref('Lake'));
    const generic = new CfnResource(stack, 'Generic', { type: 'AWS::S3::Bucket', properties: { BucketName: 'lake' } });
    const typed = new CfnMembership(stack, 'Retyped', { collaborationIdentifier: 'a', queryLogStatus: 'ENABLED' });
    typed.addOverride('Type', 'AWS::S3::Bucket');

    expect(resourceOf(lake).property('bucketName')).toMatchObject({ attribute: 'Ref' });
    expect(resourceOf(lake).property('accessControl')).toBe('Private');
    expect(resourceOf(generic).property('bucketName')).toBe('lake');
    expect(resourceOf(generic).property('accessControl')).toBeUndefined();
    expect(resourceOf(new CfnResource(stack, 'Empty', { type: 'AWS::S3::Bucket' })).property('tags')).toBeUndefined();
    expect(resourceOf(typed).type).toBe('AWS::S3::Bucket');
  });

  test('is not known if the overrides are not, as with another version of the CDK', () => {
    const lake = new CfnBucket(stack, 'Unreadable', { bucketName: 'lake' });
    Object.defineProperty(lake, 'rawOverrides', { value: undefined });

    expect(resourceOf(lake).property('bucketName')).toEqual(UNREAD);
  });

  test('of a role that the library creates is not read if it is skipped, since it is always right', () => {
    const own = stackIn(new App(), 'Own', PUBLISHER);
    new ConfiguredTableAssociation(own, 'Sales', {
      membership: Membership.fromMembershipId(own, 'Membership', AN_ID),
      table: lakeTable(own, 'SalesTable', anyQuery()),
      resultReceivers: [ADVERTISER],
    });
    const trustIn = ({ resources }: ReturnType<typeof constructSource>) =>
      resources.find(({ type }) => type === 'AWS::IAM::Role')?.property('assumeRolePolicyDocument');

    expect(trustIn(constructSource(own.node.root, { skipsOwnRoles: true }))).toEqual(UNREAD);
    expect(trustIn(constructSource(own.node.root))).toHaveProperty('Statement');
  });

  test('of a role is read although those of the library are skipped, if the user writes or changes the role', () => {
    const own = stackIn(new App(), 'Own', PUBLISHER);
    const association = new ConfiguredTableAssociation(own, 'Sales', {
      membership: Membership.fromMembershipId(own, 'Membership', AN_ID),
      table: lakeTable(own, 'SalesTable', anyQuery()),
      resultReceivers: [ADVERTISER],
    });
    const role = association.node.findChild('Role').node.defaultChild as CfnRole;
    role.addPropertyOverride('Path', '/partners/');
    new CfnRole(own, 'Reader', { assumeRolePolicyDocument: { Statement: [] } });

    const roles = constructSource(own.node.root, { skipsOwnRoles: true }).resources.filter(
      ({ type }) => type === 'AWS::IAM::Role',
    );

    expect(roles.map((one) => one.property('path'))).toEqual(['/partners/', undefined]);
    expect(roles[1].property('assumeRolePolicyDocument')).toEqual({ Statement: [] });
  });

  test('of any object is read as that of an L1', () => {
    const read = propertiesOf<{ name: string; size: number }>(stack, { name: Fn.join('', ['a', 'b']) });

    expect([read('name'), read('size')]).toEqual(['ab', undefined]);
  });

  test('of an L1 alone is read without references by name', () => {
    const named = new CfnBucket(stack, 'Named', { bucketName: Fn.ref('Lake') });

    expect(factsOf(BUCKET, named)).toMatchObject({ name: UNKNOWN });
    expect(factsOf(BUCKET, new CfnBucket(stack, 'Literal', { bucketName: 'lake' }))).toMatchObject({
      name: known('lake'),
    });
  });
});

describe('what the user states about a resource outside of the app', () => {
  const stack = stackIn(new App(), 'Stack', PUBLISHER);
  const ads = Collaboration.fromCollaborationAttributes(stack, 'Ads', {
    collaborationId: AN_ID,
    creatorAccountId: ADVERTISER,
  });

  test('is known, with its account and Region', () => {
    const facts = statedFactsOf(COLLABORATION, ads as unknown as IConstruct);

    expect(facts?.env).toMatchObject({ account: known(ADVERTISER), region: known(REGION) });
    expect(facts?.env.stack).not.toBe('Stack');
    expect(facts?.name).toEqual(UNKNOWN);
  });

  test('is nothing of another kind, or of another construct', () => {
    expect(statedFactsOf(MEMBERSHIP, ads as unknown as IConstruct)).toBeUndefined();
    expect(statedFactsOf(COLLABORATION, stack)).toBeUndefined();
    const membership = Membership.fromMembershipId(stack, 'Membership', AN_ID);
    expect(statedFactsOf(COLLABORATION, membership as unknown as IConstruct)).toBeUndefined();
  });
});

test('a pointer leads to a construct, or to none', () => {
  const stack = new Stack();

  expect(constructAt({ kind: 'resource', key: stack, attribute: 'Ref' })).toBe(stack);
  expect(constructAt({ kind: 'literal', text: 'lake' })).toBeUndefined();
  expect(constructAt(undefined)).toBeUndefined();
});
