import { describe, expect, test } from 'vitest';
import {
  choice,
  contract,
  flag,
  group,
  integer,
  listOf,
  optional,
  text,
  texts,
} from '../../../src/custom-resources/engine/properties';

interface Properties {
  readonly name: string;
  readonly loud: boolean;
  readonly mode: 'A' | 'B';
  readonly note: string | undefined;
}

const CONTRACT = contract<Properties>({ name: text, loud: flag, mode: choice('A', 'B'), note: optional(text) });

describe('a contract', () => {
  test.each<Properties>([
    { name: 'x', loud: true, mode: 'A', note: 'y' },
    { name: 'x', loud: false, mode: 'B', note: undefined },
  ])('decodes what it has encoded, after CloudFormation has converted it to strings (%o)', (properties) => {
    const written = JSON.parse(JSON.stringify(CONTRACT.encode(properties)));
    const delivered = Object.fromEntries(Object.entries(written).map(([name, value]) => [name, String(value)]));

    expect(CONTRACT.decode({ ServiceToken: 'arn', ServiceTimeout: '900', ...delivered })).toEqual(properties);
  });

  test('encodes names as CloudFormation does', () => {
    const written = CONTRACT.encode({ name: 'x', loud: true, mode: 'A', note: undefined });

    expect(written).toEqual({ Name: 'x', Loud: true, Mode: 'A', Note: undefined });
  });

  test.each([
    [{ Name: '' }, 'the property Name must be a non-empty string'],
    [{ Name: ['x'] }, 'the property Name must be a non-empty string'],
    [{ Loud: 'TRUE' }, 'the property Loud must be true or false'],
    [{ Mode: 'C' }, 'the property Mode must be one of A, B'],
  ])('fails for %o, without the value', (wrong, message) => {
    const right = { Name: 'x', Loud: 'true', Mode: 'A' };

    expect(() => CONTRACT.decode({ ...right, ...wrong })).toThrow(new Error(message));
  });
});

describe('a contract of numbers, lists and maps', () => {
  interface Deep {
    readonly size: number;
    readonly bins: readonly number[];
    readonly tags: Readonly<Record<string, string>>;
    readonly partners: readonly { readonly accountId: string }[];
  }
  const DEEP = contract<Deep>({
    size: integer,
    bins: listOf(integer),
    tags: texts,
    partners: listOf(group(contract<{ readonly accountId: string }>({ accountId: text }))),
  });
  const delivered = { Size: '25', Bins: ['1', '2'], Tags: { a: '', b: 'x' }, Partners: [{ AccountId: '1' }] };

  test('encodes members of groups as CloudFormation does', () => {
    const deep: Deep = { size: 25, bins: [1, 2], tags: { a: '' }, partners: [{ accountId: '1' }] };

    expect(DEEP.encode(deep)).toEqual({ Size: 25, Bins: [1, 2], Tags: { a: '' }, Partners: [{ AccountId: '1' }] });
  });

  test('decodes what CloudFormation has converted to strings', () => {
    expect(DEEP.decode(delivered)).toEqual({
      size: 25,
      bins: [1, 2],
      tags: { a: '', b: 'x' },
      partners: [{ accountId: '1' }],
    });
  });

  test.each([
    [{ Size: '' }, 'the property Size must be an integer'],
    [{ Size: '1.5' }, 'the property Size must be an integer'],
    [{ Size: ['1'] }, 'the property Size must be an integer'],
    [{ Bins: '1' }, 'the property Bins must be a list'],
    [{ Bins: ['x'] }, 'the property Bins must be an integer'],
    [{ Tags: ['x'] }, 'the property Tags must be a map'],
    [{ Tags: null }, 'the property Tags must be a map'],
    [{ Tags: { a: ['secret'] } }, 'the property Tags must be a string'],
    [{ Partners: ['x'] }, 'the property Partners must be a map'],
    [{ Partners: [null] }, 'the property Partners must be a map'],
    [{ Partners: [{}] }, 'the property Partners.AccountId must be a non-empty string'],
  ])('fails for %o, without the value', (wrong, message) => {
    expect(() => DEEP.decode({ ...delivered, ...wrong })).toThrow(new Error(message));
  });
});
