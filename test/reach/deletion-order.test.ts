import { App, CfnWaitConditionHandle, Stack } from 'aws-cdk-lib';
import { CfnMembership, type IMembershipRef } from 'aws-cdk-lib/aws-cleanrooms';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { beforeAll, describe, expect, test } from 'vitest';
import { dependenciesOf } from '../../local/cloudformation/order';
import type { ResourceDefinition, Template } from '../../local/cloudformation/template';
import { Membership } from '../../src';
import { KINDS } from '../../src/custom-resources/kinds';
import { bundled } from '../custom-resources/support/bundled';
import { Random } from '../fuzz/random';
import { Maker, SURFACE } from '../fuzz/values';
import { QUICK } from '../support/room-app';
import type { Type } from '../support/surface';
import { AN_ID, collaborationOf, PUBLISHER, stackIn } from '../support/two-companies';
import { wholeRoom } from '../support/whole-room';
import { propertiesOfL1s } from './l1-properties';

/**
 * CloudFormation deletes a resource before those on which it depends. So everything that belongs to a membership depends
 * on it, and what needs a role depends on the policies of the role: nothing else can delete them in an order that works.
 *
 * See https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DeleteMembership.html
 */

const TRIES = 30;
const PROPERTIES = [...propertiesOfL1s('aws-cdk-lib')];

/** The types of what belongs to a membership, as the L1s have them. A new one fails here until a construct creates it. */
const CHILD_TYPES = PROPERTIES.flatMap((path) => /^(\w+)\.MembershipIdentifier$/.exec(path)?.[1] ?? []);

/** The properties of L1s that take a role. */
const ROLES = PROPERTIES.filter((path) => /RoleArn$/.test(path));

const CONSTRUCTORS = SURFACE.callables.filter(({ how }) => how === 'constructor');

/** The constructs of what belongs to a membership, which have the names of their types. */
const CHILDREN = CONSTRUCTORS.filter(({ owner, parameters }) => {
  const isChild = membersOf(parameters.at(-1)?.type).some(({ name }) => name === 'membership');
  return isChild && CHILD_TYPES.includes(owner);
}).map(({ owner, name }) => [owner, name] as const);

function membersOf(type: Type | undefined) {
  return (type?.kind === 'named' && SURFACE.structs.get(type.name)) || [];
}

beforeAll(bundled);

/** The resources of a template, with the order in which they are deleted. */
class Resources {
  private readonly template: Template;

  constructor(stack: Stack) {
    const assembly = (stack.node.root as App).synth({ skipValidation: true, force: true });
    this.template = { Resources: {}, ...assembly.getStackArtifact(stack.artifactId).template };
  }

  public ofType(type: RegExp): readonly string[] {
    return Object.keys(this.template.Resources).filter((logicalId) => type.test(this.at(logicalId).Type));
  }

  public at(logicalId: string): ResourceDefinition {
    return this.template.Resources[logicalId] as ResourceDefinition;
  }

  /** The resources that are deleted after one. */
  public deletedAfter(logicalId: string): readonly string[] {
    const dependencies = dependenciesOf(this.template, new Set(Object.keys(this.template.Resources)));
    const after = new Set(dependencies.get(logicalId));
    for (const one of after) {
      for (const next of dependencies.get(one) ?? []) {
        after.add(next);
      }
    }
    return [...after];
  }

  /** The policies of the roles to which a resource refers, apart from those within the roles. */
  public policiesFor(logicalId: string): readonly string[] {
    const properties = JSON.stringify(this.at(logicalId).Properties);
    const roles = this.ofType(/^AWS::IAM::Role$/).filter((role) => properties.includes(`["${role}","Arn"]`));
    return this.ofType(/^AWS::IAM::(Policy|ManagedPolicy|RolePolicy)$/).filter((policy) => {
      const attached = JSON.stringify(this.at(policy).Properties);
      return roles.some((role) => attached.includes(`{"Ref":"${role}"}`));
    });
  }
}

/** A construct can wait for any other, but not for the stack that it is in. */
const ANYTHING: Maker['others'] = { IConstruct: (stack, id) => new CfnWaitConditionHandle(stack, id) };

/** Makes a construct with random properties in new stacks, as often as they are accepted. */
function inEachStack(call: string, others: Maker['others'], use: (stack: Stack) => void): void {
  let accepted = 0;
  for (let seed = 0; seed < TRIES; seed++) {
    const stack = stackIn(new App(QUICK), 'Room', PUBLISHER);
    try {
      new Maker(stack, new Random(seed), (_place, _type, value) => value(), { ...ANYTHING, ...others }).call(call);
    } catch (error) {
      expect(error).toHaveProperty('name', 'InputError');
      continue;
    }
    accepted += 1;
    use(stack);
  }
  expect(accepted).toBeGreaterThan(0);
}

/** Makes one membership for a stack. */
function oneFor(make: (stack: Stack) => IMembershipRef): Maker['others'] {
  const made = new WeakMap<Stack, IMembershipRef>();
  return {
    IMembershipRef: (stack) => {
      made.set(stack, made.get(stack) ?? make(stack));
      return made.get(stack);
    },
  };
}

const ofThisLibrary = (stack: Stack) => new Membership(stack, 'Membership', { collaboration: collaborationOf(stack) });

test('a construct creates each type of what belongs to a membership', () => {
  expect(CHILDREN.map(([type]) => type).sort()).toEqual(CHILD_TYPES.sort());
  expect(CHILD_TYPES.length).toBeGreaterThan(6);
});

describe.each(CHILDREN)('%s', (type, call) => {
  const ofType = new RegExp(`^AWS::CleanRooms(ML)?::${type}$`);

  test.each<readonly [string, (stack: Stack) => IMembershipRef]>([
    ['its membership', ofThisLibrary],
    ['an L1', (stack) => new CfnMembership(stack, 'L1', { collaborationIdentifier: AN_ID, queryLogStatus: 'ENABLED' })],
  ])('is deleted before %s', (_, make) => {
    inEachStack(call, oneFor(make), (stack) => {
      const resources = new Resources(stack);
      const [child = '', ...others] = resources.ofType(ofType);

      expect(resources.deletedAfter(child)).toEqual(
        expect.arrayContaining([...resources.ofType(/^AWS::CleanRooms::Membership$/)]),
      );
      expect(others).toEqual([]);
    });
  });

  test('is in a stack that is deleted before that of its membership', () => {
    const earlier = (stack: Stack) => ofThisLibrary(stackIn(stack.node.root as App, 'Earlier', PUBLISHER));

    inEachStack(call, oneFor(earlier), (stack) => {
      expect(stack.dependencies.map(({ node }) => node.id)).toEqual(['Earlier']);
    });
  });

  test('waits for nothing if its membership is imported', () => {
    const imported = (stack: Stack) => Membership.fromMembershipId(stack, 'Membership', AN_ID);

    inEachStack(call, oneFor(imported), (stack) => {
      const resources = new Resources(stack);
      const [child = ''] = resources.ofType(ofType);

      expect(resources.at(child).Properties).toMatchObject({ MembershipIdentifier: AN_ID });
      expect(stack.dependencies).toEqual([]);
    });
  });
});

test('what takes a role is deleted before the policies of the role, also those that are added later', () => {
  const taken = new Set<string>();
  for (const { name } of CONSTRUCTORS) {
    const roles = new Map<Stack, Role>();
    const IRoleRef = (stack: Stack) => {
      const assumedBy = new ServicePrincipal('cleanrooms.amazonaws.com');
      const role = roles.get(stack) ?? new Role(stack, 'Own', { assumedBy });
      roles.set(stack, role);
      return role;
    };
    inEachStack(name, { IRoleRef }, (stack) => {
      roles.get(stack)?.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] }));
      const resources = new Resources(stack);
      for (const user of resources.ofType(/^AWS::CleanRooms/)) {
        const policies = resources.policiesFor(user);
        expect(resources.deletedAfter(user)).toEqual(expect.arrayContaining([...policies]));
        rolesIn(resources.at(user)).forEach((path) => void taken.add(path));
      }
    });
  }
  expect([...taken].sort()).toEqual(ROLES.sort());
});

/** The properties of a resource that have the role `Own`. */
function rolesIn({ Type: type, Properties: properties }: ResourceDefinition): readonly string[] {
  const pathsIn = (value: unknown, path: string): readonly string[] => {
    const [target, attribute] = ((value as { 'Fn::GetAtt'?: string[] })?.['Fn::GetAtt'] ?? []) as string[];
    if (target?.startsWith('Own') && attribute === 'Arn') {
      return [path];
    }
    const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return inner.flatMap(([name, one]) => pathsIn(one, `${path}.${name}`));
  };
  return pathsIn(properties, type.split('::')[2] ?? '');
}

describe('in a room with everything', () => {
  let rooms: readonly Resources[];

  beforeAll(() => {
    const app = new App(QUICK);
    for (const part of wholeRoom(app)) {
      part();
    }
    rooms = app.node.children.filter((child) => Stack.isStack(child)).map((stack) => new Resources(stack));
  });

  test('what uses a role is deleted before the policies of the role', () => {
    const pairs = rooms.flatMap((resources) =>
      resources
        .ofType(/^AWS::CleanRooms/)
        .flatMap((user) =>
          resources.policiesFor(user).map((policy) => ({ after: resources.deletedAfter(user), policy })),
        ),
    );

    expect(pairs.length).toBeGreaterThan(0);
    for (const { after, policy } of pairs) {
      expect(after).toContain(policy);
    }
  });

  /** What a custom resource changes or reads when it is deleted. */
  const ACTS_ON: { readonly [kind in keyof typeof KINDS]: RegExp } = {
    'collaboration-member': /^AWS::CleanRooms::Collaboration$/,
    'auto-approved-changes': /^AWS::CleanRooms::Collaboration$/,
    'change-request-approval': new RegExp(`^${KINDS['collaboration-invitation'].resourceType}$`),
    'analysis-template-validation': /^AWS::CleanRooms::AnalysisTemplate$/,
    'budget-remaining': /^AWS::CleanRooms::Membership$/,
    'privacy-impact': /^AWS::CleanRooms::Membership$/,
    'schema-readiness': /^AWS::CleanRooms::ConfiguredTableAssociation$/,
    // The bucket that it names is not deleted by it, but its role is one of the stack.
    'configured-audience-model': /^AWS::IAM::Role$/,
    'audience-model': /^AWS::CleanRoomsML::TrainingDataset$/,
    'configured-audience-model-association': /^AWS::CleanRooms::Membership$/,
    // It finds a collaboration of another account, which no template of this account contains.
    'collaboration-invitation': /^AWS::Lambda::Function$/,
    'partner-membership': /^AWS::CleanRooms::Collaboration$/,
    'disallowed-intermediate-table': /^AWS::CleanRooms::Membership$/,
    'id-mapping-table-population': /^AWS::CleanRooms::IdMappingTable$/,
    'intermediate-table-population': /^AWS::CleanRooms::IntermediateTable$/,
    'ml-configuration': /^AWS::CleanRooms::Membership$/,
  };

  test.each(Object.entries(ACTS_ON))(
    '%s is deleted before what it acts on, its policy and its function',
    (kind, on) => {
      const { resourceType } = KINDS[kind as keyof typeof KINDS];
      const ofKind = rooms.flatMap((resources) =>
        resources.ofType(new RegExp(`^${resourceType}$`)).map((custom) => ({ resources, custom })),
      );

      expect(ofKind.length).toBeGreaterThan(0);
      for (const { resources, custom } of ofKind) {
        const types = resources.deletedAfter(custom).map((logicalId) => resources.at(logicalId).Type);
        expect(types).toEqual(expect.arrayContaining(['AWS::IAM::RolePolicy', 'AWS::Lambda::Function']));
        expect(types.some((type) => on.test(type))).toBe(true);
      }
    },
  );
});
