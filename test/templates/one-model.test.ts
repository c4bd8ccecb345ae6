import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps, type CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import type { IAnalysisTemplateRef } from 'aws-cdk-lib/aws-cleanrooms';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { Construct } from 'constructs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisRule,
  AnalysisRuleType,
  AnalysisSource,
  AnalysisTemplate,
  ConfiguredTableAssociation,
  DeclaredPartner,
  Membership,
  OutputProtection,
  ReviewedTemplate,
} from '../../src';
import { constructSource } from '../../src/model/construct-source';
import { readAssembly } from '../../src/templates/assembly';
import { templateSource } from '../../src/templates/template-source';
import { bundled } from '../custom-resources/support/bundled';
import { SEEDS } from '../support/exploration';
import { findingsOfSource, graphOf } from '../support/graph-of';
import { memberIn, roomOf } from '../support/l1-rooms';
import type { Negative } from '../support/negative';
import { buildConstructs, constructRoom } from '../support/random-construct-rooms';
import { room, WRITINGS } from '../support/random-rooms';
import { QUICK, roomApp } from '../support/room-app';
import { ADVERTISER, collaborationOf, PUBLISHER, salesTable, stackIn } from '../support/two-companies';

const NEGATIVES = join(__dirname, '..', 'negatives');
const EXAMPLES_FOLDER = join(__dirname, '..', '..', 'examples');
const EXAMPLES = readdirSync(EXAMPLES_FOLDER).filter((name) => existsSync(join(EXAMPLES_FOLDER, name, 'app.ts')));
/** The number of random rooms of each sort for each seed, since each is synthesized. */
const ROOMS = Number(process.env.ONE_MODEL_RUNS ?? 10);
const writings = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('plain') },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(WRITINGS)) },
  ),
  { minLength: 3, maxLength: 30 },
);
const FOLDER = mkdtempSync(join(tmpdir(), 'one-model-'));

beforeAll(() => {
  bundled();
});
afterAll(() => {
  rmSync(FOLDER, { recursive: true, force: true });
});

function read(file: string) {
  return {
    file,
    data: JSON.parse(readFileSync(file, 'utf8')),
    positionOf: () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 }),
  };
}

/** Requirements that nothing keeps. */
const STRICT = {
  allowedAccountIds: [],
  minimumGroupSize: 100_001,
  maximumEpsilon: 0,
  minimumUsersNoisePerQuery: 101,
  requireReviewedTemplates: true,
} as const;

/** The findings on an app, which are the same from its constructs and from its `cdk.out`, as is the graph. */
function compare(app: App): readonly string[] {
  const { directory } = app.synth({ skipValidation: true, force: true });
  const constructs = constructSource(app);
  const templates = templateSource(readAssembly(directory, read).stacks);
  expect(findingsOfSource(templates)).toEqual(findingsOfSource(constructs));
  expect(findingsOfSource(templates, STRICT)).toEqual(findingsOfSource(constructs, STRICT));
  expect(graphOf(templates)).toEqual(graphOf(constructs));
  rmSync(directory, { recursive: true });
  return findingsOfSource(templates);
}

describe.each(readdirSync(NEGATIVES))('the negative %s', (file) => {
  test.each(['bad', 'good'] as const)('%s', async (side) => {
    const { default: example } = (await import(join(NEGATIVES, file))) as { default: Negative };
    const app = newApp();
    const stack = new Stack(app, 'Example', { env: { account: '111111111111', region: 'us-east-1' } });
    example[side](stack);

    compare(app);
  });
});

test.each(EXAMPLES)('the example %s', async (name) => {
  const { buildApp } = (await import(join(EXAMPLES_FOLDER, name, 'app'))) as { readonly buildApp: () => App };

  compare(buildApp());
});

test('the recipe of two environments, which are stages', async () => {
  const { addEnvironments } = await import(join(EXAMPLES_FOLDER, 'recipes', 'two-environments'));
  const app = newApp();
  addEnvironments(app);

  compare(app);
});

test('a partner is declared, with whom nothing fits', () => {
  const stack = stackIn(newApp(), 'Publisher', PUBLISHER);
  const collaboration = collaborationOf(stack);
  const membership = new Membership(stack, 'Membership', { collaboration });
  const reach = membership.addAnalysisTemplate('Reach', { source: AnalysisSource.sql('SELECT age FROM customers') });
  const analysisRule = AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
  membership.associate('Sales', { table: salesTable(stack, { analysisRule }), associationName: 'Customers' });
  new DeclaredPartner(stack, 'Partner', {
    collaboration,
    accountId: ADVERTISER,
    tables: [
      {
        tableName: 'customers',
        allowedColumns: ['user_id', 'city'],
        columnTypes: { user_id: 'bigint' },
        analysisMethod: AnalysisMethod.MULTIPLE,
        analysisRule: AnalysisRule.custom({
          allowedAnalyses: AllowedAnalyses.templates(reach),
          outputProtection: OutputProtection.aggregationThreshold({ identityColumn: 'user_id', minimum: 2 }),
        }),
        resultReceivers: [PUBLISHER],
      },
      { tableName: 'b', analysisRuleType: AnalysisRuleType.LIST, allowedAdditionalAnalyses: [] },
    ],
  });

  expect(compare(stack.node.root as App).map((finding) => finding.split(':')[0])).toEqual([
    'error IdentityColumnIsText Publisher/Partner/customers',
    'error TableNamesAreUnique Publisher/Membership/Sales',
    'error TemplateTablesHaveCustomRule Publisher/Membership/Reach',
    'warning ReceiversCanReceive Publisher/Partner/customers/Association',
    'warning TemplateTablesShareReceiver Publisher/Membership/Reach',
  ]);
});

const COUNT = 'SELECT city, COUNT(DISTINCT user_id) AS users FROM sales GROUP BY city';
const ROWS = 'SELECT user_id, city FROM sales';

describe('a template is reviewed', () => {
  const reviewOf = (reach: IAnalysisTemplateRef) =>
    AnalysisRule.custom({
      allowedAnalyses: AllowedAnalyses.reviewedTemplates(ReviewedTemplate.sql(reach, COUNT, { reviewer: 'Privacy' })),
    });

  test.each([
    ['weak', ROWS],
    ['weak', COUNT],
    ['strong', ROWS],
  ])('which is in another stack, by a %s reference: %s', (strength, sql) => {
    const app = newApp({ context: { '@aws-cdk/core:defaultCrossStackReferences': strength } });
    const [publisher, author, tables] = ['Publisher', 'Author', 'Tables'].map((id) => stackIn(app, id, PUBLISHER));
    const membership = new Membership(publisher, 'Membership', { collaboration: collaborationOf(publisher) });
    const reach = new AnalysisTemplate(author, 'Reach', { membership, source: AnalysisSource.sql(sql) });
    const table = salesTable(tables, { analysisRule: reviewOf(reach) });
    new ConfiguredTableAssociation(tables, 'sales', { membership, table });

    const findings = compare(app).map((finding) => finding.split(':')[0]);

    expect(findings).toEqual(sql === COUNT ? [] : ['error AllowedTemplateIsAsReviewed Tables/Sales']);
  });

  test('which is in another account', () => {
    const app = newApp();
    const [publisher, advertiser] = [stackIn(app, 'Publisher', PUBLISHER), stackIn(app, 'Advertiser', ADVERTISER)];
    const collaboration = collaborationOf(publisher);
    const asking = new Membership(advertiser, 'Membership', { collaboration });
    const reach = asking.addAnalysisTemplate('Reach', { source: AnalysisSource.sql(ROWS) });
    const tables = stackIn(app, 'Tables', PUBLISHER);
    const membership = new Membership(tables, 'Membership', { collaboration });
    const table = salesTable(tables, { analysisRule: reviewOf(reach) });
    membership.associate('sales', { table, resultReceivers: [ADVERTISER] });

    expect(compare(app).map((finding) => finding.split(':')[0])).toEqual([
      'error AllowedTemplateIsAsReviewed Tables/Sales',
    ]);
  });

  test('by a partner, as its table is declared', () => {
    const stack = stackIn(newApp(), 'Publisher', PUBLISHER);
    const collaboration = collaborationOf(stack);
    const membership = new Membership(stack, 'Membership', { collaboration });
    const reach = membership.addAnalysisTemplate('Reach', { source: AnalysisSource.sql(ROWS) });
    new DeclaredPartner(stack, 'Partner', {
      collaboration,
      accountId: ADVERTISER,
      tables: [{ tableName: 'sales', allowedColumns: ['user_id', 'city'], analysisRule: reviewOf(reach) }],
    });

    expect(compare(stack.node.root as App).map((finding) => finding.split(':')[0])).toEqual([
      'error AllowedTemplateIsAsReviewed Publisher/Partner/sales',
    ]);
  });

  test('as overrides state it', () => {
    const stack = stackIn(newApp(), 'Publisher', PUBLISHER);
    const membership = new Membership(stack, 'Membership', { collaboration: collaborationOf(stack) });
    const reach = membership.addAnalysisTemplate('Reach', { source: AnalysisSource.sql(ROWS) });
    const analysisRule = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.templates(reach) });
    const table = salesTable(stack, { analysisRule });
    membership.associate('Sales', { table, associationName: 'sales' });
    (table.node.defaultChild as CfnResource).addOverride('Metadata.cdk-cleanrooms', {
      reviewed: [{ analysisTemplate: reach.analysisTemplateArn, text: COUNT }],
    });

    expect(compare(stack.node.root as App).map((finding) => finding.split(':')[0])).toEqual([
      'error AllowedTemplateIsAsReviewed Publisher/Sales',
    ]);
  });
});

test('a partner is declared in another stack, which has a collaboration of the same name', () => {
  const app = newApp();
  const [publisher, other] = ['Publisher', 'Other'].map((id) => stackIn(app, id, PUBLISHER));
  const collaboration = collaborationOf(publisher);
  new Membership(other, 'Membership', { collaboration: collaborationOf(other) });
  new DeclaredPartner(other, 'Partner', { collaboration, accountId: PUBLISHER, tables: [] });

  const { directory } = app.synth({ skipValidation: true, force: true });
  const findings = findingsOfSource(templateSource(readAssembly(directory, read).stacks));

  // An assembly does not contain the reference to the other stack.
  expect(findings).toEqual([]);
  expect(findingsOfSource(constructSource(app))).toEqual([]);
});

describe('references', () => {
  /** A collaboration without query logs, and a membership with them. */
  function room(outer: Construct, inner: Construct) {
    const ads = roomOf(outer, { queryLogStatus: 'DISABLED' });
    memberIn(inner, ads.attrCollaborationIdentifier, { queryLogStatus: 'ENABLED' });
  }

  test('to a nested stack and from it', () => {
    const stack = stackIn(newApp(), 'Publisher', PUBLISHER);
    room(stack, new NestedStack(stack, 'Inner'));
    room(new NestedStack(stack, 'Other'), stack);

    expect(compare(stack.node.root as App).join()).toContain('QueryLogFollowsCollaboration Publisher/Inner/Membership');
  });

  test.each(['weak', 'strong'])('to another stack, which are %s', (strength) => {
    const app = newApp({ context: { '@aws-cdk/core:defaultCrossStackReferences': strength } });
    room(stackIn(app, 'Publisher', PUBLISHER), stackIn(app, 'Members', PUBLISHER));

    expect(compare(app).join()).toContain('QueryLogFollowsCollaboration Members/Membership');
  });

  test('to another Region, by the custom resources of the CDK', () => {
    const app = newApp({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' } });
    const [here, there] = ['us-east-1', 'eu-west-1'].map(
      (region) => new Stack(app, region, { env: { account: PUBLISHER, region }, crossRegionReferences: true }),
    );
    room(here, there);

    expect(compare(app).join()).toContain('eu-west-1/Membership');
  });

  test('of a template that is included', () => {
    const stack = stackIn(newApp(), 'Publisher', PUBLISHER);
    const file = join(mkdtempSync(join(FOLDER, 'in-')), 'template.json');
    const resources = {
      Ads: {
        Type: 'AWS::CleanRooms::Collaboration',
        Properties: {
          Name: 'ads',
          Description: 'Reach',
          CreatorDisplayName: 'Publisher',
          CreatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
          Members: [{ AccountId: ADVERTISER, DisplayName: 'Advertiser', MemberAbilities: [] }],
          QueryLogStatus: 'DISABLED',
        },
      },
      Membership: {
        Type: 'AWS::CleanRooms::Membership',
        DependsOn: 'Ads',
        Properties: {
          CollaborationIdentifier: { 'Fn::Sub': '\x24{Ads.CollaborationIdentifier}' },
          QueryLogStatus: 'ENABLED',
        },
      },
    };
    writeFileSync(file, JSON.stringify({ Resources: resources }));
    new CfnInclude(stack, 'Included', { templateFile: file });

    expect(compare(stack.node.root as App).join()).toContain('QueryLogFollowsCollaboration');
  });
});

describe.each(SEEDS)('a random room (RANDOM_SEED=%i)', { timeout: 300_000 }, (seed) => {
  test('of L1s, with values that are written in several ways', () => {
    tried(
      fc.property(room, writings, (parts, names) => {
        compare(roomApp(parts, { writings: names.map((name) => WRITINGS[name]) }, newApp(QUICK)));
      }),
      seed,
    );
  });

  test('of constructs', () => {
    tried(
      fc.property(constructRoom, writings, (choices, names) => {
        let next = 0;
        const write = (text: string, stack: Stack) => WRITINGS[names[next++ % names.length]](text, stack) as string;
        const app = newApp(QUICK);
        buildConstructs(app, choices, { write });

        compare(app);
      }),
      seed,
    );
  });
});

function newApp(props: AppProps = {}): App {
  return new App({ ...props, outdir: mkdtempSync(join(FOLDER, 'out-')) });
}

function tried<T>(property: fc.IProperty<T>, seed: number): void {
  fc.assert(property, { seed, numRuns: ROOMS });
}
