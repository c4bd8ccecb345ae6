import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allConstraints } from '../catalogue/constraints';
import { kebabCase } from '../scripts/scaffold/names';
import { FLAGS } from '../src/cli/arguments/requirements';
import { inLanguageOfApp } from '../src/private/language';
import { CATALOGUE } from '../src/rules/catalogue';
import { readSurface } from './support/surface';

const SEVERITY_OF = new Map(allConstraints().map(({ id, severity }) => [id, severity]));

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

  // CONTRIBUTING.md: an error is what a page states, or what logic alone shows.
  test('is an error only if a page states it, or with what makes an inferred requirement certain', () => {
    const { basis, proof } = rule.evidence;

    expect(proof !== undefined).toBe(rule.severity === 'error' && basis === 'inferred');
  });

  test('has an option if an organization states its requirement, and only then', () => {
    expect(rule.option !== undefined).toBe(rule.evidence.basis === 'organization');
  });

  // An organization can require what the service does not. The reverse does not hold: a constraint can be certain where the synthesis does not show everything.
  test('is an error only if one of its constraints is', () => {
    const severities = rule.catalogueIds.map((id) => SEVERITY_OF.get(id));

    expect(severities.includes('error') || rule.severity === 'warning' || rule.option !== undefined).toBe(true);
  });

  test('is worded as the house words messages', () => {
    expect(inLanguageOfApp(rule.title)).toMatch(/^[A-Z].*[^.]$/);
    expect(inLanguageOfApp(rule.why)).toMatch(/^[^A-Z].*[^.]$|^(AWS|Clean Rooms|Amazon|CloudFormation|IAM) .*[^.]$/);
    expect(inLanguageOfApp(rule.fix)).toMatch(/^[a-z].*[^.]$/);
    expect(inLanguageOfApp(rule.evidence.proof ?? 'none')).toMatch(/^[^A-Z].*[^.]$|^(Clean Rooms|IAM) .*[^.]$/);
  });
});

describe('the options of an organization', () => {
  const structs = readSurface().structs;
  const names = (structs.get('CleanRoomsChecksOptions') ?? []).map(({ name }) => name);

  test('each have one rule and one option of the command', () => {
    expect(names.length).toBeGreaterThan(0);
    expect(CATALOGUE.flatMap(({ option }) => option ?? []).sort()).toEqual([...names].sort());
    expect(Object.keys(FLAGS).sort()).toEqual([...names].sort());
  });

  test.each(CATALOGUE.filter(({ option }) => option))('$option has a line on its page', ({ id, option }) => {
    const page = readFileSync(join(__dirname, '..', 'docs', 'recipes', 'organization-requirements.md'), 'utf8');
    const flag = option && FLAGS[option];

    expect(page).toContain(`| \`${option}\` | \`${flag}\` | [${id}](../rules/${id}.md) |`);
  });
});
