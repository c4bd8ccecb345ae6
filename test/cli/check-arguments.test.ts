import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from './terminal';

function optionsOf(...args: string[]) {
  const { status, err, evaluated } = run(['check', ...args]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(evaluated).toHaveLength(1);
  return evaluated[0];
}

describe('check evaluates', () => {
  test('its inputs, without knowing more than they contain', () => {
    const { accounts, regions, parameters, ...options } = optionsOf('cdk.out', '-', 'a.yaml');

    expect(options).toEqual({ inputs: ['cdk.out', '-', 'a.yaml'], disabled: [], requirements: {} });
    expect([accounts.size, regions.size, parameters.size]).toEqual([0, 0, 0]);
  });

  test('files as those of accounts, whose names can contain the sign and be written otherwise', () => {
    const accounts = ['--account', './a.yaml=111111111111', '--account', 'b=c.json=022222222222'];

    expect([...optionsOf('a.yaml', 'b=c.json', ...accounts).accounts]).toEqual([
      ['a.yaml', '111111111111'],
      ['b=c.json', '022222222222'],
    ]);
  });

  test('the standard input as that of an account', () => {
    expect([...optionsOf('-', '--account', '-=111111111111').accounts]).toEqual([['-', '111111111111']]);
  });

  test('all files as those of an account', () => {
    expect([...optionsOf('a', 'b', '--account', '111111111111').accounts]).toEqual([['*', '111111111111']]);
  });

  test.each(['us-east-1', 'us-gov-west-1', 'us-isob-east-1', 'eusc-de-east-1', 'cn-northwest-1'])(
    'files as those of %s',
    (region) => {
      expect([...optionsOf('a', '--region', region, '--region', `a=${region}`).regions]).toEqual([
        ['*', region],
        ['a', region],
      ]);
    },
  );

  test('parameters, whose values can be empty and contain the sign', () => {
    expect([...optionsOf('a', '--parameter', 'Query=a=b', '--parameter', 'None=').parameters]).toEqual([
      ['Query', 'a=b'],
      ['None', ''],
    ]);
  });

  test('what an organization requires', () => {
    const accounts = ['--allowed-account', '111111111111', '--allowed-account', '022222222222'];
    const again = ['--allowed-account', '111111111111', '--maximum-epsilon', '5', '--maximum-epsilon', '5'];
    const privacy = [
      '--minimum-group-size',
      '25',
      '--minimum-users-noise-per-query',
      '30',
      '--require-reviewed-templates',
    ];

    expect(optionsOf('a', ...accounts, ...again, ...privacy).requirements).toEqual({
      allowedAccountIds: ['111111111111', '022222222222'],
      minimumGroupSize: 25,
      maximumEpsilon: 5,
      minimumUsersNoisePerQuery: 30,
      requireReviewedTemplates: true,
    });
  });

  test.each([
    ['--minimum-group-size', 2, 100_000],
    ['--maximum-epsilon', 1, 20],
    ['--minimum-users-noise-per-query', 10, 100],
  ])('%s from %i to %i', (flag, from, to) => {
    expect([from, to].map((number) => run(['check', 'a', flag, String(number)]).status)).toEqual([0, 0]);
    expect([from - 1, to + 1].map((number) => run(['check', 'a', flag, String(number)]).status)).toEqual([1, 1]);
  });

  test('without rules, named in any case, with or without the prefix', () => {
    const rules = ['singlequeryrunner', 'CleanRooms::MembersAreDistinct', 'cleanrooms::SingleQueryRunner'];

    expect(optionsOf('a', ...rules.flatMap((rule) => ['--disable', rule])).disabled).toEqual([
      'SingleQueryRunner',
      'MembersAreDistinct',
    ]);
  });
});

const ACCOUNT = '111111111111';

describe('check fails', () => {
  test.each<[args: string[], what: string, fix: string]>([
    [[], "missing required argument 'input'", 'a folder such as cdk.out'],
    [['a', 'a'], '"a" is specified twice', 'once'],
    [['a', './a'], '"./a" is specified twice', 'once'],
    [['-', '-'], '"-" is specified twice', 'once'],
    [['a', '--fromat', 'json'], "unknown option '--fromat'", 'did you mean --format?'],
    [['a', '--format'], "option '--format <format>' argument missing", '--help'],
    [
      ['a', '--format', 'sarf'],
      '"sarf" is not a format',
      'did you mean sarif? the formats are text, json, sarif, github',
    ],
    [['a', '--account', '1234'], '"1234" is not an account ID: an account ID has 12 digits', `<file>=${ACCOUNT}`],
    [['a', '--account', 'a='], '"" is not an account ID', `<file>=${ACCOUNT}`],
    [['a', '--account', `=${ACCOUNT}`], `no file is specified in "=${ACCOUNT}"`, `--account ${ACCOUNT} for all files`],
    [['a', '--account', `a=${ACCOUNT}0`], `"${ACCOUNT}0" is not an account ID`, `<file>=${ACCOUNT}`],
    [['ads.json', '--account', `adz.json=${ACCOUNT}`], '"adz.json" is not one of the inputs', 'did you mean ads.json?'],
    [
      ['a', '--account', ACCOUNT, '--account', '222222222222'],
      `all files have both ${ACCOUNT} and 2222`,
      'one of them',
    ],
    [['a', '--region', 'Virginia'], '"Virginia" is not a Region', '<file>=us-east-1'],
    [['a', '--region', 'us-east-1a'], '"us-east-1a" is not a Region', '<file>=us-east-1'],
    [['a', '--parameter', 'Name'], '"Name" has no value', '<Name>=<value>'],
    [['a', '--parameter', 'my-name=1'], '"my-name" cannot be the name of a parameter', '<Name>=<value>'],
    [['a', '--parameter', 'N=1', '--parameter', 'N=2'], 'N has both the value "1" and "2"', 'one of them'],
    [['a', '--disable', 'SingleQueryRuner'], '"SingleQueryRuner" is not a rule', 'did you mean SingleQueryRunner?'],
    [
      ['a', '--allowed-account', `${ACCOUNT},222222222222`],
      `"${ACCOUNT},222222222222" is not an account ID: an account ID has 12 digits`,
      `--allowed-account ${ACCOUNT}, once for each account`,
    ],
    [['a', '--allowed-account'], "option '--allowed-account <id>' argument missing", '--help'],
    [
      ['a', '--minimum-group-size', '1'],
      '--minimum-group-size: "1" is not an integer from 2 to 100000',
      'specify an integer in this range, for example --minimum-group-size 10',
    ],
    [['a', '--minimum-group-size', '2.5'], '"2.5" is not an integer', '--minimum-group-size 10'],
    [['a', '--minimum-group-size', '0x20'], '"0x20" is not an integer', '--minimum-group-size 10'],
    [['a', '--maximum-epsilon', 'five'], '"five" is not an integer from 1 to 20', '--maximum-epsilon 10'],
    [['a', '--maximum-epsilon', ''], '"" is not an integer from 1 to 20', '--maximum-epsilon 10'],
    [
      ['a', '--maximum-epsilon', '5', '--maximum-epsilon', '10'],
      '--maximum-epsilon: both 5 and 10 are specified',
      'one of them',
    ],
    [
      ['a', '--minimum-users-noise-per-query', '9'],
      '"9" is not an integer from 10 to 100',
      '--minimum-users-noise-per-query 10',
    ],
    [['a', '--max-warnings', '-1'], '"-1" is not a number of warnings', '--max-warnings 0'],
    [['a', '--max-warnings', 'few'], '"few" is not a number of warnings', '--max-warnings 0'],
  ])('for %j', (args, what, fix) => {
    const { status, out, err, evaluated } = run(['check', ...args]);

    expect({ status, out, evaluated }).toEqual({ status: 1, out: '', evaluated: [] });
    expect(err).toMatch(/^error: .+\n {4}fix: .+\n$/);
    expect(err.split('\n')[0]).toContain(what);
    expect(err.split('\n')[1]).toContain(fix);
  });

  test('for a file that is an input under its full path with two accounts', () => {
    const accounts = ['--account', `a=${ACCOUNT}`, '--account', `${resolve('a')}=222222222222`];

    expect(run(['check', 'a', ...accounts])).toMatchObject({
      status: 1,
      err: expect.stringContaining(`"a" has both ${ACCOUNT} and 222222222222`),
    });
  });
});
