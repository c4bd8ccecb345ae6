import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Aws, CfnResource, Fn, type Stack, Token } from 'aws-cdk-lib';
import { CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { describe, expect, test } from 'vitest';
import { Collaboration, Member, MemberAbility } from '../../src';
import { associationIn, budgetIn, memberIn, protectedTableIn, publisher, roomOf } from '../support/l1-rooms';
import { findingsOf } from '../support/reported';
import { ADVERTISER } from '../support/two-companies';

const TWO_RUNNERS = ['error SingleQueryRunner Publisher/Ads'];
const ADVERTISER_QUERIES = {
  AccountId: ADVERTISER,
  DisplayName: 'Advertiser',
  MemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
};

describe('an override', () => {
  test('makes a mistake', () => {
    const stack = publisher();
    roomOf(stack).addPropertyOverride('CreatorMemberAbilities', ['CAN_QUERY']);

    expect(findingsOf(stack)).toEqual(TWO_RUNNERS);
  });

  test('mends a mistake', () => {
    const stack = publisher();
    const ads = roomOf(stack, { creatorMemberAbilities: ['CAN_QUERY'] });
    expect(findingsOf(stack)).toEqual(TWO_RUNNERS);

    ads.addPropertyOverride('CreatorMemberAbilities', []);

    expect(findingsOf(stack)).toEqual([]);
  });

  test('of the L1 of an L2 is read', () => {
    const stack = publisher();
    const ads = new Collaboration(stack, 'Ads', {
      description: 'Reach of the spring campaign',
      creator: { displayName: 'Publisher' },
      members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [MemberAbility.QUERY] })],
    });
    (ads.node.defaultChild as CfnResource).addOverride('Properties.Members.0.MemberAbilities', ['CAN_RECEIVE_RESULTS']);

    expect(findingsOf(stack)).toEqual(['warning SingleQueryRunner Publisher/Ads']);
  });

  test('deletes a property inside of others', () => {
    const stack = publisher();
    const { ref } = memberIn(stack, roomOf(stack).ref);
    const table = protectedTableIn(stack);
    associationIn(stack, table, ref);
    table.addPropertyDeletionOverride('AnalysisRules.0.Policy.V1.Custom.DifferentialPrivacy');
    // Without an override, the missing budget of the table would be reported.
    expect(findingsOf(stack)).toEqual([]);

    table.addPropertyDeletionOverride('AnalysisRules');

    expect(findingsOf(stack)).toEqual(['error AssociatedTableHasRule Publisher/Sales']);
  });

  test('of a number is in range or not', () => {
    const stack = publisher();
    const { ref } = memberIn(stack, roomOf(stack).ref);
    budgetIn(stack, ref).addPropertyOverride('Parameters.Epsilon', 500);

    expect(findingsOf(stack)).toEqual(['error BudgetIsInRange Publisher/Budget']);
  });

  test('of a reference leads to its target', () => {
    const stack = publisher();
    const { ref } = memberIn(stack, roomOf(stack).ref);
    associationIn(stack, protectedTableIn(stack), ref);
    budgetIn(stack, 'elsewhere').addPropertyOverride('MembershipIdentifier', ref);
    budgetIn(stack, 'elsewhere', {}, 'Second').addPropertyOverride('MembershipIdentifier', { Ref: 'Membership' });

    expect(findingsOf(stack)).toEqual(['error OneDifferentialPrivacyBudget Publisher/Second']);
  });

  test('keeps the references of other properties', () => {
    const stack = publisher();
    const own = memberIn(stack, roomOf(stack).attrCollaborationIdentifier);
    own.addPropertyOverride('QueryLogStatus', 'DISABLED');
    memberIn(stack, Fn.select(1, Fn.split('/', own.attrCollaborationArn)), {}, 'Other');

    expect(findingsOf(stack)).toEqual(['error OneMembershipPerAccount Publisher/Other']);
  });

  test('of the type makes another resource', () => {
    const stack = publisher();
    const ads = roomOf(stack, { creatorMemberAbilities: ['CAN_QUERY'] });
    ads.addOverride('Type', 'AWS::CloudFormation::WaitConditionHandle');

    expect(findingsOf(stack)).toEqual([]);
  });

  test('of the metadata changes nothing', () => {
    const stack = publisher();
    roomOf(stack, { creatorMemberAbilities: ['CAN_QUERY'] }).addOverride('Metadata.Owner', 'Ads');

    expect(findingsOf(stack)).toEqual(TWO_RUNNERS);
  });

  test('that cannot be rendered leaves the resource unknown', () => {
    const stack = publisher();
    const ads = roomOf(stack, { creatorMemberAbilities: ['CAN_QUERY'] });
    ads.addPropertyOverride('Name', Token.asString({ resolve: () => fail() }));

    expect(findingsOf(stack)).toEqual([]);
  });
});

function fail(): never {
  throw new Error('not yet');
}

describe('a generic resource', () => {
  function generic(stack: Stack, id: string, type: string, properties: Record<string, unknown>): CfnResource {
    return new CfnResource(stack, id, { type, properties });
  }

  test('is judged by the properties of the template', () => {
    const stack = publisher();
    generic(stack, 'Ads', 'AWS::CleanRooms::Collaboration', {
      Name: 'Ads',
      CreatorDisplayName: 'Publisher',
      CreatorMemberAbilities: ['CAN_QUERY'],
      Members: [ADVERTISER_QUERIES],
    });

    expect(findingsOf(stack)).toEqual(TWO_RUNNERS);
  });

  test('is the budget of a protected table', () => {
    const stack = publisher();
    const { ref } = memberIn(stack, roomOf(stack).ref);
    associationIn(stack, protectedTableIn(stack), ref);
    generic(stack, 'Budget', 'AWS::CleanRooms::PrivacyBudgetTemplate', {
      MembershipIdentifier: ref,
      PrivacyBudgetType: 'DIFFERENTIAL_PRIVACY',
      AutoRefresh: 'NONE',
      Parameters: { Epsilon: 3, UsersNoisePerQuery: 30 },
    });

    expect(findingsOf(stack)).toEqual([]);
  });

  test.each([
    {},
    { Members: null },
    { Members: 'all', CreatorMemberAbilities: 7 },
    { CreatorPaymentConfiguration: [1] },
  ])('can have any properties: %j', (properties) => {
    const stack = publisher();
    generic(stack, 'Ads', 'AWS::CleanRooms::Collaboration', properties);
    generic(stack, 'Membership', 'AWS::CleanRooms::Membership', properties);
    generic(stack, 'Late', 'Custom::CleanRoomsCollaborationMember', { receivesResults: 'true', ...properties });

    expect(findingsOf(stack).filter((finding) => finding.startsWith('error'))).toEqual([]);
  });
});

describe('a property that is AWS::NoValue', () => {
  function tableFor(providers: string[]): Stack {
    const stack = publisher();
    const custom = { allowedAnalyses: ['ANY_QUERY'], allowedAnalysisProviders: providers };
    new CfnConfiguredTable(stack, 'Sales', {
      name: 'sales',
      analysisMethod: 'DIRECT_QUERY',
      allowedColumns: ['user_id'],
      tableReference: { glue: { databaseName: 'shop', tableName: 'sales' } },
      analysisRules: [{ type: 'CUSTOM', policy: { v1: { custom } } }],
    });
    return stack;
  }

  test.each<[string, string[]]>([
    ['a token', Token.asList({ Ref: 'AWS::NoValue' })],
    ['an element', [Aws.NO_VALUE]],
    ['both branches', Token.asList(Fn.conditionIf('Test', Aws.NO_VALUE, { Ref: 'AWS::NoValue' }))],
  ])('is absent: %s', (_, providers) => {
    expect(findingsOf(tableFor(providers))).toEqual(['error WildcardsHaveProviders Publisher/Sales']);
  });

  test('is unknown in one branch', () => {
    expect(findingsOf(tableFor(Token.asList(Fn.conditionIf('Test', [ADVERTISER], Aws.NO_VALUE))))).toEqual([]);
  });
});

describe('an included template', () => {
  const COLLABORATION = {
    Type: 'AWS::CleanRooms::Collaboration',
    Properties: {
      Name: 'Ads',
      Description: 'Ads',
      CreatorDisplayName: 'Publisher',
      CreatorMemberAbilities: ['CAN_RECEIVE_RESULTS'],
      QueryLogStatus: 'ENABLED',
      Members: [{ ...ADVERTISER_QUERIES, MemberAbilities: ['CAN_QUERY'] }],
    },
  };
  const membershipOf = (id: unknown) => ({
    Type: 'AWS::CleanRooms::Membership',
    Properties: { CollaborationIdentifier: id, QueryLogStatus: 'ENABLED' },
  });
  const RECEIVER = ['error ReceiverHasDestination Publisher/Included/Membership'];

  function include(template: object): readonly string[] {
    const folder = mkdtempSync(join(tmpdir(), 'included-'));
    try {
      const templateFile = join(folder, 'template.json');
      writeFileSync(templateFile, JSON.stringify(template));
      const stack = publisher();
      new CfnInclude(stack, 'Included', { templateFile });
      return findingsOf(stack);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test.each([
    ['Ref', { Ref: 'Ads' }],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Ads', 'CollaborationIdentifier'] }],
    ['Fn::GetAtt in its short form', { 'Fn::GetAtt': 'Ads.CollaborationIdentifier' }],
    ['Fn::Sub', { 'Fn::Sub': ['${', 'Ads.CollaborationIdentifier', '}'].join('') }],
    ['Fn::Join', { 'Fn::Join': ['', [{ Ref: 'Ads' }]] }],
  ])('leads to its resources by %s', (_, id) => {
    expect(include({ Resources: { Ads: COLLABORATION, Membership: membershipOf(id) } })).toEqual(RECEIVER);
  });

  test('has conditions', () => {
    const template = (condition: string) => ({
      Parameters: { Environment: { Type: 'String' } },
      Conditions: {
        IsProduction: { 'Fn::Equals': [{ Ref: 'Environment' }, 'production'] },
        IsTest: { 'Fn::Not': [{ Condition: 'IsProduction' }] },
      },
      Resources: {
        Ads: COLLABORATION,
        Membership: { ...membershipOf({ Ref: 'Ads' }), Condition: 'IsProduction' },
        Other: { ...membershipOf({ Ref: 'Ads' }), Condition: condition },
      },
    });
    const twice = 'error OneMembershipPerAccount Publisher/Included/Other';

    expect(include(template('IsProduction'))).toContain(twice);
    expect(include(template('IsTest'))).not.toContain(twice);
  });
});
