import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { RESOURCES } from '../catalogue/resources';
import type { ResourceFacts } from '../catalogue/resources/resource';
import { clicksFrom, pagesLinkedFrom } from '../scripts/lib/page-links';
import { docstringExample } from '../scripts/resources/docstring';
import { givenPath } from '../scripts/resources/examples';
import { appOf, rolesOfExample } from '../scripts/resources/in-stack';
import { resourceType } from '../scripts/resources/replacement';
import { evaluates, rolesOf } from '../scripts/resources/resource-page';
import { kebabCase } from '../scripts/scaffold/names';
import { CATALOGUE } from '../src/rules/catalogue';
import { findingsIn, messageOf } from '../src/validation/report';
import { bundled } from './custom-resources/support/bundled';
import { SURFACE } from './fuzz/values';
import { propertiesOfL1s } from './reach/l1-properties';
import { EXPORTED_CONSTRUCTS } from './support/exported-constructs';

/**
 * Each construct has a page in `docs/resources` that is complete, and whose example works. `scripts/resource-pages.ts` makes
 * the pages, and `npm run verify` checks that they are current.
 */

const ROOT = join(__dirname, '..');
const PAGES = join(ROOT, 'docs', 'resources');

const CASES = RESOURCES.map((facts) => [facts.construct, facts] as const);
const WITH_TYPE = CASES.filter(([construct]) => resourceType(construct) !== undefined);

function pagePath({ construct }: ResourceFacts): string {
  return `docs/resources/${kebabCase(construct)}.md`;
}

function pageOf(facts: ResourceFacts): string {
  return readFileSync(join(ROOT, pagePath(facts)), 'utf8');
}

/** What a page has between a heading and the next one. */
function section(facts: ResourceFacts, heading: string): string {
  return pageOf(facts).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
}

/** The cells of the rows of the tables in a text, without heads. */
function rowsIn(text: string): string[][] {
  const rows = [...text.matchAll(/^\| (.*) \|$/gm)].map(([, cells = '']) => cells.split(' | '));
  return rows.filter((cells, i) => !/^---/.test(cells[0] ?? '') && !/^---/.test(rows[i + 1]?.[0] ?? ''));
}

beforeAll(() => bundled());

test('each exported construct has a page, and no page is about anything else', () => {
  expect(RESOURCES.map(({ construct }) => construct).sort()).toEqual([...EXPORTED_CONSTRUCTS.keys()].sort());
  expect(readdirSync(PAGES).sort()).toEqual(RESOURCES.map(({ construct }) => `${kebabCase(construct)}.md`).sort());
});

test('what is given to examples is given to one that needs it', () => {
  const needed = RESOURCES.filter(({ construct }) => docstringExample(construct).given.length > 0);

  expect(readdirSync(join(ROOT, 'test', 'resources')).sort()).toEqual(
    needed.map(({ construct }) => givenPath(construct).replace(/^resources./, '')).sort(),
  );
});

describe('from the README', () => {
  const read = (page: string) =>
    page.endsWith('.md') && existsSync(join(ROOT, page)) ? readFileSync(join(ROOT, page), 'utf8') : undefined;
  const reached = clicksFrom('README.md', read, 2);

  test.each([...RESOURCES.map(pagePath), 'docs/roles.md'])('%s is within two clicks', (page) => {
    expect(reached.get(page)).toBeLessThanOrEqual(2);
  });
});

describe.each(CASES)('the page of %s', (construct, facts) => {
  test('has the example of the docstring', () => {
    const { body } = docstringExample(construct);
    const [, shown] = /^```ts\n(.*?)^```/ms.exec(section(facts, 'Example')) ?? [];

    expect(shown).toContain(body.join('\n'));
  });

  test('has the example in Python, and what it uses in both languages', () => {
    const count = docstringExample(construct).given.length > 0 ? 2 : 1;
    const text = section(facts, 'Example');

    expect(text.match(/^```python$/gm)).toHaveLength(count);
    expect(text.match(/^```ts$/gm)).toHaveLength(count);
  });

  test('has an example that creates it, synthesizes, and has no findings', async () => {
    const [, program = ''] = /^```ts\n(.*?)^```/ms.exec(section(facts, 'Example')) ?? [];
    const { app, before } = await appOf(construct, program);

    const created = app.node.findAll().filter(({ node }) => !before.has(node.path));
    expect(created.filter((one) => one instanceof (EXPORTED_CONSTRUCTS.get(construct) as never))).not.toEqual([]);
    expect(findingsIn(app).findings.map(messageOf)).toEqual([]);
    expect(app.synth().stacks).toHaveLength(1);
  });

  test('has the roles of its example, and not those of another construct in it', async () => {
    const [, program = ''] = /^```ts\n(.*?)^```/ms.exec(section(facts, 'Example')) ?? [];
    const example = await appOf(construct, program);
    const constructs = example.app.node.findAll().filter(({ node }) => !example.before.has(node.path));
    const names = [...EXPORTED_CONSTRUCTS].filter(([, type]) => constructs.some((one) => one instanceof type));
    const stated = names.flatMap(([name]) => rolesOf(name)).map(({ description }) => description);
    const created = rolesOfExample(example).map(({ description }) => description);

    expect(created.filter((description) => !stated.includes(description))).toEqual([]);
    for (const { title } of rolesOf(construct)) {
      expect(section(facts, 'Permissions')).toContain(`**${title}.**`);
    }
  });

  test('has what commonly fails, each with a rule or a page of AWS', () => {
    const rules = facts.failures.flatMap((one) => ('rule' in one ? [one.rule] : []));
    const pages = facts.failures.flatMap((one) => ('page' in one ? [one.page] : []));

    expect(rowsIn(section(facts, 'What commonly fails'))).toHaveLength(facts.failures.length);
    expect(facts.failures.length).toBeGreaterThanOrEqual(2);
    expect(rules.filter((id) => !CATALOGUE.some((rule) => rule.id === id))).toEqual([]);
    expect(pages.filter((page) => !page.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
  });

  test('has sentences', () => {
    for (const text of [facts.purpose, facts.audience, ...facts.changes.map((one) => one.text)]) {
      expect(text).toMatch(/^[A-Z`].*\.$/);
    }
    for (const { symptom, cause, fix } of facts.failures) {
      expect([symptom, cause, fix].filter((text) => !/^[A-Z`].*[^.]$/.test(text))).toEqual([]);
    }
  });

  test('links to pages that exist', () => {
    const links = pagesLinkedFrom(pagePath(facts), pageOf(facts));

    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
    expect(links).toContain(`docs/api/${construct}.md`);
  });
});

describe.each(WITH_TYPE)('the page of the resource type %s', (construct, facts) => {
  const names = () => rowsIn(section(facts, 'What a change does')).map(([name = '']) => name.replaceAll('`', ''));

  test.each(['aws-cdk-lib', 'aws-cdk-lib-newest'] as const)('has each property of the L1 of %s', (release) => {
    const properties = [...propertiesOfL1s(release)]
      .map((path) => path.split('.'))
      .filter(([type, name = '', ...deeper]) => type === construct && deeper.length === 0 && !name.includes('['))
      .map(([, name]) => name);

    expect(properties.length).toBeGreaterThan(0);
    expect(properties.filter((name) => !names().includes(name ?? ''))).toEqual([]);
  });

  test('has no other properties, each once', () => {
    expect(names().sort()).toEqual([...(resourceType(construct)?.replaces.keys() ?? [])].sort());
    expect(Object.keys(facts.properties ?? {}).filter((name) => !names().includes(name))).toEqual([]);
  });

  test('names properties of the construct', () => {
    const props = SURFACE.structs.get(`${construct}Props`)?.map(({ name }) => name) ?? [];
    const named = Object.values(facts.properties ?? {}).flat();

    expect(named.filter((name) => !props.includes(name))).toEqual([]);
  });

  test('has each property of the construct, except those of the construct alone', () => {
    const props = SURFACE.structs.get(`${construct}Props`)?.map(({ name }) => name) ?? [];
    const named = Object.values(facts.properties ?? {}).flat();

    expect(props.filter((name) => !named.includes(name) && !NOT_OF_THE_RESOURCE.includes(name))).toEqual([]);
  });

  test('has the rules that evaluate it', () => {
    const rules = section(facts, 'Rules');
    const missing = CATALOGUE.filter((rule) => evaluates(rule, construct) && !rules.includes(`/${rule.id}.md)`));

    expect(CATALOGUE.some((rule) => evaluates(rule, construct))).toBe(true);
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test('has its default removal policy', () => {
    expect(section(facts, 'What a change does')).toMatch(/^- Default removal policy.*: `[A-Z_]+`/m);
  });
});

/** Properties that change no property of the resource: what happens to it, and what it is created after or trusted by. */
const NOT_OF_THE_RESOURCE: readonly string[] = [
  'removalPolicy',
  'partnerMemberships',
  'baseTables',
  'namespaceAssociations',
];
