import { App, type IPropertyInjector, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Collaboration, ConfiguredTable, Membership, PrivacyBaseline } from '../../src';
import { InputError } from '../../src/private/errors';
import { ruleIds } from '../../src/validation/rule-ids';
import { bundled } from '../custom-resources/support/bundled';
import * as random from '../support/arbitraries';
import { holds, SEEDS } from '../support/exploration';
import { buildConstructs, constructRoom } from '../support/random-construct-rooms';
import { PUBLISHER } from '../support/two-companies';

/** The minimum of the preset, which is one of those that the random minimums are around. */
const GROUP = 30;

interface Properties {
  readonly [property: string]: unknown;
}

type Build = (app: App) => void;
/** The properties of all resources of a type in the templates of an app. */
type Resources = (type: string) => readonly Properties[];

const COLLABORATION = 'AWS::CleanRooms::Collaboration';
const MEMBERSHIP = 'AWS::CleanRooms::Membership';
const TABLE = 'AWS::CleanRooms::ConfiguredTable';

/** What is in the templates of an app, or nothing if a construct refuses its properties. */
function synthesized(build: Build, propertyInjectors?: IPropertyInjector[]): Resources | undefined {
  const app = new App({
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    context: { 'aws:cdk:disable-asset-staging': true },
    propertyInjectors,
  });
  // Findings are not what this is about.
  const reason = 'it is odd on purpose';
  Validations.of(app).acknowledge(...ruleIds().map((id) => ({ id: `CleanRooms::${id}`, reason })));
  try {
    build(app);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return undefined;
  }
  const templates = app.node.children.filter((child) => Stack.isStack(child)).map((stack) => Template.fromStack(stack));
  return (type) =>
    templates.flatMap((template) =>
      Object.values(template.findResources(type)).map(({ Properties: properties }) => properties as Properties),
    );
}

/** The preset refuses an app exactly if the templates without it lack a protection, and changes nothing else. */
function expectDecision(build: Build, own?: string): void {
  const plain = synthesized(build);
  const strict = synthesized(build, PrivacyBaseline.strict({ minimumGroupSize: GROUP }));
  if (plain && strict) {
    for (const type of [COLLABORATION, MEMBERSHIP, TABLE]) {
      expect(strict(type)).toEqual(plain(type));
    }
  }
  if (plain) {
    expect(strict !== undefined).toBe(isStrict(plain, own));
  }
}

/** Whether templates have what the preset promises, in the words of the service; `own` is the account of their tables. */
function isStrict(of: Resources, own?: string): boolean {
  const runsJobs = of(COLLABORATION).some((collaboration) => JSON.stringify(collaboration).includes('"CAN_RUN_JOB"'));
  return (
    [...of(COLLABORATION), ...of(MEMBERSHIP)].every(
      (one) => one.QueryLogStatus === 'ENABLED' && (!runsJobs || one.JobLogStatus === 'ENABLED'),
    ) &&
    of(COLLABORATION).every((one) => !/ADD_|GRANT_|Fn::/.test(JSON.stringify(one.AutoApprovedChangeTypes ?? ''))) &&
    of(TABLE).every((table) => hasOnlyLargeGroups(table, own))
  );
}

/** Whether what nobody has reviewed returns no small group, judged from the template alone. */
function hasOnlyLargeGroups({ AnalysisRules, AnalysisMethod }: Properties, own?: string): boolean {
  const [rule] = (AnalysisRules ?? []) as { readonly Policy: { readonly V1: Record<string, Properties> } }[];
  if (!rule) {
    return true;
  }
  const { Aggregation, List, Custom } = rule.Policy.V1;
  const isInput = (Aggregation ?? List ?? Custom)?.AdditionalAnalyses === 'REQUIRED';
  const runsQueries = AnalysisMethod !== 'DIRECT_JOB' && !isInput;
  const minimums = (list: unknown, name: string) =>
    ((list ?? []) as Record<string, unknown>[])
      .map((one) => one[name])
      .map((one) => (typeof one === 'number' ? one : 0));
  if (Aggregation) {
    return !runsQueries || Math.max(0, ...minimums(Aggregation.OutputConstraints, 'Minimum')) >= GROUP;
  }
  if (List || !Custom) {
    return !runsQueries;
  }
  const [threshold] = (Custom.AggregationThresholds ?? []) as Properties[];
  const isProtected =
    Custom.DifferentialPrivacy !== undefined ||
    (threshold !== undefined &&
      Custom.ComparisonControls !== undefined &&
      threshold.AllowedAggregateExpressionType === 'COLUMNS_ONLY' &&
      [
        ...minimums([threshold], 'MinimumIdentityCount'),
        ...minimums(threshold.OutputColumnThresholds, 'MinimumIdentityCount'),
      ].every((minimum) => minimum >= GROUP));
  const allowed = Custom.AllowedAnalyses as readonly unknown[];
  // A random account can be that of the table, which then analyzes its own data.
  const isOwn =
    (Custom.AllowedAnalysisProviders as readonly unknown[] | undefined)?.every((one) => one === own) ?? true;
  return (
    isOwn ||
    ((!allowed.includes('ANY_QUERY') || !runsQueries || isProtected) &&
      (!allowed.includes('ANY_JOB') || AnalysisMethod === 'DIRECT_QUERY'))
  );
}

beforeAll(bundled);

describe.each(SEEDS)('under the strict preset, an app is refused or has its protections (RANDOM_SEED=%i)', (seed) => {
  test('of collaborations and memberships', () => {
    const property = fc.property(
      random.environment,
      random.collaborationProps,
      random.membershipOptions,
      (env, props, options) =>
        expectDecision((app) => {
          const stack = new Stack(app, 'Room', { env });
          const collaboration = new Collaboration(stack, 'Ads', props);
          new Membership(stack, 'Membership', { ...options, collaboration });
        }),
    );

    holds(property, seed);
  });

  test('of memberships in what is imported', () => {
    const property = fc.property(
      fc.tuple(random.environment, random.collaborationAttributes, random.membershipOptions),
      ([env, attributes, options]) => {
        const strict = synthesized(
          (app) => {
            const stack = new Stack(app, 'Room', { env });
            const collaboration = Collaboration.fromCollaborationAttributes(stack, 'Ads', attributes);
            new Membership(stack, 'Membership', { ...options, collaboration });
          },
          PrivacyBaseline.strict({ minimumGroupSize: GROUP }),
        );
        const isWeak = attributes.queryLogging === false || options.queryLogging === false;

        expect(strict === undefined || isStrict(strict)).toBe(true);
        expect(strict !== undefined && isWeak).toBe(false);
      },
    );

    holds(property, seed);
  });

  test('of tables', () => {
    const property = fc.property(random.environment, random.tableSource, random.tableProps, (env, source, props) => {
      const build = (app: App) => {
        const stack = new Stack(app, 'Room', { env });
        new ConfiguredTable(stack, 'Sales', { ...props, source: source(stack) });
      };
      expectDecision(build, env?.account);
    });

    holds(property, seed);
  });

  test('of two companies', () => {
    const property = fc.property(constructRoom, (choices) =>
      expectDecision((app) => buildConstructs(app, choices, { write: (text) => text }), PUBLISHER),
    );

    holds(property, seed);
  });
});
