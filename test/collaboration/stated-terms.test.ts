import { type App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnConfiguredModelAlgorithmAssociation } from 'aws-cdk-lib/aws-cleanroomsml';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  Aggregate,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisRuleType,
  Collaboration,
  type CollaborationDetails,
  ConfiguredTable,
  type ConfiguredTableAssociationOptions,
  type ICollaboration,
  type IMembership,
  Member,
  MemberAbility,
  type MemberOptions,
  Membership,
  type MembershipOptions,
  MlMemberAbility,
  OutputConstraint,
  OutputProtection,
  Payment,
  ResultOutput,
} from '../../src';
import { findingsIn, messageOf } from '../../src/validation/report';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  advertiserStack,
  PUBLISHER,
  STRANGER,
  salesSource,
  salesTable,
} from '../support/two-companies';

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

/** What the advertiser has agreed on with the publisher, who queries and receives results. */
const AGREED: CollaborationDetails = {
  creator: { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS] },
  members: [Member.account(ADVERTISER, { displayName: 'Advertiser' })],
};

type Importer = (stack: Stack, details: CollaborationDetails) => ICollaboration;

const IMPORTS: [string, Importer][] = [
  [
    'an invitation',
    (stack, details) =>
      Collaboration.fromInvitation(stack, 'Ads', {
        ...details,
        collaborationName: 'Ads',
        creatorAccountId: PUBLISHER,
      }),
  ],
  [
    'an import',
    (stack, details) =>
      Collaboration.fromCollaborationAttributes(stack, 'Ads', {
        ...details,
        collaborationId: AN_ID,
        creatorAccountId: PUBLISHER,
      }),
  ],
];

function messagesOf(stack: Stack): string[] {
  return findingsIn(stack.node.root).findings.map(messageOf);
}

describe.each(IMPORTS)('what is stated about %s is judged', (_, imported) => {
  function join(details: CollaborationDetails, options: MembershipOptions = {}): Membership {
    const stack = advertiserStack();
    return new Membership(stack, 'Membership', { collaboration: imported(stack, details), ...options });
  }

  function only(membership: Membership): string {
    const messages = messagesOf(Stack.of(membership));
    expect(messages).toHaveLength(1);
    return messages[0];
  }

  test('without a finding where all agrees', () => {
    const membership = join(AGREED);
    membership.associate('Sales', { table: salesOf(membership), resultReceivers: [PUBLISHER] });

    expect(messagesOf(Stack.of(membership))).toEqual([]);
  });

  test('the own account is not among the members', () => {
    const membership = join({ ...AGREED, members: [Member.account(STRANGER, { displayName: 'Agency' })] });

    expect(only(membership)).toContain('"Membership" is in account 222222222222, which is not a member of "Ads"');
  });

  test('a payment is not owed', () => {
    const membership = join(AGREED, { acceptedPayments: [Payment.QUERY_COMPUTE] });

    expect(only(membership)).toContain('"Membership" accepts Payment.QUERY_COMPUTE, for which 222222222222');
  });

  test('a payment is owed, and not accepted', () => {
    const members = [
      Member.account(ADVERTISER, { displayName: 'Advertiser', paymentResponsibilities: [Payment.QUERY_COMPUTE] }),
    ];

    expect(only(join({ ...AGREED, members }, { acceptedPayments: [] }))).toContain(
      'is responsible for Payment.QUERY_COMPUTE in "Ads", which "Membership" does not accept',
    );
  });

  test.each<[string, CollaborationDetails, MembershipOptions]>([
    ['it has job logging turned off', { jobLogging: false }, { jobLogging: true }],
    ['it has metrics turned off', { metrics: false }, { metrics: true }],
  ])('a membership needs a setting: %s', (_, details, options) => {
    expect(only(join({ ...AGREED, ...details }, options))).toContain('turned on, but "Ads" has');
  });

  test('jobs are logged, as the collaboration specifies', () => {
    const membership = join({ ...AGREED, jobLogging: true });

    Template.fromStack(Stack.of(membership)).hasResourceProperties('AWS::CleanRooms::Membership', {
      JobLogStatus: 'ENABLED',
    });
  });

  test('a Region is not one for results', () => {
    const stack = advertiserStack();
    const bucket = new Bucket(stack, 'Results');
    const collaboration = imported(stack, {
      ...AGREED,
      members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [RECEIVE_RESULTS] })],
      allowedResultRegions: ['eu-west-1'],
    });
    const membership = new Membership(stack, 'Membership', { collaboration, resultOutput: ResultOutput.s3(bucket) });

    expect(only(membership)).toContain('"Ads" allows results only in "eu-west-1"');
  });

  test('nobody receives the output of a model', () => {
    const trained = (creator: MemberOptions) => {
      const membership = join({ ...AGREED, creator });
      new CfnConfiguredModelAlgorithmAssociation(membership, 'Model', {
        name: 'lookalike',
        membershipIdentifier: membership.membershipId,
        configuredModelAlgorithmArn: `arn:aws:cleanrooms-ml:us-east-1:${ADVERTISER}:configured-model-algorithm/a`,
      });
      return messagesOf(Stack.of(membership));
    };
    const creator = { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS] };

    expect(trained(creator)).toEqual([expect.stringContaining('can receive the output of "lookalike"')]);
    expect(trained({ ...creator, mlAbilities: [MlMemberAbility.RECEIVE_MODEL_OUTPUT] })).toEqual([]);
  });

  test('encrypted columns are summed', () => {
    const membership = join({ ...AGREED, cryptographicComputing: {} });
    const analysisRule = AnalysisRule.aggregation({
      aggregates: [Aggregate.sum('revenue')],
      joinColumns: ['user_id'],
      outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
    });
    const table = salesTable(Stack.of(membership), { analysisRule });
    membership.associate('Sales', { table, associationName: 'sales', resultReceivers: [PUBLISHER] });

    expect(only(membership)).toContain('SumsNeedCleartext');
  });

  test('a receiver cannot receive', () => {
    const membership = join(AGREED);
    membership.associate('Sales', { table: salesOf(membership), resultReceivers: [PUBLISHER, ADVERTISER] });

    expect(only(membership)).toContain(
      'the result receiver 222222222222 ("Advertiser") cannot receive results in the collaboration "Ads"',
    );
  });

  test('a receiver is not a member', () => {
    const membership = join(AGREED);
    membership.associate('Sales', { table: salesOf(membership), resultReceivers: [STRANGER] });

    expect(only(membership)).toContain('the result receiver "333333333333" is not a member of the collaboration "Ads"');
  });

  test('results cannot be received', () => {
    const stack = advertiserStack();
    const bucket = Bucket.fromBucketName(stack, 'Results', 'results');
    const membership = new Membership(stack, 'Membership', {
      collaboration: imported(stack, AGREED),
      resultOutput: ResultOutput.s3(bucket, { keyPrefix: 'ads' }),
    });

    expect(only(membership)).toContain('222222222222 ("Advertiser") cannot receive results in "Ads"');
  });

  test('queries are logged, but not in the collaboration', () => {
    expect(only(join({ ...AGREED, queryLogging: false }, { queryLogging: true }))).toContain(
      '"Membership" has query logging turned on, but "Ads" has it turned off',
    );
  });

  test('contradicts itself', () => {
    const members = [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY] })];

    expect(only(join({ ...AGREED, members }))).toContain('2 members of "Ads" can query');
  });

  test.each<[string, CollaborationDetails]>([
    ['nothing', {}],
    ['only the creator', { creator: AGREED.creator }],
    ['only the members', { members: [Member.account(STRANGER, { displayName: 'Agency' })].slice(1) }],
    ['only the log', { queryLogging: true }],
  ])('and nothing else, where %s is stated', (_, details) => {
    const membership = join(details, { acceptedPayments: [Payment.MODEL_TRAINING] });
    const findings = findingsIn(Stack.of(membership).node.root).findings.filter(
      // That the own account is not among the stated members, and pays for nothing, is stated.
      ({ rule }) => !(details.members && /AccountIsInvited/.test(rule.id)),
    );

    expect(findings.map(messageOf)).toEqual([]);
  });
});

describe('an imported membership', () => {
  function importIn(stack: Stack, details?: CollaborationDetails, id = 'Membership'): IMembership {
    const collaboration =
      details &&
      Collaboration.fromCollaborationAttributes(stack, `${id}Ads`, {
        ...details,
        collaborationId: AN_ID,
        creatorAccountId: PUBLISHER,
      });
    return Membership.fromMembershipAttributes(stack, id, { membershipId: ANOTHER_ID, collaboration });
  }

  test('has no finding of its own, however often it is imported', () => {
    const stack = advertiserStack();
    importIn(stack, AGREED);
    importIn(new Stack(stack.node.root, 'Other', { env: { account: ADVERTISER, region: 'us-east-1' } }), AGREED);

    expect(messagesOf(stack)).toEqual([]);
  });

  test('lends its collaboration to what is associated', () => {
    const stack = advertiserStack();
    importIn(stack, AGREED).associate('Sales', { table: salesOf(stack), resultReceivers: [ADVERTISER] });

    expect(messagesOf(stack)).toHaveLength(1);
    expect(messagesOf(stack)[0]).toContain('cannot receive results in the collaboration "MembershipAds"');
  });

  test('can have a budget elsewhere', () => {
    const stack = advertiserStack();
    importIn(stack, AGREED).associate('Sales', {
      table: salesTable(stack, {
        analysisRule: AnalysisRule.custom({
          allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER),
          outputProtection: OutputProtection.differentialPrivacy('user_id'),
        }),
      }),
      resultReceivers: [PUBLISHER],
    });

    expect(messagesOf(stack)).toEqual([]);
  });
});

function salesOf(scope: Membership | Stack) {
  return salesTable(Stack.of(scope), {
    analysisRule: AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.anyQueryFrom(PUBLISHER),
      disallowedOutputColumns: ['user_id'],
    }),
  });
}

/** The lines of a synthesis, each with its level, except those that the CDK adds. */
function linesOf(stack: Stack, level?: 'info'): string[] {
  const messages = (stack.node.root as App).synth().stacks.flatMap((one) => one.messages);
  return messages
    .filter((message) => level === undefined || message.level === level)
    .map(({ id, level: its, entry }) => `${its} ${id}: ${entry.data}`);
}

describe('what cannot be derived is one line of information', () => {
  test('for a membership of a collaboration that is known by its ID', () => {
    const stack = advertiserStack();
    const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);
    const membership = new Membership(stack, 'Membership', { collaboration });
    const table = salesOf(stack);
    for (const id of ['One', 'Two']) {
      membership.associate(id, { table, associationName: id, resultReceivers: [PUBLISHER] });
    }

    expect(linesOf(stack, 'info')).toMatchInlineSnapshot(`
      [
        "info /Advertiser/Ads: not checked in "Ads", because it is not known: its members (so the accepted payments are not derived, and the roles of tables without partnerMemberships trust Clean Rooms for memberships of any account), the account of its creator, the tables of other members; to check it, specify creator, members and creatorAccountId of the imported collaboration, and declare each of these members with DeclaredPartner and its tables",
      ]
    `);
  });

  const imported = (stack: Stack, analysisRuleType?: AnalysisRuleType) =>
    ConfiguredTable.fromConfiguredTableAttributes(stack, 'Sales', {
      configuredTableId: ANOTHER_ID,
      source: salesSource(stack),
      analysisRuleType,
    });

  test.each<[string, 'info' | 'warning', (stack: Stack) => ConfiguredTableAssociationOptions]>([
    ['a table of the app', 'warning', (stack) => ({ table: salesOf(stack) })],
    [
      'a table of the app, with additional analyses',
      'info',
      (stack) => ({
        table: salesOf(stack),
        allowedAdditionalAnalyses: [
          `arn:aws:cleanrooms-ml:us-east-1:${PUBLISHER}:membership/*/configured-model-algorithm-association/*`,
        ],
      }),
    ],
    ['an imported table', 'info', (stack) => ({ table: imported(stack) })],
    ['an imported table with its rule', 'info', (stack) => ({ table: imported(stack, AnalysisRuleType.CUSTOM) })],
  ])('or one warning about the collaboration analysis rule of %s', (_, level, optionsOf) => {
    const stack = advertiserStack();
    const collaboration = Collaboration.fromCollaborationId(stack, 'Ads', AN_ID);
    const membership = new Membership(stack, 'Membership', { collaboration });
    membership.associate('Sales', { associationName: 'sales', ...optionsOf(stack) });

    const lines = linesOf(stack).filter((line) => /collaboration analysis rule|result receivers/.test(line));

    expect(lines).toEqual([expect.stringContaining(`${level} /Advertiser/Membership/Sales`)]);
  });
});

test('an ARN of another Region states the Region of the collaboration', () => {
  const regionOf = (arnRegion: string) => {
    const stack = advertiserStack();
    const arn = `arn:aws:cleanrooms:${arnRegion}:${PUBLISHER}:collaboration/${AN_ID}`;
    new Membership(stack, 'Membership', { collaboration: Collaboration.fromCollaborationArn(stack, 'Ads', arn) });
    return findingsIn(stack).findings.map(({ rule }) => rule.id);
  };

  expect(regionOf('eu-central-1')).toEqual(['MembershipIsInRegion']);
  expect(regionOf('us-east-1')).toEqual([]);
});
