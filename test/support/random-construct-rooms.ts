import type { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import fc from 'fast-check';
import {
  Aggregate,
  AllowedAnalyses,
  AnalysisRule,
  AnalysisSource,
  AnalysisTemplate,
  Collaboration,
  CollaborationMember,
  ConfiguredTable,
  ConfiguredTableAssociation,
  GrantableMemberAbility,
  type IMembership,
  Member,
  MemberAbility,
  Membership,
  OutputConstraint,
  OutputProtection,
  Payment,
  PrivacyBudget,
  PrivacyBudgetTemplate,
  ResultOutput,
  TableSource,
} from '../../src';
import { parameterIn } from './random-rooms';
import { ADVERTISER, PUBLISHER, STRANGER, stackIn } from './two-companies';

/* Random clean rooms of constructs of the library: right ones, and ones with mistakes. */

const abilities = fc.subarray([MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS]);

export const constructRoom = fc.record({
  creator: abilities,
  advertiser: abilities,
  publisherPays: fc.boolean(),
  joins: fc.boolean(),
  resultOutput: fc.boolean(),
  rules: fc.array(fc.constantFrom('aggregation', 'list', 'custom', 'protected'), { minLength: 1, maxLength: 2 }),
  hasBudget: fc.boolean(),
  reads: fc.constantFrom(undefined, 'sales0', 'nothing'),
  late: fc.constantFrom(undefined, ADVERTISER, STRANGER),
});

type Choices = typeof constructRoom extends fc.Arbitrary<infer T> ? T : never;

/** What can be in a stack that knows the membership or the collaboration only by a parameter. */
export const MOVABLE = ['association', 'budget', 'template', 'member'] as const;

export interface Building {
  /** How a text is written. */
  readonly write: (text: string, stack: Stack) => string;
  readonly moved?: (typeof MOVABLE)[number];
}

export function buildConstructs(app: App, choices: Choices, { write, moved }: Building): void {
  const publisher = stackIn(app, 'Publisher', PUBLISHER);
  const elsewhere = stackIn(app, 'Elsewhere', PUBLISHER);
  const text = (value: string) => write(value, publisher);
  const ads = newCollaboration(publisher, choices, text);
  const own = new Membership(publisher, 'Membership', { collaboration: ads });
  if (choices.joins) {
    const advertiser = stackIn(app, 'Advertiser', ADVERTISER);
    const resultOutput = choices.resultOutput ? ResultOutput.s3(new Bucket(advertiser, 'Results')) : undefined;
    new Membership(advertiser, 'Joined', { collaboration: ads, resultOutput });
  }
  /** The stack and the membership of something that can be moved. */
  const place = (part: Building['moved'], i = ''): readonly [Stack, IMembership] => {
    const id = part === moved ? parameterIn(elsewhere).valueAsString : '';
    return part === moved ? [elsewhere, Membership.fromMembershipId(elsewhere, `Of${part}${i}`, id)] : [publisher, own];
  };

  choices.rules.forEach((kind, i) => {
    const table = new ConfiguredTable(publisher, `Table${i}`, tableProps(publisher, kind, i, text));
    const [stack, membership] = place('association', String(i));
    new ConfiguredTableAssociation(stack, `Association${i}`, {
      membership,
      table,
      associationName: write(`sales${i}`, stack),
      resultReceivers: [write(ADVERTISER, stack)],
    });
  });
  if (choices.hasBudget) {
    const [stack, membership] = place('budget');
    const budget = PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 });
    new PrivacyBudgetTemplate(stack, 'Budget', { membership, budget });
  }
  if (choices.reads !== undefined) {
    const [stack, membership] = place('template');
    const source = AnalysisSource.sql(write(`SELECT COUNT(*) FROM ${choices.reads}`, stack));
    new AnalysisTemplate(stack, 'Template', { membership, analysisTemplateName: write('Reach', stack), source });
  }
  if (choices.late !== undefined) {
    addLate(moved === 'member' ? elsewhere : publisher, moved === 'member' ? undefined : ads, choices.late, write);
  }
}

function newCollaboration(stack: Stack, choices: Choices, text: (value: string) => string): Collaboration {
  const pays = choices.publisherPays ? [Payment.QUERY_COMPUTE] : undefined;
  return new Collaboration(stack, 'Ads', {
    collaborationName: text('Ads'),
    description: text('Reach of the spring campaign'),
    creator: { displayName: text('Publisher'), abilities: choices.creator, paymentResponsibilities: pays },
    members: [Member.account(text(ADVERTISER), { displayName: text('Advertiser'), abilities: choices.advertiser })],
  });
}

function tableProps(stack: Stack, kind: string, i: number, text: (value: string) => string) {
  return {
    configuredTableName: text(`table_${i}`),
    source: TableSource.glueByName({
      databaseName: text('shop'),
      tableName: text('sales'),
      bucket: Bucket.fromBucketName(stack, `Lake${i}`, text('lake')),
      keyPrefix: 'sales',
    }),
    allowedColumns: ['user_id', 'city', 'revenue'].map(text),
    analysisRule: ruleOf(kind, text),
  };
}

function ruleOf(kind: string, text: (value: string) => string): AnalysisRule {
  if (kind === 'aggregation') {
    return AnalysisRule.aggregation({
      aggregates: [Aggregate.sum(text('revenue'))],
      joinColumns: [text('user_id')],
      dimensionColumns: [text('city')],
      outputConstraints: [OutputConstraint.countDistinct(text('user_id'), 100)],
    });
  }
  if (kind === 'list') {
    return AnalysisRule.list({ joinColumns: [text('user_id')], listColumns: [text('city')] });
  }
  return AnalysisRule.custom({
    allowedAnalyses: AllowedAnalyses.anyQueryFrom(text(ADVERTISER)),
    outputProtection: kind === 'protected' ? OutputProtection.differentialPrivacy(text('user_id')) : undefined,
  });
}

/** A member that is added later, to a collaboration or to one of which only a parameter has the ID. */
function addLate(stack: Stack, of: Collaboration | undefined, account: string, write: Building['write']): void {
  const collaboration =
    of ??
    Collaboration.fromCollaborationAttributes(stack, 'Imported', {
      collaborationId: parameterIn(stack).valueAsString,
      creatorAccountId: PUBLISHER,
    });
  new CollaborationMember(stack, 'Late', {
    collaboration,
    accountId: write(account, stack),
    displayName: write('Late', stack),
    abilities: [GrantableMemberAbility.RECEIVE_RESULTS],
  });
}
