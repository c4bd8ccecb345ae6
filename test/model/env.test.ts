import { App, Aws, Stack, Stage } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { readEnv, statedEnv } from '../../src/model/construct-env';
import { type Env, envOfArn, OUTSIDE_OF_APP, sameAccount } from '../../src/model/env';
import { known, UNKNOWN } from '../../src/model/fact';
import { ANY_ENV, env } from '../support/nodes';

describe('where a resource is deployed', () => {
  test('is known of a stack with an environment', () => {
    const stack = new Stack(new App(), 'Ads', { env: { account: '111111111111', region: 'eu-west-1' } });

    expect(readEnv(stack)).toEqual({ account: known('111111111111'), region: known('eu-west-1'), stack: 'Ads' });
  });

  test('is inherited from a stage', () => {
    const stage = new Stage(new App(), 'Prod', { env: { account: '111111111111' } });

    expect(readEnv(new Stack(stage, 'Ads'))).toEqual({
      account: known('111111111111'),
      region: UNKNOWN,
      stack: 'Prod/Ads',
    });
  });

  test('is unknown of a stack without one', () => {
    expect(readEnv(new Stack(new App(), 'Ads'))).toEqual({ account: UNKNOWN, region: UNKNOWN, stack: 'Ads' });
  });
});

describe('where a resource outside of the app is deployed', () => {
  const stated = { type: 'AWS::CleanRooms::Membership', properties: {}, region: 'us-east-1' };

  test('is known as far as it is stated', () => {
    const env = statedEnv({ ...stated, account: '111111111111' });

    expect(env).toEqual({ account: known('111111111111'), region: known('us-east-1'), stack: OUTSIDE_OF_APP });
    expect(statedEnv(stated).account).toEqual(UNKNOWN);
    expect(statedEnv({ ...stated, account: Aws.ACCOUNT_ID }).account).toEqual(UNKNOWN);
  });
});

const OUTSIDE: Env = { ...ANY_ENV, stack: OUTSIDE_OF_APP };
const OUTSIDE_OF_OTHER: Env = { ...env('222222222222'), stack: OUTSIDE_OF_APP };

test.each([
  ['one stack', ANY_ENV, ANY_ENV, known(true)],
  ['one account', env('111111111111'), env('111111111111', 'eu-west-1'), known(true)],
  ['two accounts', env('111111111111'), env('222222222222'), known(false)],
  ['an account and an unknown one', env('111111111111'), ANY_ENV, UNKNOWN],
  ['an unknown account and one', ANY_ENV, env('111111111111'), UNKNOWN],
  ['two stacks of unknown accounts', ANY_ENV, { ...ANY_ENV, stack: 'Other' }, UNKNOWN],
  ['two resources outside of the app', OUTSIDE, OUTSIDE, UNKNOWN],
  [
    'two accounts outside of the app',
    { ...env('111111111111'), stack: OUTSIDE_OF_APP },
    OUTSIDE_OF_OTHER,
    known(false),
  ],
])('%s', (_, a, b, expected) => {
  expect(sameAccount(a, b)).toEqual(expected);
});

test.each([
  ['arn:aws:iam::111111111111:role/Reader', known('111111111111'), UNKNOWN],
  ['arn:aws:cleanrooms:us-east-1:111111111111:membership/4c7b', known('111111111111'), known('us-east-1')],
  ['arn:aws:s3:::lake', UNKNOWN, UNKNOWN],
  ['arn:aws:iam::aws:policy/ReadOnlyAccess', UNKNOWN, UNKNOWN],
  ['arn:aws:iam::1111111111111:role/Reader', UNKNOWN, UNKNOWN],
  ['Reader', UNKNOWN, UNKNOWN],
])('the account and Region of %s', (arn, account, region) => {
  expect(envOfArn(arn)).toEqual({ account, region });
});
