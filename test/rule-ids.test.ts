import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kebabCase } from '../scripts/scaffold/names';
import type { RuleIds } from '../scripts/scaffold/rule-ids';
import { CATALOGUE } from '../src/rules/catalogue';
import type { Rule } from '../src/rules/rule';

const RULES = join(__dirname, '..', 'src', 'rules');
const IDS: RuleIds = JSON.parse(readFileSync(join(__dirname, '..', 'catalogue', 'rule-ids.json'), 'utf8'));
const RETIRED = IDS.retired.map(({ id }) => id);
const IN_CATALOGUE = CATALOGUE.map(({ id }) => id);

describe('ids of rules', () => {
  test('are listed, in alphabetical order', () => {
    expect(IDS.current).toEqual([...IN_CATALOGUE].sort());
  });

  test('are not used again once they are retired, which happens for a reason', () => {
    expect(RETIRED).toEqual([...new Set(RETIRED)]);
    expect(RETIRED.filter((id) => IN_CATALOGUE.includes(id) || IDS.current.includes(id))).toEqual([]);
    expect(IDS.retired.filter(({ reason }) => !/\w/.test(reason))).toEqual([]);
  });
});

const FOLDERS = readdirSync(RULES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(join(RULES, folder))
    .filter((file) => file !== 'index.ts')
    .map((file) => ({ folder, file: basename(file, '.ts') })),
);

describe('every file in a folder of rules', () => {
  test('is found', () => {
    expect(FILES.length).toBe(CATALOGUE.length);
  });

  test.each(FILES)(
    '$folder/$file is a rule, in the list of its folder and in the catalogue',
    async ({ folder, file }) => {
      const rules = rulesIn(await import(join(RULES, folder, file)));
      const listed = Object.values<readonly Rule[]>(await import(join(RULES, folder, 'index'))).flat();

      expect(rules.map(({ id }) => kebabCase(id))).toEqual([file]);
      expect(listed).toEqual(expect.arrayContaining(rules));
      expect(CATALOGUE).toEqual(expect.arrayContaining(rules));
    },
  );
});

function rulesIn(module: object): Rule[] {
  return Object.values(module).filter((exported): exported is Rule => typeof exported?.check === 'function');
}
