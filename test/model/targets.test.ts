import { App, Aws, Fn, Stack } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { arnPatternOf } from '../../src/model/arn-pattern';
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
const pattern = (value: string) => arnPatternOf(readRaw(stack, value));
const [yes, no] = [known(true), known(false)];

type Row = readonly [pattern: string, bucket: Fact<boolean>, objects: Fact<boolean>];

describe('a bucket of the app, and its objects below "sales"', () => {
  test.each<Row>([
    ['*', yes, yes],
    ['arn:aws:s3:::*', yes, yes],
    [lake.attrArn, yes, no],
    [`${lake.attrArn}/*`, no, yes],
    [`${lake.attrArn}*`, yes, yes],
    [`${lake.attrArn}/sales/*`, no, yes],
    [`${lake.attrArn}/sales/2026/*`, no, yes],
    [`${lake.attrArn}/other/*`, no, no],
    [`arn:${Aws.PARTITION}:s3:::${lake.ref}/*`, no, yes],
    [`arn:aws:s3:::${lake.ref}`, yes, no],
    [other.attrArn, no, no],
    [`${other.attrArn}/*`, no, no],
    ['arn:aws:s3:::lake', UNKNOWN, no],
    ['arn:aws:s3:::lake/*', no, UNKNOWN],
    ['arn:aws:s3:::*/*', UNKNOWN, UNKNOWN],
    ['arn:aws:glue:us-east-1:111111111111:table/*', no, no],
    ['arn:aws:s3*:::lake', UNKNOWN, UNKNOWN],
    [`${lake.attrArn}/${Aws.ACCOUNT_ID}/*`, UNKNOWN, UNKNOWN],
    [`arn:aws:s3:::lake-${Aws.ACCOUNT_ID}/*`, UNKNOWN, UNKNOWN],
    [lake.ref, UNKNOWN, UNKNOWN],
    [Fn.importValue('Lake'), UNKNOWN, UNKNOWN],
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
    [`${lake.attrArn}/*`, no, UNKNOWN],
    [lake.attrArn, UNKNOWN, no],
  ])('are covered by %s', (text, bucket, objects) => {
    expect(covers(pattern(text), bucketTarget(named('lake')))).toEqual(bucket);
    expect(covers(pattern(text), objectsTarget(named('lake'), 'sales'))).toEqual(objects);
  });
});

describe('all of a bucket of the app, and of its objects', () => {
  test.each<readonly [pattern: string, bucket: boolean, objects: boolean]>([
    ['*', true, true],
    [lake.attrArn, true, false],
    [`${lake.attrArn}/*`, false, true],
    [`arn:aws:s3:::${lake.ref}/*`, false, true],
    ['arn:aws:s3:::*/*', false, true],
    [`${lake.attrArn}/sales/*`, false, false],
    [`${other.attrArn}/*`, false, false],
    ['arn:aws:s3:::lake/*', false, false],
  ])('are covered by %s', (text, bucket, objects) => {
    expect(coversAll(pattern(text), bucketTarget(to(lake)))).toBe(bucket);
    expect(coversAll(pattern(text), objectsTarget(to(lake), 'sales'))).toBe(objects);
  });

  test('are covered by their name', () => {
    expect(coversAll(pattern('arn:aws:s3:::lake/*'), objectsTarget(named('lake'), 'sales'))).toBe(true);
    expect(coversAll(pattern('arn:aws:s3:::lake/sales/*'), objectsTarget(named('lake'), 'sales'))).toBe(false);
  });
});

describe('a key', () => {
  test.each<readonly [string, Fact<boolean>]>([
    ['*', yes],
    [key.attrArn, yes],
    [`arn:aws:kms:us-east-1:111111111111:key/${key.ref}`, yes],
    ['arn:aws:kms:us-east-1:111111111111:key/*', UNKNOWN],
    ['arn:aws:s3:::*', no],
    [new CfnKey(stack, 'OtherKey').attrArn, no],
  ])('is covered by %s', (text, expected) => {
    expect(covers(pattern(text), keyTarget(to(key)))).toEqual(expected);
  });
});

test('pointers lead to the same resource, to different ones, or nobody knows', () => {
  expect(isSame(to(lake), to(lake))).toEqual(yes);
  expect(isSame(to(lake), to(other))).toEqual(no);
  expect(isSame(named('lake'), named('lake'))).toEqual(yes);
  expect(isSame(named('lake'), to(lake))).toEqual(UNKNOWN);
  expect(isSame({ kind: 'unknown' }, { kind: 'unknown' })).toEqual(UNKNOWN);
});
