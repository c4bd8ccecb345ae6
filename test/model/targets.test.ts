import { App, Aws, Fn, Stack } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { type ArnPattern, arnPatternOf } from '../../src/model/arn-pattern';
import { type Fact, known, UNKNOWN } from '../../src/model/fact';
import type { Pointer } from '../../src/model/raw';
import { readRaw } from '../../src/model/resolve';
import { bucketTarget, covers, coversAll, isSame, keyTarget, objectsTarget } from '../../src/model/targets';

const stack = new Stack(new App(), 'Stack');
const lake = new CfnBucket(stack, 'Lake');
const other = new CfnBucket(stack, 'Other');
const key = new CfnKey(stack, 'Key');

const to = (target: object): Pointer => ({ kind: 'resource', key: target, attribute: 'Ref' });
const named = (text: string): Pointer => ({ kind: 'literal', text });

/** What only the deployment knows, as the patterns of tests write it. */
const TOKENS: Readonly<Record<string, string>> = {
  '<lake ARN>': lake.attrArn,
  '<lake>': lake.ref,
  '<other ARN>': other.attrArn,
  '<key ARN>': key.attrArn,
  '<key>': key.ref,
  '<other key ARN>': new CfnKey(stack, 'OtherKey').attrArn,
  '<partition>': Aws.PARTITION,
  '<account>': Aws.ACCOUNT_ID,
  '<imported>': Fn.importValue('Lake'),
};

function pattern(text: string): ArnPattern {
  const value = text.replace(/<[\w ]+>/g, (name) => TOKENS[name]);
  return arnPatternOf(readRaw(stack, value));
}

const [yes, no] = [known(true), known(false)];

type Row = readonly [pattern: string, bucket: Fact<boolean>, objects: Fact<boolean>];

describe('a bucket of the app, and its objects below "sales"', () => {
  test.each<Row>([
    ['*', yes, yes],
    ['**', yes, yes],
    ['arn:aws:s3:::*', yes, yes],
    ['arn:aws:s3:::**', yes, yes],
    ['<lake ARN>', yes, no],
    ['<lake ARN>/*', no, yes],
    ['<lake ARN>*', yes, yes],
    ['<lake ARN>/sales/*', no, yes],
    ['<lake ARN>/sales/2026/*', no, yes],
    ['<lake ARN>/other/*', no, no],
    ['arn:<partition>:s3:::<lake>/*', no, yes],
    ['arn:aws:s3:::<lake>', yes, no],
    ['<other ARN>', no, no],
    ['<other ARN>/*', no, no],
    ['arn:aws:s3:::', UNKNOWN, no],
    ['arn:aws:s3:::lake', UNKNOWN, no],
    ['arn:aws:s3:::lake/*', no, UNKNOWN],
    ['arn:aws:s3:::*/*', UNKNOWN, UNKNOWN],
    ['arn:aws:glue:us-east-1:111111111111:table/*', no, no],
    ['arn:aws:s3*:::lake', UNKNOWN, UNKNOWN],
    ['<lake ARN>/<account>/*', UNKNOWN, UNKNOWN],
    ['arn:aws:s3:::lake-<account>/*', UNKNOWN, UNKNOWN],
    ['<lake>', UNKNOWN, UNKNOWN],
    ['lake', UNKNOWN, UNKNOWN],
    ['*lake', UNKNOWN, UNKNOWN],
    ['*<account>', UNKNOWN, UNKNOWN],
    ['arn:aws:Glue:us-east-1:111111111111:table/sales', UNKNOWN, UNKNOWN],
    ['<imported>', UNKNOWN, UNKNOWN],
  ])('are covered by %s', (text, bucket, objects) => {
    expect(covers(pattern(text), bucketTarget(to(lake)))).toEqual(bucket);
    expect(covers(pattern(text), objectsTarget(to(lake), 'sales'))).toEqual(objects);
  });
});

describe('a bucket by its name, and its objects below "sales"', () => {
  test.each<Row>([
    ['*', yes, yes],
    ['arn:aws:s3:::lake', yes, no],
    ['arn:aws:s3:::lake/*', no, yes],
    ['arn:aws:s3:::lake*', yes, yes],
    ['arn:aws:s3:::l?ke', yes, yes],
    ['arn:aws:s3:::*/sales/*', no, yes],
    ['arn:aws:s3:::lake/sales', no, yes],
    ['arn:aws:s3:::lake/sal', no, no],
    ['arn:aws:s3:::lake/sal*', no, yes],
    ['arn:aws:s3:::other/*', no, no],
    ['arn:aws:s3:::lake-copy/*', no, no],
    ['not-arn:aws:s3:::lake/*', UNKNOWN, UNKNOWN],
    ['<lake ARN>/*', no, UNKNOWN],
    ['<lake ARN>', UNKNOWN, no],
  ])('are covered by %s', (text, bucket, objects) => {
    expect(covers(pattern(text), bucketTarget(named('lake')))).toEqual(bucket);
    expect(covers(pattern(text), objectsTarget(named('lake'), 'sales'))).toEqual(objects);
    if (!text.startsWith('<')) {
      expect(covers(pattern(text), bucketTarget(named('arn:aws:s3:::lake')))).toEqual(bucket);
    }
  });
});

describe('all of a bucket of the app, and of its objects', () => {
  test.each<readonly [pattern: string, bucket: boolean, objects: boolean]>([
    ['*', true, true],
    ['<lake ARN>', true, false],
    ['<lake ARN>/*', false, true],
    ['arn:aws:s3:::<lake>/*', false, true],
    ['arn:aws:s3:::*/*', false, true],
    ['arn:aws:s3:::<lake>', true, false],
    ['<lake ARN>/sales/*', false, false],
    ['<lake ARN>/sales', false, false],
    ['<other ARN>/*', false, false],
    ['arn:aws:s3:::lake/*', false, false],
  ])('are covered by %s', (text, bucket, objects) => {
    expect(coversAll(pattern(text), bucketTarget(to(lake)))).toBe(bucket);
    expect(coversAll(pattern(text), objectsTarget(to(lake), 'sales'))).toBe(objects);
  });

  test('are covered by their name', () => {
    expect(coversAll(pattern('arn:aws:s3:::lake/*'), objectsTarget(named('lake'), 'sales'))).toBe(true);
    expect(coversAll(pattern('arn:aws:s3:::lake/sales/*'), objectsTarget(named('lake'), 'sales'))).toBe(false);
    expect(coversAll(pattern('arn:aws:s3:::lake-2'), objectsTarget(named('lake'), 'sales'))).toBe(false);
  });
});

describe('a key', () => {
  test.each<readonly [string, Fact<boolean>]>([
    ['*', yes],
    ['<key ARN>', yes],
    ['arn:aws:kms:us-east-1:111111111111:key/<key>', yes],
    ['arn:aws:kms:us-east-1:111111111111:key/*', UNKNOWN],
    ['arn:aws:s3:::*', no],
    ['<other key ARN>', no],
  ])('is covered by %s', (text, expected) => {
    expect(covers(pattern(text), keyTarget(to(key)))).toEqual(expected);
  });
});

test.each<readonly [string, Fact<boolean>]>([
  ['arn:aws:kms:us-east-1:111111111111:key/1234', yes],
  ['arn:aws:kms:us-east-1:111111111111:key/*', yes],
  ['arn:aws:kms:*:*:*', yes],
  ['arn:aws:kms:us-east-1:111111111111:key/5678', no],
  ['arn:aws:kms:us-east-1:111111111111:alias/*', no],
  ['1234', UNKNOWN],
])('a key by its ARN is covered by %s, or not', (text, expected) => {
  expect(covers(pattern(text), keyTarget(named('arn:aws:kms:us-east-1:111111111111:key/1234')))).toEqual(expected);
});

test('pointers lead to the same resource, to different ones, or nobody knows', () => {
  expect(isSame(to(lake), to(lake))).toEqual(yes);
  expect(isSame(to(lake), to(other))).toEqual(no);
  expect(isSame(named('lake'), named('lake'))).toEqual(yes);
  expect(isSame(named('lake'), named('other'))).toEqual(no);
  expect(isSame(named('lake'), to(lake))).toEqual(UNKNOWN);
  expect(isSame({ kind: 'unknown' }, { kind: 'unknown' })).toEqual(UNKNOWN);
});
