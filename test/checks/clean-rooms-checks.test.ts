import { App, Aws, NestedStack, type PolicyValidationStack, Stack, Stage, Token, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { version } from '../../package.json';
import {
  ApprovedChange,
  ChangeRequestApproval,
  CleanRoomsChecks,
  type CleanRoomsChecksOptions,
  CollaborationMember,
} from '../../src';
import { CATALOGUE } from '../../src/rules/catalogue';
import {
  countOf,
  failureOf,
  l1WithOneRunner,
  l1WithoutRunner,
  l1WithTwoRunners,
  toldOf,
  withOneRunner,
  withTwoRunners,
} from '../support/mistakes';
import { ADVERTISER, PUBLISHER, stackIn } from '../support/two-companies';

const ID = 'CleanRooms::SingleQueryRunner';

/** The console, to which the CDK prints what does not stop a synthesis. */
let printed: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  printed = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  printed.mockRestore();
});

function checkedApp(): App {
  const app = new App();
  Validations.of(app).addPlugins(new CleanRoomsChecks());
  return app;
}

/** The violations of an app, as the plug-in tells them to the CDK. */
function reportOn(app: App) {
  const stacks = app.node.findAll().filter(Stack.isStack);
  const stackTemplates = stacks.map(({ node }) => ({ stackConstructPath: node.path })) as PolicyValidationStack[];
  return new CleanRoomsChecks().validate({ appConstruct: app, stackTemplates, templatePaths: [] });
}

test('has the name of the service, the version of the library and the ids of all rules', () => {
  const checks = new CleanRoomsChecks();

  expect(checks.name).toBe('CleanRooms');
  expect(checks.version).toBe(version);
  expect(checks.ruleIds).toEqual(CATALOGUE.map(({ id }) => id));
});

describe('an app of L1s with the checks', () => {
  function withChecks(): App {
    const app = new App();
    CleanRoomsChecks.addTo(app);
    return app;
  }

  test('fails with the message that users of constructs read', () => {
    const [plain, constructs] = [withChecks(), new App()];
    l1WithTwoRunners(stackIn(plain, 'Publisher', PUBLISHER));
    withTwoRunners(stackIn(constructs, 'Publisher', PUBLISHER));

    const withoutLine = (text: string) => text.replaceAll(/at \S+:\d+:\d+/g, 'at');
    expect(withoutLine(failureOf(plain))).toBe(withoutLine(failureOf(constructs)));
    expect(failureOf(plain)).toContain('[Publisher/Ads] 2 members of "Ads" can query');
  });

  test('fails with the message also where the CDK prints reports instead of throwing them', () => {
    const app = withChecks();
    app.node.setContext('@aws-cdk/core:failSynthOnValidationErrors', false);
    l1WithTwoRunners(stackIn(app, 'Publisher', PUBLISHER));

    expect(failureOf(app)).toContain('2 members of "Ads" can query');
  });

  test('has its warning as an annotation', () => {
    const app = withChecks();
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    l1WithoutRunner(stack);

    expect(toldOf(stack)).toEqual([expect.stringContaining('warning Publisher/Ads: no member of "Ads" can query')]);
  });

  test('fails if the mistake is in a stage that exists', () => {
    const app = new App();
    l1WithTwoRunners(stackIn(new Stage(app, 'Prod'), 'Publisher', PUBLISHER));

    CleanRoomsChecks.addTo(app);

    expect(failureOf(app)).toContain('[Prod/Publisher/Ads] 2 members of "Ads" can query');
    expect(countOf(failureOf(app), ID)).toBe(1);
  });

  test('fails with a report if the mistake is in a stage that is created later', () => {
    const app = withChecks();
    l1WithTwoRunners(stackIn(new Stage(app, 'Prod'), 'Publisher', PUBLISHER));

    expect(failureOf(app)).toContain('Prod/Publisher/Ads aws-cdk-lib.aws_cleanrooms.CfnCollaboration');
  });

  test.each<[string, (app: App) => void]>([
    ['beside constructs of this library', (app) => withOneRunner(stackIn(app, 'First', PUBLISHER))],
    ['twice', (app) => CleanRoomsChecks.addTo(app)],
    ['with the plug-in', (app) => Validations.of(app).addPlugins(new CleanRoomsChecks())],
  ])('reports a finding once, %s', (_, add) => {
    const app = withChecks();
    add(app);
    l1WithTwoRunners(stackIn(app, 'Publisher', PUBLISHER));

    expect(countOf(failureOf(app), ID)).toBe(1);
  });

  test('reports the finding of a later stage once, although the checks are added twice', () => {
    const app = withChecks();
    CleanRoomsChecks.addTo(app);
    l1WithTwoRunners(stackIn(new Stage(app, 'Prod'), 'Publisher', PUBLISHER));

    expect(countOf(failureOf(app), 'ERROR 2 members')).toBe(1);
  });

  test('can be limited to a stage', () => {
    const app = new App();
    l1WithTwoRunners(stackIn(app, 'Publisher', PUBLISHER));
    const stage = new Stage(app, 'Prod');
    l1WithTwoRunners(stackIn(stage, 'Publisher', PUBLISHER));

    CleanRoomsChecks.addTo(stage);

    expect(failureOf(app)).toContain('[Prod/Publisher/Ads]');
    expect(countOf(failureOf(app), ID)).toBe(1);
  });
});

describe('an app of L1s with the plug-in', () => {
  test('is stopped by an error, under the path of the L1', () => {
    const app = checkedApp();
    l1WithTwoRunners(stackIn(app, 'Publisher', PUBLISHER));

    const failure = failureOf(app);

    expect(failure).toContain('ERROR 2 members of "Ads" can query');
    expect(failure).toContain('Publisher/Ads aws-cdk-lib.aws_cleanrooms.CfnCollaboration');
    expect(failure).toContain('Suggested fix: assign MemberAbility.QUERY to only one of them');
    expect(failure).toContain(`Acknowledge with '${ID}'`);
  });

  test('passes with a warning', () => {
    const app = checkedApp();
    l1WithoutRunner(stackIn(app, 'Publisher', PUBLISHER));

    expect(failureOf(app)).toBe('');
    expect(String(printed.mock.calls)).toContain('WARNING no member of "Ads" can query');
  });

  test('passes in silence without a mistake, and without anything of Clean Rooms', () => {
    const app = checkedApp();
    new Stack(app, 'Publisher');

    expect(failureOf(app)).toBe('');
    expect(printed).not.toHaveBeenCalled();
  });

  test.each<[string, (construct: IConstruct) => IConstruct]>([
    ['the L1', (construct) => construct],
    ['its stack', (construct) => Stack.of(construct)],
    ['the app', (construct) => construct.node.root],
  ])('passes if the error is acknowledged on %s', (_, scopeOf) => {
    const app = checkedApp();
    const collaboration = l1WithTwoRunners(stackIn(app, 'Publisher', PUBLISHER));

    Validations.of(scopeOf(collaboration)).acknowledge({ id: ID, reason: 'agreed with the partner' });

    expect(failureOf(app)).toBe('');
  });

  test('is stopped if the error is acknowledged elsewhere', () => {
    const app = checkedApp();
    l1WithTwoRunners(stackIn(app, 'Publisher', PUBLISHER));

    Validations.of(stackIn(app, 'Other', PUBLISHER)).acknowledge({ id: ID, reason: 'agreed with the partner' });

    expect(failureOf(app)).toContain(ID);
  });

  test('is stopped by an error in a stage', () => {
    const app = checkedApp();
    new Stack(app, 'Pipeline');
    l1WithTwoRunners(stackIn(new Stage(app, 'Prod'), 'Publisher', PUBLISHER));

    expect(failureOf(app)).toContain('Prod/Publisher/Ads');
  });
});

describe('a stage', () => {
  function addStage(app: App, id: string): Stage {
    const stage = new Stage(app, id);
    l1WithTwoRunners(stackIn(stage, 'Publisher', PUBLISHER));
    return stage;
  }

  test('can have the plug-in for itself', () => {
    const app = new App();
    l1WithTwoRunners(stackIn(app, 'Publisher', PUBLISHER));
    const stage = addStage(app, 'Prod');

    Validations.of(stage).addPlugins(new CleanRoomsChecks());

    expect(countOf(failureOf(app), ID)).toBe(1);
  });

  test('is told nothing of another stage with the plug-in', () => {
    const app = new App();

    for (const id of ['Test', 'Prod']) {
      Validations.of(addStage(app, id)).addPlugins(new CleanRoomsChecks());
    }

    expect(countOf(failureOf(app), ID)).toBe(2);
  });
});

test('an error in a nested stack is told', () => {
  const app = checkedApp();
  l1WithTwoRunners(new NestedStack(stackIn(app, 'Publisher', PUBLISHER), 'Nested'));

  expect(failureOf(app)).toContain('Publisher/Nested/Ads');
});

describe('an app of constructs of this library', () => {
  test('is told nothing twice', () => {
    const app = checkedApp();
    withTwoRunners(stackIn(app, 'Publisher', PUBLISHER));

    expect(countOf(failureOf(app), ID)).toBe(1);
    expect(reportOn(app)).toMatchObject({ success: true, violations: [] });
  });

  test('is told nothing twice of the L1s beside them', () => {
    const app = checkedApp();
    withOneRunner(stackIn(app, 'First', PUBLISHER));
    l1WithTwoRunners(stackIn(app, 'Second', PUBLISHER));

    expect(countOf(failureOf(app), ID)).toBe(1);
    expect(reportOn(app).violations).toEqual([]);
  });

  test('is told of L1s in a stage without any of them', () => {
    const app = checkedApp();
    withOneRunner(stackIn(app, 'First', PUBLISHER));
    l1WithTwoRunners(stackIn(new Stage(app, 'Prod'), 'Second', PUBLISHER));

    expect(countOf(failureOf(app), ID)).toBe(1);
    expect(reportOn(app).violations).toHaveLength(1);
  });
});

describe('the report', () => {
  test('says everything that a message of a construct says', () => {
    const app = new App();
    l1WithTwoRunners(stackIn(app, 'Publisher', PUBLISHER));

    expect(reportOn(app)).toEqual({
      success: false,
      pluginVersion: version,
      violations: [
        {
          ruleName: 'SingleQueryRunner',
          severity: 'error',
          description: expect.stringMatching(/^2 members of "Ads" can query.*; a collaboration has one.*\(https:.*\)$/),
          fix: expect.stringContaining('assign MemberAbility.QUERY to only one of them'),
          ruleMetadata: { catalogueIds: 'CR-COLLAB-001', basis: 'documented' },
          violatingResources: [{ constructPath: 'Publisher/Ads', locations: [expect.stringMatching(/^Properties\./)] }],
        },
      ],
    });
  });

  test('is a success with warnings only', () => {
    const app = new App();
    l1WithoutRunner(stackIn(app, 'Publisher', PUBLISHER));

    expect(reportOn(app)).toMatchObject({ success: true, violations: [{ severity: 'warning' }] });
  });
});

describe('requirements of an organization', () => {
  const RULE = 'CleanRooms::AccountsAreAllowed';
  const [ONLY_OWN, BOTH] = [{ allowedAccountIds: [PUBLISHER] }, { allowedAccountIds: [PUBLISHER, ADVERTISER] }];

  /** An app with a collaboration of the publisher and the advertiser: of constructs of this library, or of L1s. */
  function appOf(room: typeof withOneRunner | typeof l1WithOneRunner): { readonly app: App; readonly stack: Stack } {
    const app = new App();
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    room(stack);
    return { app, stack };
  }

  const ROOMS = [
    ['constructs', withOneRunner],
    ['L1s', l1WithOneRunner],
  ] as const;

  test.each(ROOMS)('fail an app of %s that does not keep them', (_, room) => {
    const { app } = appOf(room);

    CleanRoomsChecks.addTo(app, ONLY_OWN);

    expect(failureOf(app)).toContain(
      '[Publisher/Ads] "Ads" has the member 222222222222 ("Advertiser"), an account that your organization does not allow',
    );
    expect(countOf(failureOf(app), RULE)).toBe(1);
  });

  test.each(ROOMS)('report nothing about an app of %s that keeps them', (_, room) => {
    const { app, stack } = appOf(room);

    CleanRoomsChecks.addTo(app, BOTH);

    expect(failureOf(app)).toBe('');
    expect(toldOf(stack)).toEqual([]);
  });

  test.each(ROOMS)('report nothing about an app of %s if none are stated', (_, room) => {
    const { app, stack } = appOf(room);

    CleanRoomsChecks.addTo(app, {});

    expect(failureOf(app)).toBe('');
    expect(toldOf(stack)).toEqual([]);
  });

  test.each(ROOMS)('are in the report of the plug-in, for an app of %s', (_, room) => {
    const { app } = appOf(room);

    Validations.of(app).addPlugins(new CleanRoomsChecks(ONLY_OWN));

    expect(failureOf(app)).toContain('ERROR "Ads" has the member 222222222222');
    expect(countOf(failureOf(app), `Acknowledge with '${RULE}'`)).toBe(1);
  });

  test('are reported once if the plug-in states them again', () => {
    const { app } = appOf(withOneRunner);
    CleanRoomsChecks.addTo(app, ONLY_OWN);

    Validations.of(app).addPlugins(new CleanRoomsChecks(ONLY_OWN));

    expect(countOf(failureOf(app), RULE)).toBe(1);
  });

  test('can be acknowledged', () => {
    const { app, stack } = appOf(withOneRunner);
    CleanRoomsChecks.addTo(app, ONLY_OWN);

    Validations.of(stack).acknowledge({ id: RULE, reason: 'agreed with the privacy team' });

    expect(failureOf(app)).toBe('');
    expect(toldOf(stack)).toEqual([expect.stringContaining(`acknowledged ${RULE}`)]);
  });

  test('are about what custom resources do, too', () => {
    const app = new App();
    CleanRoomsChecks.addTo(app, BOTH);
    const stack = stackIn(app, 'Publisher', PUBLISHER);
    const collaboration = withOneRunner(stack);
    new CollaborationMember(stack, 'Late', { collaboration, accountId: '333333333333', displayName: 'Agency' });
    const change = ApprovedChange.forMember('444444444444');
    new ChangeRequestApproval(stack, 'Approval', { collaboration, change });

    expect([...failureOf(app).matchAll(/\[(.*)\] (.*), an account that/g)].map(([, ...found]) => found)).toEqual([
      ['Publisher/Late', '"Late" adds the member 333333333333 ("Agency")'],
      ['Publisher/Approval', '"Approval" approves a change of 444444444444'],
    ]);
  });

  test.each<[string, (app: App, stage: Stage) => void]>([
    ['the app first', (app, stage) => [CleanRoomsChecks.addTo(app, ONLY_OWN), CleanRoomsChecks.addTo(stage, BOTH)]],
    ['the stage first', (app, stage) => [CleanRoomsChecks.addTo(stage, BOTH), CleanRoomsChecks.addTo(app, ONLY_OWN)]],
    ['the app twice', (app) => [CleanRoomsChecks.addTo(app, BOTH), CleanRoomsChecks.addTo(app, ONLY_OWN)]],
    ['the app, loosely', (app, stage) => [CleanRoomsChecks.addTo(app, BOTH), CleanRoomsChecks.addTo(stage, ONLY_OWN)]],
  ])('all apply if there are several statements: %s', (_, state) => {
    const app = new App();
    const stage = new Stage(app, 'Prod');
    withOneRunner(stackIn(stage, 'Publisher', PUBLISHER));

    state(app, stage);

    expect(failureOf(app)).toContain('[Prod/Publisher/Ads] "Ads" has the member 222222222222');
  });

  test('of a stage are not those of another one', () => {
    const app = new App();
    const [test, prod] = ['Test', 'Prod'].map((id) => new Stage(app, id));
    for (const stage of [test, prod]) {
      withOneRunner(stackIn(stage, 'Publisher', PUBLISHER));
    }

    CleanRoomsChecks.addTo(prod, ONLY_OWN);

    expect(failureOf(app)).toContain('[Prod/Publisher/Ads]');
    expect(failureOf(app)).not.toContain('[Test/Publisher/Ads]');
  });

  test.each(ROOMS)('apply to %s in a stage that is created later', (_, room) => {
    const app = new App();
    CleanRoomsChecks.addTo(app, ONLY_OWN);

    room(stackIn(new Stage(app, 'Prod'), 'Publisher', PUBLISHER));

    expect(failureOf(app)).toContain('"Ads" has the member 222222222222');
    expect(countOf(failureOf(app), RULE)).toBe(1);
  });

  test('are those of the call: a list that changes later changes nothing', () => {
    const { app } = appOf(withOneRunner);
    const allowedAccountIds = [PUBLISHER, ADVERTISER];
    CleanRoomsChecks.addTo(app, { allowedAccountIds });

    allowedAccountIds.pop();

    expect(failureOf(app)).toBe('');
  });

  const REFUSED: readonly [string, CleanRoomsChecksOptions, string][] = [
    ['an account with too few digits', { allowedAccountIds: [PUBLISHER, '1234'] }, '`allowedAccountIds[1]` is "1234"'],
    ['an account that is a token', { allowedAccountIds: [Aws.ACCOUNT_ID] }, '`allowedAccountIds[0]` contains a token'],
    ['an account that is a number', { allowedAccountIds: [111111111111 as never] }, 'is 111111111111'],
    ['accounts that are one text', { allowedAccountIds: PUBLISHER as never }, 'specify a list, such as'],
    ['no account', { allowedAccountIds: [] }, '`allowedAccountIds` is an empty list'],
    ['a group of one', { minimumGroupSize: 1 }, '`minimumGroupSize` is 1'],
    ['a fraction', { minimumGroupSize: 2.5 }, 'the service accepts integers from 2 to 100000'],
    ['a text', { minimumGroupSize: '25' as never }, 'it must be a number'],
    ['not a number', { minimumGroupSize: Number.NaN }, '`minimumGroupSize` is NaN'],
    ['a token', { maximumEpsilon: Token.asNumber({ Ref: 'Epsilon' }) }, '`maximumEpsilon` is a token'],
    ['an epsilon that the service rejects', { maximumEpsilon: 21 }, 'the service accepts integers from 1 to 20'],
    ['too little noise', { minimumUsersNoisePerQuery: 9 }, 'specify an integer from 10 to 100'],
    ['a text instead of true', { requireReviewedTemplates: 'true' as never }, '`requireReviewedTemplates` is "true"'],
    ['nothing', null as never, '`options` is null'],
  ];

  test.each(REFUSED)('are refused at once: %s', (_, options, problem) => {
    const plain = problem.replaceAll('`', '');

    expect(() => CleanRoomsChecks.addTo(new App(), options)).toThrow(plain);
    expect(() => new CleanRoomsChecks(options)).toThrow(plain);
  });

  test('are refused with all that is wrong', () => {
    expect(() => CleanRoomsChecks.addTo(new App(), { minimumGroupSize: 0, maximumEpsilon: 0 })).toThrow(
      /^CleanRoomsChecks\.addTo: minimumGroupSize is 0\n.*\n.*\n {2}CleanRoomsChecks\.addTo: maximumEpsilon is 0\n/,
    );
  });
});
