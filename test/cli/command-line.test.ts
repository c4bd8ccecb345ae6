import { describe, expect, test } from 'vitest';
import { VERSION } from '../../src/cli/version';
import { finding, NOTHING, run } from './terminal';

const UNREADABLE = [{ place: { file: 'a.json' }, reason: 'the file is not a template' }];
const ERROR = finding('error');
const WARNING = finding('warning');

describe('the exit status', () => {
  test.each([
    ['nothing is found', NOTHING, [], 0],
    ['there is an error', { ...NOTHING, findings: [ERROR] }, [], 2],
    ['the error is acknowledged', { ...NOTHING, findings: [finding('error', 'agreed')] }, [], 0],
    ['there is a warning', { ...NOTHING, findings: [WARNING] }, [], 0],
    ['there are as many warnings as allowed', { ...NOTHING, findings: [WARNING] }, ['--max-warnings', '1'], 0],
    ['there are more warnings than allowed', { ...NOTHING, findings: [WARNING] }, ['--max-warnings', '0'], 2],
    ['something cannot be read', { ...NOTHING, unreadable: UNREADABLE }, [], 3],
    ['something cannot be read besides errors', { ...NOTHING, findings: [ERROR], unreadable: UNREADABLE }, [], 3],
  ])('is that of a check in which %s', (_, result, args, status) => {
    expect(run(['check', 'a.json', ...args], { result }).status).toBe(status);
  });

  test.each([
    [['--help']],
    [['check', '--help']],
    [['explain', '--help']],
    [['replacements', '--help']],
    [['report', '--help']],
    [['diff', '--help']],
    [['--version']],
  ])('of %j is 0', (args) => {
    expect(run(args)).toMatchObject({ status: 0, err: '' });
  });
});

test('the version is printed', () => {
  expect(run(['--version']).out).toBe(`${VERSION}\n`);
});

test('without arguments, the help is an error', () => {
  const { status, out, err } = run([]);

  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toBe(run(['--help']).out);
});

test('the help of check shows every option with examples and exit statuses', () => {
  const { out } = run(['check', '--help']);

  const options = [
    'format',
    'output',
    'account',
    'region',
    'parameter',
    'disable',
    'max-warnings',
    'color',
    'no-color',
  ];
  expect(options.filter((option) => !out.includes(`  --${option} `))).toEqual([]);
  expect(out).toMatch(/^Examples:\n {2}cdk-cleanrooms check cdk.out\n/m);
  expect(out).toMatch(/^Exit status:\n {2}0 {2}/m);
});

test('the examples of the help are commands that run', () => {
  const commands = ['check', 'replacements', 'explain'].flatMap((command) =>
    [...run([command, '--help']).out.matchAll(/(?<=^ .*)cdk-cleanrooms (.+)$/gm)].map(([, args]) => args.split(' ')),
  );

  expect(commands.length).toBeGreaterThan(8);
  for (const args of commands.filter((one) => !one.includes('--output'))) {
    expect(run(args)).toMatchObject({ status: 0, err: '' });
  }
});

describe('a command that does not exist fails', () => {
  test.each([
    ['chek', 'did you mean check?'],
    ['template.json', 'cdk-cleanrooms check template.json'],
  ])('%s', (command, fix) => {
    const { status, out, err } = run([command]);

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`error: unknown command '${command}'\n    fix: `);
    expect(err).toContain(fix);
  });
});

test('a defect is reported with its trace and the version', () => {
  const { status, out, err } = run(['check', 'a'], { result: new TypeError('x is not a function') });

  expect({ status, out }).toEqual({ status: 1, out: '' });
  const first = `internal error: cdk-cleanrooms ${VERSION} has a defect; report these lines at https://github.com`;
  expect(err.slice(0, first.length)).toBe(first);
  expect(err).toContain('TypeError: x is not a function\n    at ');
});
