import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';

const read = (file: string) => readFileSync(inProject(file), 'utf8');

/** What people ask for, and the file that pins it and what it needs. */
const PYTHON = [
  ['examples/python/requirements.txt', 'examples/python/requirements.lock'],
  ['examples/python/requirements-dev.txt', 'examples/python/requirements.lock'],
  ['scripts/languages/python/build-requirements.txt', 'scripts/languages/python/build-requirements.lock'],
  ['scripts/languages/python/lint-requirements.txt', 'scripts/languages/python/lint-requirements.lock'],
  [
    'scripts/languages/registry-gaps/dotnet-sdk/requirements.txt',
    'scripts/languages/registry-gaps/dotnet-sdk/requirements.lock',
  ],
] as const;

describe('Python', () => {
  const pinsIn = (text: string) =>
    [...text.matchAll(/^([\w.-]+)==([^\s;\\]+)/gm)].map(([, name, version]) => [name, version]);
  const withDashes = ([name, version]: (string | undefined)[]) => `${name?.replaceAll('_', '-')} ${version}`;

  test.each(PYTHON)('what %s asks for is locked', (requirements, lock) => {
    const locked = pinsIn(read(lock)).map(withDashes);

    expect(locked).toEqual(expect.arrayContaining(pinsIn(read(requirements)).map(withDashes)));
  });

  test.each([...new Set(PYTHON.map(([, lock]) => lock))])('%s has a hash of each package', (lock) => {
    const entries = read(lock)
      .split(/\n(?=[^\s#])/)
      .filter((entry) => /^\w/.test(entry));

    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter((entry) => !entry.includes('--hash=sha256:'))).toEqual([]);
  });
});

describe('npm', () => {
  test('the app that installs the package has the newest aws-cdk-lib that the unit tests have', () => {
    const { dependencies } = JSON.parse(read('test/package/app/package.json'));
    const { devDependencies } = JSON.parse(read('package.json'));

    expect(dependencies).toEqual({
      'aws-cdk-lib': devDependencies['aws-cdk-lib-newest'].replace('npm:aws-cdk-lib@', ''),
      constructs: devDependencies.constructs,
    });
  });

  test.each(['package-lock.json', 'site/package-lock.json', 'test/package/app/package-lock.json'])(
    '%s has a hash of each package',
    (lock) => {
      const { packages } = JSON.parse(read(lock)) as {
        packages: Record<string, { integrity?: string; inBundle?: boolean }>;
      };
      const entries = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && !inBundle);

      expect(entries.length).toBeGreaterThan(0);
      expect(entries.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
    },
  );
});

describe('Go', () => {
  const required = [...read('examples/go/go.mod').matchAll(/^\t(\S+) (v\S+)/gm)].map(([, path, version]) => ({
    path,
    version,
  }));
  const library = 'github.com/cdkcleanrooms/cdk-cleanrooms-go/cdkcleanrooms';

  test('go.sum has a hash of each module that go.mod requires, but for the library', () => {
    const sums = read('examples/go/go.sum');
    const missing = required.filter(({ path, version }) => !sums.includes(`${path} ${version}/go.mod h1:`));

    expect(required.length).toBeGreaterThan(10);
    expect(missing.map(({ path }) => path)).toEqual([library]);
  });

  test('go.sum knows nothing of the library, which is another one with each change', () => {
    expect(read('examples/go/go.sum')).not.toContain(library);
  });
});

describe('Maven', () => {
  const pom = read('examples/java/pom.xml');

  test('each dependency and plugin of the example has a version, and no range', () => {
    const named = [...pom.matchAll(/<artifactId>([^<]+)<\/artifactId>\s*(?:<version>([^<]+)<\/version>)?/g)];

    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(([, , version]) => !/^\d[\w.-]*$/.test(version ?? '')).map(([, artifact]) => artifact)).toEqual(
      [],
    );
  });
});
