import { describe, expect, test } from 'vitest';
import type { DataPath } from '../../src/templates/document';
import { lineInText } from '../../src/templates/place';
import { readDocument } from '../../src/templates/read-document';
import { spanned } from './support/inside';

const YAML = `# a template
Resources:
  Table: # a comment
    Type: AWS::CleanRooms::ConfiguredTable
    Properties:
      Name: "sales"   # another
      AllowedColumns: [a, 'b']
      Empty:
      Role: !GetAtt Reader.Arn
      Text: !Sub |
        SELECT a

        FROM b
      Folded: >
        SELECT a
        FROM b
  Shared: &shared
    Key: 1
  Other:
    <<: *shared
    Own: *shared

# the end
`;

const JSON_TEXT = `{
  "Resources": {
    "Table": { "Name": "sales", "AllowedColumns": ["a", {"Ref": "B"}], "n": -1.5e3 },
    "a.b": [[], {}, null]
  }
}
`;

function textAt(text: string, ...path: DataPath): string {
  return spanned(text, readDocument('f', text).positionOf(path));
}

const PROPERTIES = ['Resources', 'Table', 'Properties'] as const;

describe('the position in YAML', () => {
  test.each([
    [['Resources', 'Table', 'Type'], 'AWS::CleanRooms::ConfiguredTable'],
    [[...PROPERTIES, 'Name'], '"sales"'],
    [[...PROPERTIES, 'AllowedColumns'], "[a, 'b']"],
    [[...PROPERTIES, 'AllowedColumns', 1], "'b'"],
    [['Resources', 'Shared'], 'Key: 1'],
    [[...PROPERTIES, 'Text', 'Fn::Sub'], '|\n        SELECT a\n\n        FROM b'],
  ])('of %j is that of the value', (path, written) => {
    expect(textAt(YAML, ...path)).toBe(written);
  });

  test('of a key without a value is that of the key', () => {
    expect(textAt(YAML, ...PROPERTIES, 'Empty')).toBe('Empty');
  });

  test('of a part of a short form is that of its value', () => {
    expect(textAt(YAML, ...PROPERTIES, 'Role')).toBe('Reader.Arn');
    expect(textAt(YAML, ...PROPERTIES, 'Role', 'Fn::GetAtt')).toBe('Reader.Arn');
    expect(textAt(YAML, ...PROPERTIES, 'Role', 'Fn::GetAtt', 1)).toBe('Reader.Arn');
    expect(textAt(YAML, ...PROPERTIES, 'Role', 'Fn::GetAtt', 2)).toBe('Reader.Arn');
  });

  test('of an alias is that of the alias, and that of a value in it is that of the anchor', () => {
    expect(textAt(YAML, 'Resources', 'Other', 'Own')).toBe('*shared');
    expect(readDocument('f', YAML).positionOf(['Resources', 'Other', 'Own', 'Key'])).toMatchObject({ line: 18 });
    expect(readDocument('f', YAML).positionOf(['Resources', 'Other', 'Key'])).toMatchObject({ line: 18 });
  });

  test('of a path that does not exist is that of the innermost value around it', () => {
    expect(textAt(YAML, ...PROPERTIES, 'Name', 'x', 3)).toBe('"sales"');
    expect(textAt(YAML, 'Resources', 'Shared', 'key')).toBe('Key: 1');
    expect(textAt(YAML, 'Resources', 'Other')).toBe('<<: *shared\n    Own: *shared');
    expect(textAt(YAML, 'x')).toBe(YAML.slice(YAML.indexOf('Resources'), YAML.indexOf('\n\n# the end')));
  });

  test('has columns that count from 1, also after a byte order mark and with other line breaks', () => {
    expect(readDocument('f', '\ufeffa:\r\n  b: c\r\n').positionOf(['a', 'b'])).toEqual({
      line: 2,
      column: 6,
      endLine: 2,
      endColumn: 7,
    });
    expect(readDocument('f', '\ufeff{"a": 1}').positionOf([])).toEqual({
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 9,
    });
  });
});

describe('the position in JSON', () => {
  test.each([
    [[], JSON_TEXT.trimEnd()],
    [['Resources', 'Table', 'Name'], '"sales"'],
    [['Resources', 'Table', 'AllowedColumns'], '["a", {"Ref": "B"}]'],
    [['Resources', 'Table', 'AllowedColumns', 1], '{"Ref": "B"}'],
    [['Resources', 'Table', 'AllowedColumns', 1, 'Ref'], '"B"'],
    [['Resources', 'Table', 'n'], '-1.5e3'],
    [['Resources', 'a.b', 0], '[]'],
    [['Resources', 'a.b', 1], '{}'],
    [['Resources', 'a.b', 2], 'null'],
    // What does not exist is at the innermost value around it.
    [['Resources', 'a.b', 3], '[[], {}, null]'],
    [['Resources', 'a.b', 0, 0], '[]'],
    [['Resources', 'a.b', 1, 'x'], '{}'],
    [['Resources', 'Table', 'Name', 0], '"sales"'],
    [['Resources', 'Table', 'AllowedColumns', '1'], '["a", {"Ref": "B"}]'],
    [['Resources', 'Table', 'AllowedColumns', -1], '["a", {"Ref": "B"}]'],
    [['resources'], JSON_TEXT.trimEnd()],
    [['constructor', '__proto__'], JSON_TEXT.trimEnd()],
  ])('of %j is that of the value', (path, written) => {
    expect(textAt(JSON_TEXT, ...path)).toBe(written);
  });
});

describe('a line in a string', () => {
  const document = readDocument('f', YAML);

  test.each([
    [1, 11, 'SELECT a'],
    [2, 12, ''],
    [3, 13, 'FROM b'],
  ])('%i of a literal block is a line of the file', (line, inFile, written) => {
    const position = lineInText(document, [...PROPERTIES, 'Text'], line);

    expect(position).toMatchObject({ line: inFile, endLine: inFile });
    expect(spanned(YAML, position)).toBe(written);
  });

  test.each([
    [[...PROPERTIES, 'Text'], 4],
    [[...PROPERTIES, 'Folded'], 2],
    [[...PROPERTIES, 'Name'], 1],
  ])('is the whole string at %j, which does not have the line %i', (path, line) => {
    expect(lineInText(document, path, line)).toEqual(document.positionOf(path));
  });

  test('is the whole string in JSON', () => {
    const json = readDocument('f', '{"a": "|\\nb"}');

    expect(lineInText(json, ['a'], 2)).toEqual(json.positionOf(['a']));
  });
});
