import { App, Fn, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnCollaboration, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  AggregateExpression,
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  AnalysisRuleType,
  AnalysisSource,
  Collaboration,
  type CollaborationAttributes,
  type ConfiguredTable,
  DeclaredPartner,
  type DeclaredPartnerProps,
  type DeclaredTable,
  type ICollaboration,
  Member,
  MemberAbility,
  Membership,
  OutputProtection,
  PrivacyBudget,
} from '../../src';
import { CATALOGUE } from '../../src/rules/catalogue';
import { findingsIn } from '../../src/validation/report';
import { bundled } from '../custom-resources/support/bundled';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  advertiserStack,
  collaborationOf,
  PUBLISHER,
  publisherStack,
  STRANGER,
  salesTable,
} from '../support/two-companies';

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

beforeAll(bundled);

const REVIEWED = AnalysisRule.custom({
  allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER),
  disallowedOutputColumns: ['user_id'],
});

/** A table of the publisher with which nothing is wrong. */
const IMPRESSIONS: DeclaredTable = {
  tableName: 'impressions',
  allowedColumns: ['user_id', 'campaign'],
  columnTypes: { user_id: 'string' },
  analysisMethod: AnalysisMethod.DIRECT_QUERY,
  analysisRule: REVIEWED,
  resultReceivers: [ADVERTISER],
  allowedAdditionalAnalyses: [],
};

/** The collaboration of the publisher, as the advertiser knows it. */
function adsIn(stack: Stack, attributes: Partial<CollaborationAttributes> = {}): ICollaboration {
  return Collaboration.fromCollaborationAttributes(stack, 'Ads', {
    collaborationId: AN_ID,
    creatorAccountId: PUBLISHER,
    creator: { displayName: 'Publisher' },
    members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RECEIVE_RESULTS] })],
    queryLogging: true,
    ...attributes,
  });
}

interface Room {
  readonly stack: Stack;
  readonly collaboration: ICollaboration;
  readonly membership: Membership;
  readonly table: ConfiguredTable;
}

/** The side of the advertiser, with the table `sales`, beside the declared tables of the publisher. */
function roomWith(tables?: DeclaredTable[], more: Partial<DeclaredPartnerProps> = {}): Room {
  const stack = advertiserStack();
  const collaboration = adsIn(stack);
  const membership = new Membership(stack, 'Membership', { collaboration });
  const table = salesTable(stack, { analysisRule: REVIEWED });
  membership.associate('SalesAssociation', { table, associationName: 'sales' });
  new DeclaredPartner(stack, 'Partner', { collaboration, accountId: PUBLISHER, tables, ...more });
  return { stack, collaboration, membership, table };
}

function findingsOf(stack: Stack): readonly string[] {
  return findingsIn(stack.node.root).findings.map(({ rule, subject }) => `${rule.id} ${subject.path}`);
}

describe('a declared partner', () => {
  test('is not in the template', () => {
    const { stack } = roomWith([IMPRESSIONS]);
    const without = roomWith().stack;
    without.node.tryRemoveChild('Partner');

    expect(Template.fromStack(stack).toJSON()).toEqual(Template.fromStack(without).toJSON());
  });

  test.each(['constructor', '__proto__', 'toString'])('can have a table with the name %s', (tableName) => {
    const { stack } = roomWith([{ ...IMPRESSIONS, tableName }]);

    expect(() => stack.node.root.node.findAll()).not.toThrow();
    expect(findingsOf(stack).filter((finding) => !/Name/.test(finding))).toEqual([]);
  });

  test('is no finding by itself', () => {
    expect(findingsOf(roomWith([IMPRESSIONS]).stack)).toEqual([]);
    expect(findingsOf(roomWith([]).stack)).toEqual([]);
    expect(findingsOf(roomWith().stack)).toEqual([]);
  });

  test('can be one of a collaboration of this app, also of an L1', () => {
    const stack = publisherStack();
    const l1 = new CfnCollaboration(stack, 'Ads', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
      members: [{ accountId: ADVERTISER, displayName: 'Advertiser', memberAbilities: [] }],
      queryLogStatus: 'ENABLED',
    });
    new DeclaredPartner(stack, 'Stranger', { collaboration: l1, accountId: STRANGER, tables: [] });

    expect(findingsOf(stack)).toEqual(['AccountIsInvited Publisher/Stranger']);
  });

  test('is a different one than the members of this app', () => {
    const { stack, collaboration } = roomWith([IMPRESSIONS]);
    new DeclaredPartner(stack, 'Again', { collaboration, accountId: PUBLISHER, tables: [IMPRESSIONS] });
    new DeclaredPartner(stack, 'Own', { collaboration, accountId: ADVERTISER, tables: [{ tableName: 'SALES' }] });

    const findings = findingsIn(stack).findings.map(({ rule, what, fix }) => [rule.id, what, fix]);

    expect(findings).toEqual([
      [
        'OneMembershipPerAccount',
        '"Advertiser/Again" joins "Ads" with the same account as "Advertiser/Partner"',
        'declare each partner once',
      ],
      [
        'OneMembershipPerAccount',
        '"Advertiser/Membership" joins "Ads" with the same account as "Advertiser/Own"',
        'remove the DeclaredPartner',
      ],
    ]);
  });

  test('states the tables of an imported membership of the same account', () => {
    const { stack, collaboration, membership } = roomWith([IMPRESSIONS]);
    Membership.fromMembershipAttributes(stack, 'Imported', {
      membershipId: ANOTHER_ID,
      accountId: PUBLISHER,
      collaboration,
    });
    membership.addAnalysisTemplate('Reach', { source: AnalysisSource.sql('SELECT 1 FROM clicks') });

    expect(findingsOf(stack)).toEqual(['TemplateTablesAreAssociated Advertiser/Membership/Reach']);
  });
});

describe('the tables of a declared partner', () => {
  test.each<[string, (room: Room) => void]>([
    [
      'TemplateTablesAreAssociated Advertiser/Membership/Reach',
      ({ membership }) =>
        membership.addAnalysisTemplate('Reach', { source: AnalysisSource.sql('SELECT 1 FROM clicks') }),
    ],
    [
      'TableNamesAreUnique Advertiser/Membership/Second',
      ({ membership, table }) => membership.associate('Second', { table, associationName: 'Impressions' }),
    ],
    [
      'TemplateColumnsAreAllowed Advertiser/Membership/Reach',
      ({ membership }) =>
        membership.addAnalysisTemplate('Reach', { source: AnalysisSource.sql('SELECT seen_at FROM impressions') }),
    ],
    [
      'ResultsOmitDisallowedColumns Advertiser/Membership/Reach',
      ({ membership }) =>
        membership.addAnalysisTemplate('Reach', { source: AnalysisSource.sql('SELECT user_id FROM impressions') }),
    ],
  ])('are compared with this app: %s', (finding, add) => {
    const room = roomWith([IMPRESSIONS]);
    add(room);

    expect(findingsOf(room.stack)).toEqual([finding]);
  });

  test.each<[string, Partial<DeclaredTable>]>([
    [
      'JoinedTablesShareRuleType Advertiser/Partner/impressions/Association',
      { analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['campaign'] }) },
    ],
    ['ReceiversCanReceive Advertiser/Partner/impressions/Association', { resultReceivers: [ADVERTISER, PUBLISHER] }],
    ['SomeAnalysisCombinesTables Advertiser/Ads', { resultReceivers: [STRANGER] }],
    ['RuleColumnsAreAllowed Advertiser/Partner/impressions', { allowedColumns: ['campaign'], columnTypes: {} }],
    ['ColumnNamesAreLowerCase Advertiser/Partner/impressions', { allowedColumns: ['user_id', 'Campaign'] }],
    [
      'IdentityColumnIsText Advertiser/Partner/impressions',
      {
        columnTypes: { user_id: 'bigint' },
        analysisRule: AnalysisRule.custom({
          allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER),
          outputProtection: OutputProtection.aggregationThreshold({ identityColumn: 'user_id', minimum: 100 }),
        }),
      },
    ],
    [
      'JobsHaveCustomRule Advertiser/Partner/impressions',
      {
        analysisMethod: AnalysisMethod.MULTIPLE,
        analysisRule: AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['campaign'] }),
      },
    ],
    ['ValuesAreWithinLimits Advertiser/Partner/impressions/Association', { tableName: 'x'.repeat(130) }],
  ])('are evaluated as those of this app: %s', (finding, changed) => {
    const { stack } = roomWith([{ ...IMPRESSIONS, ...changed }]);

    expect(findingsOf(stack).map((one) => one.replace('x'.repeat(130), 'impressions'))).toContain(finding);
  });

  test('are joined with a list table of the member who can query, whose type is known', () => {
    const list = { tableName: 'impressions', analysisRuleType: AnalysisRuleType.LIST, resultReceivers: [ADVERTISER] };
    const stack = advertiserStack();
    const collaboration = adsIn(stack);
    const rule = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
    const membership = new Membership(stack, 'Membership', { collaboration });
    membership.associate('Sales', { table: salesTable(stack, { analysisRule: rule }) });
    const typed = (analysisRuleType: AnalysisRuleType) => {
      stack.node.tryRemoveChild('Partner');
      const tables = [{ ...list, analysisRuleType }];
      new DeclaredPartner(stack, 'Partner', { collaboration, accountId: PUBLISHER, tables });
      return findingsOf(stack);
    };

    expect(typed(AnalysisRuleType.LIST)).toEqual([]);
    expect(typed(AnalysisRuleType.CUSTOM)).toEqual(['JoinedTablesShareRuleType Advertiser/Membership/Sales']);
  });

  test('are unknown unless they are declared', () => {
    const { stack, membership } = roomWith();
    const source = AnalysisSource.sql('SELECT seen_at FROM clicks');
    membership.addAnalysisTemplate('Reach', { source });

    expect(findingsOf(stack)).toEqual([]);
  });

  test('are unknown in what is not declared', () => {
    const { stack, membership } = roomWith([{ tableName: 'impressions' }, { tableName: 'b', resultReceivers: [] }]);
    const source = AnalysisSource.sql('SELECT i.seen_at, b.x FROM impressions i JOIN b ON i.user_id = b.user_id');
    membership.addAnalysisTemplate('Reach', { source });

    expect(findingsOf(stack)).toEqual([]);
  });
});

describe('what only the partner can decide', () => {
  /** Everything that a partner can be advised to change: no protection, wildcards, a name with a hyphen, a lower minimum. */
  const CARELESS: DeclaredTable[] = [
    {
      ...IMPRESSIONS,
      analysisRule: AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER) }),
    },
    {
      ...IMPRESSIONS,
      tableName: 'user-emails',
      allowedColumns: ['user_id', 'email'],
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER),
        outputProtection: OutputProtection.aggregationThreshold({
          identityColumn: 'user_id',
          minimum: 100,
          outputColumnMinimums: { email: 2 },
          aggregateExpression: AggregateExpression.ANY_EXPRESSION,
        }),
      }),
      allowedAdditionalAnalyses: [
        'arn:aws:cleanrooms-ml:us-east-1:*:membership/*/configured-model-algorithm-association/*',
      ],
    },
    {
      ...IMPRESSIONS,
      tableName: 'users',
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER),
        outputProtection: OutputProtection.differentialPrivacy('user_id'),
      }),
    },
  ];

  test('is not reported', () => {
    expect(findingsOf(roomWith(CARELESS).stack).filter((one) => !one.startsWith('AdditionalAnalysesFitTable'))).toEqual(
      [],
    );
  });

  test('is reported of own tables', () => {
    const stack = publisherStack();
    const collaboration = collaborationOf(stack);
    new DeclaredPartner(stack, 'Partner', { collaboration, accountId: ADVERTISER, tables: [IMPRESSIONS] });
    const table = salesTable(stack, {
      analysisRule: AnalysisRule.custom({
        allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER),
        outputProtection: OutputProtection.differentialPrivacy('user_id'),
      }),
    });
    const membership = new Membership(stack, 'Membership', { collaboration });
    membership.associate('Sales', { table, associationName: 'sales' });

    const [finding] = findingsIn(stack).findings;

    expect(finding).toMatchObject({ severity: 'warning', rule: { id: 'DifferentialPrivacyHasBudget' } });
    expect(finding.fix).toContain('if another member creates it');
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
    expect(findingsOf(stack)).toEqual([]);
  });

  test('does not end with a rule that demands a role, a policy or a deletion policy', () => {
    const all = findingsIn(roomWith(CARELESS).stack).findings.map(({ what, fix }) => `${what} ${fix}`);

    expect(all.filter((one) => /\brole\b|polic(y|ies) of|removalPolicy|budget/i.test(one))).toEqual([]);
  });

  test('are rules about resources that can be declared', () => {
    const subjects = new Set(CATALOGUE.filter(({ forOwner }) => forOwner).map(({ subject }) => subject));

    expect([...subjects].sort()).toEqual(['association', 'configuredTable']);
  });
});

test('a creator without a membership is the subject of its own app, if all others are declared', () => {
  const stack = publisherStack();
  const creator = { displayName: 'Publisher', abilities: [QUERY, RECEIVE_RESULTS] };
  const members = [Member.account(ADVERTISER, { displayName: 'Advertiser' })];
  const collaboration = collaborationOf(stack, { creator, members });
  new DeclaredPartner(stack, 'Partner', { collaboration, accountId: ADVERTISER, tables: [] });

  expect(findingsOf(stack)).toEqual([]);
});

test('a declared query runner who brings no table is reported', () => {
  const stack = publisherStack();
  const collaboration = collaborationOf(stack);
  const membership = new Membership(stack, 'Membership', { collaboration });
  const analysisRule = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
  membership.associate('Sales', { table: salesTable(stack, { analysisRule }) });
  new DeclaredPartner(stack, 'Partner', { collaboration, accountId: ADVERTISER, tables: [] });

  expect(findingsOf(stack)).toEqual(['QueryRunnerBringsTable Publisher/Membership/Sales']);
});

describe('an error', () => {
  function errorOf(...tables: DeclaredTable[]): string {
    try {
      roomWith(tables);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  test('names all that is wrong at once', () => {
    const list = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['campaign'] });

    const message = errorOf(
      { tableName: 'sales' },
      { tableName: 'SALES', analysisRule: list, analysisRuleType: AnalysisRuleType.CUSTOM },
      { tableName: '', allowedColumns: ['user_id'], columnTypes: { userid: 'string' } },
    );

    expect(message).toMatchInlineSnapshot(`
      "Advertiser/Partner: two tables have the name "SALES"
          why: queries refer to a table by its name only, regardless of case
          fix: declare each table once
        Advertiser/Partner: analysisRuleType of the table "SALES" is "CUSTOM", but its analysisRule has the type "LIST"
          why: a table has only one analysis rule
          fix: omit analysisRuleType
        Advertiser/Partner: a table has the tableName ""
          why: queries refer to a table by its name only, regardless of case
          fix: specify the name of the table in queries
        Advertiser/Partner: columnTypes of the table "" has the column "userid", which is not in allowedColumns
          why: only allowed columns can be used in the collaboration
          fix: add the column to allowedColumns, or remove it from columnTypes"
    `);
  });

  test('is reported for a name that is a token, because rules compare it', () => {
    expect(errorOf({ tableName: Fn.importValue('Name') })).toContain('tables[0].tableName contains a token');
  });

  test('is not made of columns that are known only at deployment', () => {
    const columnTypes = { user_id: 'string' };

    expect(errorOf({ tableName: 'a', allowedColumns: [Fn.importValue('Column')], columnTypes })).toBe('');
    expect(errorOf({ tableName: 'a', allowedColumns: Token.asList(Fn.importValue('Columns')), columnTypes })).toBe('');
  });
});

test('a declared partner takes no list of this app for incomplete', () => {
  const app = new App();
  const stack = new Stack(app, 'Anywhere');
  const collaboration = collaborationOf(stack, { creator: { displayName: 'Publisher', abilities: [QUERY] } });
  new DeclaredPartner(stack, 'Partner', { collaboration, accountId: ADVERTISER, tables: [IMPRESSIONS] });
  new CfnMembership(stack, 'Membership', {
    collaborationIdentifier: collaboration.collaborationId,
    queryLogStatus: 'ENABLED',
  });

  expect(findingsOf(stack)).toContain('SingleQueryRunner Anywhere/Ads');
});
