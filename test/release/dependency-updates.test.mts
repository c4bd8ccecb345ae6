import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';
import { HELD } from '../../scripts/newest/held.mjs';

interface Manager {
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
}

const read = (file: string) => readFileSync(inProject(file), 'utf8');
const { customManagers, packageRules } = JSON.parse(read('renovate.json'));
const [packages, actions] = customManagers as readonly Manager[];

/** What Renovate finds in a file: names and versions. */
function foundIn(file: string, { matchStrings }: Manager): string[] {
  const pattern = new RegExp(String(matchStrings[0]), 'g');
  return [...read(file).matchAll(pattern)].map(({ groups }) => `${groups?.depName}@${groups?.currentValue}`);
}

test('each pinned dev dependency of .projenrc.ts is kept up to date', () => {
  const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
  const [, listed] = read('.projenrc.ts').match(/devDeps: \[(.*?)\n {2}\],/s) ?? [];
  const pinned = Object.entries(devDependencies)
    .filter(([name, version]) => /^\d/.test(version) && listed?.includes(`'${name}@`))
    .map(([name, version]) => `${name}@${version}`);

  expect(pinned.length).toBeGreaterThan(10);
  expect(foundIn('.projenrc.ts', packages as Manager)).toEqual(expect.arrayContaining(pinned));
});

test('each action of the workflows is kept up to date', () => {
  const used = read('projenrc/workflows.ts').match(/^ {2}'[\w-]+\/[\w-]+': '/gm) ?? [];

  expect(used.length).toBeGreaterThan(5);
  expect(foundIn('projenrc/workflows.ts', actions as Manager)).toHaveLength(used.length);
});

test('what is held on purpose is not updated', () => {
  const held = Object.values(HELD).flatMap((names) => Object.keys(names));

  expect(packageRules[0].enabled).toBe(false);
  expect(packageRules[0].matchPackageNames).toEqual(expect.arrayContaining(held));
});
