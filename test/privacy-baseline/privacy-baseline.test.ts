import { App, Aws, PropertyInjectors, Stack, Stage, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import {
  AllowedAnalyses,
  AnalysisRule,
  Collaboration,
  ConfiguredTable,
  IntermediateTable,
  Membership,
  OutputProtection,
  PrivacyBaseline,
  PrivacyRequirement,
  ResultOutput,
} from '../../src';
import { findingsIn, messageOf } from '../../src/validation/report';
import { creatorMembership } from '../support/creator-membership';
import { strictApp, strictStack } from '../support/strict-app';
import { readSurface } from '../support/surface';
import { ADVERTISER, collaborationOf, PUBLISHER, salesTable, stackIn } from '../support/two-companies';

const { LOGGING, MINIMUM_GROUP_SIZE, PROTECTED_RESULTS } = PrivacyRequirement;
const REASON = 'the table contains no persons';

const ANY_QUERY = AnalysisRule.custom({ allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER) });
const PROTECTED = AnalysisRule.custom({
  allowedAnalyses: AllowedAnalyses.anyQueryFrom(ADVERTISER),
  outputProtection: OutputProtection.aggregationThreshold({
    identityColumn: 'user_id',
    minimum: 100,
    comparisons: { withColumns: ['user_id'], withLiterals: ['city'] },
  }),
});

/** The clean room of two companies, in which the advertiser queries a table with this rule. */
function makeRoom(app: App, analysisRule: AnalysisRule): readonly Stack[] {
  const publisher = stackIn(app, 'Publisher', PUBLISHER);
  const advertiser = stackIn(app, 'Advertiser', ADVERTISER);
  const collaboration = collaborationOf(publisher);
  creatorMembership(collaboration).associate('Association', { table: salesTable(publisher, { analysisRule }) });
  const resultOutput = ResultOutput.s3(new Bucket(advertiser, 'Results', { enforceSSL: true }));
  new Membership(advertiser, 'Membership', { collaboration, resultOutput });
  return [publisher, advertiser];
}

describe('a room under the strict preset', () => {
  test('has no findings', () => {
    const app = strictApp();

    makeRoom(app, PROTECTED);

    expect(findingsIn(app).findings.map(messageOf)).toEqual([]);
  });

  test('has the same templates as without the preset if it satisfies all requirements', () => {
    const [strict, plain] = [strictApp(), new App({ analyticsReporting: false })].map((app) =>
      makeRoom(app, PROTECTED).map((stack) => Template.fromStack(stack).toJSON()),
    );

    expect(strict).toEqual(plain);
  });

  test('fails with an unprotected table', () => {
    expect(() => makeRoom(strictApp(), ANY_QUERY)).toThrow(
      `Publisher/Sales: any query of "${ADVERTISER}" is allowed, and neither`,
    );
  });
});

describe('the preset', () => {
  const injectors = PrivacyBaseline.strict({ minimumGroupSize: 100 });

  test('has one injector for each class that it is about', () => {
    expect(injectors.map(({ constructUniqueId }) => constructUniqueId)).toEqual([
      Collaboration.PROPERTY_INJECTION_ID,
      Membership.PROPERTY_INJECTION_ID,
      ConfiguredTable.PROPERTY_INJECTION_ID,
      IntermediateTable.PROPERTY_INJECTION_ID,
    ]);
  });

  // What is only stated about a collaboration of somebody else is evaluated where a membership joins it.
  test('is about every construct with logs, approvals or analysis rules', () => {
    const { callables, structs } = readSurface();
    const props = callables.filter(({ how }) => how === 'constructor').map((one) => [one.owner, one.parameters.at(-1)]);
    const concerned = props.filter(([owner, parameter]) => {
      const type = typeof parameter === 'object' && parameter.type.kind === 'named' ? parameter.type.name : '';
      const names = structs.get(type)?.map(({ name }) => name) ?? [];
      return (
        owner !== 'InvitedCollaboration' &&
        ['queryLogging', 'jobLogging', 'autoApprovedChanges', 'analysisRule'].some((name) => names.includes(name))
      );
    });

    expect(concerned.map(([owner]) => `cdk-cleanrooms.${owner}`).sort()).toEqual(
      injectors.map(({ constructUniqueId }) => constructUniqueId).sort(),
    );
  });

  test.each<[string, () => Stack]>([
    ['an app', () => stackIn(new App({ propertyInjectors: injectors }), 'Publisher', PUBLISHER)],
    ['a stage', () => stackIn(new Stage(new App(), 'Prod', { propertyInjectors: injectors }), 'Publisher', PUBLISHER)],
    ['a stack', () => new Stack(new App(), 'Publisher', { propertyInjectors: injectors })],
    [
      'any construct',
      () => {
        const stack = stackIn(new App(), 'Publisher', PUBLISHER);
        PropertyInjectors.of(stack).add(...injectors);
        return stack;
      },
    ],
  ])('applies in %s', (_, stackOf) => {
    const stack = stackOf();

    expect(() => salesTable(stack, { analysisRule: ANY_QUERY })).toThrow(`${stack.node.path}/Sales: any query of`);
  });

  test('does not apply beside its scope', () => {
    const app = new App();
    new Stage(app, 'Prod', { propertyInjectors: injectors });
    const test = stackIn(new Stage(app, 'Test'), 'Publisher', PUBLISHER);

    expect(() => salesTable(test, { analysisRule: ANY_QUERY })).not.toThrow();
  });

  test('is replaced by one of a nearer scope', () => {
    const stack = stackIn(strictApp(), 'Publisher', PUBLISHER);
    PropertyInjectors.of(stack).add(...PrivacyBaseline.strict({ minimumGroupSize: 101 }));

    expect(() => salesTable(stack, { analysisRule: PROTECTED })).toThrow(
      'the minimum of the aggregation threshold is 100',
    );
  });
});

test('an injector of a company can call that of the preset with its own defaults', () => {
  const stack = stackIn(new App(), 'Publisher', PUBLISHER);
  const [, , ofTables] = PrivacyBaseline.strict({ minimumGroupSize: 100 });
  PropertyInjectors.of(stack).add({
    constructUniqueId: ConfiguredTable.PROPERTY_INJECTION_ID,
    inject: (props, context) => ofTables.inject({ description: 'of the company', ...props }, context),
  });

  salesTable(stack, { analysisRule: PROTECTED });

  Template.fromStack(stack).hasResourceProperties('AWS::CleanRooms::ConfiguredTable', {
    Description: 'of the company',
  });
  expect(() => salesTable(new Stack(stack, 'Nested'), { analysisRule: ANY_QUERY })).toThrow('any query of');
});

describe('an exception', () => {
  const path = 'Publisher/Sales';

  test.each([path, 'Publisher'])('of %s avoids the error, and its reason is reported', (excepted) => {
    const stack = strictStack({ exceptions: [{ path: excepted, requirement: PROTECTED_RESULTS, reason: REASON }] });

    salesTable(stack, { analysisRule: ANY_QUERY });

    expect(
      Annotations.fromStack(stack)
        .findInfo('/Publisher', Match.anyValue())
        .map(({ entry }) => entry.data),
    ).toEqual([
      'Publisher/Sales: any query of "222222222222" is allowed, and neither differential privacy nor an aggregation ' +
        'threshold protects its results, which is an exception from PrivacyRequirement.PROTECTED_RESULTS: ' +
        'the table contains no persons',
    ]);
  });

  test.each([
    ['another construct', { path: 'Publisher/Sale', requirement: PROTECTED_RESULTS, reason: REASON }],
    ['another requirement', { path, requirement: MINIMUM_GROUP_SIZE, reason: REASON }],
  ])('of %s does not', (_, exception) => {
    const stack = strictStack({ exceptions: [exception] });

    expect(() => salesTable(stack, { analysisRule: ANY_QUERY })).toThrow('any query of');
  });

  test('keeps what the user states', () => {
    const stack = strictStack({ exceptions: [{ path: 'Publisher', requirement: LOGGING, reason: REASON }] });

    new Membership(stack, 'Membership', { collaboration: collaborationOf(stack, { queryLogging: false }) });

    Template.fromStack(stack).allResourcesProperties('AWS::CleanRooms::Membership', { QueryLogStatus: 'DISABLED' });
  });

  test('that is not used is not reported', () => {
    const stack = strictStack({ exceptions: [{ path, requirement: PROTECTED_RESULTS, reason: REASON }] });

    salesTable(stack, { analysisRule: PROTECTED });

    expect(Annotations.fromStack(stack).findInfo('*', Match.stringLikeRegexp('exception'))).toEqual([]);
  });
});

describe('the options', () => {
  test.each([2, 100_000])('can have a minimum of %i', (minimumGroupSize) => {
    expect(PrivacyBaseline.strict({ minimumGroupSize })).toHaveLength(4);
  });

  test.each([1, 2.5, 100_001, Token.asNumber(Aws.REGION)])('cannot have a minimum of %d', (minimumGroupSize) => {
    expect(() => PrivacyBaseline.strict({ minimumGroupSize })).toThrow(
      'fix: specify an integer from 2 to 100,000 that is known at synthesis',
    );
  });

  test('fail with all that is wrong', () => {
    const exceptions = [{ path: '/Publisher', requirement: 'LOGS' as PrivacyRequirement, reason: ' ' }];

    expect(() => PrivacyBaseline.strict({ minimumGroupSize: 1, exceptions })).toThrowErrorMatchingInlineSnapshot(`
      [InputError: PrivacyBaseline.strict: minimumGroupSize is 1
          why: it is compared at synthesis with minimums of the service, which are integers from 2 to 100,000
          fix: specify an integer from 2 to 100,000 that is known at synthesis
        PrivacyBaseline.strict: exceptions[0].path is "/Publisher"
          why: the path of a construct starts with the ID of a stack or stage
          fix: specify the path as the error shows it
        PrivacyBaseline.strict: exceptions[0].requirement is "LOGS"
          why: it must be a value of PrivacyRequirement that is known at synthesis
          fix: use one of PrivacyRequirement.LOGGING, PrivacyRequirement.MEMBER_APPROVAL, PrivacyRequirement.PROTECTED_RESULTS, PrivacyRequirement.MINIMUM_GROUP_SIZE
        PrivacyBaseline.strict: exceptions[0].reason is " "
          why: an exception without a reason cannot be reviewed
          fix: specify why the requirement does not apply]
    `);
  });
});
