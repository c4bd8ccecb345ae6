import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kebabCase } from '../../scripts/scaffold/names';
import { EXPORTED_CONSTRUCTS } from '../support/exported-constructs';

const ROOT = join(__dirname, '..', '..');
const FOLDER = join(ROOT, 'integ');
const APPS = readdirSync(FOLDER).filter((name) => /^integ\..*\.ts$/.test(name) && !name.endsWith('.snapshot'));

/** What no app is about. */
const WITHOUT_APP: Readonly<Record<string, string>> = {
  AudienceModelTraining: 'the app of AudienceModel has one, which watches its training',
  DeclaredPartner: 'it creates no resource',
  DisallowedIntermediateTable: 'the app of IntermediateTablePopulation has one, because it needs such a table',
};

describe('the integration apps', () => {
  test('are one for each construct', () => {
    const constructs = [...EXPORTED_CONSTRUCTS.keys()].filter((name) => !(name in WITHOUT_APP));

    expect(APPS.sort()).toEqual(constructs.map((name) => `integ.${kebabCase(name)}.ts`).sort());
  });

  test.each(APPS)('%s has a snapshot with a template', (app) => {
    const snapshot = readdirSync(join(FOLDER, `${app}.snapshot`));

    expect(snapshot).toContain('integ.json');
    expect(snapshot.filter((name) => name.endsWith('.template.json')).length).toBeGreaterThan(0);
  });

  test('leave no snapshot behind', () => {
    const snapshots = readdirSync(FOLDER).filter((name) => name.endsWith('.snapshot'));

    expect(snapshots.sort()).toEqual(APPS.map((app) => `${app}.snapshot`).sort());
  });

  // The membership of a creator goes with its collaboration.
  test.each(APPS)('%s retains nothing but the membership of a creator', (app) => {
    const folder = join(FOLDER, `${app}.snapshot`);
    const retained = readdirSync(folder)
      .filter((name) => name.endsWith('.template.json'))
      .flatMap((name) => Object.entries(resourcesIn(join(folder, name))))
      .filter(([, { DeletionPolicy = 'Delete' }]) => DeletionPolicy !== 'Delete')
      .map(([, { Type }]) => Type);

    expect(retained.filter((type) => type !== 'AWS::CleanRooms::Membership')).toEqual([]);
  });

  test('tell nothing about the machine that wrote their snapshots', () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));

    expect(
      files.filter((name) => /"(\/(home|root|tmp|Users|work)|\w:\\\\)/.test(readFileSync(join(FOLDER, name), 'utf8'))),
    ).toEqual([]);
  });

  // Another integ-runner may read the assemblies of this aws-cdk-lib, so that integ/run-app.mjs can go. Try it, then change
  // the version here and there.
  test('are run by the integ-runner that needs another version of the schema', () => {
    const { version } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules', '@aws-cdk', 'integ-runner', 'package.json'), 'utf8'),
    );

    expect(readFileSync(join(FOLDER, 'run-app.mjs'), 'utf8')).toContain(`integ-runner ${version} `);
  });
});

function resourcesIn(file: string): Record<string, { readonly Type: string; readonly DeletionPolicy?: string }> {
  return JSON.parse(readFileSync(file, 'utf8')).Resources ?? {};
}
