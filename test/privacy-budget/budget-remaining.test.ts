import { type Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  BudgetRemaining,
  Collaboration,
  ConfiguredTableAssociation,
  ExistingBudget,
  IntermediateTable,
  Membership,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import { creatorMembership } from '../support/creator-membership';
import { AN_ID, collaborationOf, publisherStack, salesTable } from '../support/two-companies';

const TYPE = 'Custom::CleanRoomsBudgetRemaining';

beforeAll(bundled);

let stack: Stack;

beforeEach(() => {
  stack = publisherStack();
});

test('a differential privacy budget is read for the collaboration of a membership, and returns its numbers', () => {
  const membership = creatorMembership(collaborationOf(stack));

  const remaining = new BudgetRemaining(stack, 'Remaining', {
    membership,
    budget: ExistingBudget.differentialPrivacy({ minimums: { sum: 2, countDistinct: 10 } }),
    revision: '2',
  });

  const template = Template.fromStack(stack);
  const [own = ''] = Object.keys(template.findResources('AWS::CleanRooms::Membership'));
  const [id = ''] = Object.keys(template.findResources(TYPE));
  const [collaboration = ''] = Object.keys(template.findResources('AWS::CleanRooms::Collaboration'));
  template.hasResource(TYPE, {
    Properties: Match.objectLike({
      CollaborationId: { 'Fn::GetAtt': [collaboration, 'CollaborationIdentifier'] },
      BudgetType: 'DIFFERENTIAL_PRIVACY',
      ResourceArn: Match.absent(),
      Minimums: 'COUNT_DISTINCT=10,SUM=2',
      Revision: '2',
    }),
    DependsOn: Match.arrayWith([own]),
  });
  template.hasResourceProperties('AWS::IAM::RolePolicy', {
    PolicyDocument: {
      Statement: [
        {
          Action: 'cleanrooms:ListCollaborationPrivacyBudgets',
          Effect: 'Allow',
          Resource: { 'Fn::GetAtt': [own, 'CollaborationArn'] },
        },
      ],
    },
  });
  const units = ['Avg', 'Count', 'CountDistinct', 'Stddev', 'Sum', 'Accesses'] as const;
  for (const unit of units) {
    expect(stack.resolve([remaining[`remaining${unit}`], remaining[`max${unit}`]])).toEqual(
      [`Remaining${unit}`, `Max${unit}`].map((name) => ({ 'Fn::GetAtt': [id, name] })),
    );
  }
});

test('without minimums, the property is empty', () => {
  const membership = creatorMembership(collaborationOf(stack));

  new BudgetRemaining(stack, 'Remaining', { membership, budget: ExistingBudget.differentialPrivacy() });

  Template.fromStack(stack).hasResourceProperties(TYPE, { Minimums: '' });
});

describe('an access budget', () => {
  test('is read after the table of this app', () => {
    const membership = creatorMembership(collaborationOf(stack));
    const association = membership.associate('Sales', { table: salesTable(stack) });

    const budget = ExistingBudget.access(association, { minimumAccesses: 20 });
    new BudgetRemaining(stack, 'Remaining', { membership, budget });

    const template = Template.fromStack(stack);
    const [table = ''] = Object.keys(template.findResources('AWS::CleanRooms::ConfiguredTableAssociation'));
    template.hasResource(TYPE, {
      Properties: Match.objectLike({
        BudgetType: 'ACCESS_BUDGET',
        ResourceArn: { 'Fn::GetAtt': [table, 'Arn'] },
        Minimums: 'ACCESSES=20',
      }),
      DependsOn: Match.arrayWith([table]),
    });
  });

  test.each([
    [
      'configuredtableassociation',
      (arn: string) =>
        ExistingBudget.access(ConfiguredTableAssociation.fromConfiguredTableAssociationArn(stack, 'Table', arn)),
    ],
    [
      'intermediatetable',
      (arn: string) =>
        ExistingBudget.accessToIntermediateTable(IntermediateTable.fromIntermediateTableArn(stack, 'Table', arn)),
    ],
  ] as const)('can be that of a partner: %s', (kind, budgetOf) => {
    const membership = creatorMembership(collaborationOf(stack));
    const arn = `arn:aws:cleanrooms:us-east-1:222222222222:membership/${AN_ID}/${kind}/${AN_ID}`;

    new BudgetRemaining(stack, 'Remaining', { membership, budget: budgetOf(arn) });

    Template.fromStack(stack).hasResourceProperties(TYPE, { ResourceArn: arn, Minimums: '' });
  });
});

describe('an imported membership', () => {
  const withMembership = (collaboration?: string) => () =>
    new BudgetRemaining(stack, 'Remaining', {
      membership: Membership.fromMembershipAttributes(stack, 'Membership', {
        membershipId: AN_ID,
        collaboration:
          collaboration === undefined ? undefined : Collaboration.fromCollaborationId(stack, 'Ads', collaboration),
      }),
      budget: ExistingBudget.differentialPrivacy(),
    });

  test('fails without its collaboration', () => {
    expect(withMembership()).toThrow(
      /the collaboration of ".*Membership" is not known\s+why: the service lists the budgets/,
    );
  });

  test('can have a collaboration of an unknown creator', () => {
    withMembership(AN_ID)();

    Template.fromStack(stack).hasResourceProperties(TYPE, { CollaborationId: AN_ID });
  });
});

describe('a minimum', () => {
  const budgets = [
    ['aggregations', (count: number) => ExistingBudget.differentialPrivacy({ minimums: { count } })],
    [
      'accesses',
      (minimumAccesses: number) =>
        ExistingBudget.access(
          ConfiguredTableAssociation.fromConfiguredTableAssociationArn(
            stack,
            'Table',
            `arn:aws:cleanrooms:us-east-1:222222222222:membership/${AN_ID}/configuredtableassociation/${AN_ID}`,
          ),
          { minimumAccesses },
        ),
    ],
  ] as const;

  test.each(
    budgets.flatMap(([what, of]) => [-1, 1.5, Token.asNumber({ Ref: 'Minimum' })].map((it) => [what, it, of] as const)),
  )('of %s fails if it is %s', (what, number, of) => {
    expect(() => of(number)).toThrow(`a number of ${what} is a whole number`);
  });

  test.each(budgets.flatMap(([what, of]) => [0, 1, 1000].map((it) => [what, it, of] as const)))(
    'of %s can be %s',
    (_, number, of) => {
      expect(() => of(number)).not.toThrow();
    },
  );
});
