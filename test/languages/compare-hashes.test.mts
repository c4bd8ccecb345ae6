import { describe, expect, test } from 'vitest';
import { compareHashes } from '../../scripts/languages/compare-hashes.mjs';

const TYPESCRIPT = { 'campaign-reach': 'aaa', 'test-bed': 'bbb' };

describe('compareHashes', () => {
  test('counts each hash of each language that is the same', () => {
    const compared = compareHashes(TYPESCRIPT, { python: TYPESCRIPT, go: TYPESCRIPT });

    expect(compared).toEqual({
      passed: 4,
      failed: 0,
      lines: ['campaign-reach: aaa in typescript, python, go', 'test-bed: bbb in typescript, python, go'],
    });
  });

  test('fails a hash that differs, and names the language', () => {
    const { lines, ...counts } = compareHashes(TYPESCRIPT, { python: { ...TYPESCRIPT, 'test-bed': 'ccc' } });

    expect(counts).toEqual({ passed: 1, failed: 1 });
    expect(lines).toContain('test-bed: ccc in python, which DIFFERS');
  });

  test('fails a hash that is missing', () => {
    const { lines, ...counts } = compareHashes(TYPESCRIPT, { python: { 'test-bed': 'bbb' } });

    expect(counts).toEqual({ passed: 1, failed: 1 });
    expect(lines).toContain('campaign-reach: NO HASH in python, which DIFFERS');
  });

  test('expects an example only from the languages that have it', () => {
    const only = { 'test-bed': ['python'] };
    const without = { 'campaign-reach': 'aaa' };

    expect(compareHashes(TYPESCRIPT, { python: TYPESCRIPT, go: without }, only)).toEqual({
      passed: 3,
      failed: 0,
      lines: ['campaign-reach: aaa in typescript, python, go', 'test-bed: bbb in typescript, python'],
    });
    expect(compareHashes(TYPESCRIPT, { python: without, go: without }, only)).toMatchObject({ passed: 2, failed: 1 });
  });

  test('fails a hash that differs of a language that need not have it', () => {
    const { lines, ...counts } = compareHashes(
      { 'test-bed': 'bbb' },
      { go: { 'test-bed': 'ccc' } },
      { 'test-bed': [] },
    );

    expect(counts).toEqual({ passed: 0, failed: 1 });
    expect(lines).toContain('test-bed: ccc in go, which DIFFERS');
  });

  test('fails a language without any hash', () => {
    expect(compareHashes(TYPESCRIPT, { java: {} })).toMatchObject({ passed: 0, failed: 2 });
  });

  test('fails an example that TypeScript does not have', () => {
    const { lines, ...counts } = compareHashes({ 'test-bed': 'bbb' }, { python: TYPESCRIPT });

    expect(counts).toEqual({ passed: 1, failed: 1 });
    expect(lines).toContain('campaign-reach: python has a hash of it, TypeScript has none');
  });
});
