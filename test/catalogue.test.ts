import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kebabCase } from '../scripts/scaffold/names';
import { inLanguageOfApp } from '../src/private/language';
import { CATALOGUE } from '../src/rules/catalogue';

test('ids are unique', () => {
  const ids = CATALOGUE.map((rule) => rule.id);

  expect(ids).toEqual([...new Set(ids)]);
});

describe.each(CATALOGUE)('$id', (rule) => {
  test('is a sentence in PascalCase', () => {
    expect(rule.id).toMatch(/^([A-Z][a-z0-9]+){2,}$/);
  });

  test('lives in a file of its own name, in the folder of its subject, with a test beside it', () => {
    const file = kebabCase(rule.id);
    const folder = kebabCase(rule.subject);

    expect(existsSync(join(__dirname, '..', 'src', 'rules', folder, `${file}.ts`))).toBe(true);
    expect(existsSync(join(__dirname, 'rules', folder, `${file}.test.ts`))).toBe(true);
  });

  test('names its catalogue entry and a page of AWS', () => {
    for (const id of rule.catalogueIds) {
      expect(id).toMatch(/^CR-[A-Z]+-\d{3}$/);
    }
    expect(rule.evidence.url).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|github\.com)\//);
  });

  test('is worded as the house words messages', () => {
    expect(inLanguageOfApp(rule.title)).toMatch(/^[A-Z].*[^.]$/);
    expect(inLanguageOfApp(rule.why)).toMatch(/^[^A-Z].*[^.]$|^(AWS|Clean Rooms|Amazon|CloudFormation|IAM) .*[^.]$/);
    expect(inLanguageOfApp(rule.fix)).toMatch(/^[a-z].*[^.]$/);
  });
});
