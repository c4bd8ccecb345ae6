import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundled } from './custom-resources/support/bundled';
import { namesIn, unknownNamesIn } from './support/iam-actions';

/** Every action of IAM that the package names exists: IAM accepts a misspelled one, which then allows nothing. */

const ROOT = join(__dirname, '..');
const FOLDERS = ['src', 'local', 'examples', 'docs', 'catalogue', 'scripts', 'rosetta'];
const TEXT = /\.(ts|mts|mjs|md|py|go|java|cs|json|ts-fixture)$/;
const GENERATED = /(^|\/)(node_modules|cdk\.out|\.venv|target|bin|obj|package-lock\.json)(\/|$)/;

interface File {
  readonly path: string;
  readonly text: string;
}

function filesIn(folder: string): File[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !GENERATED.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

/** The actions in the statements of a template. */
function actionsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'Action' || key === 'NotAction'
      ? [one].flat().filter((action): action is string => typeof action === 'string')
      : actionsOf(one),
  );
}

describe.each([...FOLDERS, 'README.md'])('in %s', (folder) => {
  const files = folder.endsWith('.md')
    ? [{ path: folder, text: readFileSync(join(ROOT, folder), 'utf8') }]
    : filesIn(folder);

  test('every name of IAM exists', async () => {
    const unknown = await Promise.all(
      files.map(async ({ path, text }) => (await unknownNamesIn(text)).map((name) => `${path}: ${name}`)),
    );

    expect(files.length).toBeGreaterThan(0);
    expect(unknown.flat()).toEqual([]);
  });
});

test.each([
  ['src', 60],
  ['local', 10],
  ['examples', 5],
  ['docs', 50],
  ['catalogue', 15],
])('names of IAM are found in %s', (folder, atLeast) => {
  const names = filesIn(folder).flatMap(({ text }) => namesIn(text).map(({ service, name }) => `${service}:${name}`));

  expect(new Set(names).size).toBeGreaterThanOrEqual(atLeast);
});

describe('the templates of the examples', () => {
  let apps: readonly (readonly [string, App])[];

  beforeAll(async () => {
    bundled();
    const examples = join(ROOT, 'examples');
    const names = readdirSync(examples).filter(
      (name) => !name.includes('.') && readdirSync(join(examples, name)).includes('app.ts'),
    );
    apps = await Promise.all(
      names.map(async (name) => {
        const { buildApp } = (await import(join(examples, name, 'app'))) as { readonly buildApp: () => App };
        return [name, buildApp()] as const;
      }),
    );
  }, 120_000);

  test('contain only actions that exist', async () => {
    const actions = apps.flatMap(([, app]) =>
      app.synth().stacksRecursively.flatMap(({ template }) => actionsOf(template)),
    );
    const quoted = [...new Set(actions)].map((action) => `'${action}'`).join(' ');

    expect(new Set(actions).size).toBeGreaterThan(20);
    // Each action is one that the search finds, so that none is left out.
    expect(namesIn(quoted)).toHaveLength(new Set(actions).size);
    expect(await unknownNamesIn(quoted)).toEqual([]);
  });
});

describe('a text', () => {
  test.each([
    ["actions: ['cleanrooms:StartProtectedQuerry']", 'cleanrooms:StartProtectedQuerry'],
    ["actions: ['cleanroms:GetSchema']", 'cleanroms:GetSchema'],
    ['"Action": "s3:GetObjekt"', 's3:GetObjekt'],
    ['grant `kms:Decript` on the key', 'kms:Decript'],
    ['grant kms:Decript on the key', 'kms:Decript'],
    ["'s3:Gett*'", 's3:Gett*'],
    ["{ StringEquals: { 'iam:PassedToServices': 'x' } }", 'iam:PassedToServices'],
    ["{ StringLike: { 's3:prefixes': 'x' } }", 's3:prefixes'],
    ["{ ArnLike: { 'aws:SourceArm': 'x' } }", 'aws:SourceArm'],
  ])('with %s fails', async (text, name) => {
    expect(await unknownNamesIn(text)).toEqual([name]);
  });

  test.each([
    "actions: ['s3:Get*', 's3:*', 'cleanrooms:GetSchema']",
    "{ StringEquals: { 'kms:ViaService': 'x', 'aws:SourceArn': 'y', 's3:prefix': 'z' } }",
    "import { join } from 'node:path';",
    "const type = 'AWS::CleanRooms::Membership';",
    'https://docs.aws.amazon.com/clean-rooms and arn:aws:s3:::lake/Sales',
    '`npm run verify:newest`',
    "'kms:EncryptionContext:aws:cleanrooms:intermediateTableArn'",
  ])('with %s passes', async (text) => {
    expect(await unknownNamesIn(text)).toEqual([]);
  });
});
