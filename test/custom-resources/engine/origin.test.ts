import { describe, expect, test } from 'vitest';
import type { CloudFormationEvent } from '../../../src/custom-resources/engine/event';
import { handle } from '../../../src/custom-resources/engine/lifecycle';
import { type Origin, originOf, whyRefused } from '../../../src/custom-resources/engine/origin';
import type { Reconciler } from '../../../src/custom-resources/engine/reconciler';
import { eventOf, RESPONSE_URL, STACK_ID, VirtualWorld } from '../support/virtual-world';

const ORIGIN: Origin = { stackId: STACK_ID, region: 'us-east-1' };
const QUERY = '?X-Amz-Date=20231114T221320Z&X-Amz-Signature=secret';
const BUCKET = 'cloudformation-custom-resource-response-';

function eventWith(parts: Partial<CloudFormationEvent>): CloudFormationEvent {
  return { ...eventOf('Create', {}), ...parts };
}

function ofUrl(ResponseURL: string, region = 'us-east-1', more: Partial<Origin> = {}): string | undefined {
  return whyRefused(eventWith({ ResponseURL }), { ...ORIGIN, region, ...more });
}

describe('the stack of a request', () => {
  test.each([
    ['the same', STACK_ID],
    ['a former one of the same name', STACK_ID.replace(/0$/, '11111111-2222-3333-4444-555555555555')],
  ])('can be %s', (_, StackId) => {
    expect(whyRefused(eventWith({ StackId }), ORIGIN)).toBeUndefined();
  });

  test.each([
    ['name', STACK_ID.replace('Publisher', 'Publisher2')],
    ['name that this one contains', STACK_ID.replace('Publisher', 'Publish')],
    ['account', STACK_ID.replace('111111111111', '222222222222')],
    ['Region', STACK_ID.replace('us-east-1', 'us-east-2')],
    ['partition', STACK_ID.replace('arn:aws:', 'arn:aws-cn:')],
    ['form', 'Publisher'],
    ['form', ''],
  ])('cannot have another %s: %s', (_, StackId) => {
    expect(whyRefused(eventWith({ StackId }), ORIGIN)).toMatch(
      /^it is of ".*", but this function is part of "arn:aws:cloudformation:us-east-1:111111111111:stack\/Publisher"$/,
    );
  });
});

describe('the response URL', () => {
  test.each([
    ['us-east-1', `${BUCKET}useast1.s3.amazonaws.com`],
    ['us-east-1', `${BUCKET}useast1.s3.us-east-1.amazonaws.com`],
    ['eu-west-1', `${BUCKET}euwest1.s3-eu-west-1.amazonaws.com`],
    ['us-east-2', `${BUCKET}useast2.s3.us-east-2.amazonaws.com`],
    ['us-east-2', `${BUCKET}useast2.s3.dualstack.us-east-2.amazonaws.com`],
    ['us-east-2', `${BUCKET}useast2.s3-fips.us-east-2.amazonaws.com`],
    ['us-east-2', `${BUCKET}useast2.s3-fips.dualstack.us-east-2.amazonaws.com`],
    ['us-gov-west-1', `${BUCKET}usgovwest1.s3-us-gov-west-1.amazonaws.com`],
    ['us-gov-west-1', `${BUCKET}usgovwest1.s3-fips-us-gov-west-1.amazonaws.com`],
    ['cn-north-1', `${BUCKET}cnnorth1.s3.cn-north-1.amazonaws.com.cn`],
    ['eusc-de-east-1', `${BUCKET}euscdeeast1.s3.eusc-de-east-1.amazonaws.eu`],
    ['us-iso-east-1', `${BUCKET}usisoeast1.s3.us-iso-east-1.c2s.ic.gov`],
    ['us-east-2', `s3.us-east-2.amazonaws.com/${BUCKET}useast2`],
  ])('in %s can be of %s', (region, host) => {
    expect(ofUrl(`https://${host}/arn%3Aaws${QUERY}`, region)).toBeUndefined();
    expect(
      ofUrl(`https://${host}/arn%3Aaws?AWSAccessKeyId=AKIA&Expires=1700000000&Signature=s`, region),
    ).toBeUndefined();
  });

  test.each([
    ['another site', 'https://attacker.example/arn'],
    ['another bucket', 'https://attacker.s3.amazonaws.com/arn'],
    ['another bucket, in the path', 'https://s3.amazonaws.com/attacker/arn'],
    ['another bucket, in the path below a similar name', `https://s3.amazonaws.com/${BUCKET}useast1-attacker/arn`],
    ['the bucket of another Region', `https://${BUCKET}useast2.s3.us-east-2.amazonaws.com/arn`],
    ['the bucket in another Region', `https://${BUCKET}useast1.s3.us-east-2.amazonaws.com/arn`],
    ['a bucket with a similar name', `https://${BUCKET}useast1-attacker.s3.amazonaws.com/arn`],
    ['a bucket with a longer name', `https://attacker.${BUCKET}useast1.s3.amazonaws.com/arn`],
    ['a site with a similar name', `https://${BUCKET}useast1.s3.amazonaws.com.attacker.example/arn`],
    ['a site with another dot', `https://${BUCKET}useast1.s3xamazonaws.com/arn`],
    ['another service', `https://${BUCKET}useast1.execute-api.us-east-1.amazonaws.com/arn`],
    ['a website of a bucket', `https://${BUCKET}useast1.s3-website-us-east-1.amazonaws.com/arn`],
    ['an access point', `https://${BUCKET}useast1.s3-accesspoint.us-east-1.amazonaws.com/arn`],
    ['another partition', `https://${BUCKET}useast1.s3.us-east-1.amazonaws.com.cn/arn`],
    ['another port', `https://${BUCKET}useast1.s3.amazonaws.com:8443/arn`],
    ['no encryption', `http://${BUCKET}useast1.s3.amazonaws.com/arn`],
    ['a name of a user before another site', `https://${BUCKET}useast1.s3.amazonaws.com@attacker.example/arn`],
    ['a backslash', `https://attacker.example\\@${BUCKET}useast1.s3.amazonaws.com/arn`],
    ['the metadata of an instance', 'http://169.254.169.254/latest'],
    ['this machine', 'http://localhost:4566/arn'],
  ])('cannot be of %s', (_, url) => {
    expect(ofUrl(url + QUERY)).toBe('its response URL is not of CloudFormation');
  });

  test.each([
    '',
    'arn',
    `https://${BUCKET}useast1.s3.amazonaws.com/arn`,
    `https://${BUCKET}useast1.s3.amazonaws.com/?X-Amz-Date=now`,
  ])('cannot be without the time of its signature: "%s"', (url) => {
    expect(ofUrl(url)).toBe('its response URL is not presigned');
  });

  test('can be of the endpoint that the configuration of the function sets for Amazon S3', () => {
    const origin = (environment: object) => originOf({ STACK_ID, AWS_REGION: 'us-east-1', ...environment });
    const refusal = (environment: object) =>
      whyRefused(eventWith({ ResponseURL: `http://localhost:4566/answer/1${QUERY}` }), origin(environment));

    expect(refusal({ AWS_ENDPOINT_URL: 'http://localhost:4566/path' })).toBeUndefined();
    expect(refusal({ AWS_ENDPOINT_URL: 'http://proxy', AWS_ENDPOINT_URL_S3: 'http://localhost:4566' })).toBeUndefined();
    for (const other of [
      {},
      { AWS_ENDPOINT_URL: 'http://localhost' },
      { AWS_ENDPOINT_URL: 'https://localhost:4566' },
      { AWS_ENDPOINT_URL: 'http://localhost:4566', AWS_ENDPOINT_URL_S3: 'http://proxy' },
      { AWS_ENDPOINT_URL: 'http://localhost:4566', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
      { AWS_ENDPOINT_URL_CLEANROOMS: 'http://localhost:4566' },
    ]) {
      expect(refusal(other)).toBe('its response URL is not of CloudFormation');
    }
  });
});

test.each([
  [{ AWS_REGION: 'us-east-1' }, 'STACK_ID'],
  [{ STACK_ID, AWS_REGION: '' }, 'AWS_REGION'],
])('a function that does not know itself (%o) accepts no request', (environment, variable) => {
  expect(() => originOf(environment)).toThrow(`the environment contains no ${variable}`);
});

describe('a request that is refused', () => {
  const reconciler: Reconciler<object, undefined, string> = {
    contract: { encode: () => ({}), decode: () => ({}) },
    retainedOnDelete: false,
    accepted: () => undefined,
    observe: async (_, client) => {
      const service = { signingName: 'stars', variableName: 'STARS', transientReasons: [] };
      await client.call({ service, name: 'List', method: 'GET', path: '/', repeatable: true, reads: [] }, {});
      return undefined;
    },
    decide: () => ({ next: 'done', physicalId: 'thing' }),
    act: async (step) => step,
  };

  test.each([
    ['of another stack', { StackId: STACK_ID.replace('Publisher', 'Other') }],
    ['with another response URL', { ResponseURL: `https://attacker.example/secret${QUERY}` }],
    ['without a presigned response URL', { ResponseURL: RESPONSE_URL.replace(/\?.*/, '') }],
  ])('%s makes no call, sends no response, and reveals no URL', async (_, parts) => {
    const calls: string[] = [];
    const world = new VirtualWorld(({ path }) => {
      calls.push(path);
      return { status: 200, headers: {}, body: '{}' };
    });

    const error: Error = await handle(reconciler, eventWith(parts), world.context, world).then(
      () => new Error('was processed'),
      (thrown) => thrown,
    );

    expect(error.message).toMatch(/^the request is refused: it/);
    expect([calls, world.attempts]).toEqual([[], []]);
    expect(`${error.stack} ${world.logs.join()}`).not.toMatch(/https|attacker|secret|amazonaws/);
  });

  test('is the exception', async () => {
    const world = new VirtualWorld(() => ({ status: 200, headers: {}, body: '{}' }));

    await handle(reconciler, eventWith({}), world.context, world);

    expect(world.answers).toMatchObject([{ Status: 'SUCCESS' }]);
  });
});
