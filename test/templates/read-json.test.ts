import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/templates/read-document';
import { refusalOf } from './support/refusal';

describe('JSON', () => {
  test('is read as it is written', () => {
    const text = '\ufeff \r\n{"Resources": {"A": {"Ref": "B", "n": 1.50, "l": [null, true, "\\u0041\\n"]}}}\n';

    const document = readDocument('template.json', text);

    expect(document.file).toBe('template.json');
    expect(document.data).toEqual({ Resources: { A: { Ref: 'B', n: 1.5, l: [null, true, 'A\n'] } } });
  });

  test.each(['{}', '[]', ' [1]', '{"<<": 1}', '{"a": [{"b": 1}, {"b": 2}]}', '{"a": {"k": 1}, "b": {"k": "a"}}'])(
    '%s has no duplicate keys',
    (text) => {
      expect(readDocument('f', text).data).toEqual(JSON.parse(text));
    },
  );

  test.each([
    ['{"a": 1, "b": 2,\n "a": 3}', '2:2'],
    ['{"a": {"x": [{"b": 1, "c": "b", "b": 2}]}}', '1:33'],
    ['{"a": 1, "\\u0061": 2}', '1:10'],
    ['{"__proto__": 1, "__proto__": 2}', '1:18'],
  ])('with a duplicate key is refused: %j', (text, place) => {
    expect(refusalOf(text)).toMatch(new RegExp(`^${place} the key "\\w+" is defined twice, `));
  });

  test('of a program is not searched for duplicate keys', () => {
    const document = readDocument('f', '{"a": 1, "a": {"b": 2}}', { trusted: true });

    expect(document.data).toEqual({ a: { b: 2 } });
    expect(document.positionOf(['a', 'b'])).toEqual({ line: 1, column: 21, endLine: 1, endColumn: 22 });
  });

  test.each([
    ['{"a": 1,}', '1:9', 'a name in double quotes is expected: add it, or remove the comma before the brace'],
    ['{"a": 1\n "b": 2}', '2:2', 'a comma is expected between two values: add it'],
    ['{"a" 1}', '1:6', 'a colon is expected after a name: add it'],
    ['{"a": }', '1:7', 'a value is expected: add it, or remove the comma or colon before it'],
    ['[1, 2', '1:6', 'a list is not closed: add a closing bracket'],
    ['{"a": 1', '1:8', 'an object is not closed: add a closing brace'],
    ['{}}', '1:3', 'the file continues after its value: remove what follows'],
    ['{"a": 1, // b\n"c": 2}', '1:10', 'JSON has no comments: remove the comment'],
    ['{ /* b */ "a": 1}', '1:3', 'JSON has no comments: remove the comment'],
    ['{"a": "b\n"}', '1:7', 'a text is not closed on its line'],
    ['{"a": 1.}', '1:7', 'the number ends too early: add a digit'],
    ['{"a": "\\u12"}', '1:7', '\\u must be followed by 4 hexadecimal digits'],
    ['{"a": "\t"}', '1:7', 'a text contains a control character'],
  ])('that is broken is refused, and not read as YAML: %j', (text, place, reason) => {
    expect(refusalOf(text)).toContain(`${place} the file is not valid JSON: ${reason}`);
  });

  test.each([
    ['{a: 1}', { a: 1 }],
    ['{"a": !Ref b}', { a: { Ref: 'b' } }],
    ['{"a": 1 # comment\n}', { a: 1 }],
    ["['a', b]", ['a', 'b']],
    ['{012345678901: a, true: b}', { '012345678901': 'a', true: 'b' }],
    ['[2010-09-09, 12:30]', ['2010-09-09', '12:30']],
    ['["\\x41\\0"]', ['A\0']],
    ['{ # comment\n"a": &x [1], "b": *x}', { a: [1], b: [1] }],
  ])('is not what only YAML has: %j', (text, data) => {
    expect(readDocument('f', text).data).toEqual(data);
  });

  test.each([
    ['{a: b', '1:6 the file is not valid YAML, flow map must end with a }'],
    ['{"a": "\\q"}', '1:8 the file is not valid YAML, invalid escape sequence \\q: in double quotes, write'],
    ['{a: 1, a: 2}', '1:8 the key "a" is defined twice'],
  ])('is not what only YAML has, also if it is broken: %j', (text, reason) => {
    expect(refusalOf(text)).toContain(reason);
  });
});
