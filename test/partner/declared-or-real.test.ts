import { App, type Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Aggregate,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  Collaboration,
  type CollaborationDetails,
  ConfiguredTable,
  DeclaredPartner,
  type DeclaredTable,
  type ICollaboration,
  Member,
  MemberAbility,
  Membership,
  OutputConstraint,
  OutputProtection,
  PrivacyBudget,
  ResultOutput,
  TableSource,
} from '../../src';
import { CATALOGUE } from '../../src/rules/catalogue';
import { findingsIn } from '../../src/validation/report';
import { RUNS, SEEDS } from '../support/exploration';
import { ADVERTISER, AN_ID, PUBLISHER, STRANGER, stackIn } from '../support/two-companies';

/*
 * A declared partner is as good as a real one: on random rooms, the findings of an app with both sides are those of an app
 * with one side that declares the other, except for what only the partner can decide.
 */

const { QUERY, RECEIVE_RESULTS } = MemberAbility;

const table = fc.record({
  kind: fc.constantFrom('aggregation', 'list', 'custom', 'protected', 'threshold', 'none allowed', 'unreadable list'),
  columns: fc.constantFrom(['user_id', 'city', 'revenue'], ['user_id', 'city'], ['user_id', 'City', 'revenue']),
  receivers: fc.subarray([ADVERTISER, PUBLISHER, STRANGER], { minLength: 1 }),
  author: fc.constantFrom(ADVERTISER, PUBLISHER),
});
const side = fc.array(table, { maxLength: 2 });
const room = fc.record({
  abilities: fc.tuple(fc.subarray([QUERY, RECEIVE_RESULTS]), fc.subarray([QUERY, RECEIVE_RESULTS])),
  publisher: side,
  advertiser: side,
  names: fc.constantFrom('different', 'equal'),
  query: fc.constantFrom(
    undefined,
    'SELECT COUNT(user_id) FROM publisher0',
    'SELECT city FROM publisher0',
    'SELECT 1 FROM nothing',
  ),
});

type Table = typeof table extends fc.Arbitrary<infer T> ? T : never;
type Room = typeof room extends fc.Arbitrary<infer T> ? T : never;

function ruleOf({ kind, author }: Table): AnalysisRule {
  switch (kind) {
    case 'aggregation':
      return AnalysisRule.aggregation({
        aggregates: [Aggregate.sum('revenue')],
        joinColumns: ['user_id'],
        dimensionColumns: ['city'],
        outputConstraints: [OutputConstraint.countDistinct('user_id', 100)],
      });
    case 'list':
      return AnalysisRule.list({ joinColumns: ['user_id'], listColumns: ['city'] });
    case 'unreadable list':
      return AnalysisRule.list({ joinColumns: [], listColumns: ['city', 'age'] });
    case 'none allowed':
      return AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.none() });
  }
  const protections: { readonly [kind: string]: OutputProtection } = {
    protected: OutputProtection.differentialPrivacy('user_id'),
    threshold: OutputProtection.aggregationThreshold({ identityColumn: 'user_id', minimum: 100 }),
  };
  return AnalysisRule.custom({
    allowedAnalyses: AllowedAnalyses.anyQueryFrom(author),
    outputProtection: protections[kind],
  });
}

function nameOf(prefix: string, i: number, { names }: Room): string {
  return names === 'equal' ? `Table${i}` : `${prefix}${i}`;
}

/** The resources of a member. */
function build(
  stack: Stack,
  collaboration: ICollaboration,
  tables: readonly Table[],
  prefix: string,
  all: Room,
): Membership {
  const receives = all.abilities[prefix === 'publisher' ? 0 : 1].includes(RECEIVE_RESULTS);
  const membership = new Membership(stack, `${prefix}Membership`, {
    collaboration,
    resultOutput: receives ? ResultOutput.s3(new Bucket(stack, 'Results')) : undefined,
    queryLogging: true,
  });
  tables.forEach((one, i) => {
    const made = new ConfiguredTable(stack, nameOf(prefix, i, all), {
      source: TableSource.glueByName({
        databaseName: 'shop',
        tableName: `${prefix}${i}`,
        bucket: Bucket.fromBucketName(stack, `Lake${i}`, `${prefix}-lake`),
        keyPrefix: 'sales',
      }),
      allowedColumns: [...one.columns],
      analysisRule: ruleOf(one),
    });
    membership.associate(`Association${i}`, { table: made, resultReceivers: one.receivers });
  });
  if (tables.some(({ kind }) => kind === 'protected')) {
    membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  }
  return membership;
}

function declared(tables: readonly Table[], prefix: string, all: Room): DeclaredTable[] {
  return tables.map((one, i) => ({
    tableName: nameOf(prefix, i, all),
    allowedColumns: [...one.columns],
    analysisRule: ruleOf(one),
    resultReceivers: one.receivers,
  }));
}

function detailsOf({
  abilities: [creator, invited],
}: Room): Required<Pick<CollaborationDetails, 'creator' | 'members'>> {
  return {
    creator: { displayName: 'Publisher', abilities: creator },
    members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: invited })],
  };
}

type View = 'both' | 'publisher' | 'advertiser';

/** The findings, each as its rule and what is wrong without the names of constructs. */
function findingsOn(all: Room, view: View): readonly string[] {
  const app = new App();
  const publisher = stackIn(app, 'PublisherStack', PUBLISHER);
  const advertiser = stackIn(app, 'AdvertiserStack', ADVERTISER);
  const details = detailsOf(all);
  const collaboration =
    view === 'advertiser'
      ? Collaboration.fromCollaborationAttributes(advertiser, 'Ads', {
          ...details,
          collaborationId: AN_ID,
          creatorAccountId: PUBLISHER,
          queryLogging: true,
        })
      : new Collaboration(publisher, 'Ads', { ...details, description: 'Reach of the spring campaign' });
  if (view === 'advertiser') {
    new DeclaredPartner(advertiser, 'Partner', {
      collaboration,
      accountId: PUBLISHER,
      tables: declared(all.publisher, 'publisher', all),
    });
  } else {
    build(publisher, collaboration, all.publisher, 'publisher', all);
  }
  if (view === 'publisher') {
    new DeclaredPartner(publisher, 'Partner', {
      collaboration,
      accountId: ADVERTISER,
      tables: declared(all.advertiser, 'advertiser', all),
    });
  } else {
    const membership = build(advertiser, collaboration, all.advertiser, 'advertiser', all);
    if (all.query !== undefined) {
      membership.addAnalysisTemplate('Query', { source: AnalysisSource.sql(all.query) });
    }
  }
  return findingsIn(app).findings.map(({ severity, rule, what }) => `${severity} ${rule.id}: ${plain(what)}`);
}

/** What is named, in no order: of two tables that contradict each other, the own one is reported. Constructs are unnamed. */
function plain(what: string): string {
  const unnamed = what.replaceAll(/"[^"]*(?:Membership|Partner)"/g, '"M"').replaceAll(/ at "[^"]*"/g, '');
  return (unnamed.match(/"\w+"/g) ?? []).sort().join();
}

/** The rules that advise the owner, and the one about the budgets of both members, which are not declared. */
const OF_OWNER: ReadonlySet<string> = new Set([
  ...CATALOGUE.filter(({ forOwner }) => forOwner).map(({ id }) => id),
  'OneDifferentialPrivacyBudget',
]);

/** Each table after the first one of another member has a finding of its own, and which is first depends on the view. */
const OF_LATER_TABLES = /^(warning OneMemberUsesDifferentialPrivacy): .*/;

function others(findings: readonly string[]): string[] {
  const compared = findings.filter((finding) => !OF_OWNER.has(finding.split(/[ :]/)[1] ?? ''));
  const [later, rest] = [true, false].map((isLater) => compared.filter((one) => OF_LATER_TABLES.test(one) === isLater));
  return [...new Set(later?.map((one) => one.replace(OF_LATER_TABLES, '$1'))), ...(rest ?? [])].sort();
}

describe.each(SEEDS)('one side that declares the other (RANDOM_SEED=%i)', (seed) => {
  test.each<Exclude<View, 'both'>>(['publisher', 'advertiser'])('has the findings of both sides: %s', (view) => {
    fc.assert(
      fc.property(room, (all) => {
        const query = view === 'publisher' ? undefined : all.query;
        const one = { ...all, query };
        expect(others(findingsOn(one, view))).toEqual(others(findingsOn(one, 'both')));
      }),
      { seed, numRuns: Math.ceil(RUNS / 2) },
    );
  });
});
