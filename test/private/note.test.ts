import { describe, expect, test } from 'vitest';
import { Note } from '../../src/private/note';

describe('a note', () => {
  const NOTE = new Note<string>('test.Note');

  test('is read by every copy of the library, and not listed among the properties', () => {
    const object = {};

    NOTE.write(object, 'text');

    expect(new Note<string>('test.Note').read(object)).toBe('text');
    expect(NOTE.isOn(object)).toBe(true);
    expect(Object.keys(object)).toEqual([]);
  });

  test.each([[{}], [null], [undefined], ['text'], [7]])('is not on %o', (other) => {
    expect(NOTE.isOn(other)).toBe(false);
    expect(NOTE.read(other)).toBeUndefined();
  });
});
