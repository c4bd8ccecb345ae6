import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { CleanRoomsService } from '../../local/cleanrooms/service';
import { askWith } from '../../src/cli/ask/aws-cli';
import { CREATOR, call, join as joined, newCollaboration, newService } from '../local/cleanrooms/clean-room';
import { run } from './terminal';

const FOLDER = mkdtempSync(join(tmpdir(), 'ask-'));
const LOG = join(FOLDER, 'calls');
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** A program that is called `aws`, which writes down its arguments and responds as the test states. */
writeFileSync(
  join(FOLDER, 'aws'),
  `#!/usr/bin/env node
const { appendFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(${JSON.stringify(LOG)}, JSON.stringify(args) + '\\n');
const { out = '', err = '', status = 0, sleeps, killed } = JSON.parse(process.env.FAKE_AWS)[args[1]] ?? { status: 252 };
if (sleeps) setTimeout(() => {}, 60_000);
if (killed) process.kill(process.pid, 'SIGKILL');
process.stdout.write(out);
process.stderr.write(err);
process.exitCode = status;
`,
);
chmodSync(join(FOLDER, 'aws'), 0o755);

const ROOM = `Resources:
  Ads:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: Reach
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
  Budget:
    Type: AWS::CleanRooms::PrivacyBudgetTemplate
    Properties:
      MembershipIdentifier: !GetAtt Membership.MembershipIdentifier
      AutoRefresh: NONE
      PrivacyBudgetType: DIFFERENTIAL_PRIVACY
      Parameters: { Epsilon: 3, UsersNoisePerQuery: 30 }
`;
const FILE = join(FOLDER, 'room.yaml');

let service: CleanRoomsService;
let membership: string;

beforeEach(() => {
  rmSync(LOG, { force: true });
  writeFileSync(FILE, ROOM);
  service = newService();
  membership = joined(service, CREATOR, newCollaboration(service)).id;
});

interface FakeAnswer {
  readonly out?: string;
  readonly err?: string;
  readonly status?: number;
  readonly sleeps?: true;
  readonly killed?: true;
}

/** The answers of the double, as the AWS CLI prints them. */
function answers(): Record<string, FakeAnswer> {
  const preview = call(service, CREATOR, 'PreviewPrivacyImpact', {
    membershipIdentifier: membership,
    parameters: { differentialPrivacy: { epsilon: 3, usersNoisePerQuery: 30 } },
  });
  return {
    'list-memberships': { out: JSON.stringify(call(service, CREATOR, 'ListMemberships', {})) },
    'preview-privacy-impact': { out: JSON.stringify(preview) },
  };
}

function ask(args: readonly string[], changed: Record<string, FakeAnswer> = {}, path = FOLDER) {
  const env = {
    PATH: [path, dirname(process.execPath)].join(delimiter),
    FAKE_AWS: JSON.stringify({ ...answers(), ...changed }),
  };
  return run(['report', FILE, '--account', CREATOR.account, '--ask', ...args], { env });
}

/** The operations with their input, as the API model names it. Each flag is a member of the input. */
function calls(): readonly (readonly [operation: string, input: Record<string, unknown>])[] {
  const lines = existsSync(LOG) ? readFileSync(LOG, 'utf8').trim().split('\n') : [];
  return lines.map((line) => {
    const [program, command, ...flags] = JSON.parse(line) as string[];
    expect([program, ...flags.slice(-2)]).toEqual(['cleanrooms', '--output', 'json']);
    const input: Record<string, unknown> = {};
    for (let i = 0; i < flags.length - 2; i += 2) {
      const [flag, value] = flags.slice(i, i + 2);
      input[camelCase(flag.replace(/^--/, ''))] = value.startsWith('{') ? JSON.parse(value) : value;
    }
    const name = camelCase(command);
    return [name.charAt(0).toUpperCase() + name.slice(1), input] as const;
  });
}

const camelCase = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const impactsIn = (out: string) => JSON.parse(out).reports.map(({ impacts }: { impacts?: unknown }) => impacts);

describe('report --ask', () => {
  test('asks with the only membership in the collaboration, and sends nothing but the values of the budget', () => {
    const { status, out, err } = ask(['--format', 'json']);

    expect({ status, err }).toEqual({ status: 0, err: '' });
    const asked = calls();
    expect(asked).toEqual([
      ['ListMemberships', { status: 'ACTIVE' }],
      [
        'PreviewPrivacyImpact',
        {
          membershipIdentifier: membership,
          parameters: { differentialPrivacy: { epsilon: 3, usersNoisePerQuery: 30 } },
        },
      ],
    ]);
    // The double refuses what the API model does not have.
    for (const [operation, input] of asked) {
      expect(call(service, CREATOR, operation, input)).toBeDefined();
    }
    expect(impactsIn(out)).toEqual([
      [
        {
          owner: CREATOR.account,
          epsilon: 3,
          usersNoisePerQuery: 30,
          aggregations: [
            { function: 'AVG', maxCount: 9 },
            { function: 'COUNT', maxCount: 18 },
            { function: 'COUNT_DISTINCT', maxCount: 18 },
            { function: 'STDDEV', maxCount: 9 },
            { function: 'SUM', maxCount: 18 },
          ],
        },
      ],
    ]);
  });

  test('asks with the membership that is stated, without looking for one', () => {
    const { status, out } = ask(['--membership', membership]);

    expect(status).toBe(0);
    expect(out).toContain('18 for `COUNT`');
    expect(out).not.toContain('preview-privacy-impact');
    expect(calls().map(([operation]) => operation)).toEqual(['PreviewPrivacyImpact']);
  });

  test('finds the membership by the name of the collaboration if its creator is not known', () => {
    const env = { PATH: [FOLDER, dirname(process.execPath)].join(delimiter), FAKE_AWS: JSON.stringify(answers()) };

    expect(run(['report', FILE, '--ask'], { env }).status).toBe(0);

    const none = { ...answers(), 'list-memberships': { out: '{"membershipSummaries":[]}' } };
    expect(run(['report', FILE, '--ask'], { env: { ...env, FAKE_AWS: JSON.stringify(none) } }).err).toContain(
      'has no active membership in the collaboration "Reach", in this Region',
    );
  });

  test('asks nothing without a budget', () => {
    writeFileSync(FILE, ROOM.slice(0, ROOM.indexOf('  Budget:')));

    const { status, out } = ask(['--format', 'json']);

    expect({ status, calls: calls(), impacts: impactsIn(out) }).toEqual({ status: 0, calls: [], impacts: [undefined] });
  });

  test('is what asks: a report without it starts no program', () => {
    const { status, out } = run(['report', FILE, '--format', 'json'], { env: { PATH: FOLDER } });

    expect({ status, calls: calls(), impacts: impactsIn(out) }).toEqual({ status: 0, calls: [], impacts: [undefined] });
  });
});

describe('report --ask fails, and writes nothing,', () => {
  const denied = 'An error occurred (AccessDeniedException) when calling the PreviewPrivacyImpact operation: no';
  const missing = 'An error occurred (ResourceNotFoundException) when calling the PreviewPrivacyImpact operation: no';

  test.each<[string, Record<string, FakeAnswer>, string, string]>([
    [
      'if the operation is not allowed',
      { 'preview-privacy-impact': { err: `\n${denied}\n`, status: 254 } },
      `"aws cleanrooms preview-privacy-impact" failed: ${denied}\n`,
      'allow cleanrooms:PreviewPrivacyImpact, or set AWS_PROFILE',
    ],
    [
      'if the membership does not exist',
      { 'preview-privacy-impact': { err: missing, status: 254 } },
      missing,
      'specify the ID of a membership of your account with --membership',
    ],
    [
      'if there are no credentials',
      { 'list-memberships': { err: 'Unable to locate credentials.', status: 253 } },
      '"aws cleanrooms list-memberships" failed: Unable to locate credentials.',
      'run it until it succeeds: aws cleanrooms list-memberships --status ACTIVE\n',
    ],
    [
      'if the CLI states no reason',
      { 'preview-privacy-impact': { status: 2 } },
      'failed: it ended with the exit status 2',
      `--parameters '{"differentialPrivacy":{"epsilon":3,"usersNoisePerQuery":30}}'\n`,
    ],
    [
      'if the answer is not JSON',
      { 'preview-privacy-impact': { out: 'text' } },
      '"aws cleanrooms preview-privacy-impact" returned something unexpected: text',
      'update the AWS CLI',
    ],
    ['if no number is returned', { 'preview-privacy-impact': { out: '{"privacyImpact":{}}' } }, 'unexpected', 'update'],
    [
      'if the numbers are none',
      {
        'preview-privacy-impact': {
          out: '{"privacyImpact":{"differentialPrivacy":{"aggregations":[{"type":"COUNT","maxCount":"18"}]}}}',
        },
      },
      'unexpected',
      'update',
    ],
    ['if there are no memberships', { 'list-memberships': { out: '[]' } }, 'unexpected', 'update'],
    [
      'if the account has no membership in the collaboration',
      { 'list-memberships': { out: '{"membershipSummaries":[]}' } },
      `--ask: your account has no active membership in the collaboration "Reach" of ${CREATOR.account}, in this Region`,
      'specify the ID of your membership with --membership',
    ],
  ])('%s', (_, changed, what, fix) => {
    const { status, out, err } = ask([], changed);

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^error: --ask: .*\n {4}fix: .*\n$/s);
    expect(err).toContain(what);
    expect(err).toContain(fix);
  });

  test('if the account has several memberships in such collaborations', () => {
    joined(service, CREATOR, newCollaboration(service));

    expect(ask([])).toMatchObject({ status: 1, err: expect.stringContaining('has 2 active memberships in ') });
  });

  test('if the AWS CLI is not installed', () => {
    const { status, err } = ask([], {}, join(FOLDER, 'nothing'));

    expect(status).toBe(1);
    expect(err).toContain('error: --ask: the AWS CLI, aws, is not found\n    fix: install it (https://');
  });

  test('if the AWS CLI cannot be run', () => {
    const folder = join(FOLDER, 'broken');
    mkdirSync(folder);
    writeFileSync(join(folder, 'aws'), 'no program');

    const { status, err } = ask([], {}, folder);

    expect(status).toBe(1);
    expect(err).toMatch(/^error: --ask: the AWS CLI cannot be run: .*EACCES\n {4}fix: check the installation /);
  });

  test('if the AWS CLI is ended', () => {
    expect(ask([], { 'list-memberships': { killed: true } }).err).toContain('failed: it ended with SIGKILL\n');
  });

  test('if the AWS CLI does not end in time', () => {
    const env = {
      PATH: [FOLDER, dirname(process.execPath)].join(delimiter),
      FAKE_AWS: JSON.stringify({ 'list-memberships': { sleeps: true } }),
    };

    expect(() => askWith(env, 300)('list-memberships', [])).toThrow(
      '--ask: the AWS CLI did not end within 0.3 seconds',
    );
  });

  test('if the name of the collaboration is not known', () => {
    writeFileSync(FILE, `Parameters: { Name: { Type: String } }\n${ROOM.replace('Name: Reach', 'Name: !Ref Name')}`);

    const { err } = ask([]);

    expect(err).toContain(
      'error: --ask: the name of the collaboration "Ads" is not known, so its membership is not found',
    );
    expect(err).toContain('fix: specify the ID of your membership with --membership');
    expect(ask(['--parameter', 'Name=Reach']).status).toBe(0);
  });

  test.each([
    [['--membership', 'mine'], '"mine" is not the ID of a membership: it has the form of a UUID in lowercase'],
    [['--membership', 'ADS00000-0000-4000-8000-000000000000'], 'is not the ID of a membership'],
  ])('with %j', (args, what) => {
    expect(ask(args)).toMatchObject({ status: 1, out: '', err: expect.stringContaining(what) });
  });

  test('with one membership for several collaborations', () => {
    const second = ROOM.slice(ROOM.indexOf('\n')).replace(/\b(Ads|Membership|Budget)(?=:\n|\.)/g, 'Second$1');
    writeFileSync(FILE, ROOM + second.replace('Name: Reach', 'Name: Other'));

    const { status, err } = ask(['--membership', membership]);

    expect(status).toBe(1);
    expect(err).toContain('error: --membership: 2 collaborations have privacy budgets: "Reach", "Other"\n');
    expect(ask(['--membership', membership, '--collaboration', 'Reach']).status).toBe(0);
  });

  test('with a membership, but nothing to ask', () => {
    const { status, err } = run(['report', FILE, '--membership', membership]);

    expect(status).toBe(1);
    expect(err).toBe(
      'error: --membership: nothing is asked without --ask\n    fix: add --ask, or remove --membership\n',
    );
  });
});
