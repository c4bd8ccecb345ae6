import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kebabCase } from '../../scripts/scaffold/names';
import { newRule } from '../../scripts/scaffold/rule';
import { type RuleIds, requireNewRuleId } from '../../scripts/scaffold/rule-ids';
import { write } from '../../scripts/scaffold/scaffold';
import { SUBJECTS } from '../../src/model/register';
import { contentsOf, copyOfProject, problemsOf, ROOT } from './project-copy';

const IDS: RuleIds = JSON.parse(readFileSync(join(ROOT, 'catalogue', 'rule-ids.json'), 'utf8'));
const NONE: RuleIds = { current: [], retired: [] };

describe('refused is', () => {
  test.each([
    ['a subject that rules are not about', 'bucket', 'BucketHasOwner', 'no rules are about "bucket"'],
    ['an id that is not in PascalCase', 'membership', 'payer-accepts', 'not in PascalCase'],
    ['an id with an abbreviation', 'membership', 'IDIsKnown', 'not in PascalCase'],
    ['an id that leads out of the folder', 'membership', '../PayerAccepts', 'not in PascalCase'],
    ['an id of one word', 'membership', 'Payer', 'is one word'],
    ['an id that names the mistake', 'membership', 'MissingPayer', 'names a mistake'],
    ['an id that names a check', 'membership', 'ValidatePayer', 'names a mistake or a check'],
    ['an id that exists', 'membership', 'SingleQueryRunner', 'there is a rule "SingleQueryRunner" already'],
    [
      'an id that differs in case only',
      'membership',
      'SingleQueryrunner',
      'there is a rule "SingleQueryRunner" already',
    ],
    ['an id that was retired', 'membership', 'OldRuleHolds', 'was retired and must not mean anything else: no need'],
  ])('%s', (_name, subject, id, message) => {
    const ids = { current: IDS.current, retired: [{ id: 'OldRuleHolds', reason: 'no need' }] };

    expect(() => newRule(subject, id, ids)).toThrow(message);
  });
});

test.each(IDS.current)('the id %s, which exists, would be accepted', (id) => {
  expect(() => requireNewRuleId(id, NONE)).not.toThrow();
});

describe('a new rule', () => {
  let copy: string;

  beforeEach(() => {
    copy = copyOfProject();
  });

  afterEach(() => rmSync(copy, { recursive: true }));

  test('compiles for every subject', () => {
    const paths = SUBJECTS.flatMap(({ kind }, at) =>
      write(copy, newRule(kebabCase(kind), `NewRule${at}Holds`, idsOf(copy))),
    );

    expect(paths).toHaveLength(SUBJECTS.length * 5);
    expect(problemsOf(paths.filter((path) => path.endsWith('.ts')).map((path) => join(copy, path)))).toEqual([]);
  });

  test('is in the list of its subject and among the ids, which stay in order', async () => {
    write(copy, newRule('configuredTable', 'ColumnsHaveAnOwner', idsOf(copy)));

    const lists = await import(join(copy, 'src', 'rules', 'configured-table', 'index'));
    const ids = lists.CONFIGURED_TABLE_RULES.map((rule: { readonly id: string }) => rule.id);
    expect(ids.at(-1)).toBe('ColumnsHaveAnOwner');
    const { current } = idsOf(copy);
    expect(current).toHaveLength(IDS.current.length + 1);
    expect(current).toEqual([...IDS.current, 'ColumnsHaveAnOwner'].sort());
  });

  test.each(['AbilityIsKnown', 'MembershipHasOwner', 'ZoneIsKnown'])('imports %s in the order of names', (id) => {
    write(copy, newRule('membership', id, idsOf(copy)));

    const index = readFileSync(join(copy, 'src', 'rules', 'membership', 'index.ts'), 'utf8');
    const files = [...index.matchAll(/from '\.\/(.+)';/g)].map(([, file]) => file);
    expect(files).toContain(kebabCase(id));
    expect(files).toEqual([...files].sort());
  });

  test('writes over nothing, and nothing at all if one of its files exists', () => {
    const rule = newRule('membership', 'MembershipHasOwner', idsOf(copy));
    write(copy, rule);
    const before = contentsOf(copy);

    expect(() => write(copy, rule)).toThrow('exists already: nothing was written');
    rmSync(join(copy, 'src/rules/membership/membership-has-owner.ts'));
    before.delete('src/rules/membership/membership-has-owner.ts');
    expect(() => write(copy, rule)).toThrow('test/rules/membership/membership-has-owner.test.ts');
    expect(contentsOf(copy)).toEqual(before);
  });

  test('writes nothing if the list of its subject is not as expected', () => {
    const rule = newRule('membership', 'MembershipHasOwner', idsOf(copy));
    const list = 'src/rules/membership/index.ts';
    const edits = { ...rule.edits, [list]: () => rule.edits[list]('export const RULES = [];\n') };

    expect(() => write(copy, { ...rule, edits })).toThrow('there is no import');
    expect(existsSync(join(copy, 'src/rules/membership/membership-has-owner.ts'))).toBe(false);
  });
});

function idsOf(root: string): RuleIds {
  return JSON.parse(readFileSync(join(root, 'catalogue', 'rule-ids.json'), 'utf8'));
}
