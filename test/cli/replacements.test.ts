import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replacements } from '../../src/cli/replacements';
import { UsageError } from '../../src/cli/usage-error';
import { ADVERTISER } from '../support/two-companies';

const HERE = process.cwd();
const FOLDER = mkdtempSync(join(tmpdir(), 'replacements-'));

beforeAll(() => process.chdir(FOLDER));
afterAll(() => {
  process.chdir(HERE);
  rmSync(FOLDER, { recursive: true, force: true });
});

function given(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What is replaced or removed, and what is not known, each as one line. */
function found(before: string, after: string): readonly string[] {
  const { changes, unknown } = replacements({ before: given('old.yaml', before), after: given('new.yaml', after) });
  return [
    ...changes.map(({ severity, outcome, previous, path, successor, differences }) => {
      const names = differences.map(({ property, because }) =>
        because ? `${property} because of ${because}` : property,
      );
      return [severity, outcome, previous, path, ...(successor ? [`as ${successor.path}`] : []), ...names].join(' ');
    }),
    ...unknown.map(({ path, property, reason }) => `unknown ${path}${property ? ` ${property}` : ''}: ${reason}`),
  ];
}

const AGENCY = '333333333333';
const ROOM = `Parameters:
  Region: { Type: String, Default: us-east-1 }
  Stage: { Type: String }
Conditions:
  IsProduction: !Equals [!Ref Stage, production]
Resources:
  Ads:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: Reach
      Description: Reach of the spring campaign
      CreatorDisplayName: Publisher
      CreatorMemberAbilities: []
      QueryLogStatus: ENABLED
      AllowedResultRegions: [!Ref Region]
      Members:
        - AccountId: '${ADVERTISER}'
          DisplayName: !Sub 'Advertiser \${Stage}'
          MemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]
        - AccountId: '${AGENCY}'
          DisplayName: Agency
          MemberAbilities: []
  Membership:
    Type: AWS::CleanRooms::Membership
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      CollaborationIdentifier: !GetAtt Ads.CollaborationIdentifier
      QueryLogStatus: ENABLED
  Budget:
    Type: AWS::CleanRooms::PrivacyBudgetTemplate
    Properties:
      MembershipIdentifier: !Ref Membership
      PrivacyBudgetType: DIFFERENTIAL_PRIVACY
      AutoRefresh: CALENDAR_MONTH
      Parameters: { Epsilon: 3, UsersNoisePerQuery: 30 }
`;

function edited(...edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, ROOM);
}

const CASCADE = [
  'error replaced kept Membership CollaborationIdentifier because of Ads',
  'error replaced deleted Budget MembershipIdentifier because of Membership',
];

describe('what is replaced is reported', () => {
  test.each([
    ['a log status', ['QueryLogStatus: ENABLED', 'QueryLogStatus: DISABLED'], 'QueryLogStatus'],
    ['a name of the creator', ['CreatorDisplayName: Publisher', 'CreatorDisplayName: Media'], 'CreatorDisplayName'],
    [
      'abilities of a member',
      ['MemberAbilities: []\n  M', 'MemberAbilities: [CAN_RECEIVE_RESULTS]\n  M'],
      'Members[1].MemberAbilities',
    ],
    ['a text around a parameter', ["'Advertiser ", "'Retailer "], 'Members[0].DisplayName'],
    ['a property that is added', ['Name: Reach', 'Name: Reach\n      JobLogStatus: DISABLED'], 'JobLogStatus'],
    ['a property that is removed', ['      AllowedResultRegions: [!Ref Region]\n', ''], 'AllowedResultRegions'],
    [
      'a member that is removed',
      [`        - AccountId: '${AGENCY}'\n          DisplayName: Agency\n          MemberAbilities: []\n`, ''],
      'Members[1]',
    ],
    [
      'a member that is added',
      [
        `        - AccountId: '${AGENCY}'`,
        `        - AccountId: '444444444444'\n          DisplayName: Shop\n          MemberAbilities: []\n        - AccountId: '${AGENCY}'`,
      ],
      'Members[1]',
    ],
  ] as const)('%s, and what refers to it', (_, edit, property) => {
    expect(found(ROOM, edited(edit))).toEqual([`error replaced deleted Ads ${property}`, ...CASCADE]);
  });

  test('with each property that differs, and the policy of both templates', () => {
    const kept = (text: string) =>
      text.replace('Properties:\n      Name', 'UpdateReplacePolicy: Retain\n    Properties:\n      Name');
    const after = edited(['QueryLogStatus: ENABLED', 'QueryLogStatus: DISABLED'], ['Publisher', 'Media']);

    expect(found(kept(ROOM), kept(after))[0]).toBe('error replaced kept Ads CreatorDisplayName QueryLogStatus');
    expect(found(ROOM, kept(after))[0]).toBe('error replaced unknown Ads CreatorDisplayName QueryLogStatus');
  });

  test('a spent budget, whose parameters alone change in place', () => {
    expect(found(ROOM, edited(['CALENDAR_MONTH', 'NONE']))).toEqual(['error replaced deleted Budget AutoRefresh']);
    expect(found(ROOM, edited(['Epsilon: 3', 'Epsilon: 5']))).toEqual([]);
  });

  test('a budget by a property of its parameters', () => {
    const of = (arn: string) => edited(['Epsilon: 3, UsersNoisePerQuery: 30', `ResourceArn: ${arn}`]);

    expect(found(of('a'), of('b'))).toEqual(['error replaced deleted Budget Parameters.ResourceArn']);
  });

  test('an analysis template, as a warning', () => {
    const query = (text: string) => `${ROOM}  Query:
    Type: AWS::CleanRooms::AnalysisTemplate
    Properties: { MembershipIdentifier: !Ref Membership, Name: reach, Format: SQL, Source: { Text: ${text} } }
`;

    expect(found(query('SELECT 1'), query('SELECT 2'))).toEqual(['warning replaced deleted Query Source.Text']);
  });

  test('a membership that refers to another collaboration', () => {
    const other = `${ROOM}  Other:\n    Type: AWS::CleanRooms::Collaboration\n    Properties: { Name: Other }\n`;

    expect(found(other, other.replace('!GetAtt Ads.', '!GetAtt Other.'))).toEqual([
      'error replaced kept Membership CollaborationIdentifier',
      CASCADE[1],
    ]);
  });
});

describe('what is removed is reported', () => {
  const withoutBudget = ROOM.slice(0, ROOM.indexOf('  Budget:'));

  test('with what its policy does', () => {
    const kept = ROOM.replace(
      'PrivacyBudgetTemplate\n',
      'PrivacyBudgetTemplate\n    DeletionPolicy: RetainExceptOnCreate\n',
    );

    expect(found(ROOM, withoutBudget)).toEqual(['error removed deleted Budget']);
    expect(found(kept, withoutBudget)).toEqual(['warning removed kept Budget']);
  });

  test('as replaced, if another logical ID takes its place', () => {
    expect(found(ROOM, edited(['  Budget:', '  Spent:']))).toEqual(['error replaced deleted Budget as Spent']);
    expect(found(ROOM, ROOM.replaceAll('Membership:', 'Joined:').replaceAll('!Ref Membership', '!Ref Joined'))).toEqual(
      [
        'error replaced kept Membership as Joined',
        'error replaced deleted Budget MembershipIdentifier because of Membership',
      ],
    );
  });

  test('if its condition is no longer met', () => {
    const never = edited(
      ['  IsProduction', '  Never: !Equals [a, b]\n  IsProduction'],
      ['PrivacyBudgetTemplate\n', 'PrivacyBudgetTemplate\n    Condition: Never\n'],
    );

    expect(found(ROOM, never)).toEqual(['error removed deleted Budget']);
    expect(found(never, ROOM)).toEqual([]);
  });
});

describe('nothing is reported', () => {
  test.each([
    ['for the same template', []],
    [
      'for what changes in place',
      [
        ['Name: Reach', 'Name: Range'],
        ['spring', 'summer'],
      ],
    ],
    [
      'for another form of a value',
      [
        ['!GetAtt Ads.CollaborationIdentifier', '!Ref Ads'],
        ["!Sub 'Advertiser \x24{Stage}'", "!Join [' ', [Advertiser, !Ref Stage]]"],
        ['Publisher', '!If [IsProduction, Publisher, Publisher]'],
        ['[!Ref Region]', '[!Ref Region, !Ref AWS::NoValue]'],
        ['!Ref Membership', "!Sub '\x24{Membership}'"],
      ],
    ],
    ['for a policy', [['    DeletionPolicy: Retain\n', '']]],
  ] as const)('%s', (_, edits) => {
    expect(found(ROOM, edited(...edits))).toEqual([]);
  });

  test('for what is added, or under the same condition', () => {
    const conditional = edited(['PrivacyBudgetTemplate\n', 'PrivacyBudgetTemplate\n    Condition: IsProduction\n']);

    expect(found(ROOM.slice(0, ROOM.indexOf('  Budget:')), ROOM)).toEqual([]);
    expect(found(conditional, conditional)).toEqual([]);
  });
});

describe('what is not known is listed', () => {
  const CAN_BE = [
    'unknown Membership CollaborationIdentifier: it refers to "Ads", which can be replaced',
    'unknown Budget MembershipIdentifier: it refers to "Membership", which can be replaced',
  ];
  const EITHER = 'its value is known only at deployment';

  test.each([
    ['a value of a parameter', [['Publisher', '!Ref Stage']], `CreatorDisplayName: ${EITHER}`],
    ['another condition', [['Publisher', '!If [IsProduction, Publisher, Media]']], `CreatorDisplayName: ${EITHER}`],
    ['a dynamic reference', [['Publisher', "'{{resolve:ssm:creator}}'"]], `CreatorDisplayName: ${EITHER}`],
    [
      'a macro',
      [['QueryLogStatus: ENABLED', 'QueryLogStatus: !Transform { Name: Logs }']],
      `QueryLogStatus: ${EITHER}`,
    ],
    [
      'a property that can be absent',
      [['Name: Reach', 'Name: Reach\n      JobLogStatus: !If [IsProduction, ENABLED, !Ref AWS::NoValue]']],
      `JobLogStatus: ${EITHER}`,
    ],
    [
      'a default',
      [['Default: us-east-1', 'Default: us-west-2']],
      'AllowedResultRegions: the default of the parameter "Region" differs, and a stack can keep its previous value',
    ],
    [
      'another parameter',
      [['[!Ref Region]', '[!Ref Stage]']],
      'AllowedResultRegions: its value is written in another form, and is known only at deployment',
    ],
    [
      'an empty list',
      [['Name: Reach', 'Name: Reach\n      AutoApprovedChangeTypes: []']],
      'AutoApprovedChangeTypes: it is empty in one template and absent in the other',
    ],
    [
      'an order',
      [['[CAN_QUERY, CAN_RECEIVE_RESULTS]', '[CAN_RECEIVE_RESULTS, CAN_QUERY]']],
      'Members[0].MemberAbilities: only the order of the list differs',
    ],
  ] as const)('%s', (_, edits, reason) => {
    expect(found(ROOM, edited(...edits))).toEqual([`unknown Ads ${reason}`, ...CAN_BE]);
  });

  test('a literal identifier instead of a reference', () => {
    expect(found(ROOM, edited(['!GetAtt Ads.CollaborationIdentifier', '!ImportValue ads']))).toEqual([
      `unknown Membership CollaborationIdentifier: ${EITHER}`,
      CAN_BE[1],
    ]);
  });

  test('a condition that differs, also if only its definition does', () => {
    const conditional = edited(['PrivacyBudgetTemplate\n', 'PrivacyBudgetTemplate\n    Condition: IsProduction\n']);
    const reason = 'unknown Budget: its condition differs, so that it can be added or removed';

    expect(found(ROOM, conditional)).toEqual([reason]);
    expect(found(conditional, conditional.replace(', production]', ', prod]'))).toEqual([reason]);
  });

  test('a function whose section of the template differs', () => {
    const mapped = (name: string) =>
      `Mappings: { Names: { All: { Creator: ${name} } } }\n${ROOM.replace('Publisher', '!FindInMap [Names, All, Creator]')}`;

    expect(found(mapped('A'), mapped('A'))).toEqual([]);
    expect(found(mapped('A'), mapped('B'))).toEqual([`unknown Ads CreatorDisplayName: ${EITHER}`, ...CAN_BE]);
  });

  test('what a macro of the new template can add', () => {
    const reason = 'the new template does not have it, but a macro, module or stack in it can add resources';

    expect(found(ROOM, `Transform: Budgets\n${ROOM.slice(0, ROOM.indexOf('  Budget:'))}`)).toEqual([
      `unknown Budget: ${reason}`,
    ]);
  });

  test('a resource whose type differs', () => {
    expect(found(ROOM, edited(['AWS::CleanRooms::PrivacyBudgetTemplate', 'AWS::CleanRooms::ConfiguredTable']))).toEqual(
      [
        'unknown Budget: its type is AWS::CleanRooms::ConfiguredTable now, which CloudFormation refuses for the same logical ID',
      ],
    );
  });

  test('a result of a custom resource that changes', () => {
    const invited = (name: string) => `Resources:
  Invitation:
    Type: Custom::CleanRoomsCollaborationInvitation
    Properties: { CollaborationName: ${name} }
  Membership:
    Type: AWS::CleanRooms::Membership
    Properties: { CollaborationIdentifier: !GetAtt Invitation.CollaborationId }
`;

    expect(found(invited('A'), invited('A'))).toEqual([]);
    expect(found(invited('A'), invited('B'))).toEqual([
      'unknown Membership CollaborationIdentifier: it refers to "Invitation", which changes',
    ]);
  });
});

describe('a stack in another one', () => {
  const outer = (url: string, others = '') => `Resources:
  Inner:
    Type: AWS::CloudFormation::Stack
    ${others}
    Properties: { TemplateURL: ${url} }
`;
  const NONE = 'Resources: {}\n';

  beforeAll(() => void given('inner.yaml', 'Resources:\n  Ads:\n    Type: AWS::CleanRooms::Collaboration\n'));

  test('is removed with what is in it', () => {
    expect(found(outer('inner.yaml'), NONE)).toEqual(['error removed deleted old.yaml/Inner/Ads']);
  });

  test('is kept with what is in it', () => {
    expect(found(outer('inner.yaml', 'DeletionPolicy: Retain'), NONE)).toEqual([
      'warning removed kept old.yaml/Inner/Ads',
    ]);
  });

  test('is not known if its new template is not read', () => {
    expect(found(outer('inner.yaml'), outer('https://example.com/inner.yaml'))).toEqual([
      'unknown old.yaml/Inner/Ads: the new template of its nested stack is not read',
    ]);
  });
});

describe('members without known accounts', () => {
  const room = (...members: readonly string[]) =>
    `Parameters: { One: { Type: String }, Two: { Type: String } }\nResources:\n  Ads:\n    Type: AWS::CleanRooms::Collaboration\n    Properties:\n      Members: [${members.join(', ')}]\n`;
  const ONE = '{ AccountId: !Ref One, DisplayName: One }';
  const TWO = '{ AccountId: !Ref Two, DisplayName: Two }';

  test.each([
    ['are the same', [ONE, TWO], [ONE, TWO], []],
    ['have another order', [ONE, TWO], [TWO, ONE], ['unknown Ads Members: only the order of the list differs']],
    ['are fewer', [ONE, TWO], [ONE], ['error replaced deleted Ads Members']],
    [
      'have another name',
      [ONE, TWO],
      [ONE, TWO.replace('Two }', '2 }')],
      ['error replaced deleted Ads Members[1].DisplayName'],
    ],
    [
      'can be fewer',
      [ONE, TWO],
      [ONE, `!If [Large, ${TWO}, !Ref AWS::NoValue]`],
      ['unknown Ads Members: its value is known only at deployment'],
    ],
  ] as const)('%s', (_, before, after, expected) => {
    expect(found(room(...before), room(...after))).toEqual(expected);
  });
});

describe('an input', () => {
  test('that cannot be read is reported, and nothing is compared', () => {
    const { changes, unreadable } = replacements({ before: 'missing.yaml', after: given('new.yaml', 'Resources: []') });

    expect(changes).toEqual([]);
    expect(unreadable.map(({ place, reason }) => `${place.file}: ${reason}`)).toEqual([
      'missing.yaml: there is no such file or folder',
      expect.stringMatching(/^new.yaml: it is neither a CloudFormation template/),
    ]);
  });

  test('cannot be a Terraform plan, which states itself what it replaces', () => {
    const plan = given('plan.json', JSON.stringify({ format_version: '1.2', planned_values: {}, configuration: {} }));

    expect(replacements({ before: plan, after: given('new.yaml', ROOM) }).unreadable).toEqual([
      {
        place: { file: 'plan.json', position: undefined },
        reason: expect.stringContaining('"terraform show" shows them'),
      },
    ]);
  });

  test('of one template is not compared with several stacks', () => {
    const manifest = (...stacks: readonly string[]) => ({
      version: '1.0.0',
      artifacts: Object.fromEntries(
        stacks.map((id) => [id, { type: 'aws:cloudformation:stack', properties: { templateFile: 'room.yaml' } }]),
      ),
    });
    given('two/room.yaml', ROOM);
    given('two/manifest.json', JSON.stringify(manifest('Publisher', 'Advertiser')));
    const error = new UsageError(
      '"old.yaml" is one template, and "two" has 2 stacks: Publisher, Advertiser',
      'specify the file of the template that is deployed to the same stack, for example cdk.out/Publisher.template.json',
    );

    expect(() => replacements({ before: given('old.yaml', ROOM), after: 'two' })).toThrow(error);
    expect(() => replacements({ before: 'two', after: 'old.yaml' })).toThrow(error);
  });
});
