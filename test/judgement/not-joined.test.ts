import {
  type App,
  Arn,
  ArnFormat,
  CfnCondition,
  CfnOutput,
  CfnResource,
  CfnStack,
  Fn,
  type Stack,
  Stage,
} from 'aws-cdk-lib';
import { CfnAnalysisTemplate, type CfnMembership, type CfnPrivacyBudgetTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import {
  AccountPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  CfnPolicy,
  CfnRole,
  type IPrincipal,
  ManagedPolicy,
  Policy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { describe, expect, test } from 'vitest';
import { Collaboration, CollaborationMember, Membership, PrivacyBudget, PrivacyBudgetTemplate } from '../../src';
import {
  another,
  associationIn,
  budgetIn,
  memberIn,
  protectedTableIn,
  publisher,
  READER,
  roomOf,
} from '../support/l1-rooms';
import { findingsOf } from '../support/reported';
import { ADVERTISER, PUBLISHER, STRANGER, stackIn } from '../support/two-companies';

const NO_BUDGET = ['warning DifferentialPrivacyHasBudget Publisher/Sales'];
const CANNOT_READ = ['error RoleCanReadTable Publisher/Association'];

/** An ID as a stack can know it that did not create the resource. */
const UNKNOWN_IDS: readonly [string, (stack: Stack) => string][] = [
  ['a parameter of Systems Manager', (stack) => StringParameter.valueForStringParameter(stack, '/membership')],
  ['a dynamic reference', () => '{{resolve:ssm:/membership}}'],
  ['an export of another app', () => Fn.importValue('Membership')],
  ['an output of another app', () => Fn.getStackOutput('Memberships', 'Id')],
  ['one of two', (stack) => Fn.conditionIf(condition(stack), Fn.importValue('A'), Fn.importValue('B')).toString()],
  ['a literal, which can have been deployed before', () => '00000000-1111-2222-3333-444444444444'],
  ['text around a token', () => `${Fn.importValue('Prefix')}-4444`],
];

/** A variable as `Fn::Sub` has it. */
function variable(name: string): string {
  return ['${', name, '}'].join('');
}

function condition(stack: Stack): string {
  return new CfnCondition(stack, 'IsTest', { expression: Fn.conditionEquals(Fn.ref('AWS::Partition'), 'aws') })
    .logicalId;
}

/** A membership with a protected table, and the stack of the publisher. */
function protectedRoom() {
  const stack = publisher();
  const own = memberIn(stack, roomOf(stack).attrCollaborationIdentifier);
  associationIn(stack, protectedTableIn(stack), own.attrMembershipIdentifier);
  return { stack, own };
}

describe('the budget of a protected table', () => {
  test('is missing if there is none', () => {
    expect(findingsOf(protectedRoom().stack)).toEqual(NO_BUDGET);
  });

  test.each(UNKNOWN_IDS)('can be one whose membership is %s', (_, idIn) => {
    const { stack } = protectedRoom();
    const budgets = another(stack, 'Budgets');
    budgetIn(budgets, idIn(budgets));

    expect(findingsOf(stack)).toEqual([]);
  });

  test.each([
    ['another account', ADVERTISER, undefined],
    ['another Region', PUBLISHER, 'eu-central-1'],
  ])('cannot be one of %s', (_, account, region) => {
    const { stack } = protectedRoom();
    budgetIn(another(stack, 'Budgets', account, region), Fn.importValue('Membership'));

    expect(findingsOf(stack)).toEqual(NO_BUDGET);
  });

  test.each([
    ['another account', `arn:aws:cleanrooms:us-east-1:${STRANGER}:membership/x`],
    ['another Region', `arn:aws:cleanrooms:eu-central-1:${PUBLISHER}:membership/x`],
  ])('cannot be one whose membership has an ARN of %s', (_, arn) => {
    const { stack } = protectedRoom();
    budgetIn(stack, arn);

    expect(findingsOf(stack)).toEqual([...NO_BUDGET, 'error ValuesAreWithinLimits Publisher/Budget']);
  });

  test.each<[string, (stack: Stack) => void]>([
    [
      'a stack whose template is elsewhere',
      (stack) => new CfnStack(stack, 'Budgets', { templateUrl: 'https://example.com/budgets.yaml' }),
    ],
    ['a module', (stack) => new CfnResource(stack, 'Budgets', { type: 'Acme::CleanRooms::Budgets::MODULE' })],
    ['what a macro adds', (stack) => stack.addTransform('AcmeBudgets')],
  ])('can be in %s', (_, hide) => {
    const { stack } = protectedRoom();
    hide(stack);

    expect(findingsOf(stack)).toEqual([]);
  });

  test('cannot be in a stack of another account whose template is elsewhere', () => {
    const { stack } = protectedRoom();
    new CfnStack(another(stack, 'Other', ADVERTISER), 'Budgets', { templateUrl: 'https://example.com/budgets.yaml' });

    expect(findingsOf(stack)).toEqual(NO_BUDGET);
  });

  test('can be one of the library', () => {
    const { stack } = protectedRoom();
    const budgets = another(stack, 'Budgets');
    new PrivacyBudgetTemplate(budgets, 'Budget', {
      membership: Membership.fromMembershipId(budgets, 'Imported', Fn.importValue('Membership')),
      budget: PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
    });

    expect(findingsOf(stack)).toEqual([]);
  });
});

/** IDs that lead to the membership, however they are written. */
const FOLLOWED: readonly [string, (own: CfnMembership, from: Stack) => string][] = [
  ['Ref', (own) => own.ref],
  ['an attribute by its logical ID', () => Fn.getAtt('Membership', 'MembershipIdentifier').toString()],
  ['Fn::Sub of a logical ID', () => Fn.sub(variable('Membership'))],
  ['Fn::Sub of an attribute', () => Fn.sub(variable('Membership.MembershipIdentifier'))],
  ['Fn::Sub of a variable', (own) => Fn.sub(variable('Id'), { Id: own.attrMembershipIdentifier })],
  ['Fn::Join of one', (own) => Fn.join('', ['', own.attrMembershipIdentifier])],
  ['equal branches', (own, from) => Fn.conditionIf(condition(from), own.ref, own.ref).toString()],
  ['a part of its ARN', (own) => Fn.select(1, Fn.split('/', own.attrArn))],
  ['its ARN, split', (own, from) => from.splitArn(own.attrArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName ?? ''],
  ['the name in its ARN', (own) => Arn.extractResourceName(own.attrArn, 'membership')],
  ['an element of a list', (own) => Fn.select(0, [own.ref, 'x'])],
];

describe('the membership of a budget', () => {
  test.each(FOLLOWED)('is known from %s', (_, idOf) => {
    const { stack, own } = protectedRoom();
    const id = idOf(own, stack);
    budgetIn(stack, id);
    budgetIn(stack, id, {}, 'Second');

    expect(findingsOf(stack)).toEqual(['error OneDifferentialPrivacyBudget Publisher/Second']);
  });

  test.each<[string, (own: CfnMembership, stack: Stack) => string]>([
    [
      'an export',
      (own, stack) => {
        new CfnOutput(stack, 'Exported', { value: own.attrMembershipIdentifier, exportName: 'Membership' });
        return Fn.importValue('Membership');
      },
    ],
    [
      'an export of a logical ID',
      (_, stack) => {
        new CfnOutput(stack, 'Exported', { value: Fn.ref('Membership'), exportName: 'Membership' });
        return Fn.importValue('Membership');
      },
    ],
    ['an export that the CDK names', (own, stack) => stack.exportValue(own.attrMembershipIdentifier)],
    [
      'an output',
      (own, stack) => {
        new CfnOutput(stack, 'Id', { value: own.attrMembershipIdentifier });
        return Fn.getStackOutput(stack.stackName, 'Id', stack.region);
      },
    ],
  ])('is known from %s of another stack', (_, idOf) => {
    const { stack, own } = protectedRoom();
    const budgets = another(stack, 'Budgets');
    const id = idOf(own, stack);
    budgetIn(budgets, id);
    budgetIn(budgets, id, {}, 'Second');

    expect(findingsOf(stack)).toEqual(['error OneDifferentialPrivacyBudget Budgets/Second']);
  });

  test('is not known from an export that two stacks of the app can have', () => {
    const { stack, own } = protectedRoom();
    for (const id of ['One', 'Two']) {
      new CfnOutput(another(stack, id), 'Exported', { value: own.attrMembershipIdentifier, exportName: 'Membership' });
    }
    const budgets = another(stack, 'Budgets');
    budgetIn(budgets, Fn.importValue('Membership'));
    budgetIn(budgets, Fn.importValue('Membership'), {}, 'Second');

    expect(findingsOf(stack)).toEqual([]);
  });

  test('is not known from an export of another stage, which can be a copy', () => {
    const { stack, own } = protectedRoom();
    new CfnOutput(stack, 'Exported', { value: own.attrMembershipIdentifier, exportName: 'Membership' });
    budgetIn(stackIn(new Stage(stack.node.root as App, 'Copy'), 'Budgets', PUBLISHER), Fn.importValue('Membership'));

    expect(findingsOf(stack)).toEqual([]);
  });

  test('is not known from outputs that refer to each other', () => {
    const { stack } = protectedRoom();
    new CfnOutput(stack, 'Exported', { value: Fn.importValue('Membership'), exportName: 'Membership' });
    budgetIn(another(stack, 'Budgets'), Fn.importValue('Membership'));

    expect(findingsOf(stack)).toEqual([]);
  });
});

describe('the collaboration of a membership', () => {
  test.each<[string, (own: CfnMembership, ofBudget: CfnPrivacyBudgetTemplate) => string]>([
    ['the ARN that a membership of it returns', (own) => Fn.select(1, Fn.split('/', own.attrCollaborationArn))],
    ['a resource of a membership of it', (_, ofBudget) => ofBudget.attrCollaborationIdentifier],
  ])('is known from %s', (_, idOf) => {
    const stack = publisher();
    const one = memberIn(stack, roomOf(stack).attrCollaborationIdentifier);
    memberIn(stack, idOf(one, budgetIn(stack, one.ref)), {}, 'Other');

    expect(findingsOf(stack)).toEqual(['error OneMembershipPerAccount Publisher/Other']);
  });

  test('can be any if its ID is unknown, so that accounts that are not invited can be', () => {
    const stack = publisher();
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher', abilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'] as never },
    });
    memberIn(another(stack, 'Stranger', STRANGER), ads.collaborationId);
    const uninvited = ['warning AccountIsInvited Stranger/Membership'];
    expect(findingsOf(stack)).toEqual(uninvited);

    const members = another(stack, 'Members');
    new CollaborationMember(members, 'Late', {
      collaboration: Collaboration.fromCollaborationAttributes(members, 'Imported', {
        collaborationId: StringParameter.valueForStringParameter(members, '/collaboration'),
        creatorAccountId: PUBLISHER,
      }),
      accountId: STRANGER,
      displayName: 'Late',
    });

    expect(findingsOf(stack)).toEqual([]);
  });
});

describe('the tables of a query', () => {
  /** A query of `sales`, in a collaboration whose members are all part of the app. */
  function query(): Stack {
    const stack = publisher();
    const ads = roomOf(stack);
    const own = memberIn(stack, ads.ref);
    memberIn(another(stack, 'Advertiser', ADVERTISER), ads.ref);
    new CfnAnalysisTemplate(stack, 'Reach', {
      name: 'Reach',
      membershipIdentifier: own.ref,
      format: 'SQL',
      source: { text: 'SELECT COUNT(*) FROM sales' },
    });
    return stack;
  }

  test('are missing if no member has associated them', () => {
    expect(findingsOf(query())).toEqual([expect.stringMatching(/^\w+ TemplateTablesAreAssociated Publisher\/Reach$/)]);
  });

  test.each(UNKNOWN_IDS)('can be associated with a membership whose ID is %s', (_, idIn) => {
    const stack = query();
    const tables = another(stack, 'Tables');
    associationIn(tables, protectedTableIn(tables), idIn(tables));

    expect(findingsOf(stack)).toEqual([]);
  });
});

const READ = ['glue:Get*', 'glue:BatchGetPartition', 's3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'];
const CAN_READ = { Statement: { Effect: 'Allow', Action: READ, Resource: '*' } };

/** The findings, without those about the order in which resources are created. */
function findingsBesideOrder(stack: Stack): readonly string[] {
  return findingsOf(stack).filter((one) => !one.includes('AssociationWaitsForPolicies'));
}

describe('the policies of a role', () => {
  /** An association with a role of the app that has no policy. */
  function room() {
    const stack = publisher();
    const own = memberIn(stack, roomOf(stack).attrCollaborationIdentifier);
    const trust = { Effect: 'Allow', Principal: { Service: 'cleanrooms.amazonaws.com' }, Action: 'sts:AssumeRole' };
    const role = new CfnRole(stack, 'Role', { assumeRolePolicyDocument: { Statement: [trust] } });
    budgetIn(stack, own.ref);
    associationIn(stack, protectedTableIn(stack), own.ref, { roleArn: role.attrArn });
    return { stack, role };
  }

  test('are missing if there are none', () => {
    expect(findingsBesideOrder(room().stack)).toEqual(CANNOT_READ);
  });

  test.each<[string, (role: CfnRole, stack: Stack) => string]>([
    ['Fn::Sub', () => Fn.sub(variable('Role'))],
    ['a part of the ARN', (role) => Fn.select(1, Fn.split('/', role.attrArn))],
    ['an imported role', (role, stack) => Role.fromRoleArn(stack, 'Imported', role.attrArn).roleName],
    ['an export', (role, stack) => stack.exportValue(role.ref)],
    ['a name that nobody knows', () => Fn.importValue('Role')],
    ['a name that CloudFormation could have generated', () => 'Publisher-Role-1A2B3C4D5E6F'],
  ])('can be attached by %s', (_, nameOf) => {
    const { stack, role } = room();
    new CfnPolicy(stack, 'Policy', { policyName: 'read', roles: [nameOf(role, stack)], policyDocument: CAN_READ });

    expect(findingsBesideOrder(stack)).toEqual([]);
  });

  test('can be attached to roles that are a token', () => {
    const { stack } = room();
    new CfnPolicy(stack, 'Policy', {
      policyName: 'read',
      roles: Fn.split(',', Fn.importValue('Roles')),
      policyDocument: CAN_READ,
    });

    expect(findingsBesideOrder(stack)).toEqual([]);
  });

  test('can be attached by the grants of an imported role', () => {
    const { stack, role } = room();
    const imported = Role.fromRoleArn(stack, 'Imported', role.attrArn);
    imported.attachInlinePolicy(
      new Policy(stack, 'Policy', { statements: [new PolicyStatement({ actions: READ, resources: ['*'] })] }),
    );

    expect(findingsBesideOrder(stack)).toEqual([]);
  });

  test.each([
    ['another name', (role: CfnRole) => ({ roleName: 'Writer', attached: ['Reader'], role })],
    [
      'a name that CloudFormation never generates',
      (role: CfnRole) => ({ roleName: undefined, attached: ['Reader'], role }),
    ],
  ])('are not those of a role with %s', (_, props) => {
    const { stack, role } = room();
    const { roleName, attached } = props(role);
    role.roleName = roleName;
    new CfnPolicy(stack, 'Policy', { policyName: 'read', roles: attached, policyDocument: CAN_READ });

    expect(findingsBesideOrder(stack)).toEqual(CANNOT_READ);
  });

  test.each<[string, (role: CfnRole, stack: Stack) => IPrincipal]>([
    ['the role', (role) => new ArnPrincipal(role.attrArn)],
    ['the role as an L2', (role, stack) => Role.fromRoleArn(stack, 'Imported', role.attrArn)],
    ['its account', () => new AccountPrincipal(PUBLISHER)],
    ['everybody', () => new AnyPrincipal()],
    ['a principal that nobody knows', () => new ArnPrincipal(Fn.importValue('Reader'))],
  ])('can be those of a bucket, for %s', (_, principalOf) => {
    const { stack, role } = room();
    role.policies = [
      { policyName: 'catalog', policyDocument: { Statement: { ...CAN_READ.Statement, Action: 'glue:*' } } },
    ];
    expect(findingsOf(stack)).toEqual(CANNOT_READ);

    allowOnBucket(stack, principalOf(role, stack));

    expect(findingsOf(stack)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => IPrincipal]>([
    [
      'another role',
      (stack) => new Role(stack, 'Other', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') }),
    ],
    ['a service', () => new ServicePrincipal('cleanrooms.amazonaws.com')],
    ['another account', () => new AccountPrincipal(STRANGER)],
  ])('are not those of a bucket for %s', (_, principalOf) => {
    const { stack } = room();
    allowOnBucket(stack, principalOf(stack));

    expect(findingsOf(stack)).toEqual(CANNOT_READ);
  });

  test('are not what the policy of a bucket denies', () => {
    const { stack } = room();
    new Bucket(stack, 'Lake', { enforceSSL: true });

    expect(findingsOf(stack)).toEqual(CANNOT_READ);
  });

  function allowOnBucket(stack: Stack, principal: IPrincipal): void {
    const statement = new PolicyStatement({ actions: ['s3:*'], resources: ['*'], principals: [principal] });
    new Bucket(stack, 'Lake').addToResourcePolicy(statement);
  }

  test('are not known if the text of a managed policy is elsewhere', () => {
    const { stack, role } = room();
    role.managedPolicyArns = [ManagedPolicy.fromAwsManagedPolicyName('AmazonS3FullAccess').managedPolicyArn];

    expect(findingsBesideOrder(stack)).toEqual([]);
  });
});

test('a literal role is not judged', () => {
  const { stack } = protectedRoom();

  expect(READER).toContain(PUBLISHER);
  expect(findingsBesideOrder(stack)).toEqual(NO_BUDGET);
});
