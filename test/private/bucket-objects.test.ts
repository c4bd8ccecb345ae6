import { Token } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { objectsBelow, withoutSlashes } from '../../src/private/bucket-objects';

test.each([
  [undefined, 'arn/*'],
  ['', 'arn/*'],
  ['/', 'arn/*'],
  ['sales', 'arn/sales/*'],
  ['sales/', 'arn/sales/*'],
  ['//sales/2026//', 'arn/sales/2026/*'],
])('objects below %j are %s', (prefix, expected) => {
  expect(objectsBelow('arn', prefix)).toBe(expected);
});

test('a prefix that is a token stays as it is', () => {
  const token = Token.asString({ Ref: 'Prefix' });

  expect(withoutSlashes(token)).toBe(token);
  expect(objectsBelow('arn', token)).toBe(`arn/${token}/*`);
});
