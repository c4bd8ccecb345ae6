import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnIdMappingWorkflow, CfnIdNamespace } from 'aws-cdk-lib/aws-entityresolution';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, test } from 'vitest';
import {
  AnalysisRuleType,
  AnalysisSource,
  Collaboration,
  ConfiguredTable,
  type ICollaboration,
  type IMembership,
  Member,
  MemberAbility,
  Membership,
  PopulationAnalysis,
  PrivacyBudget,
} from '../../src';
import { allOf, trustOf } from '../support/readable';
import { ADVERTISER, AN_ID, ANOTHER_ID, advertiserStack, PUBLISHER, salesTable } from '../support/two-companies';

const ARN = `arn:aws:cleanrooms:us-east-1:${ADVERTISER}:membership/${ANOTHER_ID}`;

function adsIn(stack: Stack): ICollaboration {
  return Collaboration.fromCollaborationAttributes(stack, 'Ads', {
    collaborationId: AN_ID,
    creatorAccountId: PUBLISHER,
    creator: { displayName: 'Publisher', abilities: [MemberAbility.RECEIVE_RESULTS] },
    members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [MemberAbility.QUERY] })],
  });
}

const IMPORTS: [string, (stack: Stack) => IMembership][] = [
  ['its ID', (stack) => Membership.fromMembershipId(stack, 'Membership', ANOTHER_ID)],
  ['its ARN', (stack) => Membership.fromMembershipArn(stack, 'Membership', ARN)],
  [
    'its attributes',
    (stack) =>
      Membership.fromMembershipAttributes(stack, 'Membership', {
        membershipId: ANOTHER_ID,
        collaboration: adsIn(stack),
      }),
  ],
];

describe.each(IMPORTS)('a membership imported by %s', (_, imported) => {
  test.each<[string, (membership: IMembership) => void]>([
    [
      'ConfiguredTableAssociation',
      (membership) => {
        const table = salesTable(membership.stack);
        membership.associate('Association', { table, resultReceivers: [PUBLISHER] });
      },
    ],
    [
      'PrivacyBudgetTemplate',
      (membership) =>
        membership.addPrivacyBudget(
          'Budget',
          PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
        ),
    ],
    [
      'IdNamespaceAssociation',
      (membership) => {
        const idNamespace = CfnIdNamespace.fromIdNamespaceName(membership.stack, 'Namespace', 'customers');
        membership.associateIdNamespace('Customers', { idNamespace });
      },
    ],
    [
      'IdMappingTable',
      (membership) => {
        const workflow = CfnIdMappingWorkflow.fromWorkflowName(membership.stack, 'Workflow', 'identities');
        membership.addIdMappingTable('Identities', { workflow });
      },
    ],
    [
      'IntermediateTable',
      (membership) => membership.addIntermediateTable('Daily', { population: PopulationAnalysis.sql('SELECT 1') }),
    ],
    [
      'AnalysisTemplate',
      (membership) => membership.addAnalysisTemplate('Reach', { source: AnalysisSource.sql('SELECT 1') }),
    ],
  ])('gets a new %s', (type, add) => {
    const stack = advertiserStack();

    add(imported(stack));

    const [child] = allOf(Template.fromStack(stack), `AWS::CleanRooms::${type}`);
    expect(child.properties.MembershipIdentifier).toBe(ANOTHER_ID);
  });
});

describe('the collaboration of an imported membership', () => {
  test('determines who receives results, and whom the role trusts', () => {
    const stack = advertiserStack();
    const membership = Membership.fromMembershipAttributes(stack, 'Membership', {
      membershipId: ANOTHER_ID,
      collaboration: adsIn(stack),
    });

    membership.associate('Association', { table: salesTable(stack) });

    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::CleanRooms::ConfiguredTableAssociation', {
      ConfiguredTableAssociationAnalysisRules: [
        { Policy: { V1: { Custom: { AllowedResultReceivers: [PUBLISHER] } } } },
      ],
    });
    expect(trustOf(template).sourceArns).toEqual([
      `arn:<AWS::Partition>:cleanrooms:us-east-1:${ADVERTISER}:membership/${ANOTHER_ID}`,
      `arn:<AWS::Partition>:cleanrooms:us-east-1:${PUBLISHER}:membership/*`,
    ]);
  });

  test('is that of its member, also where the member is in another account', () => {
    const stack = advertiserStack();
    const runner = Membership.fromMembershipAttributes(stack, 'Runner', {
      membershipId: ANOTHER_ID,
      accountId: PUBLISHER,
      collaboration: adsIn(stack),
    });

    expect(runner.env.account).toBe(PUBLISHER);
    expect(stack.resolve(runner.membershipArn)).toEqual({
      'Fn::Join': [
        '',
        ['arn:', { Ref: 'AWS::Partition' }, `:cleanrooms:us-east-1:${PUBLISHER}:membership/${ANOTHER_ID}`],
      ],
    });
  });
});

describe('what is not known about an imported table', () => {
  function infosOf(attributes: { readonly analysisRuleType?: AnalysisRuleType }, resultReceivers?: string[]): string[] {
    const app = new App();
    const stack = new Stack(app, 'Advertiser', { env: { account: ADVERTISER, region: 'us-east-1' } });
    const table = ConfiguredTable.fromConfiguredTableAttributes(stack, 'Sales', {
      configuredTableId: AN_ID,
      ...attributes,
    });
    const role = new Role(stack, 'Reader', { assumedBy: new ServicePrincipal('cleanrooms.amazonaws.com') });
    Membership.fromMembershipId(stack, 'Membership', ANOTHER_ID).associate('Association', {
      table,
      role,
      associationName: 'sales',
      resultReceivers,
    });
    const messages = app.synth().stacks.flatMap((one) => one.messages);
    return messages.filter(({ level }) => level !== 'error').map(({ level, id }) => `${level} ${id}`);
  }

  test.each([
    ['nothing', {}, undefined],
    ['only the type of its rule', { analysisRuleType: AnalysisRuleType.CUSTOM }, undefined],
  ])('is information, if %s is known', (_, attributes, receivers) => {
    expect(infosOf(attributes, receivers)).toEqual([
      'info /Advertiser/Membership',
      'info /Advertiser/Membership/Association',
    ]);
  });

  test('is nothing, if the receivers are stated as well', () => {
    const known = infosOf({ analysisRuleType: AnalysisRuleType.CUSTOM }, [PUBLISHER]);

    expect(known).toEqual(['info /Advertiser/Membership']);
  });
});
