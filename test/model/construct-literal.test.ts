import { Aws, CfnOutput, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLiteral, literalOf, NOT_LITERAL } from '../../src/model/construct-literal';
import { holds, SEEDS } from '../support/exploration';

const SOME = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.double(), fc.constant(undefined));
const VALUE = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, SOME, fc.array(tie('value')), fc.dictionary(fc.string(), tie('value'))),
})).value;

describe.each(SEEDS)('a literal (RANDOM_SEED=%i)', (seed) => {
  test('is as the CDK resolves it', () => {
    holds(
      fc.property(VALUE, (value) => {
        const literal = literalOf(value);

        fc.pre(literal !== NOT_LITERAL);
        expect(literal).toStrictEqual(new Stack().resolve(value));
      }),
      seed,
    );
  });

  test('that needs no copy is its own copy, and only what is undefined needs one', () => {
    holds(
      fc.property(VALUE, (value) => {
        const literal = literalOf(value);

        expect(isLiteral(value)).toBe(literal !== NOT_LITERAL && !hasUndefined(value));
        expect(isLiteral(value) ? value : literal).toStrictEqual(literal);
      }),
      seed,
    );
  });
});

/** Whether the value or anything in it is undefined. */
function hasUndefined(value: unknown): boolean {
  return (
    value === undefined || (typeof value === 'object' && value !== null && Object.values(value).some(hasUndefined))
  );
}

test('is a copy, which does not change with the value', () => {
  const value = { columns: ['user_id'] };

  const literal = literalOf(value);
  value.columns.push('city');

  expect(literal).toEqual({ columns: ['user_id'] });
});

test.each<[string, (inner: unknown) => unknown]>([
  ['lists', (inner) => [inner]],
  ['objects', (inner) => ({ inner })],
])('%s are copied up to 51 levels, since a value that contains itself has no end', (_, wrap) => {
  const nested = (levels: number) => Array.from({ length: levels }).reduce<unknown>(wrap, 'sales');

  expect([literalOf(nested(51)), isLiteral(nested(51))]).toEqual([nested(51), true]);
  expect([literalOf(nested(52)), isLiteral(nested(52))]).toEqual([NOT_LITERAL, false]);
});

test('what is left out is a literal', () => {
  expect(literalOf(undefined)).toBeUndefined();
});

const stack = new Stack();
const circular: unknown[] = [];
circular.push(circular);

test.each([
  ['a token', Aws.ACCOUNT_ID],
  ['a token in a text', `arn:${Aws.PARTITION}:s3`],
  ['a number that is a token', Token.asNumber(Lazy.number({ produce: () => 1 }))],
  ['a list that is a token', Fn.split(',', Aws.ACCOUNT_ID)],
  ['a token as a key', { [Aws.REGION]: 1 }],
  ['a resolvable object', Lazy.any({ produce: () => 1 })],
  ['a function of CloudFormation', { Ref: 'Name' }],
  ['a function with a sibling', { 'Fn::Sub': 'a', b: 1 }],
  ['a construct', new CfnOutput(stack, 'Output', { value: 'a' })],
  ['a function', () => 1],
  ['a list without end', circular],
  ['the key of a prototype', JSON.parse('{"__proto__": 1}')],
  ['nothing at all', null],
])('%s is left to the CDK, also inside of a list and an object', (_, value) => {
  expect(literalOf(value)).toBe(NOT_LITERAL);
  expect(literalOf([value])).toBe(NOT_LITERAL);
  expect(literalOf({ a: { b: value } })).toBe(NOT_LITERAL);
  expect([value, [value], { a: { b: value } }].some((one) => isLiteral(one))).toBe(false);
});
