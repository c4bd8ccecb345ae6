import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CleanRoomsChecks } from '../../src';
import { check } from '../../src/cli/check';
import type { CheckOptions } from '../../src/cli/check-options';
import { withCreationStacks } from '../support/creation-stacks';
import { l1WithTwoRunners } from '../support/mistakes';
import { ADVERTISER, collaborationOf, PUBLISHER, stackIn } from '../support/two-companies';

withCreationStacks();

const HERE = process.cwd();
const FOLDER = mkdtempSync(join(tmpdir(), 'check-'));

beforeAll(() => process.chdir(FOLDER));
afterAll(() => {
  process.chdir(HERE);
  rmSync(FOLDER, { recursive: true, force: true });
});

const NOTHING = new Map<string, string>();

function checkOf(inputs: readonly string[], options: Partial<CheckOptions> = {}) {
  return check({
    inputs,
    accounts: NOTHING,
    regions: NOTHING,
    parameters: NOTHING,
    disabled: [],
    requirements: {},
    ...options,
  });
}

/** The findings as `file:line:column rule path`, and what cannot be read as `file:line:column reason`. */
function told(inputs: readonly string[], options: Partial<CheckOptions> = {}): readonly string[] {
  const { findings, unreadable } = checkOf(inputs, options);
  const at = ({ file, position }: (typeof findings)[0]['place']) =>
    position ? `${file}:${position.line}:${position.column}` : file;
  return [
    ...findings.map(({ rule, path, place, severity }) => `${at(place)} ${severity} ${rule} ${path}`),
    ...unreadable.map(({ place, reason }) => `${at(place)} ${reason}`),
  ];
}

function given(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const ROOM = `Resources:
  Ads:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: Reach
      Description: Reach of the spring campaign
      CreatorDisplayName: Publisher
      CreatorMemberAbilities: []
      QueryLogStatus: DISABLED
      Members:
        - AccountId: '${ADVERTISER}'
          DisplayName: Advertiser
          MemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]
`;
const MEMBERSHIP = `  Membership:
    Type: AWS::CleanRooms::Membership
    Properties:
      CollaborationIdentifier: !GetAtt Ads.CollaborationIdentifier
      QueryLogStatus: ENABLED
`;

describe('a template in YAML', () => {
  test('is followed through its short forms, and a finding has its line', () => {
    const file = given('room.yaml', ROOM + MEMBERSHIP);

    expect(told([file])).toEqual(['room.yaml:18:23 warning QueryLogFollowsCollaboration Membership']);
  });

  test.each([
    ['!Ref', '!Ref Ads'],
    ['!Sub', "!Sub '\x24{Ads.CollaborationIdentifier}'"],
    ['!Select of an ARN', "!Select [1, !Split ['/', !GetAtt Ads.Arn]]"],
    ['!If with equal branches', '!If [Test, !Ref Ads, !Ref Ads]'],
    ['!Join', "!Join ['', [!Ref Ads]]"],
  ])('is followed through %s', (_, reference) => {
    const file = given('forms.yaml', ROOM + MEMBERSHIP.replace('!GetAtt Ads.CollaborationIdentifier', reference));

    expect(told([file])).toEqual([expect.stringContaining('QueryLogFollowsCollaboration Membership')]);
  });

  test('knows no parameter that is not given', () => {
    const text = `Parameters: { Logs: { Type: String } }\n${ROOM}${MEMBERSHIP}`.replace('ENABLED', '!Ref Logs');
    const file = given('parameter.yaml', text);

    expect(told([file])).toEqual(['parameter.yaml:10:23 warning AnalysesAreLogged Ads']);
    expect(told([file], { parameters: new Map([['Logs', 'ENABLED']]) })).toEqual([
      'parameter.yaml:19:28 warning QueryLogFollowsCollaboration Membership',
    ]);
  });
});

describe('several files', () => {
  const EXPORT = `Outputs:
  Id:
    Value: !GetAtt Ads.CollaborationIdentifier
    Export: { Name: ads-id }
`;
  const IMPORTED = `Resources:\n${MEMBERSHIP.replace('!GetAtt Ads.CollaborationIdentifier', '!ImportValue ads-id')}`;

  test('are one app, in which one imports what the other exports', () => {
    const files = [given('many/room.yaml', ROOM + EXPORT), given('many/member.yaml', IMPORTED)];

    expect(told(files)).toEqual(['many/member.yaml:6:23 warning QueryLogFollowsCollaboration Membership']);
  });

  test('of several accounts import nothing from each other', () => {
    const files = [given('two/room.yaml', ROOM + EXPORT), given('two/member.yaml', IMPORTED)];
    const accounts = new Map([
      ['two/room.yaml', PUBLISHER],
      ['two/member.yaml', ADVERTISER],
    ]);

    expect(told(files, { accounts })).toEqual(['two/room.yaml:9:23 warning AnalysesAreLogged Ads']);
  });

  test('have the accounts that are given for them', () => {
    const file = given('stranger.yaml', (ROOM + MEMBERSHIP).replace('DISABLED', 'ENABLED'));

    expect(told([file])).toEqual([]);
    expect(told([file], { accounts: new Map([['*', ADVERTISER]]) })).toEqual([
      expect.stringContaining('error CreatorIsNotInvited Ads'),
    ]);
  });

  test('have the accounts that a cloud assembly leaves open', () => {
    const app = new App({ outdir: mkdtempSync(join(FOLDER, 'out-')) });
    collaborationOf(new Stack(app, 'Publisher'));
    const { directory } = app.synth();

    expect(told([directory])).toEqual([]);
    expect(told([directory], { accounts: new Map([['*', ADVERTISER]]) })).toEqual([
      expect.stringContaining('error CreatorIsNotInvited Publisher/Ads'),
    ]);
  });

  test('that are given twice are read once', () => {
    const file = given('twice.yaml', ROOM + MEMBERSHIP);

    expect(told([file, file])).toHaveLength(1);
  });
});

describe('a nested stack', () => {
  const PARENT = `${ROOM}  Members:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./members.yaml
      Parameters: { Collaboration: !GetAtt Ads.CollaborationIdentifier }
`;

  test('in a local file is followed through its parameters', () => {
    const parent = given('nested/parent.yaml', PARENT);
    given(
      'nested/members.yaml',
      `Parameters: { Collaboration: { Type: String } }
Resources:
${MEMBERSHIP.replace('!GetAtt Ads.CollaborationIdentifier', '!Ref Collaboration')}`,
    );

    expect(told([parent])).toEqual([
      'nested/members.yaml:7:23 warning QueryLogFollowsCollaboration nested/parent.yaml/Members/Membership',
    ]);
  });

  test('that is missing cannot be read', () => {
    const parent = given('missing/parent.yaml', PARENT);

    expect(told([parent])).toEqual(['missing/members.yaml there is no such file or folder']);
  });

  test('that contains itself cannot be read', () => {
    const parent = given('circle/parent.yaml', PARENT.replace('members', 'parent'));

    expect(told([parent])).toEqual(['circle/parent.yaml the nested stack "Members" contains itself']);
  });
});

describe('what cannot be read', () => {
  const SOUND = 'sound.yaml';

  beforeAll(() => void given(SOUND, ROOM + MEMBERSHIP));

  test.each<[string, () => string, string]>([
    ['no file', () => 'nothing.yaml', 'nothing.yaml there is no such file or folder'],
    [
      'a folder that is no assembly',
      () => dirname(given('plain/room.txt', 'x')),
      'plain this folder has no manifest.json, so it is not a cloud assembly: specify a cdk.out, or the template files',
    ],
    [
      'a manifest',
      () => given('out/manifest.json', '{"artifacts":{}}'),
      'out/manifest.json this is the manifest of a cloud assembly: specify its folder, "out"',
    ],
    [
      'a text',
      () => given('text.txt', 'hello'),
      'text.txt it is neither a CloudFormation template nor the JSON of a Terraform plan: both are objects',
    ],
    [
      'another object',
      () => given('package.json', '{"name":"x"}'),
      'package.json it is neither a CloudFormation template, which has an object as its Resources, nor the JSON of a Terraform plan',
    ],
  ])('is told, and the rest is checked: %s', (_, make, message) => {
    expect(told([make(), SOUND])).toEqual([
      'sound.yaml:18:23 warning QueryLogFollowsCollaboration Membership',
      message,
    ]);
  });

  test('is told with its place if the file is broken', () => {
    const file = given('broken.json', '{\n  "Resources": {\n    "Ads" {}\n  }\n}\n');

    expect(told([file])).toEqual([expect.stringMatching(/^broken[.]json:3:\d+ /)]);
  });

  test('is not text in UTF-8', () => {
    writeFileSync('binary.yaml', Buffer.from([0x52, 0xff, 0xfe, 0x00]));

    expect(told(['binary.yaml'])).toEqual(['binary.yaml it is not text in UTF-8']);
  });
});

describe('a review in the metadata of a table', () => {
  const SQL = 'SELECT user_id FROM sales';
  const HASH = createHash('sha256').update(SQL).digest('hex');
  const table = (metadata: string) => `${ROOM}${MEMBERSHIP.replace('ENABLED', 'DISABLED')}  Reach:
    Type: AWS::CleanRooms::AnalysisTemplate
    Properties:
      Name: reach
      Format: SQL
      MembershipIdentifier: !GetAtt Membership.MembershipIdentifier
      Source: { Text: ${SQL} }
  Sales:
    Type: AWS::CleanRooms::ConfiguredTable
    Metadata: { cdk-cleanrooms: ${metadata} }
    Properties:
      Name: sales
      AllowedColumns: [user_id, city]
      AnalysisMethod: DIRECT_QUERY
      TableReference: { Athena: { WorkGroup: primary, DatabaseName: shop, TableName: sales } }
      AnalysisRules:
        - Type: CUSTOM
          Policy: { V1: { Custom: { AllowedAnalyses: [!GetAtt Reach.Arn] } } }
  SalesAssociation:
    Type: AWS::CleanRooms::ConfiguredTableAssociation
    Properties:
      Name: sales
      ConfiguredTableIdentifier: !Ref Sales
      MembershipIdentifier: !GetAtt Membership.MembershipIdentifier
      RoleArn: arn:aws:iam::${PUBLISHER}:role/Reader
`;
  const reviewed = (review: string) =>
    checkOf([given('reviewed.yaml', table(`{ reviewed: ${review} }`))]).findings.filter(
      ({ rule }) => rule === 'AllowedTemplateIsAsReviewed',
    );

  test.each([
    ['the hash of the text', `[{ analysisTemplate: !GetAtt Reach.Arn, sha256: ${HASH} }]`],
    ['the text', `[{ analysisTemplate: !Ref Reach, text: ${SQL} }]`],
    ['a hash that is known only at deployment', '[{ analysisTemplate: !Ref Reach, sha256: !Ref Hash }]'],
    ['a template that is not known', `[{ analysisTemplate: !ImportValue Reach, sha256: ${'a'.repeat(64)} }]`],
    ['nothing', '[]'],
    ['something that is known only at deployment', '!Ref Reviews'],
  ])('is kept: %s', (_, review) => {
    expect(reviewed(review)).toEqual([]);
  });

  test.each([
    ['another hash', `[{ analysisTemplate: !GetAtt Reach.Arn, sha256: ${'a'.repeat(64)} }]`, /but the text has/],
    ['another text', '[{ analysisTemplate: !GetAtt Reach.Arn, text: SELECT 1 }]', /now returns "user_id" of "sales"/],
    ['one review instead of a list', `{ analysisTemplate: !Ref Reach, sha256: ${'a'.repeat(64)} }`, /but the text/],
    ['no hash', '[{ analysisTemplate: !Ref Reach }]', /contains neither a hash nor a text/],
    ['no template', `[{ sha256: ${HASH} }]`, /does not contain the analysis template/],
    ['a map', `{ reach: ${HASH} }`, /does not contain the analysis template/],
    ['a text', 'reach', /does not contain the analysis template/],
    ['a number as the hash', '[{ analysisTemplate: !Ref Reach, sha256: 12 }]', /contains the hash "12"/],
  ])('is not kept: %s', (_, review, what) => {
    expect(reviewed(review)).toMatchObject([
      { path: 'Sales', what: expect.stringMatching(what), place: { file: 'reviewed.yaml', position: { line: 35 } } },
    ]);
  });
});

describe('an acknowledgment', () => {
  const acknowledging = (id: string) => ({
    resource: `    Metadata: { cdk-cleanrooms: { acknowledge: { ${id}: "the logs follow" } } }\n`,
    template: `Metadata: { cdk-cleanrooms: { acknowledge: { ${id}: "the logs follow" } } }\n`,
  });

  test.each([
    ['a resource', ROOM + MEMBERSHIP + acknowledging('QueryLogFollowsCollaboration').resource],
    ['a template', acknowledging('QueryLogFollowsCollaboration').template + ROOM + MEMBERSHIP],
    [
      'a template, by the full ID',
      acknowledging('CleanRooms::QueryLogFollowsCollaboration').template + ROOM + MEMBERSHIP,
    ],
  ])('of %s gives the reason', (_, text) => {
    const { findings, unused } = checkOf([given('acknowledged.yaml', text)]);

    expect(findings.map(({ acknowledged }) => acknowledged)).toEqual(['the logs follow']);
    expect(unused).toEqual([]);
  });

  test('without a finding is unused', () => {
    const file = given('unused.yaml', ROOM + MEMBERSHIP + acknowledging('SingleQueryRunner').resource);

    expect(checkOf([file]).unused).toMatchObject([
      { rule: 'SingleQueryRunner', path: 'Membership', place: { file, position: { line: 19 } } },
    ]);
  });

  test('of a rule that is not evaluated is not unused', () => {
    const file = given('disabled.yaml', ROOM + MEMBERSHIP + acknowledging('SingleQueryRunner').resource);

    expect(checkOf([file], { disabled: ['SingleQueryRunner'] }).unused).toEqual([]);
  });
});

describe('a cloud assembly', () => {
  /** The folder of an assembly in which a collaboration has two runners. */
  function assembly(change: (stack: Stack) => void = () => {}, skipValidation = true): string {
    const app = new App({ outdir: mkdtempSync(join(FOLDER, 'out-')) });
    const stack = stackIn(new Stage(app, 'Test'), 'Publisher', PUBLISHER);
    l1WithTwoRunners(stack);
    change(stack);
    return app.synth({ skipValidation }).directory;
  }

  test('tells the paths of constructs, and where they are created', () => {
    const folder = assembly();

    expect(checkOf([folder]).findings).toMatchObject([
      {
        rule: 'SingleQueryRunner',
        path: 'Test/Publisher/Ads',
        place: { file: expect.stringMatching(/TestPublisher\w+[.]template[.]json$/) },
        created: { file: expect.stringMatching(/mistakes[.]ts$/), position: { line: expect.any(Number) } },
      },
    ]);
  });

  test.each<[string, (stack: Stack) => Construct]>([
    ['a construct', (stack) => stack.node.findChild('Ads') as Construct],
    ['a stack', (stack) => stack],
  ])('has the acknowledgments of %s', (_, of) => {
    const folder = assembly((stack) =>
      Validations.of(of(stack)).acknowledge({ id: 'CleanRooms::SingleQueryRunner', reason: 'agreed' }),
    );

    expect(checkOf([folder]).findings).toMatchObject([{ acknowledged: 'agreed' }]);
  });

  test('has those of an app, if the app is validated', () => {
    const folder = assembly((stack) => {
      CleanRoomsChecks.addTo(stack.node.root);
      Validations.of(stack.node.root).acknowledge({ id: 'CleanRooms::SingleQueryRunner', reason: 'agreed' });
    }, false);

    expect(checkOf([folder]).findings).toMatchObject([{ acknowledged: 'agreed' }]);
  });
});

describe('requirements of an organization', () => {
  const TABLE = `  Sales:
    Type: AWS::CleanRooms::ConfiguredTable
    Properties:
      Name: sales
      AllowedColumns: [user_id, city]
      AnalysisMethod: DIRECT_QUERY
      TableReference: { Glue: { DatabaseName: shop, TableName: sales } }
      AnalysisRules:
        - Type: AGGREGATION
          Policy:
            V1:
              Aggregation:
                AggregateColumns: [{ ColumnNames: [user_id], Function: COUNT_DISTINCT }]
                DimensionColumns: [city]
                JoinColumns: []
                ScalarFunctions: []
                OutputConstraints: [{ ColumnName: user_id, Minimum: 10, Type: COUNT_DISTINCT }]
`;
  const BUDGET = `  Budget:
    Type: AWS::CleanRooms::PrivacyBudgetTemplate
    Properties:
      MembershipIdentifier: 11111111-2222-3333-4444-555555555555
      PrivacyBudgetType: DIFFERENTIAL_PRIVACY
      AutoRefresh: NONE
      Parameters: { Epsilon: 10, UsersNoisePerQuery: 20 }
`;
  const STRICT = {
    allowedAccountIds: [PUBLISHER],
    minimumGroupSize: 25,
    maximumEpsilon: 5,
    minimumUsersNoisePerQuery: 30,
  };
  const text = (ROOM + TABLE + BUDGET).replace('DISABLED', 'ENABLED');

  test('are reported where they are not kept, and only if they are stated', () => {
    const file = given('organization.yaml', text);

    expect(told([file])).toEqual([]);
    expect(told([file], { requirements: STRICT })).toEqual([
      'organization.yaml:11:9 error AccountsAreAllowed Ads',
      'organization.yaml:22:9 error GroupsAreLargeEnough Sales',
      'organization.yaml:37:30 error EpsilonIsSmallEnough Budget',
      'organization.yaml:37:54 error NoiseIsLargeEnough Budget',
    ]);
  });

  test('are not reported where they are kept', () => {
    const requirements = {
      allowedAccountIds: [PUBLISHER, ADVERTISER],
      minimumGroupSize: 10,
      maximumEpsilon: 10,
      minimumUsersNoisePerQuery: 20,
    };

    expect(told([given('kept.yaml', text)], { requirements })).toEqual([]);
  });

  test('can be disabled and acknowledged, which is not unused where they are not stated', () => {
    const acknowledged = `${text}    Metadata: { cdk-cleanrooms: { acknowledge: { NoiseIsLargeEnough: test data } } }\n`;
    const file = given('agreed.yaml', acknowledged);
    const requirements = { minimumUsersNoisePerQuery: 30, maximumEpsilon: 5 };

    expect(checkOf([file], { requirements, disabled: ['EpsilonIsSmallEnough'] })).toMatchObject({
      findings: [{ rule: 'NoiseIsLargeEnough', acknowledged: 'test data', basis: 'organization' }],
      unused: [],
    });
    expect(checkOf([file])).toMatchObject({ findings: [], unused: [] });
  });

  test('are those of the app too in its assembly', () => {
    const app = new App({ outdir: mkdtempSync(join(FOLDER, 'out-')) });
    CleanRoomsChecks.addTo(app, { allowedAccountIds: [PUBLISHER, ADVERTISER] });
    collaborationOf(stackIn(app, 'Publisher', PUBLISHER));
    const { directory } = app.synth();

    expect(told([directory])).toEqual([]);
    expect(told([directory], { requirements: STRICT })).toEqual([
      expect.stringContaining('error AccountsAreAllowed Publisher/Ads'),
    ]);
  });
});

test('a rule that is disabled is not evaluated', () => {
  const file = given('off.yaml', ROOM + MEMBERSHIP);

  expect(told([file], { disabled: ['QueryLogFollowsCollaboration'] })).toEqual([]);
});

test('the resources of Clean Rooms are counted', () => {
  expect(checkOf([given('count.yaml', ROOM + MEMBERSHIP)]).resources).toBe(2);
});
