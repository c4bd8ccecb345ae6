import { App, Aws, Fn, Lazy, ScopedAws, Stack } from 'aws-cdk-lib';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { ABSENT, type Fact, known, UNKNOWN } from '../../src/model/fact';
import type { Pointer } from '../../src/model/raw';
import { readRaw } from '../../src/model/resolve';
import { locationOf, locationOfArn, type S3Location } from '../../src/model/s3-location';

const app = new App();
const stack = new Stack(app, 'Stack');
const bucket = new CfnBucket(stack, 'Bucket');
const toBucket = (attribute: string): Pointer => ({ kind: 'resource', key: bucket, attribute });

const literal = (text: string, prefix: string, lastName = ''): Fact<S3Location> =>
  known({ bucket: { kind: 'literal', text }, prefix: known(prefix), lastName: known(lastName) });

describe('a location', () => {
  test.each([
    ['s3://lake', literal('lake', '')],
    ['s3://lake/', literal('lake', '')],
    ['s3://lake/sales', literal('lake', 'sales', 'sales')],
    ['s3a://lake/sales/2026/', literal('lake', 'sales/2026')],
    ['s3://lake/sales/all.csv', literal('lake', 'sales/all.csv', 'all.csv')],
    ['s3n://lake//sales//', literal('lake', 'sales')],
    ['hdfs://lake/sales', UNKNOWN],
    ['hdfs+s3://lake/sales', UNKNOWN],
    ['s3://', UNKNOWN],
    ['s3://{{resolve:ssm:/lake/name}}/sales', UNKNOWN],
    [undefined, ABSENT],
  ])('is %s', (text, expected) => {
    expect(locationOf(text)).toEqual(expected);
  });

  test.each<[string, string, Fact<string>, Fact<string>]>([
    ['the whole bucket', `s3://${bucket.ref}`, known(''), known('')],
    ['a prefix', `s3://${bucket.ref}/sales/2026/`, known('sales/2026'), known('')],
    ['an unknown prefix', `s3://${bucket.ref}/${Aws.ACCOUNT_ID}/`, UNKNOWN, UNKNOWN],
    [
      'a prefix that is made lazily',
      `s3://${bucket.ref}/${Lazy.string({ produce: () => 'sales' })}`,
      known('sales'),
      known('sales'),
    ],
    ['a prefix from a parameter', `s3://${bucket.ref}/{{resolve:ssm:/lake/prefix}}`, UNKNOWN, UNKNOWN],
  ])('is in a bucket: %s', (_, text, prefix, lastName) => {
    const location = locationOf(readRaw(stack, text));

    expect(location).toEqual(known({ bucket: toBucket('Ref'), prefix, lastName }));
  });

  test('is in a bucket by its name, with an unknown prefix', () => {
    expect(locationOf(readRaw(stack, `s3://lake/${Aws.ACCOUNT_ID}/`))).toEqual(
      known({ bucket: { kind: 'literal', text: 'lake' }, prefix: UNKNOWN, lastName: UNKNOWN }),
    );
  });

  test('is in a bucket of another stack', () => {
    const lake = new Bucket(new Stack(app, 'Data'), 'Lake');

    expect(locationOf(readRaw(stack, lake.s3UrlForObject('sales/')))).toMatchObject({
      value: { bucket: { kind: 'resource' }, prefix: known('sales') },
    });
  });

  test.each<[string, unknown]>([
    ['the name of the bucket goes on', `s3://${bucket.ref}-copy/sales`],
    ['the name of the bucket has two parts', `s3://${bucket.ref}${Aws.REGION}/sales`],
    ['the name of the bucket starts before', `s3://copy-${bucket.ref}/sales`],
    ['another protocol', `hdfs://${bucket.ref}/sales`],
    ['a token', Fn.importValue('Location')],
    [
      'a producer that throws',
      Lazy.string({
        produce: () => {
          throw new Error('not yet');
        },
      }),
    ],
  ])('is unknown: %s', (_, value) => {
    expect(locationOf(readRaw(stack, value))).toEqual(UNKNOWN);
  });
});

describe('a location by its ARN', () => {
  test.each<[string, unknown, Fact<S3Location>]>([
    ['a text', 'arn:aws:s3:::lake/sales/', literal('lake', 'sales')],
    ['the ARN of a bucket', bucket.attrArn, known({ bucket: toBucket('Arn'), prefix: known(''), lastName: known('') })],
    [
      'a prefix below the ARN of a bucket',
      `${bucket.attrArn}/sales`,
      known({ bucket: toBucket('Arn'), prefix: known('sales'), lastName: known('sales') }),
    ],
    [
      'the name of a bucket in an ARN',
      `arn:${Aws.PARTITION}:s3:::${bucket.ref}/sales/`,
      known({ bucket: toBucket('Ref'), prefix: known('sales'), lastName: known('') }),
    ],
    [
      'the name of a bucket in an ARN of the stack',
      `arn:${new ScopedAws(stack).partition}:s3:::${bucket.ref}`,
      known({ bucket: toBucket('Ref'), prefix: known(''), lastName: known('') }),
    ],
    ['the name of a bucket', bucket.ref, UNKNOWN],
    ['what only ends in an ARN', 'not-arn:aws:s3:::lake/sales', UNKNOWN],
    ['an ARN of something else', 'arn:aws:sns:us-east-1:111111111111:lake', UNKNOWN],
    ['a token', Fn.importValue('Location'), UNKNOWN],
    ['nothing', undefined, ABSENT],
  ])('is %s', (_, value, expected) => {
    expect(locationOfArn(readRaw(stack, value))).toEqual(expected);
  });
});
