import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** What docs/verify-on-aws.md states of the integration apps holds for their code and for their snapshots. */

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'integ');
const APPS = readdirSync(FOLDER).filter((name) => /^integ\..*\.ts$/.test(name) && !name.endsWith('.snapshot'));
const PAGE = readFileSync(join(ROOT, 'docs', 'verify-on-aws.md'), 'utf8');
const IN_WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** The text between a heading and the next one. */
function section(heading: string): string {
  const [, text = ''] = PAGE.split(`\n## ${heading}\n`);
  return text.split('\n## ')[0] ?? '';
}

function appsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/`(integ\.[\w-]+(?:\.[\w-]+)*\.ts)`/g)].map(([, app = '']) => app))].sort();
}

function appsWhere(holds: (app: string) => boolean): string[] {
  return APPS.filter(holds).sort();
}

function sourceOf(app: string): string {
  return readFileSync(join(FOLDER, app), 'utf8');
}

function variablesOf(app: string): string[] {
  return [...sourceOf(app).matchAll(/process\.env\.(\w+)/g)].map(([, name = '']) => name);
}

function needsModel(app: string): boolean {
  return variablesOf(app).includes('CLEANROOMS_AUDIENCE_MODEL_ARN');
}

function templatesOf(app: string): string[] {
  return readdirSync(join(FOLDER, `${app}.snapshot`)).filter((name) => name.endsWith('.template.json'));
}

function resourcesOf(app: string): Resource[] {
  return templatesOf(app).flatMap((name) =>
    Object.values<Resource>(JSON.parse(readFileSync(join(FOLDER, `${app}.snapshot`, name), 'utf8')).Resources ?? {}),
  );
}

function typesOf(app: string): string[] {
  return resourcesOf(app).map(({ Type }) => Type);
}

test('the page names only apps that exist', () => {
  expect(appsIn(PAGE).filter((app) => !APPS.includes(app))).toEqual([]);
});

test('each app has a question that it would settle', () => {
  const rows = [...section('What it would settle').matchAll(/^\| (`integ.*?) \| (.*) \|$/gm)];
  const asked = rows.filter(([, , question = '']) => question.endsWith('?'));

  expect(asked).toHaveLength(rows.length);
  expect(appsIn(rows.map(([, apps]) => apps).join())).toEqual([...APPS].sort());
});

describe('to deploy', () => {
  const text = section('Deploy');

  test('the apps with assertions are named', () => {
    const [, sentence = ''] = /(\w+ apps have assertions:.*?)For the others/s.exec(text) ?? [];
    const apps = appsWhere((app) => sourceOf(app).includes('.assertions'));

    expect(appsIn(sentence)).toEqual(apps);
    expect(sentence.toLowerCase()).toContain(`${IN_WORDS[apps.length]} apps have`);
  });

  // They cannot be deployed before the second account has done something, or is known.
  test('the apps of two accounts have the variables that they read', () => {
    const rows = [...text.matchAll(/^\| `(integ\..*?)` \| .* \| (.*) \|$/gm)];
    const stated = rows.map(([, app, names = '']) => [app, [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name)]);
    const apps = appsWhere((app) => sourceOf(app).includes("from './partner'") && !needsModel(app));

    expect(stated.sort()).toEqual(apps.map((app) => [app, ['CLEANROOMS_PARTNER_ACCOUNT', ...variablesOf(app)]]));
    expect(text).toContain(`${rows.map(([, app]) => app).join(' ')} --exclude`);
  });

  test('the apps that need an audience model are named', () => {
    const [, sentence = ''] = /\n\n(`integ\.[^|]*?need an audience model.*?)(?:\n\n|$)/s.exec(text) ?? [];

    expect(appsIn(sentence)).toEqual(appsWhere(needsModel));
  });
});

describe('what it costs', () => {
  const [running = '', besides = ''] = section('What it costs').split('Besides, there are');

  test('has every app in which something runs', () => {
    const runs = /Population$|::CleanRoomsAudienceModel$|::IdMappingTable$|::IntermediateTable$/;

    expect(appsIn(running)).toEqual(appsWhere((app) => typesOf(app).some((type) => runs.test(type))));
  });

  test('names the apps whose schedules are enabled', () => {
    const schedulesOf = (app: string) => resourcesOf(app).filter(({ Type }) => Type === 'AWS::Scheduler::Schedule');
    const [, exceptions = ''] = /disabled, except that of(.*?),/s.exec(running) ?? [];

    expect(APPS.flatMap(schedulesOf).length).toBeGreaterThan(0);
    expect(appsIn(exceptions)).toEqual(
      appsWhere((app) => schedulesOf(app).some(({ Properties }) => Properties?.State !== 'DISABLED')),
    );
  });

  test('has the number of keys', () => {
    const keysOf = (app: string) => typesOf(app).filter((type) => type === 'AWS::KMS::Key').length;
    const [, sentence = ''] = /keys in AWS KMS.*?: (.*?);/s.exec(besides) ?? [];
    const stated = sentence.split(', and ').flatMap((part) => {
      const [count = ''] = /^\w+/.exec(part) ?? [];
      return appsIn(part).map((app) => [app, IN_WORDS.indexOf(count)]);
    });

    expect(stated.sort()).toEqual(appsWhere((app) => keysOf(app) > 0).map((app) => [app, keysOf(app)]));
  });
});

test('without an account, the local cloud deploys all but those of two accounts', () => {
  const program = readFileSync(join(ROOT, 'test', 'deploy', 'integration-apps.test.ts'), 'utf8');
  const [, list = ''] = /OF_TWO_ACCOUNTS = \[(.*?)\]/.exec(program) ?? [];
  const leftOut = [...list.matchAll(/'([\w-]+)'/g)].map(([, name]) => `integ.${name}.ts`);
  const rows = [...section('Deploy').matchAll(/^\| `(integ\..*?)` \|/gm)].map(([, app = '']) => app);

  expect(leftOut.sort()).toEqual(rows.sort());
  expect(section('Try the apps without an account')).toContain(`except the ${IN_WORDS[leftOut.length]} that need`);
});

// A failed run is found by them.
test('the names of all stacks begin as the page states', () => {
  const names = APPS.flatMap(templatesOf).filter((name) => !/DeployAssert/.test(name));

  expect(names).toHaveLength(APPS.length);
  expect(names.filter((name) => !name.startsWith('cleanrooms-'))).toEqual([]);
});
