import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { run } from './terminal';

const HERE = process.cwd();
const FOLDER = mkdtempSync(join(tmpdir(), 'report-'));
beforeAll(() => process.chdir(FOLDER));
afterAll(() => {
  process.chdir(HERE);
  rmSync(FOLDER, { recursive: true, force: true });
});

const room = (id: string, name: string) => `  ${id}:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: ${name}
      Description: Reach
      CreatorDisplayName: Publisher
      CreatorMemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]
      QueryLogStatus: ENABLED
      Members: []
  ${id}Membership:
    Type: AWS::CleanRooms::Membership
    Properties:
      CollaborationIdentifier: !GetAtt ${id}.CollaborationIdentifier
      QueryLogStatus: ENABLED
`;

beforeEach(() => {
  writeFileSync('one.yaml', `Resources:\n${room('Ads', 'Reach')}`);
  writeFileSync('two.yaml', `Resources:\n${room('Ads', 'Reach')}${room('ads', 'Other reach')}`);
  writeFileSync('none.yaml', 'Resources: { Topic: { Type: AWS::SNS::Topic } }');
  writeFileSync('unnamed.yaml', `Parameters: { Name: { Type: String } }\nResources:\n${room('Ads', '!Ref Name')}`);
  writeFileSync('broken.yaml', 'Resources: [');
  rmSync('privacy', { recursive: true, force: true });
});

const report = (...args: readonly string[]) => run(['report', ...args, '--account', '111111111111']);
const headingsIn = (text: string) => text.match(/^# .*$/gm);

describe('report', () => {
  test('writes the pages of all collaborations one after the other', () => {
    const { status, out, err } = report('two.yaml');

    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(headingsIn(out)).toEqual(['# Reach: who can learn what', '# Other reach: who can learn what']);
  });

  test('writes one document for programs', () => {
    const { status, out } = report('two.yaml', '--format', 'json');

    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      reports: [{ collaboration: { name: 'Reach' } }, { collaboration: { name: 'Other reach' } }],
    });
  });

  test.each(['Reach', 'Ads'])('of the collaboration with the name or path %s leaves out others', (name) => {
    expect(headingsIn(report('two.yaml', '--collaboration', name).out)).toEqual(['# Reach: who can learn what']);
  });

  test('reads several inputs as one app, with their accounts and parameters', () => {
    writeFileSync(
      'member.yaml',
      `Parameters: { Id: { Type: String } }
Resources:
  Membership:
    Type: AWS::CleanRooms::Membership
    Properties: { CollaborationIdentifier: !Ref Id, QueryLogStatus: ENABLED }
`,
    );

    const { status, out } = run([
      ...['report', 'one.yaml', 'member.yaml', '--format', 'json', '--parameter', 'Id=abc'],
      ...['--account', 'one.yaml=111111111111', '--account', 'member.yaml=222222222222'],
    ]);

    expect(status).toBe(0);
    const { reports } = JSON.parse(out);
    expect(reports.map(({ members }: { members: { id: string }[] }) => members[0]?.id)).toEqual([
      '111111111111',
      '222222222222',
    ]);
  });

  test('writes control characters of names so that they are visible', () => {
    writeFileSync('one.yaml', `Resources:\n${room('Ads', '"Re\\u001b[31mach"')}`);

    expect(report('one.yaml').out).not.toContain('\u001b');
    expect(report('one.yaml', '--format', 'json').out).toContain('Re\\u001b[31mach');
  });
});

describe('report --out', () => {
  test('writes a file for each collaboration and prints their names', () => {
    const { status, out } = report('two.yaml', '--out', 'privacy/rooms');

    expect({ status, out }).toEqual({
      status: 0,
      out: [join('privacy', 'rooms', 'Ads.md'), join('privacy', 'rooms', 'ads-2.md'), ''].join('\n'),
    });
    expect(readdirSync('privacy/rooms')).toEqual(['Ads.md', 'ads-2.md']);
    expect(readFileSync('privacy/rooms/Ads.md', 'utf8')).toBe(report('one.yaml').out);
  });

  test('writes a document for each collaboration', () => {
    report('two.yaml', '--out', 'privacy', '--format', 'json');

    expect(readdirSync('privacy')).toEqual(['Ads.json', 'ads-2.json']);
    expect(JSON.parse(readFileSync('privacy/ads-2.json', 'utf8'))).toMatchObject({
      version: 1,
      reports: [{ collaboration: { name: 'Other reach' } }],
    });
  });

  test('writes nothing if one of the files cannot be written', () => {
    mkdirSync('privacy/ads-2.md', { recursive: true });

    const { status, out, err } = report('two.yaml', '--out', 'privacy');

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(
      /^error: --out: no file is written to "privacy": EISDIR.*\n {4}fix: specify a folder that you can write to\n$/,
    );
    expect(readdirSync('privacy')).toEqual(['ads-2.md']);
  });
});

describe('report --output', () => {
  test('writes all to one file and prints its name', () => {
    const { status, out } = report('two.yaml', '--output', 'privacy.md');

    expect({ status, out }).toEqual({ status: 0, out: 'privacy.md\n' });
    expect(readFileSync('privacy.md', 'utf8')).toBe(report('two.yaml').out);
  });

  test('fails if the file cannot be written', () => {
    expect(report('one.yaml', '--output', 'missing/privacy.md')).toMatchObject({
      status: 1,
      out: '',
      err: expect.stringContaining('fix: create its folder, or specify another file'),
    });
  });
});

describe('the exit status of report is 3', () => {
  test('if an input cannot be read, which the page states', () => {
    const { status, out, err } = report('one.yaml', 'broken.yaml');

    expect(status).toBe(3);
    expect(err).toMatch(/^unreadable: broken\.yaml:1:\d+: .*\n$/);
    expect(out).toContain('what this input contains, which could not be read');
    expect(out).toContain('broken.yaml');
  });

  test('if there is no collaboration', () => {
    expect(report('none.yaml')).toMatchObject({
      status: 3,
      out: '',
      err: 'no collaboration found: no report was written\n',
    });
    expect(report('none.yaml', '--out', 'privacy')).toMatchObject({ status: 3, out: '' });
    expect(existsSync('privacy')).toBe(false);
  });

  test('with --require-complete, if something is not known', () => {
    const unknown = run(['report', 'one.yaml', '--require-complete']);

    expect(unknown.status).toBe(3);
    expect(unknown.err).toMatch(/^(not known: .*\n)+$/);
    expect(unknown.out).toBe(run(['report', 'one.yaml']).out);
    expect(run(['report', 'one.yaml']).status).toBe(0);
  });

  test('but 0 with --require-complete, if everything is known', () => {
    expect(report('one.yaml', '--require-complete', '--region', 'us-east-1')).toMatchObject({ status: 0, err: '' });
  });
});

describe('report fails', () => {
  test.each<[readonly string[], string]>([
    [
      [],
      `missing required argument 'input'\n    fix: specify templates, a folder such as cdk.out, a Terraform plan, or - for the standard input\n`,
    ],
    [['one.yaml', '--format', 'html'], '--format: "html" is not a format\n    fix: the formats are md, json\n'],
    [
      ['one.yaml', '--out', 'privacy', '--output', 'privacy.md'],
      'both --out and --output are specified\n    fix: specify a folder with --out, or a file with --output\n',
    ],
    [
      ['two.yaml', '--collaboration', 'Raech'],
      '--collaboration: there is no collaboration "Raech"\n    fix: did you mean Reach? --collaboration <name or path>, which is one of "Reach", "Other reach"\n',
    ],
    [
      ['none.yaml', '--collaboration', 'Reach'],
      '--collaboration: there is no collaboration "Reach"\n    fix: remove it: there is no collaboration in the inputs\n',
    ],
    [
      ['unnamed.yaml', '--collaboration', 'Bds'],
      '--collaboration: there is no collaboration "Bds"\n    fix: did you mean Ads? --collaboration <name or path>, which is one of "Ads"\n',
    ],
    [['one.yaml', 'one.yaml'], '"one.yaml" is specified twice\n    fix: specify each input once\n'],
    [
      ['one.yaml', '--parameter', 'Id=a'],
      '--parameter: no template declares Id\n    fix: remove it: the templates have no parameters\n',
    ],
    [
      ['one.yaml', '--outt'],
      `unknown option '--outt'\n    fix: did you mean --out? "cdk-cleanrooms report --help" shows the options\n`,
    ],
  ])('with %j', (args, message) => {
    expect(run(['report', ...args])).toMatchObject({ status: 1, out: '', err: `error: ${message}` });
  });
});
