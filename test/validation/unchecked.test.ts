import { App, CfnParameter, Fn, Stack, Stage } from 'aws-cdk-lib';
import { CfnAnalysisTemplate, CfnCollaboration, CfnMembership } from 'aws-cdk-lib/aws-cleanrooms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildApp as addedMember } from '../../examples/added-member/app';
import { buildApp as campaignReach } from '../../examples/campaign-reach/app';
import { buildApp as identityMatching } from '../../examples/identity-matching/app';
import { buildApp as invited } from '../../examples/invited/app';
import { buildApp as pysparkJob } from '../../examples/pyspark-job/app';
import { buildApp as testBed } from '../../examples/test-bed/app';
import {
  AllowedAnalyses,
  AnalysisRule,
  AnalysisRuleType,
  AnalysisTemplate,
  Collaboration,
  type CollaborationAttributes,
  DeclaredPartner,
  type DeclaredTable,
  Member,
  MemberAbility,
  Membership,
  type MembershipOptions,
  ResultOutput,
  ReviewedTemplate,
} from '../../src';
import { bundled } from '../custom-resources/support/bundled';
import {
  ADVERTISER,
  AN_ID,
  ANOTHER_ID,
  advertiserStack,
  collaborationOf,
  collaborationOfOne,
  PUBLISHER,
  publisherStack,
  salesTable,
  stackIn,
} from '../support/two-companies';

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

beforeAll(bundled);

/** The lines of information of a synthesis, each with its construct. */
function linesOf(app: App): string[] {
  const assembly = app.synth({ force: true });
  const all = [assembly, ...assembly.nestedAssemblies.map(({ nestedAssembly }) => nestedAssembly)];
  return all
    .flatMap(({ stacks }) => stacks.flatMap(({ messages }) => messages))
    .filter(({ level }) => level === 'info')
    .map(({ id, entry }) => `${id}: ${entry.data}`);
}

const appOf = (stack: Stack) => stack.node.root as App;

const RULE = AnalysisRule.custom({
  allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER),
  disallowedOutputColumns: ['user_id'],
});

const KNOWN: Omit<CollaborationAttributes, 'collaborationId'> = {
  creatorAccountId: PUBLISHER,
  creator: { displayName: 'Publisher' },
  members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [QUERY, RECEIVE_RESULTS] })],
  queryLogging: true,
};

interface Stated {
  readonly collaboration?: Omit<CollaborationAttributes, 'collaborationId'>;
  readonly membership?: (stack: Stack) => MembershipOptions;
  readonly associates?: boolean;
  /** Without it, the partner is not declared. */
  readonly tables?: DeclaredTable[] | 'not declared';
}

/** The side of the advertiser, with a table, and what is stated about the publisher. */
function advertiser({ collaboration = KNOWN, membership, associates = true, tables }: Stated): Stack {
  const stack = advertiserStack();
  const ads = Collaboration.fromCollaborationAttributes(stack, 'Ads', { collaborationId: AN_ID, ...collaboration });
  const own = new Membership(stack, 'Membership', { ...membership?.(stack), collaboration: ads });
  if (associates) {
    const receivers = { resultReceivers: [ADVERTISER] };
    own.associate('Sales', { table: salesTable(stack, { analysisRule: RULE }), ...receivers });
  }
  if (tables) {
    new DeclaredPartner(stack, 'Partner', {
      collaboration: ads,
      accountId: PUBLISHER,
      tables: tables === 'not declared' ? undefined : tables,
    });
  }
  return stack;
}

const IMPRESSIONS: DeclaredTable = {
  tableName: 'impressions',
  allowedColumns: ['user_id'],
  analysisRule: RULE,
  resultReceivers: [ADVERTISER],
};
const KNOW_NOTHING = { tableName: 'clicks' };
const ONLY_TYPE = {
  ...IMPRESSIONS,
  tableName: 'views',
  analysisRule: undefined,
  analysisRuleType: AnalysisRuleType.CUSTOM,
};

const OF_PUBLISHER =
  'the tables of 111111111111 ("Publisher"); to check it, declare each of these members with DeclaredPartner and its tables';

describe('what is not checked in a collaboration is one line', () => {
  test.each<[string, Stated, string]>([
    ['the tables of a partner', {}, OF_PUBLISHER],
    ['a declared partner without tables', { tables: 'not declared' }, OF_PUBLISHER],
    [
      'what is not declared about tables',
      { tables: [IMPRESSIONS, KNOW_NOTHING, ONLY_TYPE] },
      'the columns of "clicks", the analysis rule of "clicks", "views", the result receivers of "clicks"; ' +
        'to check it, specify allowedColumns, analysisRule and resultReceivers of these tables',
    ],
    [
      'the account of the creator',
      { collaboration: { ...KNOWN, creatorAccountId: undefined }, associates: false },
      'the account of its creator; to check it, specify creatorAccountId of the imported collaboration',
    ],
    [
      'settings that the membership depends on',
      {
        collaboration: { ...KNOWN, queryLogging: undefined },
        membership: () => ({ queryLogging: true, jobLogging: true, metrics: true }),
        associates: false,
      },
      'whether queries can be logged, whether jobs can be logged, whether metrics are available; ' +
        'to check it, specify queryLogging, jobLogging and metrics of the imported collaboration',
    ],
    [
      'where results can be stored',
      {
        membership: (stack) => {
          const bucket = new Bucket(new Stack(appOf(stack), 'Far', { env: { region: 'us-west-2' } }), 'Results', {
            bucketName: 'far-results',
          });
          return { resultOutput: ResultOutput.s3(bucket) };
        },
        associates: false,
      },
      'the Regions in which results can be stored; to check it, specify allowedResultRegions of the imported collaboration',
    ],
  ])('%s', (_, stated, line) => {
    expect(linesOf(appOf(advertiser(stated)))).toEqual([
      `/Advertiser/Ads: not checked in "Ads", because it is not known: ${line}`,
    ]);
  });

  test('with everything that can be stated', () => {
    expect(linesOf(appOf(advertiser({ collaboration: {} })))).toMatchInlineSnapshot(`
      [
        "/Advertiser/Ads: not checked in "Ads", because it is not known: its members (so the accepted payments are not derived, and the roles of tables without partnerMemberships trust Clean Rooms for memberships of any account), the account of its creator, the tables of other members; to check it, specify creator, members and creatorAccountId of the imported collaboration, and declare each of these members with DeclaredPartner and its tables",
      ]
    `);
  });

  test('for the creator as well, on the collaboration', () => {
    const stack = publisherStack();
    const collaboration = collaborationOf(stack);
    new Membership(stack, 'Membership', { collaboration }).associate('Sales', {
      table: salesTable(stack, { analysisRule: RULE }),
    });

    expect(linesOf(appOf(stack))).toEqual([
      expect.stringMatching(/^\/Publisher\/Ads: not checked in "Ads".*the tables of 222222222222 \("Advertiser"\)/),
    ]);
  });

  test('for members of this app that are known only at deployment', () => {
    const stack = publisherStack();
    const collaboration = new CfnCollaboration(stack, 'Ads', {
      name: 'Ads',
      description: 'Reach of the spring campaign',
      creatorDisplayName: 'Publisher',
      creatorMemberAbilities: [Fn.importValue('Ability')],
      members: [],
      queryLogStatus: 'ENABLED',
    });
    new Membership(stack, 'Membership', { collaboration });

    expect(linesOf(appOf(stack))).toEqual([
      expect.stringContaining('to check it, specify the members and their abilities as literal values'),
    ]);
  });

  test('if the synthesis is repeated', () => {
    const app = appOf(advertiser({}));
    linesOf(app);

    expect(linesOf(app)).toHaveLength(1);
  });

  test('for each stage', () => {
    const app = new App();
    for (const name of ['Beta', 'Prod']) {
      const stack = stackIn(new Stage(app, name), 'Publisher', PUBLISHER);
      const membership = new Membership(stack, 'Membership', { collaboration: collaborationOf(stack) });
      membership.associate('Sales', { table: salesTable(stack, { analysisRule: RULE }) });
    }

    expect(linesOf(app).map((line) => line.split(':')[0])).toEqual(['/Beta/Publisher/Ads', '/Prod/Publisher/Ads']);
  });

  test('for a table of an imported membership', () => {
    const stack = advertiserStack();
    const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', { collaborationId: AN_ID, ...KNOWN });
    const membership = Membership.fromMembershipAttributes(stack, 'Own', { membershipId: ANOTHER_ID, collaboration });
    membership.associate('Sales', { table: salesTable(stack, { analysisRule: RULE }) });

    expect(linesOf(appOf(stack))).toEqual([
      expect.stringContaining('the tables of 111111111111 ("Publisher"), 222222222222 ("Advertiser");'),
    ]);
  });
});

describe('there is no line', () => {
  test.each<[string, Stated]>([
    ['everything is declared', { tables: [IMPRESSIONS] }],
    ['the partner brings no table', { tables: [] }],
    ['nothing depends on the tables of the partner', { associates: false }],
    [
      'no membership depends on a setting',
      { collaboration: { ...KNOWN, queryLogging: undefined }, tables: [IMPRESSIONS] },
    ],
  ])('if %s', (_, stated) => {
    expect(linesOf(appOf(advertiser(stated)))).toEqual([]);
  });

  test('for a collaboration alone', () => {
    const stack = publisherStack();
    collaborationOf(stack);

    expect(linesOf(appOf(stack))).toEqual([]);
  });

  test('for memberships of L1s whose collaboration is a literal', () => {
    const stack = publisherStack();
    collaborationOf(stack);
    new CfnMembership(stack, 'Membership', { collaborationIdentifier: AN_ID, queryLogStatus: 'ENABLED' });

    expect(linesOf(appOf(stack))).toEqual([]);
  });

  test.each([
    ['campaign-reach', campaignReach],
    ['identity-matching', identityMatching],
    ['invited', invited],
    ['pyspark-job', pysparkJob],
    ['test-bed', testBed],
  ])('in the example %s', (_, buildApp) => {
    expect(linesOf(buildApp()).filter((line) => line.includes('not checked'))).toEqual([]);
  });
});

test('in the example added-member, each side knows only itself, and has a line', () => {
  const lines = linesOf(addedMember()).filter((line) => line.includes('not checked'));

  expect(lines.map((line) => line.split(':')[0])).toEqual(['/Agency/Panel', '/Broadcaster/Panel', '/Creator/Panel']);
});

describe('the texts of reviewed templates', () => {
  const HASH = 'a'.repeat(64);
  const ARN = `arn:aws:cleanrooms:us-east-1:${PUBLISHER}:membership/${AN_ID}/analysistemplate/${ANOTHER_ID}`;
  const TO_COMPARE =
    '; to check it, compare the texts that "aws cleanrooms get-collaboration-analysis-template" returns';

  /** The lines about a table of a company that is alone in its collaboration. */
  function linesAbout(ruleOf: (stack: Stack, membership: Membership) => AllowedAnalyses): string[] {
    const stack = publisherStack();
    const membership = new Membership(stack, 'Membership', { collaboration: collaborationOfOne(stack) });
    const analysisRule = AnalysisRule.custom({ allowedAnalyses: ruleOf(stack, membership) });
    membership.associate('Sales', { table: salesTable(stack, { analysisRule }), resultReceivers: [PUBLISHER] });
    return linesOf(appOf(stack));
  }

  const imported = (stack: Stack) => AnalysisTemplate.fromAnalysisTemplateArn(stack, 'Reach', ARN);

  test('are not checked if the templates are outside of the app', () => {
    const lines = linesAbout((stack) =>
      AllowedAnalyses.reviewedTemplates(ReviewedTemplate.sha256(imported(stack), HASH)),
    );

    expect(lines).toEqual([
      `/Publisher/Ads: not checked in "Ads", because it is not known: whether the text of "${ARN}" is the reviewed one (for "Sales")${TO_COMPARE}`,
    ]);
  });

  test('are not checked if they are known only at deployment', () => {
    const lines = linesAbout((stack, membership) => {
      const source = { text: new CfnParameter(stack, 'Text').valueAsString };
      const reach = new CfnAnalysisTemplate(stack, 'Reach', {
        name: 'reach',
        format: 'SQL',
        membershipIdentifier: membership.membershipId,
        source,
      });
      return AllowedAnalyses.reviewedTemplates(ReviewedTemplate.sha256(reach, HASH));
    });

    expect(lines).toEqual([expect.stringContaining('whether the text of "reach" is the reviewed one (for "Sales")')]);
  });

  test.each<[string, (stack: Stack) => AllowedAnalyses]>([
    ['nothing is reviewed', (stack) => AllowedAnalyses.templates(imported(stack))],
    ['no text is', (stack) => AllowedAnalyses.reviewedTemplates(ReviewedTemplate.withoutText(imported(stack)))],
  ])('are complete if %s', (_, allowed) => {
    expect(linesAbout(allowed)).toEqual([]);
  });
});
