import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Grant, Group, type IGrantable, ManagedPolicy, Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { GRANTS, grantRoom } from '../../catalogue/grants';
import { AnalysisSource, AnalysisTemplate, Membership, ResultOutput } from '../../src';
import { policiesIn } from '../support/granted';
import { findingsOf } from '../support/reported';
import {
  ADVERTISER,
  AN_ID,
  collaborationOf,
  collaborationOfOne,
  PUBLISHER,
  publisherStack,
  REGION,
  stackIn,
  twoStacks,
} from '../support/two-companies';

/** Who can receive permissions, and what that does to the rest of an app. */

function membershipIn(stack: Stack): Membership {
  return new Membership(stack, 'Membership', {
    collaboration: collaborationOfOne(stack),
    resultOutput: ResultOutput.s3(new Bucket(stack, 'Results'), { keyPrefix: 'reach' }),
  });
}

function newFunction(stack: Stack): LambdaFunction {
  const code = Code.fromInline('exports.handler = () => {}');
  return new LambdaFunction(stack, 'Function', { code, handler: 'index.handler', runtime: Runtime.NODEJS_22_X });
}

describe('a principal', () => {
  const KINDS: readonly (readonly [string, (stack: Stack) => IGrantable, string])[] = [
    ['a role', (stack) => new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }), 'Policy'],
    ['a function', newFunction, 'Policy'],
    ['a user', (stack) => new User(stack, 'User'), 'Policy'],
    ['a group', (stack) => new Group(stack, 'Group'), 'Policy'],
    ['a role of the account that is imported', (stack) => importedRole(stack, PUBLISHER), 'Policy'],
    ['a managed policy', (stack) => new ManagedPolicy(stack, 'Managed'), 'ManagedPolicy'],
  ];

  test.each(KINDS)('that is %s receives a statement in its policy', (_kind, principalIn, type) => {
    const stack = publisherStack();

    const grant = membershipIn(stack).grants.cancelQuery(principalIn(stack));

    expect(grant.success).toBe(true);
    Template.fromStack(stack).hasResourceProperties(`AWS::IAM::${type}`, {
      PolicyDocument: { Statement: [{ Action: 'cleanrooms:UpdateProtectedQuery', Effect: 'Allow' }] },
    });
  });

  // As with other resources that have no policy: see `Grant.addToPrincipal`.
  test.each<readonly [string, (stack: Stack) => IGrantable]>([
    ['a service', () => new ServicePrincipal('lambda.amazonaws.com')],
    ['a role that is imported as immutable', (stack) => importedRole(stack, PUBLISHER, false)],
  ])('that is %s has no policy, which its caller can require', (kind, principalIn) => {
    const stack = publisherStack();

    const grant = membershipIn(stack).grants.startQuery(principalIn(stack));

    if (kind === 'a service') {
      expect(grant.success).toBe(false);
      expect(() => grant.assertSuccess()).toThrow('could not be added');
    }
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::IAM::Policy', cancelPolicy(), 0);
  });

  test.each(['nonsense', undefined, {}])('cannot be %j', (grantee) => {
    const { grants } = membershipIn(publisherStack());

    expect(() => grants.startQuery(grantee as never)).toThrow('membershipGrants.startQuery: grantee');
  });
});

function cancelPolicy(): object {
  return { PolicyDocument: { Statement: [{ Action: 'cleanrooms:StartProtectedQuery' }] } };
}

function importedRole(stack: Stack, account: string, mutable = true) {
  return Role.fromRoleArn(stack, 'Imported', `arn:aws:iam::${account}:role/Runner`, { mutable });
}

describe('a role with every grant', () => {
  function grantAll(stack: Stack, grantee: IGrantable): Grant[] {
    const room = grantRoom(stack);
    return Object.values(GRANTS).map((call) => call(room, grantee));
  }

  test('has no finding, and neither has the room', () => {
    const without = publisherStack();
    grantRoom(without);
    const stack = publisherStack();
    grantAll(stack, newFunction(stack));

    expect(findingsOf(stack)).toEqual(findingsOf(without));
    expect(findingsOf(stack).filter((finding) => /Function|Grantee/.test(finding))).toEqual([]);
  });

  test('can be the role of a function, which a deployment orders', () => {
    const stack = publisherStack();
    grantAll(stack, newFunction(stack));

    // The template throws an error for a cycle.
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 1);
  });

  // Clean Rooms assumes it, so no program runs with it.
  test('cannot be the role that writes the results, for whose policies the membership waits', () => {
    const stack = publisherStack();
    const membership = membershipIn(stack);

    membership.grants.read(membership.resultRole as Role);

    expect(() => Template.fromStack(stack)).toThrow('dependency cycle');
  });
});

describe('the stack of a principal', () => {
  test('can be another one of the account', () => {
    const app = new App();
    const room = stackIn(app, 'Room', PUBLISHER);
    const program = stackIn(app, 'Program', PUBLISHER);

    membershipIn(room).grants.startQuery(newFunction(program));

    const statements = policiesIn(program, 'FunctionServiceRole');
    expect(statements[0]).toContain('cleanrooms:StartProtectedQuery | {"Fn::ImportValue":"Room:Export');
    expect(program.dependencies).toContain(room);
    expect(room.dependencies).not.toContain(program);
  });

  test('can have no environment', () => {
    const stack = new Stack(new App(), 'Stack');

    membershipIn(stack).grants.startQuery(newFunction(stack));

    expect(policiesIn(stack, 'FunctionServiceRole')[0]).toContain(
      `arn:\${AWS::Partition}:cleanrooms:\${AWS::Region}:*:membership/*/analysistemplate/*`,
    );
  });

  test('can be that of the member who queries, whose collaboration is in another account', () => {
    const { publisher, advertiser } = twoStacks();
    const membership = new Membership(advertiser, 'Membership', { collaboration: collaborationOf(publisher) });

    membership.grants.startQuery(newFunction(advertiser));

    expect(policiesIn(advertiser, 'FunctionServiceRole')).toContain(
      `cleanrooms:GetProtectedQuery | \${Membership.Arn}`,
    );
  });

  test('can run only the template of a partner, whose stack is in another account', () => {
    const { publisher, advertiser } = twoStacks();
    const collaboration = collaborationOf(publisher);
    const source = AnalysisSource.sql('SELECT COUNT(*) AS people FROM sales');
    const reach = new AnalysisTemplate(publisher, 'Reach', {
      membership: new Membership(publisher, 'Membership', { collaboration }),
      source,
    });
    const membership = new Membership(advertiser, 'Membership', { collaboration });

    membership.grants.startQuery(newFunction(advertiser), { analysisTemplates: [reach] });

    const [start = '', , , read = ''] = policiesIn(advertiser, 'FunctionServiceRole');
    for (const statement of [start, read]) {
      expect(statement).not.toContain('analysistemplate/*');
      expect(statement).toMatch(/ \S*Reach\S*$/);
    }
    expect(start).toContain('cleanrooms:StartProtectedQuery');
    expect(read).toContain('cleanrooms:GetCollaborationAnalysisTemplate');
  });
});

test('a membership of another account is granted by its ARN, which is for its account to allow', () => {
  const stack = publisherStack();
  const membershipArn = `arn:aws:cleanrooms:${REGION}:${ADVERTISER}:membership/${AN_ID}`;

  Membership.fromMembershipArn(stack, 'Other', membershipArn).grants.cancelQuery(newFunction(stack));

  expect(policiesIn(stack, 'FunctionServiceRole')).toEqual([`cleanrooms:UpdateProtectedQuery | ${membershipArn}`]);
});
