import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  AutoApprovedChange,
  AutoApprovedChanges,
  Collaboration,
  CollaborationMember,
  type CollaborationProps,
  Member,
  MemberAbility,
  Membership,
  Payment,
  PrivacyBudget,
} from '../../../src';
import { replacements } from '../../../src/cli/replacements';
import { bundled } from '../../custom-resources/support/bundled';
import { ADVERTISER, PUBLISHER } from '../../support/two-companies';

const FOLDER = mkdtempSync(join(tmpdir(), 'replaced-apps-'));
const ENV = { account: PUBLISHER, region: 'us-east-1' };
const AGENCY = '333333333333';

beforeAll(bundled);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** What a deployment of the second app changes in the first one. */
function between(before: (app: App) => unknown, after: (app: App) => unknown) {
  const [old, current] = [before, after].map((build) => {
    const app = new App({ outdir: mkdtempSync(join(FOLDER, 'app-')), context: { '@aws-cdk/core:validation': false } });
    build(app);
    return app.synth().directory;
  });
  return replacements({ before: old, after: current });
}

function lines({ changes, unknown }: ReturnType<typeof between>): readonly string[] {
  return [
    ...changes.map(({ severity, outcome, previous, path }) => `${severity} ${outcome} ${previous} ${path}`),
    ...unknown.map(({ path, reason }) => `unknown ${path}: ${reason}`),
  ];
}

interface Room {
  readonly stack?: string;
  readonly construct?: string;
  readonly props?: Partial<CollaborationProps>;
}

function room(app: App, { stack: stackId = 'Publisher', construct = 'Ads', props = {} }: Room = {}) {
  const stack = new Stack(app, stackId, { env: ENV });
  const collaboration = new Collaboration(stack, construct, {
    collaborationName: 'Reach',
    description: 'Reach of the spring campaign',
    creator: { displayName: 'Publisher' },
    members: [
      Member.account(ADVERTISER, {
        displayName: 'Advertiser',
        abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
        paymentResponsibilities: [Payment.QUERY_COMPUTE],
      }),
      Member.account(AGENCY, { displayName: 'Agency' }),
    ],
    ...props,
  });
  const membership = new Membership(stack, 'Membership', { collaboration });
  membership.addPrivacyBudget('Budget', PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }));
  return { stack, collaboration, membership };
}

const MEMBERS = [
  Member.account(ADVERTISER, {
    displayName: 'Advertiser',
    abilities: [MemberAbility.QUERY, MemberAbility.RECEIVE_RESULTS],
    paymentResponsibilities: [Payment.QUERY_COMPUTE],
  }),
];

describe('a collaboration', () => {
  test('is replaced with its membership and budget, and each difference has its fix', () => {
    const result = between(room, (app) =>
      room(app, {
        props: {
          autoApprovedChanges: [AutoApprovedChange.ADD_MEMBER],
          queryLogging: false,
          members: [
            ...MEMBERS,
            Member.account(AGENCY, { displayName: 'Agency', abilities: [MemberAbility.RECEIVE_RESULTS] }),
            Member.account('444444444444', { displayName: 'Shop' }),
          ],
        },
      }),
    );

    expect(lines(result)).toEqual([
      'error replaced kept Publisher/Ads',
      'error replaced kept Publisher/Membership',
      'error replaced kept Publisher/Membership/Budget',
    ]);
    expect(result.changes[0]?.fixes).toEqual([
      `change account ${AGENCY} in place with CollaborationMember, and leave members as it is deployed`,
      'add account 444444444444 in place with CollaborationMember, and leave members as it is deployed',
      'leave QueryLogStatus as it is deployed: it cannot change in an existing collaboration',
      'change the list in place with AutoApprovedChanges, and leave autoApprovedChanges as it is deployed',
    ]);
  });

  test('is not replaced by what changes it in place', () => {
    const result = between(room, (app) => {
      const { stack, collaboration } = room(app);
      new CollaborationMember(stack, 'Shop', { collaboration, accountId: '444444444444', displayName: 'Shop' });
      new AutoApprovedChanges(stack, 'Automatic', { collaboration, changes: [AutoApprovedChange.ADD_MEMBER] });
    });

    expect(lines(result)).toEqual([]);
    expect(result.resources).toBe(3);
  });

  test('has another logical ID with another construct ID', () => {
    const { changes } = between(room, (app) => room(app, { construct: 'Campaign' }));

    expect(changes.map(({ what }) => what)).toEqual([
      expect.stringMatching(
        /^the collaboration "Publisher\/Ads" is replaced, because its logical ID is "Campaign\w+" instead of "Ads\w+"$/,
      ),
      'the membership "Publisher/Membership" is replaced, because "Publisher/Ads" is replaced',
      'the privacy budget "Publisher/Membership/Budget" is replaced, because "Publisher/Membership" is replaced',
    ]);
    expect(changes[0]).toMatchObject({ successor: { path: 'Publisher/Campaign' }, severity: 'error' });
    expect(changes[0]?.fixes).toEqual([expect.stringContaining('or move the resource with "cdk refactor"')]);
  });

  test('is not compared if its stack has another name, because the previous stack stays', () => {
    expect(lines(between(room, (app) => room(app, { stack: 'Media' })))).toEqual(
      ['Ads', 'Membership', 'Membership/Budget'].map(
        (id) =>
          `unknown Publisher/${id}: the new app does not have its stack "Publisher", which stays until it is deleted`,
      ),
    );
  });
});

describe('a membership of another account', () => {
  const companies = (queryLogging: boolean) => (app: App) => {
    app.node.setContext('@aws-cdk/core:defaultCrossStackReferences', 'weak');
    const { collaboration } = room(app, { props: { queryLogging } });
    const stack = new Stack(app, 'Advertiser', { env: { account: ADVERTISER, region: 'us-east-1' } });
    new Membership(stack, 'Membership', { collaboration });
  };

  test('is replaced with its collaboration', () => {
    const { changes } = between(companies(true), companies(false));

    expect(changes.map(({ path, differences }) => [path, differences[0]?.because])).toEqual([
      ['Publisher/Ads', undefined],
      ['Publisher/Membership', 'Publisher/Ads'],
      ['Publisher/Membership/Budget', 'Publisher/Membership'],
      ['Advertiser/Membership', 'Publisher/Ads'],
    ]);
  });
});

describe('a budget', () => {
  test('keeps its logical ID where its construct has another one', () => {
    const withBudget = (id: string) => (app: App) => {
      const stack = new Stack(app, 'Publisher', { env: ENV });
      const collaboration = new Collaboration(stack, 'Ads', {
        description: 'Reach',
        creator: { displayName: 'Publisher' },
        members: MEMBERS,
      });
      new Membership(stack, 'Membership', { collaboration }).addPrivacyBudget(
        id,
        PrivacyBudget.differentialPrivacy({ epsilon: 3, usersNoisePerQuery: 30 }),
      );
    };

    expect(lines(between(withBudget('Budget'), withBudget('Limit')))).toEqual([]);
  });
});

describe('a stack in another one', () => {
  const nested =
    (build: (stack: Stack) => void, stays = true) =>
    (app: App) => {
      const outer = new Stack(app, 'Outer', { env: ENV });
      if (stays) {
        build(new NestedStack(outer, 'Inner'));
      }
    };
  const collaboration = (queryLogging: boolean) => (stack: Stack) =>
    void new Collaboration(stack, 'Ads', {
      collaborationName: 'Reach',
      description: 'Reach',
      creator: { displayName: 'Publisher' },
      members: MEMBERS,
      queryLogging,
    });

  test('is compared', () => {
    expect(lines(between(nested(collaboration(true)), nested(collaboration(false))))).toEqual([
      'error replaced kept Outer/Inner/Ads',
    ]);
    expect(lines(between(nested(collaboration(true)), nested(collaboration(true))))).toEqual([]);
  });

  test('takes its resources with it, but those that are retained', () => {
    expect(lines(between(nested(collaboration(true)), nested(collaboration(true), false)))).toEqual([
      'warning removed kept Outer/Inner/Ads',
    ]);
  });
});

describe('a resource in another stack', () => {
  const app = (home: 'One' | 'Two') => (root: App) => {
    const stacks = { One: new Stack(root, 'One', { env: ENV }), Two: new Stack(root, 'Two', { env: ENV }) };
    const collaboration = Collaboration.fromCollaborationAttributes(stacks[home], 'Room', {
      collaborationId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
    });
    new Membership(stacks[home], 'Membership', { collaboration, removalPolicy: RemovalPolicy.RETAIN });
  };

  test('is another one, which the service refuses', () => {
    const { changes } = between(app('One'), app('Two'));

    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ severity: 'error', previous: 'kept', path: 'One/Membership' });
    expect(changes[0]?.what).toContain(' of the stack "Two" instead of ');
    expect(changes[0]?.lost).toContain('a second membership in the same collaboration is refused');
  });
});

describe('an added member', () => {
  const withMember = (id: string, accountId: string) => (app: App) => {
    const { stack, collaboration } = room(app);
    new CollaborationMember(stack, id, { collaboration, accountId, displayName: 'Shop' });
  };

  test('is removed under another construct ID', () => {
    const { changes } = between(withMember('Shop', '444444444444'), withMember('Store', '444444444444'));

    expect(lines({ changes, unknown: [], unreadable: [], resources: 0 })).toEqual([
      'error replaced deleted Publisher/Shop',
    ]);
    expect(changes[0]?.fixes).toEqual([expect.stringMatching(/^keep the construct ID and the scope/)]);
  });

  test('is removed if the code states another account, as a warning', () => {
    expect(lines(between(withMember('Shop', '444444444444'), withMember('Shop', '555555555555')))).toEqual([
      'warning replaced deleted Publisher/Shop',
    ]);
    expect(lines(between(withMember('Shop', '444444444444'), room))).toEqual([
      'warning removed deleted Publisher/Shop',
    ]);
  });
});
