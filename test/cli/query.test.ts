import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../examples/campaign-reach/app';
import { run } from './terminal';

const SCHEMA = JSON.parse(readFileSync('docs/schemas/query-result.schema.json', 'utf8'));
const HERE = process.cwd();
const FOLDER = mkdtempSync(join(tmpdir(), 'query-'));

/** A clean room in which the advertiser can query the sales of the publisher, in one file. */
const ROOM = `Resources:
  Ads:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: Ads
      Description: Ads
      CreatorDisplayName: Publisher
      CreatorMemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]
      QueryLogStatus: ENABLED
      Members: []
  Membership:
    Type: AWS::CleanRooms::Membership
    Properties:
      CollaborationIdentifier: !GetAtt Ads.CollaborationIdentifier
      QueryLogStatus: ENABLED
  Sales:
    Type: AWS::CleanRooms::ConfiguredTable
    Properties:
      Name: Sales
      AnalysisMethod: DIRECT_QUERY
      AllowedColumns: [city, user_id]
      TableReference: { Glue: { DatabaseName: shop, TableName: sales } }
      AnalysisRules:
        - Type: CUSTOM
          Policy: { V1: { Custom: { AllowedAnalyses: [ANY_QUERY], AllowedAnalysisProviders: ["111111111111"] } } }
  Association:
    Type: AWS::CleanRooms::ConfiguredTableAssociation
    Properties:
      Name: sales
      RoleArn: arn:aws:iam::111111111111:role/Sales
      MembershipIdentifier: !GetAtt Membership.MembershipIdentifier
      ConfiguredTableIdentifier: !Ref Sales
      ConfiguredTableAssociationAnalysisRules:
        - Type: CUSTOM
          Policy: { V1: { Custom: { AllowedResultReceivers: ["111111111111"] } } }
`;

beforeAll(() => {
  const { directory } = buildApp().synth();
  process.chdir(FOLDER);
  writeFileSync('where', directory);
  writeFileSync('room.yaml', ROOM);
  writeFileSync('cities.sql', 'SELECT city FROM sales');
  writeFileSync('emails.sql', 'SELECT city,\n  email FROM sales');
  writeFileSync('devices.sql', 'SELECT campaign FROM impressions');
});
afterAll(() => {
  process.chdir(HERE);
  rmSync(FOLDER, { recursive: true, force: true });
});

const ACCOUNT = ['--account', '111111111111'];
const query = (file: string, ...args: readonly string[]) =>
  run(['query', file, '--app', 'room.yaml', '--as', '111111111111', ...ACCOUNT, ...args]);

describe('query', () => {
  test('of a member who can run it is allowed', () => {
    expect(query('cities.sql')).toMatchObject({
      status: 0,
      out: 'allowed: 111111111111 ("Publisher") can run the query in "Ads"\n',
    });
  });

  test('that the service rejects is refused at its place, with the page', () => {
    const { status, out } = query('emails.sql');

    expect(status).toBe(2);
    expect(out).toMatch(
      /^emails\.sql:2:3 {2}refused\n {2}"email" is not an allowed column .*\n {4}see: https:.*\n\nrefused: 111111111111 /,
    );
  });

  test('of a member whose account is not known is not certain', () => {
    const { status, out } = run(['query', 'cities.sql', '--app', 'room.yaml', '--as', 'Publisher']);

    expect(status).toBe(3);
    expect(out).toContain('unknown: "Publisher" can perhaps run the query: not everything that decides is known');
  });

  test('reads cdk.out of two accounts, and names the templates that the member can run', () => {
    const { status, out } = run(['query', 'devices.sql', '--app', readFileSync('where', 'utf8'), '--as', 'Advertiser']);

    expect(status).toBe(2);
    expect(out).toContain('fix: run one of the templates "reach_by_category", or allow it with ');
  });

  test.each(['cities.sql', 'emails.sql'])('of %s has an answer for programs, as the schema describes it', (file) => {
    const { out } = query(file, '--format', 'json');

    const validate = new Ajv({ strict: false }).compile(SCHEMA);
    expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.parse(out)).toMatchObject({ file, collaboration: 'Ads', member: '111111111111 ("Publisher")' });
  });

  test('is not allowed for certain if something could not be read', () => {
    writeFileSync('broken.yaml', 'Resources: [');

    const { status, out } = run([
      'query',
      'cities.sql',
      '--app',
      'room.yaml',
      'broken.yaml',
      '--as',
      '111111111111',
      ...ACCOUNT,
    ]);

    expect(status).toBe(3);
    expect(out).toMatch(/broken\.yaml.* unreadable[\s\S]*\nunknown: 111111111111 /);
  });

  test('has colors on demand only', () => {
    expect(query('emails.sql', '--color').out).toContain('\u001b[31mrefused');
    expect(query('emails.sql', '--no-color').out).not.toContain('\u001b');
  });
});

test.each<[string, readonly string[], RegExp]>([
  [
    'a member that does not exist',
    ['query', 'cities.sql', '--app', 'room.yaml', '--as', 'Publishr'],
    /did you mean Pub/,
  ],
  ['no member', ['query', 'cities.sql', '--app', 'room.yaml'], /'--as <member>' not specified\n {4}fix: .*--as/],
  ['no file', ['query', '--app', 'room.yaml', '--as', 'Publisher'], /missing required argument[\s\S]*fix: .*SQL text/],
  ['a file that does not exist', ['query', 'a.sql', '--app', 'room.yaml', '--as', 'x'], /"a.sql" cannot be read: /],
  ['an app that does not exist', ['query', 'cities.sql', '--app', 'x.yaml', '--as', 'x'], /"x.yaml": there is no such/],
  [
    'an app without a collaboration',
    ['query', 'cities.sql', '--app', 'empty.yaml', '--as', 'x'],
    /no collaboration in/,
  ],
  [
    'a collaboration that does not exist',
    ['query', 'cities.sql', '--app', 'room.yaml', '--as', 'x', '--collaboration', 'Adz'],
    /there is no collaboration "Adz"\n {4}fix: did you mean Ads\?/,
  ],
  [
    'a format that does not exist',
    ['query', 'cities.sql', '--app', 'a', '--as', 'x', '--format', 'txt'],
    /mean text\?/,
  ],
  ['two standard inputs', ['query', '-', '--app', '-', '--as', 'x'], /both the standard input/],
])('%s is told with what to do', (_, args, message) => {
  writeFileSync('empty.yaml', 'Resources: {}');

  expect(run(args)).toMatchObject({ status: 1, out: '', err: expect.stringMatching(message) });
});

test('of several collaborations, one must be named', () => {
  const copy = ROOM.replace('Resources:\n', '')
    .replace(/^ {2}(\w+):$/gm, '  Other$1:')
    .replace(/(!GetAtt|!Ref) /g, '$1 Other')
    .replaceAll('Ads\n', 'Trial\n');
  writeFileSync('two.yaml', ROOM + copy);
  const two = ['query', 'cities.sql', '--app', 'two.yaml', '--as', '111111111111', ...ACCOUNT];

  expect(run(two)).toMatchObject({
    status: 1,
    err: expect.stringMatching(/there are 2 collaborations: "Ads", "Trial"\n {4}fix: --collaboration/),
  });
  expect(run([...two, '--collaboration', 'Ads']).status).toBe(0);
});
