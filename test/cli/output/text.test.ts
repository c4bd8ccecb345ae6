import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/cli/output/text';
import type { CheckResult } from '../../../src/cli/result';
import { holds, SEEDS } from '../../support/exploration';
import { anyResult, finding, place, resultOf } from './results';

const plain = (properties: Partial<CheckResult>) => text(resultOf(properties), { color: false });

/** The last paragraph. */
const summaryOf = (properties: Partial<CheckResult>) => plain(properties).trimEnd().split('\n\n').at(-1);

const WITH_EVERYTHING = resultOf({
  findings: [
    finding(),
    finding({
      place: place('-', 4, 3),
      severity: 'warning',
      rule: 'QueriesHavePayer',
      what: 'no member of "Ads" pays for queries',
      basis: 'inferred',
      property: undefined,
    }),
    finding({ place: place('room.yaml', 30, 5), path: 'Other', what: 'the same again,\nin two lines' }),
    finding({ place: place('room.yaml', 40, 5), acknowledged: 'agreed with the partner\non Monday\n' }),
    finding({ place: place('room.yaml', 50, 5), acknowledged: '' }),
  ],
  unreadable: [
    { place: place('b.yaml', 3, 1), reason: 'not a template: found a list\n\n- a\n  ^' },
    { place: { file: 'missing.json' }, reason: 'the file does not exist' },
  ],
  unused: [
    { rule: 'EngineIsSpark', path: 'Ads', place: place('room.yaml', 7, 11) },
    { rule: 'EngineIsSparc', path: 'Ads', place: place('room.yaml', 8, 11) },
    { rule: '?', path: 'Ads', place: place('room.yaml', 9, 11) },
  ],
});

describe('text', () => {
  test('shows everything, by file', () => {
    expect(text(WITH_EVERYTHING, { color: false })).toMatchSnapshot();
  });

  test('looks as on the page', () => {
    const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'check.md'), 'utf8');
    const [, example] = /```text\n(.*?)```/s.exec(page) ?? [];
    const acknowledged = { rule: 'QueriesHavePayer', path: 'Trial', acknowledged: 'paid by the parent company' };

    expect(plain({ findings: [finding(), finding({ place: place('room.yaml', 40, 5), ...acknowledged })] })).toBe(
      example,
    );
  });

  test('has the same words in color', () => {
    const colored = text(WITH_EVERYTHING, { color: true });

    expect(colored).toContain('\u001b[31merror\u001b[39m');
    expect(stripVTControlCharacters(colored)).toBe(text(WITH_EVERYTHING, { color: false }));
  });

  test('is colored because the caller asks for it, whatever the environment is', () => {
    const before = process.env.NO_COLOR;
    process.env.NO_COLOR = '1';
    try {
      expect(text(WITH_EVERYTHING, { color: true })).toContain('\u001b[');
    } finally {
      if (before === undefined) {
        delete process.env.NO_COLOR;
      } else {
        process.env.NO_COLOR = before;
      }
    }
  });

  test.each<[string, Partial<CheckResult>]>([
    ['no errors or warnings in 14 Clean Rooms resources', {}],
    ['no errors or warnings in 1 Clean Rooms resource', { resources: 1 }],
    ['1 error in 1 Clean Rooms resource', { resources: 1, findings: [finding()] }],
    [
      '2 errors, 1 warning in 14 Clean Rooms resources',
      { findings: [finding(), finding(), finding({ severity: 'warning' })] },
    ],
    ['1 warning in 14 Clean Rooms resources', { unused: [{ rule: 'A', path: 'B', place: { file: 'c' } }] }],
    [
      'no errors or warnings in 14 Clean Rooms resources\n1 finding acknowledged',
      { findings: [finding({ acknowledged: 'agreed' })] },
    ],
    ['no Clean Rooms resources found: no rule was evaluated', { resources: 0 }],
    [
      '1 input could not be read completely: findings can be missing\nno Clean Rooms resources found: no rule was evaluated',
      {
        resources: 0,
        unreadable: [
          { place: { file: 'a' }, reason: 'b' },
          { place: { file: 'a' }, reason: 'c' },
        ],
      },
    ],
  ])('ends with %j', (summary, properties) => {
    expect(summaryOf(properties)).toBe(summary);
  });

  test('shows control characters instead of sending them to the terminal', () => {
    const written = plain({
      findings: [
        finding({
          place: { file: 'a\u001b[2J\nb.yaml' },
          path: '\u009b31m\u202e',
          what: 'red \u001b[31m\r\nroom.yaml:1:1  error  Forged',
        }),
      ],
    });

    expect(written).toContain('a\\u001b[2J\\nb.yaml  error  SingleQueryRunner\n');
    expect(written).toContain('resource: \\u009b31m\\u202e, Members\n');
    expect(written).toContain('  red \\u001b[31m\n  room.yaml:1:1  error  Forged\n');
  });

  test.each(SEEDS)('has no control characters for any result, and only its own with color (seed %i)', (seed) => {
    holds(
      fc.property(anyResult, (result) => {
        const written = text(result, { color: false });

        expect(written).not.toMatch(/[^\n\P{Cc}]|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
        expect(stripVTControlCharacters(text(result, { color: true }))).toBe(written);
      }),
      seed,
    );
  });
});
