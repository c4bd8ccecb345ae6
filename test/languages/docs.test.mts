import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';

/** The page of a language, how its snippets are marked, and the project whose tests run them. */
const RECIPES = readdirSync(inProject('docs/recipes')).map((name) => `docs/recipes/${name}`);
/** Recipes whose files are those of a pipeline, in whatever language the app is. */
const PIPELINES: Readonly<Record<string, string>> = {
  'docs/recipes/check-in-ci.md': 'examples/check',
  'docs/recipes/privacy-diff-in-pull-requests.md': 'examples/diff',
};
const PAGES: [page: string, mark: string, project: string][] = [
  ['docs/typescript.md', 'ts', 'examples/recipes'],
  ['docs/python.md', 'python', 'examples/python'],
  ['docs/java.md', 'java', 'examples/java'],
  ['docs/go.md', 'go', 'examples/go'],
  ...['docs/constructs.md', 'docs/migrating.md', 'docs/operations.md'].flatMap(inBothLanguages),
  ...RECIPES.filter((page) => !(page in PIPELINES)).flatMap(inBothLanguages),
  ...Object.entries(PIPELINES).map(([page, project]): (typeof PAGES)[number] => [page, 'yaml', project]),
];

/** Pages with snippets that are checked elsewhere. */
const CHECKED_ELSEWHERE: Readonly<Record<string, string>> = {
  'docs/report-command.md': 'beside the example of a docstring, it has what a test of the user expects',
  'docs/rules.md': 'generated: test/negatives.test.ts',
  'docs/sql.md': 'beside the example of a docstring, it has what a test of the user expects',
};

function inBothLanguages(page: string): typeof PAGES {
  return [
    [page, 'ts', 'examples/recipes'],
    [page, 'python', 'examples/python/recipes'],
  ];
}

test('each page with snippets is one whose snippets run', () => {
  const pages = [
    ...readdirSync(inProject('docs')),
    ...readdirSync(inProject('docs/recipes')).map((one) => `recipes/${one}`),
  ]
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .filter((page) => /^```(ts|python)$/m.test(readFileSync(inProject(page), 'utf8')));

  expect(pages.length).toBeGreaterThan(15);
  expect(pages.filter((page) => !PAGES.some(([one]) => one === page) && !(page in CHECKED_ELSEWHERE))).toEqual([]);
});

test.each(PAGES)('each snippet of %s in %s is a piece of code that runs', (page, mark, project) => {
  const snippets = [
    ...readFileSync(inProject(page), 'utf8').matchAll(new RegExp(`^\`\`\`${mark}\\n(.*?)^\`\`\``, 'gms')),
  ];
  const sources = readdirSync(inProject(project), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => withoutIndentation(readFileSync(join(parentPath, name), 'utf8')));

  expect(snippets.length).toBeGreaterThan(0);
  for (const [, snippet] of snippets) {
    expect(
      sources.some((source) => source.includes(withoutIndentation(snippet))),
      snippet,
    ).toBe(true);
  }
});

test.each(RECIPES)('README.md leads to %s', (page) => {
  expect(readFileSync(inProject('README.md'), 'utf8')).toContain(`](${page})`);
});

function withoutIndentation(text: string): string {
  return text.replace(/^[ \t]+/gm, '');
}
