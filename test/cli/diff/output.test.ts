import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiffResult } from '../../../src/cli/diff/result';
import { textDiff } from '../../../src/cli/diff/text-diff';
import { diffJson } from '../../../src/cli/output/diff-json';
import { diffMarkdown } from '../../../src/cli/output/diff-markdown';
import { diffText } from '../../../src/cli/output/diff-text';
import { reportWith } from '../../report/diff/reports';
import { holds, SEEDS } from '../../support/exploration';
import { diffResultValidator } from '../output/schemas';
import { AFTER, acceptance, BEFORE, HOSTILE, resultOf } from './results';

const isDescribed = diffResultValidator({ closed: true });
const OPEN = resultOf(BEFORE, AFTER);
const [EPSILON] = OPEN.collaborations[0]?.differences.filter(({ change }) => change.control === 'EPSILON') ?? [];
const REVIEWED = resultOf(BEFORE, AFTER, [acceptance(EPSILON?.fingerprint ?? ''), acceptance('0'.repeat(16))]);
const SAME = resultOf(BEFORE, BEFORE);
const NONE: DiffResult = { collaborations: [], unused: [], unreadable: [] };
const UNREADABLE: DiffResult = {
  ...NONE,
  unreadable: [{ place: { file: 'a|b.json' }, reason: 'it is <b>not</b> text' }],
};
const UNKNOWN = resultOf(BEFORE, {
  ...BEFORE,
  unknown: [{ of: 'Publisher/Table', what: 'which columns it contains' }],
});

describe('the worked example', () => {
  test('as Markdown', () => {
    expect(diffMarkdown(OPEN)).toMatchSnapshot();
  });

  test('as text', () => {
    expect(diffText(OPEN, { color: false })).toMatchSnapshot();
  });

  test('as JSON', () => {
    expect(diffJson(OPEN)).toMatchSnapshot();
  });

  test('has the counts of each kind in its heading', () => {
    expect(diffMarkdown(OPEN).split('\n')[0]).toBe(
      '## Privacy diff of `CampaignReach`: **3 widen**, 1 narrows, 1 needs the partner, 1 neutral',
    );
  });

  test('shows who accepts what, and what accepts nothing', () => {
    const [markdown, text] = [diffMarkdown(REVIEWED), diffText(REVIEWED, { color: false })];

    expect(markdown).toContain(
      `${EPSILON?.fingerprint}\`<br>✅ accepted by \`privacy@example.com\`: \`agreed\` | 3 | 10 |`,
    );
    expect(markdown).toContain(
      '- `cleanrooms-accepted.json:4:5`: no difference that widens has the fingerprint 0000000000000000; remove the entry',
    );
    expect(text).toContain('widens, accepted  epsilon of the privacy budget of "Publisher"\n');
    expect(text).toContain('    accepted: by privacy@example.com: agreed\n');
    expect(text).toContain('cleanrooms-accepted.json:4:5  warning  unused acceptance\n');
    expect(text).toContain('2 differences can let out more, without acceptance\n1 difference accepted\n');
    expect(markdown).not.toContain(`"fingerprint": "${EPSILON?.fingerprint}"`);
  });

  test('looks on the page as the command writes it', () => {
    const page = readFileSync('docs/privacy-diff.md', 'utf8');
    const [, example] = /```markdown\n(.*?)```\n/s.exec(page) ?? [];

    expect(diffMarkdown(OPEN).slice(0, example?.length)).toBe(example);
  });
});

describe('a result', () => {
  test.each([
    [
      'without a difference',
      SAME,
      '## Privacy diff of `CampaignReach`: no differences\n',
      'CampaignReach: no differences\n\nnothing',
    ],
    [
      'without a collaboration',
      NONE,
      '## Privacy diff\n\nNo collaboration in either app: nothing was compared.\n',
      'no collab',
    ],
    [
      'of what cannot be read',
      UNREADABLE,
      '## Privacy diff: nothing was compared\n\nNot read:\n\n- `a|b.json`: `it is <b>not</b> text`\n',
      'a|b.json  unreadable\n  it is <b>not</b> text\n\n1 input could not be read: nothing was compared\n',
    ],
  ])('%s', (_, result, markdown, text) => {
    expect(diffMarkdown(result)).toBe(markdown);
    expect(diffText(result, { color: false }).slice(0, text.length)).toBe(text);
  });

  test('that is not complete states so', () => {
    expect(diffMarkdown(UNKNOWN)).toContain('\n\nNot everything is known of this collaboration: ');
    expect(diffText(UNKNOWN, { color: false })).toContain('not everything is known of 1 collaboration\n');
  });
});

describe('texts of users', () => {
  const text = 'SELECT 1 /* ```\n```\n</details> */';
  const result = resultOf(reportWith({ ...HOSTILE, flows: [] }), {
    ...HOSTILE,
    analyses: HOSTILE.analyses.map((one) => ({ ...one, name: one.name, text, sha256: '<'.repeat(64) })),
  });
  const markdown = diffMarkdown(result);

  test('are code in Markdown, and end neither the code nor the cell', () => {
    expect(markdown.split('\n')[0]).toBe(
      '## Privacy diff of `` `|</summary>\\n# Heading ``: **1 widens**, 1 needs the partner',
    );
    expect(markdown).toContain('| 🔺 | `\\u202e<b>` learns of `impressions.uid`, a table of ``` `` \\| @all ```<br>');
    expect(markdown).toContain('\n````diff\n');
    for (const row of markdown.split('\n').filter((line) => line.startsWith('| '))) {
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    }
  });

  test('do not control a terminal', () => {
    expect(diffText(result, { color: false })).not.toMatch(/[^\n\P{Cc}]|[\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
  });
});

describe('the difference of two texts', () => {
  test('has the lines around what differs', () => {
    const before = ['a', 'b', 'c', 'd', 'e', 'f'].join('\n');

    expect(textDiff({ before, after: before.replace('e', 'E\u001b[31m') })).toEqual([
      '@@ -2,5 +2,5 @@',
      ' b',
      ' c',
      ' d',
      '-e',
      '+E\\u001b[31m',
      ' f',
    ]);
  });
});

describe('JSON', () => {
  test.each(SEEDS)('has no property that the schema does not describe (seed %i)', (seed) => {
    holds(
      fc.property(fc.constantFrom(OPEN, REVIEWED, SAME, NONE, UNREADABLE, UNKNOWN), (result) => {
        expect(isDescribed(JSON.parse(diffJson(result))), JSON.stringify(isDescribed.errors)).toBe(true);
      }),
      seed,
    );
  });
});
