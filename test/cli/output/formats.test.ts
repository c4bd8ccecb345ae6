import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../src/cli/output/formats';
import { holds, SEEDS } from '../../support/exploration';
import { anyResult } from './results';

const PAGE = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'check.md'), 'utf8');

describe.each(Object.entries(FORMATS))('the format %s', (name, format) => {
  test.each(SEEDS)('ends with a newline or is empty, and depends on nothing but the result (seed %i)', (seed) => {
    holds(
      fc.property(anyResult, (result) => {
        const written = format(result, { color: false });

        expect(written).toMatch(/^$|\n$/);
        expect(format(result, { color: false })).toBe(written);
      }),
      seed,
    );
  });

  test('is on the page', () => {
    expect(PAGE).toContain(`### \`${name}\``);
  });
});
