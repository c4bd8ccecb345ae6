import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, escaped, fenced, oneLine } from '../../../src/report/page/markdown';
import { label } from '../../../src/report/page/mermaid';
import { pageOf } from '../../../src/report/page/page';
import { RUNS, SEEDS } from '../../support/exploration';
import { arbitraryReport, NAME, renamed } from './arbitrary-report';
import { blocksOf, codeBlocksOf, foreignNodesOf } from './parsed-page';
import { parsePicture } from './parsed-picture';
import { CAMPAIGN_REACH } from './reports';

describe('a text of the app', () => {
  test.each([
    ['Publisher', 'Publisher'],
    ['Streaming & Co.', 'Streaming &#38; Co.'],
    ['a|b', 'a&#124;b'],
    ['<b>', '&#60;b&#62;'],
    ['*a*', '&#42;a&#42;'],
    ['_a_ and snake_case', '&#95;a&#95; and snake_case'],
    ['[a](b)', '&#91;a&#93;(b)'],
    ['`a`', '&#96;a&#96;'],
    ['a\n# b', 'a &#35; b'],
    ['www.example.com', 'www&#46;example&#46;com'],
    ['https://a', 'https&#58;//a'],
    ['1. a', '1&#46; a'],
    ['1) a', '1&#41; a'],
    ['- a', '&#45; a'],
    ['a\u202eb\u0000', 'a\ufffdb\ufffd'],
    ['Zoë, 日本 🙂', 'Zoë, 日本 🙂'],
  ])('is escaped: %j', (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  test.each([
    ['uid', '`uid`'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a\\|b', '<code>a&#92;&#124;b</code>'],
    ['a`b', '<code>a&#96;b</code>'],
    ['a\nb ', '`a b`'],
    ['</code>', '<code>&#60;&#47;code&#62;</code>'],
    ['', '<code></code>'],
  ])('is code: %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test.each([
    ['SELECT 1', '```sql\nSELECT 1\n```'],
    ['SELECT 1\n', '```sql\nSELECT 1\n```'],
    ['a ``` b', '````sql\na ``` b\n````'],
    ['`````', '``````sql\n`````\n``````'],
  ])('is fenced: %j', (text, expected) => {
    expect(fenced(text, 'sql')).toBe(expected);
  });

  test.each([
    ['reach_by_category', 'reach_by_category'],
    ['a"b', 'a#34;b'],
    ['a#quot;b', 'a#35;quot#59;b'],
    ['fa:fa-car', 'fa#58;fa-car'],
    ['1. a', '1#46; a'],
    ['- a', '#45; a'],
    ['*a* `b` <c> | [d] {e}', '#42;a#42; #96;b#96; #60;c#62; #124; #91;d#93; #123;e#125;'],
    ['a\nend', 'a end'],
    ['%%{init: {}}%%', '#37;#37;#123;init: #123;#125;#125;#37;#37;'],
    ['x'.repeat(60), `${'x'.repeat(47)}…`],
  ])('is in the label of a picture: %j', (text, expected) => {
    expect(label(text)).toBe(expected);
  });
});

/** Texts that mean something in Markdown, HTML or Mermaid, and parts of them. */
const NASTY = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['"', "'", '`', '```', '|', '\\', '\\|', '<', '>', '&', '&amp;', '#', '#quot;', ';', '\n', '\r\n', '\t'],
        ...['[', ']', '(', ')', '{', '}', '{{', '*', '**', '_', '~~', '$', '!', '%%', '---', '===', '- ', '+ ', '1. '],
        ...['<br>', '<script>', '</details>', '<!--', '-->', '](x)', '![', 'http://a.b', 'www.a.b', 'a@b.c', ':smile:'],
        ...['end', 'subgraph', 'style', 'click', 'flowchart', 'graph', 'classDef', 'fa:fa-car', '-->', '%%{init}%%'],
        ...[
          '\u202e',
          '\u0000',
          '\u2028',
          '\u00a0',
          '\u200b',
          '🙂',
          'é',
          '日',
          ' ',
          '  ',
          '    ',
          'a',
          'B',
          '7',
          '.',
          ':',
          ',',
        ],
      ),
      fc.string({ maxLength: 3, unit: 'grapheme' }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))
  // Spaces around a text are left out. An apostrophe follows a name, and after an s it is alone.
  .filter((text) => /^\S(.*[^\ss])?$/isu.test(text))
  // In the place of a column, it stands for all columns.
  .filter((text) => text !== '*');

const TEXTS = fc.uniqueArray(NASTY, { minLength: 31, maxLength: 31, selector: oneLine });

/** Reports with texts in the place of names, which the page must show and not interpret. */
const RENAMED = fc.tuple(arbitraryReport, TEXTS);

function textOf(texts: readonly string[]): (name: string) => string {
  return (name) => texts[Number(/\d+/.exec(name)?.[0])] ?? name;
}

describe.each(SEEDS)('texts of random reports, seed %i', (seed) => {
  test('are seen on the page as they are, and change nothing around them', () => {
    fc.assert(
      fc.property(RENAMED, ([report, texts]) => {
        const shown = (name: string) => oneLine(textOf(texts)(name));
        const page = pageOf(renamed(report, textOf(texts)));

        expect(foreignNodesOf(page)).toEqual([]);
        expect(blocksOf(page)).toEqual(blocksOf(pageOf(report)).map((block) => block.replace(NAME, shown)));
      }),
      { seed, numRuns: RUNS },
    );
  });

  test('are in the picture, which Mermaid parses and which has the same lines', async () => {
    await fc.assert(
      fc.asyncProperty(RENAMED, async ([report, texts]) => {
        const picture = await parsePicture(pageOf(renamed(report, textOf(texts))));

        const plain = await parsePicture(pageOf(report));
        expect(picture.split('\n').map(shape)).toEqual(plain.split('\n').map(shape));
      }),
      { seed, numRuns: RUNS },
    );
  });

  test('are fenced word for word', () => {
    const text = fc
      .array(fc.constantFrom('`', '```', '````', '~~~', '\n', ' ', 'SELECT', '<!--', '#', '| a |', '    '))
      .map((parts) => `SELECT 1 ${parts.join('')};`);
    fc.assert(
      fc.property(text, (sql) => {
        const analyses = CAMPAIGN_REACH.analyses.map((analysis) => ({ ...analysis, text: `${sql}\n` }));

        expect(codeBlocksOf(pageOf({ ...CAMPAIGN_REACH, analyses }))).toContain(sql);
      }),
      { seed, numRuns: RUNS },
    );
  });
});

/** A line of a picture without its labels. */
function shape(line: string): string {
  return line.replace(/"[^"]*"/g, '""');
}
