import { describe, expect, test } from 'vitest';
import { isPlain } from '../../src/model/raw';
import { readDocument } from '../../src/templates/read-document';
import { refusalOf } from './support/refusal';

function dataOf(text: string): unknown {
  return readDocument('template.yaml', text).data;
}

describe('a value in YAML', () => {
  test.each([
    ['yes', 'yes'],
    ['010', 10],
    ['0o10', 8],
    ['2012-10-17', '2012-10-17'],
    ['true', true],
    ['~', null],
    ['', null],
    ['1e400', Number.POSITIVE_INFINITY],
    ['.nan', Number.NaN],
    ['123456789012345678901234567890', Number('123456789012345678901234567890')],
    ['12:30', '12:30'],
    ['!!str 10', '10'],
    ['!!int "10"', 10],
    ['!!map { a: 1 }', { a: 1 }],
    ['!!seq [a]', ['a']],
    ['! 10', '10'],
    ['"\\0"', '\0'],
  ])('%s is as in version 1.2', (text, value) => {
    expect(dataOf(`Key: ${text}`)).toEqual({ Key: value });
  });

  test('can be at the top', () => {
    expect(dataOf('just a text')).toBe('just a text');
    expect(dataOf('- a\n- 1')).toEqual(['a', 1]);
    expect(dataOf('null')).toBeNull();
    expect(dataOf('""')).toBe('');
  });

  test('can follow a byte order mark, a directive and a document marker, and precede the end of a document', () => {
    expect(dataOf('\ufeff%YAML 1.1\n---\nKey: yes\n...\n')).toEqual({ Key: 'yes' });
  });

  test('has the keys that are written, also those that look like numbers', () => {
    expect(dataOf('{012345678901: a, 1.0: b, true: c, null: d, 2012-10-17: e}')).toEqual({
      '012345678901': 'a',
      '1.0': 'b',
      true: 'c',
      null: 'd',
      '2012-10-17': 'e',
    });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('can have the key %s', (key) => {
    for (const text of [`${key}: { polluted: true }`, `{"${key}": {"polluted": true}}`]) {
      const data = dataOf(text);

      expect(isPlain(data)).toBe(true);
      expect(Object.entries(data as object)).toEqual([[key, { polluted: true }]]);
      expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
      expect({}).not.toHaveProperty('polluted');
      expect(readDocument('f', text).positionOf([key, 'polluted'])).toMatchObject({ line: 1 });
    }
  });
});

describe('an alias', () => {
  test('is the value of its anchor', () => {
    expect(dataOf('a: &x { b: 1 }\nc: *x\nd: [*x, &y e, *y]')).toEqual({
      a: { b: 1 },
      c: { b: 1 },
      d: [{ b: 1 }, 'e', 'e'],
    });
  });

  test('refers to the last anchor of its name before it', () => {
    expect(dataOf('[&x 1, *x, &x 2, *x]')).toEqual([1, 1, 2, 2]);
  });

  test('can refer to a key, and to a short form', () => {
    expect(dataOf('&k key: &v !Ref A\nb: *k\nc: *v')).toEqual({ key: { Ref: 'A' }, b: 'key', c: { Ref: 'A' } });
  });
});

describe('a merge key', () => {
  test('adds the entries that the mapping does not have', () => {
    expect(dataOf('x: &x { a: 1, b: 2 }\ny: { b: 3, <<: *x, c: 4 }')).toMatchObject({ y: { a: 1, b: 3, c: 4 } });
  });

  test('can have a list, of which the first mapping counts', () => {
    expect(dataOf('- &x { a: 1 }\n- &y { a: 2, b: 2 }\n- <<: [*x, *y]')).toMatchObject([{}, {}, { a: 1, b: 2 }]);
  });

  test('is a plain key in quotes', () => {
    expect(dataOf('"<<": 1')).toEqual({ '<<': 1 });
  });
});

describe('YAML is refused', () => {
  test.each([
    ['', '1:1 the file is empty: write a template in it, or leave it out'],
    ['# nothing\n---\n', '1:1 the file is empty: write a template in it, or leave it out'],
    ['a: 1\n---\nb: 2', '2:1 the file contains more than one YAML document: write each document in a separate file'],
    [
      'a: 1\nb: 2\n"a": 3',
      '3:1 the key "a" is defined twice, and only one of the values can take effect: remove or rename one of the keys',
    ],
    ['{a: 1, b: {c: 1, c: 2}}', '1:18 the key "c" is defined twice'],
    [
      'Principal: *',
      '1:12 the file is not valid YAML, alias cannot be an empty string: put a text that begins with * or & in quotes',
    ],
    [
      'Name: *.example.com',
      '1:7 no anchor "&.example.com" is defined before the alias: define it, or put a text that begins with * in quotes',
    ],
    ['a: *b\nc: &b 1', '1:4 no anchor "&b" is defined before the alias'],
    ['a: &b [*b]', '1:8 the value of the anchor "&b" contains the anchor itself: write the value without the alias'],
    [
      '<<: 1',
      '1:5 the merge key << has a value that is not a mapping or a list of mappings: change the value, or put the key in quotes',
    ],
    ['<<: [{}, a]', '1:5 the merge key <<'],
    [
      'a: !Base64 !Sub b',
      '1:12 the file is not valid YAML, a node can have at most one tag: write the outer function with its full name, for example Fn::Base64: !Sub text',
    ],
    ['a: !!binary aGk=', '1:13 CloudFormation does not have the tag "!!binary": remove it'],
    ['a: !!set {b}', '1:10 CloudFormation does not have the tag "!!set": remove it'],
    ['a: !!constructor b', '1:18 CloudFormation does not have the tag "!!constructor": remove it'],
    ['a: !<tag:b,2000:c> d', '1:20 CloudFormation does not have the tag "tag:b,2000:c": remove it'],
    ['a: !!int b', '1:10 the tag "!!int" does not fit its value: remove it, or change the value'],
    ['? [a]\n: b', '1:3 the file is not valid YAML, a key is not a text: write each key as a text without a tag'],
    ['!Ref a: b', '1:1 the file is not valid YAML, a key is not a text: write each key as a text without a tag'],
    ['a:\n\t- b', '2:1 the file is not valid YAML, tabs are not allowed as indentation: indent with spaces'],
    [
      'Description: a: b',
      '1:14 the file is not valid YAML, nested mappings are not allowed in compact mappings: begin the mapping or list on the next line, or put a text that contains a colon in quotes',
    ],
    ['a: "\\q"', '1:5 the file is not valid YAML, invalid escape sequence \\q: in double quotes, write a backslash as'],
    [
      'a: @b',
      '1:4 the file is not valid YAML, plain value cannot start with reserved character @: put the text in quotes',
    ],
    ['a: "b', '1:6 the file is not valid YAML, missing closing "quote: add what is missing, or put the text in quotes'],
    ['a: [b', '1:6 the file is not valid YAML, flow sequence in block collection must be sufficiently indented'],
    ['a: 1\nb\nc: 1', '2:1 the file is not valid YAML, implicit map keys need to be followed by map values'],
    ['a: 1\n b: 2', '1:4 the file is not valid YAML'],
    ['- a\nb: 1', '2:1 the file is not valid YAML, unexpected scalar at node end'],
  ])('%j', (text, reason) => {
    expect(refusalOf(text).slice(0, reason.length)).toBe(reason);
  });

  test('with the first of several errors, and no more of the file than a line of it', () => {
    const reason = refusalOf(`a: ${'"\\q" '.repeat(1000)}\nb: @${'x'.repeat(10_000)}`);

    expect(reason).toMatch(/^1:/);
    expect(reason.length).toBeLessThan(400);
  });
});
