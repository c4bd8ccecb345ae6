import { App, Fn, Stack, Token, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  AccessLimit,
  AdditionalAnalyses,
  Aggregate,
  AllowedAnalyses,
  AnalysisMethod,
  AnalysisParameter,
  AnalysisParameterType,
  AnalysisRule,
  AnalysisRuleType,
  AnalysisSource,
  AnalysisTemplate,
  AnalysisTemplateValidation,
  ApprovedChange,
  AutoApprovedChange,
  BudgetRefresh,
  ChangeRequestApproval,
  Collaboration,
  CollaborationMember,
  ConfiguredTable,
  ConfiguredTableAssociation,
  GrantableMemberAbility,
  InvalidTemplateAction,
  InvitedCollaboration,
  JoinOperator,
  JoinRequirement,
  Member,
  MemberAbility,
  type MemberOptions,
  Membership,
  MlMemberAbility,
  OutputConstraint,
  OutputProtection,
  Payment,
  PrivacyBudget,
  PrivacyBudgetTemplate,
  ResultFormat,
  ResultOutput,
  ScalarFunction,
  TableSource,
} from '../src';
import { InputError } from '../src/private/errors';
import { findingsIn } from '../src/validation/report';
import { ruleIds } from '../src/validation/rule-ids';
import { bundled } from './custom-resources/support/bundled';
import { creatorMembership } from './support/creator-membership';
import { randomlyMadeIn } from './support/random-props';
import { ADVERTISER, AN_ID, PUBLISHER, REGION } from './support/two-companies';

/** Bounds: a fixed seed, so that a failure can be repeated, and a limit of time. */
const BOUNDS = { seed: 20261122, numRuns: 100, interruptAfterTimeLimit: 1_600 };

/** Values as the type checker lets them through: good ones, odd ones, and ones that only the deployment knows. */
const text = fc.oneof(
  fc.constantFrom('', ' ', 'sales', 'user_id', 'city', 'Größe', 'a/b', 'x'.repeat(300), '__proto__', 'toString', '"\n'),
  fc.string(),
  fc.constant(Fn.importValue('Text')),
);
const count = fc.oneof(
  fc.constantFrom(-1, 0, 1, 2, 3.5, 30, 1e9),
  fc.integer(),
  fc.constant(Token.asNumber(Fn.importValue('Count'))),
);
const account = fc.oneof(
  fc.constantFrom(PUBLISHER, ADVERTISER, '333333333333', '1', ''),
  fc.constant(Fn.importValue('Account')),
);
const texts = fc.oneof(fc.array(text, { maxLength: 4 }), fc.constant(Token.asList(Fn.importValue('List'))));
const accounts = fc.oneof(fc.array(account, { maxLength: 3 }), fc.constant(Token.asList(Fn.importValue('Accounts'))));
const flag = fc.boolean();

function some<T>(values: Record<string, T>): fc.Arbitrary<T[]> {
  return fc.array(fc.constantFrom(...Object.values(values)), { maxLength: 4 });
}

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

const memberOptions: fc.Arbitrary<MemberOptions> = fc.record({
  displayName: text,
  abilities: optional(some(MemberAbility)),
  mlAbilities: optional(some(MlMemberAbility)),
  paymentResponsibilities: optional(some(Payment)),
});
const members = fc.array(fc.tuple(account, memberOptions), { maxLength: 4 });

const collaborationProps = fc.record({
  collaborationName: optional(text),
  description: text,
  creator: memberOptions,
  members: optional(members.map((list) => list.map(([id, options]) => Member.account(id, options)))),
  queryLogging: optional(flag),
  jobLogging: optional(flag),
  cryptographicComputing: optional(fc.record({ allowCleartext: optional(flag), preserveNulls: optional(flag) })),
  allowedResultRegions: optional(texts),
  metrics: optional(flag),
  autoApprovedChanges: optional(some(AutoApprovedChange)),
});

const membershipOptions = fc.record({
  resultOutput: optional(
    fc.record({ format: optional(fc.constantFrom(...Object.values(ResultFormat))), keyPrefix: optional(text) }),
  ),
  queryLogging: optional(flag),
  jobLogging: optional(flag),
  acceptedPayments: optional(some(Payment)),
  metrics: optional(flag),
});

const aggregationRule = fc
  .record({
    aggregates: fc.array(
      fc.array(text, { maxLength: 2 }).map((columns) => Aggregate.sum(...columns)),
      { maxLength: 2 },
    ),
    joinColumns: optional(texts),
    joinRequirement: optional(fc.constantFrom(...Object.values(JoinRequirement))),
    joinOperators: optional(some(JoinOperator)),
    dimensionColumns: optional(texts),
    scalarFunctions: optional(some(ScalarFunction)),
    outputConstraints: fc.array(
      fc.tuple(text, count).map(([column, minimum]) => OutputConstraint.countDistinct(column, minimum)),
      { maxLength: 2 },
    ),
    additionalAnalyses: optional(fc.constantFrom(...Object.values(AdditionalAnalyses))),
  })
  .map((options) => AnalysisRule.aggregation(options));

const listRule = fc.record({ joinColumns: texts, listColumns: texts }).map((options) => AnalysisRule.list(options));

const comparisons = fc.record({ withLiterals: optional(texts), withColumns: optional(texts) });
const protection = fc.oneof(
  text.map((column) => OutputProtection.differentialPrivacy(column)),
  comparisons.map((options) => OutputProtection.comparisons(options)),
  fc
    .record({
      identityColumn: text,
      minimum: count,
      outputColumnMinimums: optional(fc.dictionary(text, count, { maxKeys: 2 })),
      comparisons: optional(comparisons),
    })
    .map((options) => OutputProtection.aggregationThreshold(options)),
);
const allowedAnalyses = fc.oneof(
  fc.array(account, { maxLength: 2 }).map((ids) => AllowedAnalyses.anyQueryFrom(...ids)),
  fc.array(account, { maxLength: 2 }).map((ids) => AllowedAnalyses.anyQueryOrJobFrom(...ids)),
  fc.array(text, { maxLength: 2 }).map((arns) => AllowedAnalyses.templateArns(...arns)),
  fc.constant(AllowedAnalyses.none()),
);
const customRule = fc
  .record({ allowedAnalyses, outputProtection: optional(protection), disallowedOutputColumns: optional(texts) })
  .map((options) => AnalysisRule.custom(options));

const names = { databaseName: text, tableName: text };
const sources = fc.oneof(
  fc
    .record({
      ...names,
      withBucket: flag,
      keyPrefix: optional(text),
      region: optional(text),
      lakeFormation: optional(flag),
    })
    .map(
      ({ withBucket, ...options }) =>
        (stack: Stack) =>
          TableSource.glueByName({ ...options, bucket: withBucket ? bucketIn(stack) : undefined }),
    ),
  fc
    .record({ ...names, workGroup: text, catalogName: optional(text), keyPrefix: optional(text) })
    .map((options) => (stack: Stack) => TableSource.athena({ ...options, outputBucket: bucketIn(stack) })),
  fc
    .record({
      ...names,
      accountIdentifier: text,
      schemaName: text,
      columnTypes: fc.dictionary(text, text, { maxKeys: 3 }),
    })
    .map((options) => (stack: Stack) => TableSource.snowflake({ ...options, secret: new Secret(stack, 'Secret') })),
);

const tableProps = fc.record({
  configuredTableName: optional(text),
  description: optional(text),
  allowedColumns: texts,
  analysisMethod: optional(fc.constantFrom(...Object.values(AnalysisMethod))),
  analysisRule: optional(fc.oneof(aggregationRule, listRule, customRule)),
});

const associationOptions = fc.record({
  associationName: optional(text),
  description: optional(text),
  resultReceivers: optional(accounts),
  allowedAdditionalAnalyses: optional(texts),
});

const templateProps = fc.record({
  analysisTemplateName: optional(text),
  source: text.map((sql) => AnalysisSource.sql(sql)),
  parameters: optional(
    fc.array(
      fc
        .tuple(text, fc.constantFrom(...Object.values(AnalysisParameterType)), optional(text))
        .map(([name, type, defaultValue]) => AnalysisParameter.ofType(name, type, { defaultValue })),
      { maxLength: 3 },
    ),
  ),
});

const noise = fc.record({
  epsilon: count,
  usersNoisePerQuery: count,
  refresh: optional(fc.constantFrom(...Object.values(BudgetRefresh))),
});
const limits = fc.array(
  fc.tuple(fc.constantFrom(AccessLimit.perDay, AccessLimit.lifetime), count).map(([limit, budget]) => limit(budget)),
  { maxLength: 3 },
);

const invited = fc.record({
  collaborationName: text,
  creatorAccountId: account,
  revision: optional(text),
  creator: optional(memberOptions),
});
const lateMember = fc.record({
  accountId: account,
  displayName: text,
  abilities: optional(some(GrantableMemberAbility)),
  revision: optional(text),
});
const agreedChange = fc.oneof(
  fc.tuple(account, some(GrantableMemberAbility)).map(([id, abilities]) => ApprovedChange.forMember(id, { abilities })),
  text.map((id) => ApprovedChange.forChangeRequest(id)),
);

const environment = fc.constantFrom(undefined, { region: REGION }, { account: PUBLISHER, region: REGION });

function bucketIn(stack: Stack) {
  return Bucket.fromBucketName(stack, 'Bucket', 'lake');
}

const ALL_RULES = ruleIds().map((id) => ({ id: `CleanRooms::${id}`, reason: 'it is odd on purpose' }));

/** The names of the classes of all constructs that a test has made: those for which it stands must be among them. */
const made = new Set<string>();
beforeEach(() => made.clear());
afterEach(({ task }) => {
  expect([...made]).toEqual(expect.arrayContaining(randomlyMadeIn(task.name)));
});

/**
 * Builds and synthesizes; anything but our own words for what is wrong is passed on. Once more with all rules
 * acknowledged, so that what is wrong gets as far as the template.
 */
function synthesizes(build: (app: App) => void): void {
  for (const acknowledged of [[], ALL_RULES]) {
    const app = new App();
    Validations.of(app).acknowledge(...acknowledged);
    try {
      build(app);
      expect(findingsIn(app).findings.filter(({ what }) => what.startsWith('the rule itself failed'))).toEqual([]);
      app.synth();
    } catch (error) {
      const isTold = acknowledged.length === 0 && (error as Error).message.includes('CleanRooms::');
      if (!isTold && !(error instanceof InputError)) {
        throw error;
      }
    }
    for (const construct of app.node.findAll()) {
      made.add(construct.constructor.name);
    }
  }
}

beforeAll(bundled);

describe('whatever the properties are, a synthesis succeeds or says in our words what is wrong', () => {
  test('of a collaboration and its memberships', () => {
    const property = fc.property(
      environment,
      collaborationProps,
      membershipOptions,
      flag,
      (env, props, { resultOutput, ...options }, inOneStack) =>
        synthesizes((app) => {
          const stack = new Stack(app, 'Room', { env });
          const collaboration = new Collaboration(stack, 'Ads', props);
          const other = inOneStack ? stack : new Stack(app, 'Other', { env });
          new Membership(other, 'Membership', {
            ...options,
            collaboration,
            resultOutput: resultOutput && ResultOutput.s3(bucketIn(other), resultOutput),
          });
        }),
    );

    fc.assert(property, BOUNDS);
  });

  test('of tables, associations and budgets', () => {
    const property = fc.property(
      environment,
      collaborationProps,
      fc.tuple(sources, tableProps, associationOptions),
      fc.tuple(noise, limits, templateProps),
      (env, props, [source, table, options], [budget, access, template]) =>
        synthesizes((app) => {
          const stack = new Stack(app, 'Room', { env });
          const membership = creatorMembership(new Collaboration(stack, 'Ads', props));
          const sales = new ConfiguredTable(stack, 'Sales', { ...table, source: source(stack) });
          const association = membership.associate('Sales', { ...options, table: sales });
          membership.addPrivacyBudget('Noise', PrivacyBudget.differentialPrivacy(budget));
          membership.addPrivacyBudget('Access', PrivacyBudget.access(association, ...access));
          new AnalysisTemplate(stack, 'Reach', { ...template, membership });
        }),
    );

    fc.assert(property, BOUNDS);
  });

  test('of custom resources', () => {
    const property = fc.property(
      environment,
      fc.tuple(invited, lateMember, agreedChange),
      fc.tuple(templateProps, optional(fc.constantFrom(...Object.values(InvalidTemplateAction)))),
      (env, [invitation, member, change], [template, onInvalid]) =>
        synthesizes((app) => {
          const stack = new Stack(app, 'Room', { env });
          const collaboration = new InvitedCollaboration(stack, 'Invited', invitation);
          new ChangeRequestApproval(stack, 'Approval', { collaboration, change });
          const membership = new Membership(stack, 'Membership', { collaboration });
          const analysisTemplate = new AnalysisTemplate(stack, 'Reach', { ...template, membership });
          new AnalysisTemplateValidation(stack, 'Validation', { analysisTemplate, onInvalid });
          new CollaborationMember(stack, 'Member', { ...member, collaboration });
        }),
    );

    fc.assert(property, BOUNDS);
  });

  test('of what is imported', () => {
    const attributes = fc.record({
      collaborationId: text,
      creatorAccountId: optional(account),
      creator: optional(memberOptions),
      members: optional(members.map((list) => list.map(([id, options]) => Member.account(id, options)))),
      queryLogging: optional(flag),
    });
    const partnerAccounts = fc.array(account, { maxLength: 2 });
    const tableType = optional(fc.constantFrom(...Object.values(AnalysisRuleType)));
    const property = fc.property(
      fc.tuple(environment, attributes, membershipOptions),
      fc.tuple(text, optional(sources), tableType, associationOptions, partnerAccounts),
      noise,
      ([env, attrs, options], [id, source, analysisRuleType, association, partners], budget) =>
        synthesizes((app) => {
          const stack = new Stack(app, 'Room', { env });
          const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', attrs);
          const membership = new Membership(stack, 'Membership', {
            ...options,
            resultOutput: undefined,
            collaboration,
          });
          const table = ConfiguredTable.fromConfiguredTableAttributes(stack, 'Sales', {
            configuredTableId: id,
            source: source?.(stack),
            analysisRuleType,
          });
          new ConfiguredTableAssociation(stack, 'Association', {
            ...association,
            membership,
            table,
            partnerMemberships: partners.map((partner, i) =>
              Membership.fromMembershipArn(
                stack,
                `Partner${i}`,
                `arn:aws:cleanrooms:us-east-1:${partner}:membership/${AN_ID}`,
              ),
            ),
          });
          new PrivacyBudgetTemplate(stack, 'Budget', {
            membership: Membership.fromMembershipId(stack, 'Imported', id),
            budget: PrivacyBudget.differentialPrivacy(budget),
          });
        }),
    );

    fc.assert(property, BOUNDS);
  });
});
