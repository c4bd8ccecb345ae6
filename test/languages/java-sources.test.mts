import { describe, expect, test } from 'vitest';
import { packageInfo } from '../../scripts/languages/java/package-info.mjs';
import { withLowerBounds, withoutDependenciesOf } from '../../scripts/languages/java/pom.mjs';

describe('withLowerBounds', () => {
  const dependency = (artifact: string, version: string) =>
    `<artifactId>${artifact}</artifactId>\n      <version>${version}</version>`;

  test.each([
    ['[2.275.0,3.0.0)', '2.275.0'],
    ['[1.140.0,2.0.0)', '1.140.0'],
    ['[2.2.292]', '2.2.292'],
    ['10.5.1', '10.5.1'],
  ])('makes %s the version %s', (range, version) => {
    expect(withLowerBounds(dependency('a', range))).toBe(dependency('a', version));
  });

  test('leaves the range of one artifact', () => {
    const pom = (other: string) => dependency('a', '[1.0.0,2.0.0)') + dependency('b', other);

    expect(withLowerBounds(pom('[3.0.0,4.0.0)'), { except: 'a' })).toBe(pom('3.0.0'));
  });
});

test('withoutDependenciesOf takes out the dependencies of one group alone', () => {
  const dependency = (groupId: string) => `\n  <dependency>\n    <groupId>${groupId}</groupId>\n  </dependency>`;
  const others = dependency('a.b') + dependency('x.y.z');

  expect(withoutDependenciesOf(dependency('x.y') + others + dependency('x.y'), 'x.y')).toBe(others);
});

test('packageInfo leads from the Javadoc to the README', () => {
  const text = packageInfo('io.example', { description: 'Constructs', homepage: 'https://home' });

  expect(text).toBe(
    '/**\n * Constructs.\n * <p>\n * <a href="https://home#readme">README</a>\n */\npackage io.example;\n',
  );
});
