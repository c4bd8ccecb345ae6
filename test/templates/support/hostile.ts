import { stringify } from 'yaml';
import type { Random } from '../../fuzz/random';

/** Files that somebody wrote by mistake or with bad intent. */

const YAML = `AWSTemplateFormatVersion: 2010-09-09
Conditions:
  IsLarge: !Not [!Equals [!Ref Size, small]]
Resources:
  Table:
    Type: AWS::CleanRooms::ConfiguredTable
    Properties: &properties
      Name: !Sub "\${AWS::StackName}-sales"
      AllowedColumns: [user_id, 'city', "a b"]
      TableReference: { Glue: { DatabaseName: !GetAtt Db.Name, TableName: sales } }
  Template:
    <<: *properties
    Source:
      Text: |
        SELECT city, COUNT(*)
        FROM sales # no comment
    Folded: >-
      a

      b
`;

const JSON_TEXT = JSON.stringify(
  {
    Resources: {
      A: { Type: 'AWS::S3::Bucket', Properties: { Name: 'a\n"ü\\', List: [1, -2.5e3, null, true, { Ref: 'B' }] } },
    },
  },
  undefined,
  1,
);

/** What parsers take for a sign. */
const SIGNS = [
  ...'{}[]:,-?&*!|>\'"%@`#~<=\\/ \t\n\r\0\u0002\u0018\u001f\u0085\u2028\ufeff\ud800',
  ...['\r\n', '\n  ', '\n    ', ': ', '- ', '? ', ' #', '---\n', '...\n', '%YAML 1.1\n', '%TAG ! x:\n', '|2\n', '>+\n'],
  ...[
    '<<: ',
    '<<: *a',
    '&a ',
    '*a',
    '!Ref ',
    '!GetAtt ',
    '!!set ',
    '!!binary ',
    '!<x> ',
    '!Sub\n',
    '"\\x',
    '\\u12',
    "''",
  ],
  ...[
    'null',
    'true',
    '1e999',
    '.nan',
    '0x1f',
    '-0',
    '2012-10-17',
    '__proto__: ',
    '"__proto__": ',
    'a: ',
    '"a": ',
    'a',
    '/*',
    '//',
  ],
];

const TAGS = [
  '!Ref',
  '!GetAtt',
  '!Sub',
  '!If',
  '!X',
  '!',
  '!!str',
  '!!int',
  '!!seq',
  '!!map',
  '!!null',
  '!!omap',
  '!<tag:a,2000:b>',
];

type Maker = (random: Random) => string;

const MAKERS: Readonly<Record<string, Maker>> = {
  truncated: (random) => base(random).slice(0, random.upTo(500)),
  mutated: (random) => {
    let text = base(random);
    for (let changes = 1 + random.upTo(6); changes > 0; changes--) {
      const at = random.upTo(text.length);
      const inserted = random.chance(0.7) ? random.of(SIGNS) : text.slice(at, at + random.upTo(60));
      text = text.slice(0, at) + inserted + text.slice(at + (random.chance(0.5) ? random.upTo(8) : 0));
    }
    return text;
  },
  signs: (random) => (random.chance(0.3) ? random.of(['{', '[']) : '') + repeat(random, 60, () => random.of(SIGNS)),
  bytes: (random) => repeat(random, 200, () => String.fromCharCode(random.upTo(random.chance(0.9) ? 256 : 65536))),
  deep: (random) => {
    const openings = ['[', '{"a":', '{a: ', '- ', '? ', ': ', '!X [', '&a [', '[a: ', '{? ', '- - ? ', '"a": ['];
    const opening = random.of([random.of(openings), random.of(openings) + random.of(openings)]);
    const levels = random.of([5, 100, 199, 200, 201, 2000, 30_000]);
    return opening.repeat(levels) + random.of(['', '1', ']'.repeat(levels), '}'.repeat(levels)]);
  },
  indented: (random) => {
    const step = 1 + random.upTo(3);
    const line = random.of(['a:\n', '- a:\n', '? a\n', '!X\n', '&a\n']);
    return Array.from({ length: random.of([10, 199, 201, 400]) }, (_, i) => ' '.repeat(i * step) + line).join('');
  },
  aliases: (random) => {
    const fan = 1 + random.upTo(12);
    const merge = random.chance(0.4);
    const lines = Array.from({ length: 1 + random.upTo(20) }, (_, i) => {
      const aliases = Array(fan)
        .fill(`*a${random.chance(0.95) ? i : i + 1}`)
        .join(', ');
      return `a${i + 1}: &a${i + 1} ${merge ? `{ k${i}: 1, <<: [${aliases}] }` : `[${aliases}]`}`;
    });
    return `a0: &a0 ${merge ? '{ a: 1 }' : '[1, 2]'}\n${lines.join('\n')}`;
  },
  duplicates: (random) => {
    const keys = Array.from({ length: 2 + random.upTo(30) }, () => `k${random.upTo(200)}`);
    return random.chance(0.5)
      ? `{${keys.map((key) => `"${key}": {"${random.of(keys)}": 1, "a": 2}`).join(', ')}}`
      : keys.map((key) => `${key}: { ${random.of(keys)}: 1, ${random.of(keys)}: 2 }\n`).join('');
  },
  types: (random) => {
    const value = { Resources: oddValue(random, 5), Outputs: oddValue(random, 3) };
    return random.chance(0.3) ? JSON.stringify(value) : stringify(value, { merge: random.chance(0.5) });
  },
  tags: (random) =>
    stringify(oddValue(random, 5)).replace(/(: |- |^)(?=\S)/gm, (before) =>
      random.chance(0.5) ? `${before}${random.of(TAGS)} ` : before,
    ),
  huge: (random) => {
    const length = random.of([1000, 50_000, 200_000]);
    const filler = random.of([
      'x',
      ' ',
      '\n',
      'a b ',
      '1',
      '"',
      "'",
      '\\',
      '\\q',
      '#',
      '-',
      '*',
      'é',
      '\ud800',
      '\n ',
      '\t',
      ',',
    ]);
    const before = random.of([
      '',
      'a: ',
      'a: "',
      "a: '",
      'a: |\n  ',
      'a: >\n  ',
      '{"a": "',
      '[',
      '# ',
      '&',
      '!',
      '*',
      '- ',
    ]);
    const after = random.of(['', '"', "'", '"}', ']', '\nb: 1', ': 1']);
    return before + filler.repeat(Math.floor(length / filler.length)) + after;
  },
  many: (random) =>
    random
      .of(['- a\n', 'a: 1\n', '---\n', '- !Ref a\n', '- &a 1\n', '[],', '"a",', ',', '{}\n', '? \n', '- {}\n'])
      .repeat(random.of([10, 500, 5000])),
};

export const KINDS = Object.keys(MAKERS);

/** A hostile file of a kind. */
export function hostile(kind: string, random: Random): string {
  return MAKERS[kind](random);
}

function base(random: Random): string {
  return random.of([YAML, YAML, JSON_TEXT, YAML.replaceAll('\n', '\r\n'), `\ufeff${YAML}`]);
}

function repeat(random: Random, most: number, make: () => string): string {
  return Array.from({ length: random.upTo(most) }, make).join('');
}

function oddValue(random: Random, levels: number): unknown {
  const kind = random.upTo(levels > 0 ? 9 : 6);
  switch (kind) {
    case 0:
      return random.of([null, true, false]);
    case 1:
      return random.of([0, -1.5, 1e300, 123456789012]);
    case 2:
    case 3:
    case 4:
    case 5:
      return random.of(SIGNS) + random.of(SIGNS);
    case 6:
      return Array.from({ length: random.upTo(4) }, () => oddValue(random, levels - 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.upTo(5) }, () => [
          random.of([
            'Type',
            'Properties',
            'Ref',
            'Fn::GetAtt',
            'Fn::If',
            '__proto__',
            'constructor',
            '1',
            random.of(SIGNS),
          ]),
          oddValue(random, levels - 1),
        ]),
      );
  }
}
