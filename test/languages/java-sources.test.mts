import { describe, expect, test } from 'vitest';
import { forReadersOfJava } from '../../scripts/languages/java/package-info.mjs';
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

describe('forReadersOfJava', () => {
  const translated = ' * <blockquote><pre>\n * App app = new App();\n * </pre></blockquote>\n * <p>\n';
  const python =
    ' * The same in Python:\n * <p>\n * <blockquote><pre>\n * app = App()\n * </pre></blockquote>\n * <p>\n';

  test('leaves out what is in Python', () => {
    expect(forReadersOfJava(translated + python + translated + python, 'https://home')).toBe(translated + translated);
  });

  test('makes relative links absolute', () => {
    const links = '<a href="docs/rules.md">a</a> <a href="https://aws.amazon.com">b</a> <a href="#c">c</a>';

    expect(forReadersOfJava(links, 'https://home')).toBe(
      '<a href="https://home/blob/main/docs/rules.md">a</a> <a href="https://aws.amazon.com">b</a> <a href="#c">c</a>',
    );
  });
});
