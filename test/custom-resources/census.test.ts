import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import { KIND_NAMES, KINDS } from '../../src/custom-resources/kinds';
import * as library from '../../src/index';
import { bundled } from './support/bundled';
import { addKind } from './support/each-kind';

/*
 * What is missing if a kind of custom resource is incomplete. The types of the tables that are keyed by kind demand the
 * rest: handlers and requested states of the simulation, and KINDS_UNDER_TEST, whose entries the other tests run.
 */
const ROOT = join(__dirname, '..', '..');
const SOURCES = join(ROOT, 'src', 'custom-resources');
const PAGE = readFileSync(join(ROOT, 'docs', 'failure-stories.md'), 'utf8');

beforeAll(bundled);

test('every folder with a handler is in the table of kinds', () => {
  const folders = readdirSync(SOURCES).filter((name) => existsSync(join(SOURCES, name, 'handler.lambda.ts')));

  expect(folders.sort()).toEqual([...KIND_NAMES].sort());
});

test('every kind has a type of its own', () => {
  expect(new Set(Object.values(KINDS).map(({ resourceType }) => resourceType)).size).toBe(KIND_NAMES.length);
});

describe.each(KIND_NAMES)('%s', (kind) => {
  test.each(['contract.ts', 'plan.ts', 'resource.ts'])('has a file %s', (file) => {
    expect(readdirSync(join(SOURCES, kind))).toContain(file);
  });

  test('has an exported construct that renders its type', () => {
    const stack = new Stack(new App(), 'Stack');
    const construct = addKind(stack, kind);

    expect(Object.values(library)).toContain(construct.constructor);
    Template.fromStack(stack).resourceCountIs(KINDS[kind].resourceType, 1);
  });

  test('has tests of its own lifecycle', () => {
    const file = join(__dirname, kind, 'lifecycle.test.ts');

    expect(existsSync(file) && readFileSync(file, 'utf8')).toContain('describe(');
  });

  test('has a paragraph in docs/failure-stories.md', () => {
    const [, text = ''] = PAGE.split(`\n### \`${KINDS[kind].resourceType}\`\n`);

    expect(text.split('\n#')[0]?.trim().length).toBeGreaterThan(100);
  });
});

test('the page describes no other kind', () => {
  const types = [...PAGE.matchAll(/^### `(Custom::.*)`$/gm)].map(([, type]) => type);

  expect(types.sort()).toEqual(Object.values(KINDS).map(({ resourceType }) => resourceType as string));
});

describe('the engine', () => {
  const files = readdirSync(join(SOURCES, 'engine'));

  test.each(files)('knows no service: %s', (file) => {
    const words = /clean.?rooms|collaboration|membership|change.?request|analysis.?template|audience/i;

    expect(
      readFileSync(join(SOURCES, 'engine', file), 'utf8')
        .split('\n')
        .filter((line) => words.test(line)),
    ).toEqual([]);
  });
});
