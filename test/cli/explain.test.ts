import { describe, expect, test } from 'vitest';
import { inLanguageOfApp } from '../../src/private/language';
import { CATALOGUE } from '../../src/rules/catalogue';
import { run } from './terminal';

/** Without line breaks and indentation. */
function wordsOf(text: string): string {
  return text.replace(/\s+/g, ' ');
}

test.each(CATALOGUE.map((rule) => [rule.id, rule] as const))('%s is explained', (id, rule) => {
  const { status, out, err } = run(['explain', id]);

  expect({ status, err }).toEqual({ status: 0, err: '' });
  const { title, why, fix, severity, evidence, catalogueIds } = rule;
  for (const text of [`CleanRooms::${id}`, `${inLanguageOfApp(title)}.`, inLanguageOfApp(why), inLanguageOfApp(fix)]) {
    expect(wordsOf(out)).toContain(wordsOf(text));
  }
  expect(out).toMatch(new RegExp(`^Severity +${severity}$`, 'm'));
  expect(wordsOf(out)).toContain(`Source ${evidence.url} ${evidence.basis}: `);
  expect(wordsOf(out)).toContain(`Constraints ${catalogueIds.join(', ')} `);
  if (evidence.proof) {
    expect(wordsOf(out)).toContain(`; certain because ${wordsOf(inLanguageOfApp(evidence.proof))} Constraints`);
  }
  expect(/^Option +--/m.test(out)).toBe(rule.option !== undefined);
  expect(out).toContain(`docs/rules/${id}.md\n`);
  expect(out.split('\n').filter((line) => line.length > 100 && !line.includes('https://'))).toEqual([]);
});

describe('explain', () => {
  test.each(['singlequeryrunner', 'CleanRooms::SingleQueryRunner', 'CLEANROOMS::SINGLEQUERYRUNNER'])(
    'finds a rule by %s',
    (name) => {
      expect(run(['explain', name]).out).toBe(run(['explain', 'SingleQueryRunner']).out);
    },
  );

  test('names the options of a rule, of the command and of apps', () => {
    expect(wordsOf(run(['explain', 'GroupsAreLargeEnough']).out)).toContain(
      'Option --minimum-group-size, and in apps minimumGroupSize of CleanRoomsChecks.addTo; without it, the rule reports ' +
        'nothing',
    );
  });

  test('explains several rules', () => {
    expect(run(['explain', 'SingleQueryRunner', 'MembersAreDistinct']).out).toBe(
      `${run(['explain', 'SingleQueryRunner']).out}\n${run(['explain', 'MembersAreDistinct']).out}`,
    );
  });

  test.each([[['explain']], [['explain', '--list']]])('lists every rule once with %j', (args) => {
    const listed = [...run(args).out.matchAll(/^ {2}(\w+) +(error|warning) +\S/gm)].map(([, id]) => id);

    expect(listed.sort()).toEqual(CATALOGUE.map(({ id }) => id).sort());
  });

  test('fails for a rule that does not exist, and prints no other one', () => {
    const { status, out, err } = run(['explain', 'SingleQueryRunner', 'MemberAreDistinct']);

    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe(
      'error: "MemberAreDistinct" is not a rule\n' +
        '    fix: did you mean MembersAreDistinct? "cdk-cleanrooms explain" lists all rules\n',
    );
  });
});
