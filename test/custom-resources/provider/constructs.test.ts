import { App, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnAnalysisTemplate } from 'aws-cdk-lib/aws-cleanrooms';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  AnalysisTemplateValidation,
  InvalidTemplateAction,
} from '../../../src/analysis-template/analysis-template-validation';
import { ApprovedChange, ChangeRequestApproval } from '../../../src/collaboration/change-request-approval';
import { Collaboration } from '../../../src/collaboration/collaboration';
import { CollaborationMember, GrantableMemberAbility } from '../../../src/collaboration/collaboration-member';
import { InvitedCollaboration } from '../../../src/collaboration/invited-collaboration';
import { Membership } from '../../../src/membership/membership';
import { bundled } from '../support/bundled';

const ID = '11111111-2222-3333-4444-555555555555';
const CREATOR = '111111111111';

beforeAll(bundled);

let app: App;
let stack: Stack;

beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Publisher', { env: { account: CREATOR, region: 'us-east-1' } });
});

function addMember(id: string, accountId: string, scope = stack): CollaborationMember {
  const found = scope.node.tryFindChild('Known') as Collaboration | undefined;
  const collaboration =
    found ??
    Collaboration.fromCollaborationAttributes(scope, 'Known', { collaborationId: ID, creatorAccountId: CREATOR });
  return new CollaborationMember(scope, id, { collaboration, accountId, displayName: id });
}

function countTypes(of = stack): Record<string, number> {
  const resources = Object.values(Template.fromStack(of).toJSON().Resources) as { Type: string }[];
  const counts: Record<string, number> = {};
  for (const { Type } of resources) {
    counts[Type] = (counts[Type] ?? 0) + 1;
  }
  return counts;
}

describe('the logical id of a member', () => {
  const idFor = (accountId: string) => {
    const alone = new Stack(new App(), 'Publisher', { env: { account: CREATOR, region: 'us-east-1' } });
    addMember('Measurer', accountId, alone);
    const [id] = Object.keys(Template.fromStack(alone).findResources('Custom::CleanRoomsCollaborationMember'));
    return id?.replace(/Resource|.{8}$/g, '');
  };

  test('is another one for another account, and does not contain it', () => {
    expect(idFor('333333333333')).toMatch(/^Measurer[0-9A-F]{8}$/);
    expect(idFor('444444444444')).not.toBe(idFor('555555555555'));
    expect(idFor('666666666666')).not.toContain('666666666666');
  });

  test('stays the same if the account is a token', () => {
    expect(idFor(Token.asString({ Ref: 'Account' }))).toBe('Measurer');
  });
});

describe('the resources of a custom resource', () => {
  test('the first of a kind adds a role, a log group, a function, and its policy', () => {
    addMember('Measurer', '333333333333');

    expect(countTypes()).toEqual({
      'AWS::IAM::Role': 1,
      'AWS::Lambda::Function': 1,
      'AWS::Logs::LogGroup': 1,
      'AWS::IAM::RolePolicy': 1,
      'Custom::CleanRoomsCollaborationMember': 1,
    });
  });

  test('each further one adds its policy only', () => {
    addMember('Measurer', '333333333333');
    addMember('Agency', '444444444444');

    expect(countTypes()).toEqual({
      'AWS::IAM::Role': 1,
      'AWS::Lambda::Function': 1,
      'AWS::Logs::LogGroup': 1,
      'AWS::IAM::RolePolicy': 2,
      'Custom::CleanRoomsCollaborationMember': 2,
    });
  });
});

describe('the function', () => {
  test('runs the bundled handler on the latest runtime, with a third of the service timeout at most', () => {
    addMember('Measurer', '333333333333');

    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Handler: 'index.handler',
      Runtime: Match.stringLikeRegexp('^nodejs2\\d'),
      Timeout: 180,
      Environment: { Variables: { STACK_ID: { Ref: 'AWS::StackId' } } },
    });
    Template.fromStack(stack).hasResourceProperties('Custom::CleanRoomsCollaborationMember', {
      ServiceTimeout: '900',
      CollaborationId: ID,
      AccountId: '333333333333',
      DisplayName: 'Measurer',
      ReceivesResults: false,
    });
  });

  test('writes to its own log group only, which exists and does not grow without end', () => {
    addMember('Measurer', '333333333333');

    const template = Template.fromStack(stack);
    const [group = ''] = Object.keys(template.findResources('AWS::Logs::LogGroup'));
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 731, LogGroupName: Match.absent() },
      DeletionPolicy: 'Retain',
    });
    template.hasResourceProperties('AWS::Lambda::Function', { LoggingConfig: { LogGroup: { Ref: group } } });
    const [role] = Object.values(template.findResources('AWS::IAM::Role'));
    expect(role?.Properties.ManagedPolicyArns).toBeUndefined();
    expect(role?.Properties.Policies.map((policy: Record<string, unknown>) => policy.PolicyDocument)).toMatchObject([
      {
        Statement: [
          {
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Effect: 'Allow',
            Resource: { 'Fn::GetAtt': [group, 'Arn'] },
          },
        ],
      },
    ]);
  });

  test('works in a stack without an environment', () => {
    const anywhere = new Stack(app, 'Anywhere');

    addMember('Measurer', '333333333333', anywhere);

    expect(countTypes(anywhere)).toMatchObject({ 'AWS::Lambda::Function': 1 });
  });
});

describe('the policy of a resource', () => {
  test('F8: exists before the resource and after it', () => {
    addMember('Measurer', '333333333333');

    const template = Template.fromStack(stack);
    const [policy] = Object.keys(template.findResources('AWS::IAM::RolePolicy'));
    template.hasResource('Custom::CleanRoomsCollaborationMember', { DependsOn: Match.arrayWith([policy]) });
  });

  test('F9: covers each of several resources', () => {
    addMember('Measurer', '333333333333');
    const collaborationId = ID.replace('1', '9');
    new CollaborationMember(stack, 'Agency', {
      collaboration: Collaboration.fromCollaborationId(stack, 'Other', collaborationId),
      accountId: '444444444444',
      displayName: 'Agency',
    });

    const policies = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::RolePolicy'));
    expect(policies).toContain(`collaboration/${ID}`);
    expect(policies).toContain(`collaboration/${collaborationId}`);
  });

  test('of a member contains its operations and its collaboration', () => {
    addMember('Measurer', '333333333333');

    expect(statements()).toEqual([
      [
        'cleanrooms:CreateCollaborationChangeRequest',
        'cleanrooms:DeleteMember',
        'cleanrooms:ListCollaborationChangeRequests',
        'cleanrooms:ListMembers',
        'cleanrooms:UpdateCollaborationChangeRequest',
        `arn:aws:cleanrooms:us-east-1:${CREATOR}:collaboration/${ID}`,
      ],
      [
        'cleanrooms-ml:DeleteConfiguredAudienceModelPolicy',
        'cleanrooms-ml:GetConfiguredAudienceModelPolicy',
        'cleanrooms-ml:PutConfiguredAudienceModelPolicy',
        `arn:aws:cleanrooms-ml:us-east-1:${CREATOR}:configured-audience-model/*`,
      ],
    ]);
  });

  test.each([
    ['List', ApprovedChange.forMember('333333333333')],
    ['Get', ApprovedChange.forChangeRequest(ID)],
  ])('of an approval contains the collaboration of its creator (%s)', (look, change) => {
    stack = new Stack(app, 'Advertiser', { env: { account: '222222222222', region: 'us-east-1' } });
    const attributes = { collaborationId: ID, creatorAccountId: CREATOR };
    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Known', attributes);

    new ChangeRequestApproval(stack, 'Approval', { collaboration, change });

    expect(statements()).toEqual([
      [
        `cleanrooms:${look}CollaborationChangeRequest${look === 'List' ? 's' : ''}`,
        'cleanrooms:UpdateCollaborationChangeRequest',
        `arn:aws:cleanrooms:us-east-1:${CREATOR}:collaboration/${ID}`,
      ],
    ]);
    Template.fromStack(stack).hasResourceProperties('Custom::CleanRoomsChangeRequestApproval', {
      Approver: '222222222222',
      MayReceiveResults: false,
    });
  });

  test('of an invitation allows to list all collaborations, with the reason', () => {
    new InvitedCollaboration(stack, 'Invited', { collaborationName: 'Reach', creatorAccountId: '222222222222' });

    expect(statements()).toEqual([['cleanrooms:ListCollaborations', '*']]);
    Template.fromStack(stack).hasResource('AWS::IAM::RolePolicy', {
      Metadata: { cdk_nag: { rules_to_suppress: [Match.objectLike({ id: 'AwsSolutions-IAM5' })] } },
    });
  });

  test('of a validation contains the template', () => {
    const analysisTemplate = new CfnAnalysisTemplate(stack, 'Template', {
      name: 'reach',
      membershipIdentifier: ID,
      format: 'SQL',
      source: { text: 'select 1' },
    });

    new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate, onInvalid: InvalidTemplateAction.REPORT });

    const arn = { 'Fn::GetAtt': ['Template', 'Arn'] };
    expect(statements()).toEqual([['cleanrooms:GetAnalysisTemplate', JSON.stringify(arn)]]);
    Template.fromStack(stack).hasResourceProperties('Custom::CleanRoomsAnalysisTemplateValidation', {
      OnInvalid: 'REPORT',
    });
  });

  /** Actions and resources of all statements, as one list each. */
  function statements(): string[][] {
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::RolePolicy'));
    return policy?.Properties.PolicyDocument.Statement.map(({ Action, Resource }: Record<string, unknown>) => [
      ...[Action].flat(),
      asText(Resource),
    ]);
  }
});

describe('a member', () => {
  test('is requested with its abilities, and returns its status', () => {
    const collaboration = Collaboration.fromCollaborationId(stack, 'Known', ID);

    const { memberStatus } = new CollaborationMember(stack, 'Measurer', {
      collaboration,
      accountId: '333333333333',
      displayName: 'Measurer',
      abilities: [GrantableMemberAbility.RECEIVE_RESULTS],
    });

    const template = Template.fromStack(stack);
    const [id] = Object.keys(template.findResources('Custom::CleanRoomsCollaborationMember'));
    template.hasResourceProperties('Custom::CleanRoomsCollaborationMember', { ReceivesResults: true });
    expect(stack.resolve(memberStatus)).toEqual({ 'Fn::GetAtt': [id, 'MemberStatus'] });
  });

  test.each([
    ['33333333333', 'has 12 digits'],
    ['3333333333333', 'has 12 digits'],
    ['3333-3333-3333', 'has 12 digits'],
    [CREATOR, 'the account of this stack'],
  ])('fails for the account %s', (accountId, message) => {
    expect(() => addMember('Measurer', accountId)).toThrow(message);
  });

  test('can be an account that is a token', () => {
    expect(() => addMember('Measurer', Token.asString({ Ref: 'Account' }))).not.toThrow();
  });
});

describe('an invited collaboration', () => {
  test('can be joined like any other', () => {
    stack = new Stack(app, 'Advertiser', { env: { account: '222222222222', region: 'us-east-1' } });
    const collaboration = new InvitedCollaboration(stack, 'Invited', {
      collaborationName: 'Reach',
      creatorAccountId: CREATOR,
    });

    new Membership(stack, 'Membership', { collaboration });

    const template = Template.fromStack(stack);
    const [id] = Object.keys(template.findResources('Custom::CleanRoomsCollaborationInvitation'));
    template.hasResourceProperties('AWS::CleanRooms::Membership', {
      CollaborationIdentifier: { 'Fn::GetAtt': [id, 'CollaborationId'] },
    });
    expect(collaboration.env.account).toBe(CREATOR);
    expect(stack.resolve(collaboration.collaborationRef.collaborationArn)).toEqual({
      'Fn::GetAtt': [id, 'CollaborationArn'],
    });
  });
});

function asText(resource: unknown): string {
  if (typeof resource === 'string') {
    return resource;
  }
  const [separator, parts] = (resource as Record<string, [string, unknown[]]>)['Fn::Join'] ?? [];
  if (!parts) {
    return JSON.stringify(resource);
  }
  return parts.map((part) => (typeof part === 'string' ? part : 'aws')).join(separator);
}
