import { Aws, Fn, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test } from 'vitest';
import { type ArnPattern, arnPatternOf, canMatchBelow, matches, referenceIn } from '../../src/model/arn-pattern';
import type { Pointer } from '../../src/model/raw';
import { readRaw } from '../../src/model/resolve';

const stack = new Stack();
const lake = new CfnBucket(stack, 'Lake');
const arn: Pointer = { kind: 'resource', key: lake, attribute: 'Arn' };
const name: Pointer = { kind: 'resource', key: lake, attribute: 'Ref' };
const unknown: Pointer = { kind: 'unknown' };

describe('a pattern of a policy', () => {
  test.each<[string, unknown, ArnPattern]>([
    ['text', 'arn:aws:s3:::lake/*', ['arn:aws:s3:::lake/*']],
    ['a reference', lake.attrArn, [arn]],
    ['a reference and what follows it', `${lake.attrArn}/*`, [arn, '/*']],
    ['a name in an ARN', `arn:${Aws.PARTITION}:s3:::${lake.ref}/*`, ['arn:aws:s3:::', name, '/*']],
    ['the partition in its text', `arn:${Aws.PARTITION}:s3:::lake`, ['arn:aws:s3:::lake']],
    ['a token', Fn.importValue('Lake'), [unknown]],
    ['a token in its text', `arn:aws:s3:::${Fn.importValue('Lake')}/*`, ['arn:aws:s3:::', unknown, '/*']],
    ['a dynamic reference', '{{resolve:ssm:/lake}}', [unknown]],
  ])('has %s', (_, value, expected) => {
    expect(arnPatternOf(readRaw(stack, value))).toEqual(expected);
  });

  test.each<[string, ArnPattern, Pointer | undefined]>([
    ['a reference', [arn], arn],
    ['a reference and what follows it', [arn, '/*'], undefined],
    ['text', ['*'], undefined],
    ['nothing', [], undefined],
  ])('is a reference alone, or not: %s', (_, pattern, expected) => {
    expect(referenceIn(pattern)).toBe(expected);
  });
});

describe('a text', () => {
  test.each<[pattern: string, text: string]>([
    ['lake', 'lake'],
    ['*', ''],
    ['*', 'lake/sales'],
    ['lake*', 'lake'],
    ['lake/*', 'lake/sales/2026'],
    ['l?ke', 'lake'],
    ['l**e', 'lake'],
    ['????', 'lake'],
    ['*lake*', 'the lake\nhere'],
    ['a.b+c^d$e{f}g(h)i|j[k]l\\*', 'a.b+c^d$e{f}g(h)i|j[k]l\\m'],
  ])('is matched by %s: %s', (pattern, text) => {
    expect(matches(pattern, text)).toBe(true);
  });

  test.each<[pattern: string, text: string]>([
    ['lake', 'Lake'],
    ['Lake*', 'lake'],
    ['lake', 'lakes'],
    ['lake*', 'a lake'],
    ['*lake', 'lakes'],
    ['l?ke', 'lke'],
    ['l?ke', 'laake'],
    ['l.ke*', 'lake'],
    ['lak+e*', 'lakke'],
    ['(lake)*', 'lake'],
    // If each wildcard were tried on its own, there would be more ways to match than can ever be tried.
    [`${'*'.repeat(30)}e`, 'lak'.repeat(20)],
  ])('is not matched by %s: %s', (pattern, text) => {
    expect(matches(pattern, text)).toBe(false);
  });

  test.each([
    ['s3:GetObject', 'S3:getobject', true],
    ['s3:getobject', 'S3:GetObject', true],
    ['s3:Get*', 'S3:GETOBJECT', true],
    ['s3:GetObject', 'S3:PutObject', false],
  ])('is matched by %s regardless of case, or not: %s', (pattern, text, expected) => {
    expect(matches(pattern, text, 'i')).toBe(expected);
  });
});

describe('a text that starts with "lake/sales"', () => {
  test.each<[pattern: string, expected: boolean]>([
    ['lake/sales', true],
    ['lake/sales/2026', true],
    ['lake/sales/2026/*', true],
    ['lake/*', true],
    ['lake/s?les/*', true],
    ['*', true],
    ['lake/sal', false],
    ['lake/', false],
    ['lake/other/*', false],
    ['other/*', false],
  ])('can be matched by %s, or not', (pattern, expected) => {
    expect(canMatchBelow(pattern, 'lake/sales')).toBe(expected);
  });
});
