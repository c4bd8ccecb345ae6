import { describe, expect, test } from 'vitest';
import { choice, contract, flag, optional, text } from '../../../src/custom-resources/engine/properties';

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
