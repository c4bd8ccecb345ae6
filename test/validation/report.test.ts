import { Annotations, App, Aspects, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnCollaboration } from 'aws-cdk-lib/aws-cleanrooms';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { Member, MemberAbility, Membership } from '../../src';
import { findingsIn, messageOf, validateAtSynthesis } from '../../src/validation/report';
import { withCreationStacks } from '../support/creation-stacks';
import {
  countOf,
  failureOf,
  l1WithoutRunner,
  l1WithTwoRunners,
  toldOf,
  withOneRunner,
  withoutRunner,
  withTwoRunners,
} from '../support/mistakes';
import { ADVERTISER, collaborationOf, PUBLISHER, stackIn } from '../support/two-companies';

withCreationStacks();

const ID = 'CleanRooms::SingleQueryRunner';

function stackOf(app: App, id = 'Publisher'): Stack {
  return stackIn(app, id, PUBLISHER);
}

function acknowledgeOn(scope: IConstruct, reason = 'agreed with the partner', id = ID): void {
  Validations.of(scope).acknowledge({ id, reason });
}

describe('an error', () => {
  test('stops the synthesis under the path of its construct', () => {
    const app = new App();
    withTwoRunners(stackOf(app));

    expect(failureOf(app)).toMatchInlineSnapshot(`
      "Validation failed with the following errors:
        [Publisher/Ads] 2 members of "Ads" can query: 111111111111 ("Publisher"), 222222222222 ("Advertiser")
          why: a collaboration has one member who can query, and this member cannot be changed after creation
          fix: assign MemberAbility.QUERY to only one of them; MemberAbility.RECEIVE_RESULTS is sufficient to receive results
          error CleanRooms::SingleQueryRunner, see https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html
          at test/support/mistakes.ts:27:10"
    `);
  });

  test('does not hide the others, wherever in the app they are', () => {
    const app = new App();
    withTwoRunners(stackOf(app, 'First'));
    withTwoRunners(stackOf(app, 'Second'), 'Ads');
    withTwoRunners(app.node.findChild('Second') as Stack, 'More');

    const failure = failureOf(app);

    expect(failure.match(/\[[\w/]+\]/g)).toEqual(['[First/Ads]', '[Second/Ads]', '[Second/More]']);
  });

  test('is told of an L1 beside a construct of this library', () => {
    const app = new App();
    withOneRunner(stackOf(app, 'First'));
    l1WithTwoRunners(stackOf(app, 'Second'));

    expect(failureOf(app)).toContain('[Second/Ads] 2 members of "Ads" can query');
  });

  test('is told once, however often the app is synthesized', () => {
    const app = new App();
    withTwoRunners(stackOf(app));

    const [first, second] = [failureOf(app), failureOf(app)];

    expect(countOf(first, ID)).toBe(1);
    expect(second).toBe(first);
  });

  test('is gone as soon as it is mended', () => {
    const app = new App();
    const collaboration = withTwoRunners(stackOf(app));
    expect(failureOf(app)).toContain(ID);

    (collaboration.node.defaultChild as CfnCollaboration).creatorMemberAbilities = [];

    expect(failureOf(app)).toBe('');
  });

  test('is judged by what aspects leave behind', () => {
    const app = new App();
    withTwoRunners(stackOf(app));

    Aspects.of(app).add({
      visit: (construct) => {
        if (CfnCollaboration.isCfnCollaboration(construct)) {
          construct.creatorMemberAbilities = [];
        }
      },
    });

    expect(failureOf(app)).toBe('');
  });
});

describe('a warning', () => {
  test('is told under the path of its construct, and lets the synthesis pass', () => {
    const stack = stackOf(new App());
    withoutRunner(stack);

    expect(toldOf(stack)).toMatchInlineSnapshot(`
      [
        "warning Publisher/Ads: no member of "Ads" can query: 111111111111 ("Publisher"), 222222222222 ("Advertiser")
          why: a collaboration has one member who can query, and this member cannot be changed after creation
          fix: assign MemberAbility.QUERY to exactly one member
          warning CleanRooms::SingleQueryRunner, see https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html
          at test/support/mistakes.ts:27:10 [ack: CleanRooms::SingleQueryRunner]",
      ]
    `);
  });

  test('is told once, however often the app is synthesized', () => {
    const stack = stackOf(new App());
    withoutRunner(stack);

    toldOf(stack);

    expect(toldOf(stack)).toHaveLength(1);
  });

  test('that is acknowledged is told as information', () => {
    const stack = stackOf(new App());
    const collaboration = withoutRunner(stack);

    acknowledgeOn(collaboration);

    expect(toldOf(stack)).toEqual([
      `info Publisher/Ads: acknowledged ${ID}: no member of "Ads" can query: 111111111111 ("Publisher"), 222222222222 ("Advertiser") (reason: agreed with the partner)`,
    ]);
  });

  test('can be acknowledged the old way', () => {
    const stack = stackOf(new App());
    withoutRunner(stack);

    Annotations.of(stack).acknowledgeWarning(ID);

    expect(toldOf(stack)).toEqual([]);
  });
});

describe('an acknowledged error', () => {
  const INFORMATION = `info Publisher/Ads: acknowledged ${ID}: 2 members of "Ads" can query: 111111111111 ("Publisher"), 222222222222 ("Advertiser") (reason: agreed with the partner)`;

  test.each<[string, (construct: IConstruct) => IConstruct]>([
    ['itself', (construct) => construct],
    ['its stack', (construct) => Stack.of(construct)],
    ['its app', (construct) => construct.node.root],
  ])('becomes information, if it is acknowledged on %s', (_, scopeOf) => {
    const stack = stackOf(new App());

    acknowledgeOn(scopeOf(withTwoRunners(stack)));

    expect(toldOf(stack)).toEqual([INFORMATION]);
  });

  test('is told once, however often the app is synthesized', () => {
    const stack = stackOf(new App());
    withTwoRunners(stack);
    acknowledgeOn(stack);

    toldOf(stack);

    expect(toldOf(stack)).toEqual([INFORMATION]);
  });

  test('has the reason that is given nearest to it', () => {
    const stack = stackOf(new App());
    const collaboration = withTwoRunners(stack);

    acknowledgeOn(stack, 'far');
    acknowledgeOn(collaboration, 'near');

    expect(toldOf(stack)[0]).toContain('(reason: near)');
  });

  test('becomes information of an L1 as well', () => {
    const stack = stackOf(new App());
    withOneRunner(stack, 'Other');

    acknowledgeOn(l1WithTwoRunners(stack));

    expect(toldOf(stack)).toEqual([INFORMATION]);
  });

  test('leaves the others errors', () => {
    const stack = stackOf(new App());
    withTwoRunners(stack, 'Other');

    acknowledgeOn(withTwoRunners(stack));

    expect(failureOf(stack.node.root as App).match(/\[[\w/]+\]/g)).toEqual(['[Publisher/Other]']);
  });

  test.each<[string, (stack: Stack) => void]>([
    ['on another stack', (stack) => acknowledgeOn(stackOf(stack.node.root as App, 'Other'))],
    ['beside it', (stack) => acknowledgeOn(withOneRunner(stack, 'Other'))],
    ['by another id', (stack) => acknowledgeOn(stack, 'agreed', 'CleanRooms::PayerAccepts')],
    ['by an id without its prefix', (stack) => acknowledgeOn(stack, 'agreed', 'SingleQueryRunner')],
  ])('stays an error, if it is acknowledged %s', (_, acknowledge) => {
    const stack = stackOf(new App());
    withTwoRunners(stack);

    acknowledge(stack);

    expect(failureOf(stack.node.root as App)).toContain(ID);
  });
});

describe('metadata of the type of an acknowledgement', () => {
  const { ACKNOWLEDGED_RULES_METADATA_KEY: TYPE } = Validations;

  test.each<[string, unknown]>([
    ['text', ID],
    ['nothing', null],
    ['a number', 7],
    ['a list', [ID]],
    ['an object without it', { other: 'reason' }],
    ['an object with it in its prototype', Object.create({ [ID]: 'agreed' })],
  ])('that is %s acknowledges nothing, and breaks no synthesis', (_, data) => {
    const stack = stackOf(new App());
    withTwoRunners(stack).node.addMetadata(TYPE, data);

    expect(failureOf(stack.node.root as App)).toMatch(
      /^Validation failed with the following errors:\n {2}\[Publisher\/Ads\]/,
    );
  });

  test.each<[string, unknown, string]>([
    ['nothing', null, ''],
    ['a number', 7, '7'],
    ['an object that has no text', Object.create(null), ''],
  ])('can have a reason that is %s', (_, reason, expected) => {
    const stack = stackOf(new App());
    withTwoRunners(stack).node.addMetadata(TYPE, { [ID]: reason });

    expect(toldOf(stack)).toEqual([expect.stringContaining(`(reason: ${expected})`)]);
  });
});

describe('a stage', () => {
  test('tells its own errors', () => {
    const app = new App();
    withOneRunner(stackOf(app));
    const stage = new Stage(app, 'Prod');
    withTwoRunners(stackIn(stage, 'Publisher', PUBLISHER));

    expect(failureOf(app)).toContain('[Prod/Publisher/Ads] 2 members of "Ads" can query');
    expect(countOf(failureOf(app), ID)).toBe(1);
  });

  test('leaves the errors of the app to the app', () => {
    const app = new App();
    withTwoRunners(stackOf(app));
    const stage = new Stage(app, 'Prod');
    withOneRunner(stackIn(stage, 'Publisher', PUBLISHER));

    expect(() => stage.synth()).not.toThrow();
    const failure = failureOf(app);
    expect(failure).toContain('[Publisher/Ads]');
    expect(countOf(failure, ID)).toBe(1);
  });

  test('in a stage tells its own errors', () => {
    const app = new App();
    const inner = new Stage(new Stage(app, 'Prod'), 'Europe');
    withTwoRunners(stackIn(inner, 'Publisher', PUBLISHER));

    expect(failureOf(app)).toContain('[Prod/Europe/Publisher/Ads]');
  });

  test('tells what is wrong with it by what another stage says', () => {
    const app = new App();
    const { QUERY, RECEIVE_RESULTS } = MemberAbility;
    const collaboration = collaborationOf(stackIn(new Stage(app, 'A'), 'Publisher', PUBLISHER), {
      creator: { displayName: 'Publisher', abilities: [QUERY] },
      members: [Member.account(ADVERTISER, { displayName: 'Advertiser', abilities: [RECEIVE_RESULTS] })],
    });
    const stack = stackIn(new Stage(app, 'B'), 'Advertiser', ADVERTISER);

    new Membership(stack, 'Membership', { collaboration });

    expect(failureOf(app)).toMatch(/\[B\/Advertiser\/Membership\][^[]+CleanRooms::ReceiverHasDestination/);
  });

  test('acknowledges what is in it', () => {
    const app = new App();
    const stage = new Stage(app, 'Prod');
    const stack = stackIn(stage, 'Publisher', PUBLISHER);
    withTwoRunners(stack);

    acknowledgeOn(stage);

    expect(toldOf(stack)).toHaveLength(1);
    expect(toldOf(stack)[0]).toMatch(/^info Prod\/Publisher\/Ads: acknowledged/);
  });
});

test('an app of L1s alone is not checked by itself', () => {
  const app = new App();
  l1WithTwoRunners(stackOf(app));

  expect(failureOf(app)).toBe('');
});

test('to ask for checks again changes nothing', () => {
  const stack = stackOf(new App());
  l1WithoutRunner(stack);

  validateAtSynthesis(stack);
  validateAtSynthesis(stack.node.root);

  expect(toldOf(stack)).toHaveLength(1);
});

test('findings come in the order of the tree, whatever their rules', () => {
  const app = new App();
  const [first, second] = [stackOf(app, 'First'), stackOf(app, 'Second')];
  withTwoRunners(second);
  withoutRunner(first);

  const { findings } = findingsIn(app);

  expect(findings.map(({ subject }) => subject.path)).toEqual(['First/Ads', 'Second/Ads']);
});

test('a message says how far its page goes', () => {
  const app = new App();
  withTwoRunners(stackOf(app));
  const [finding] = findingsIn(app).findings;

  const inferred = { ...finding.rule, evidence: { ...finding.rule.evidence, basis: 'inferred' as const } };

  expect(messageOf(finding)).not.toContain('inferred');
  expect(messageOf({ ...finding, rule: inferred })).toMatch(/see https:\S+ \(inferred from it\)$/);
});
