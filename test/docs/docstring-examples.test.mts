import { describe, expect, test } from 'vitest';
import { withoutExample, withoutSummary } from '../../scripts/lib/docstring-examples.mjs';

function factory(name: string, { example = '' } = {}) {
  return { name, static: true, docs: { example } };
}

function assembly(...classes: object[]) {
  return { classes } as unknown as Parameters<typeof withoutExample>[0];
}

test.each<[string, object, string[]]>([
  ['a construct', { initializer: { protected: false }, ownMethods: [] }, ['It']],
  ['a class with factories', { ownMethods: [factory('sql', { example: 'x' })] }, ['It']],
  ['a factory', { ownMethods: [factory('s3')] }, ['It', 'It.s3']],
  ['a type check', { ownMethods: [factory('isIt')] }, []],
  ['a method', { ownMethods: [{ ...factory('add'), static: false }] }, []],
  ['a class that nobody creates', { initializer: { protected: true }, ownMethods: [] }, []],
])('%s needs an example', (_, type, expected) => {
  expect(withoutExample(assembly({ name: 'It', docs: { example: '' }, ...type }))).toEqual(expected);
});

describe('a summary', () => {
  const documented = { name: 'yes', docs: { summary: 'What it is.' } };
  const bare = { name: 'no', docs: { summary: ' ' } };
  const types = (...all: object[]) => ({ types: all }) as unknown as Parameters<typeof withoutSummary>[0];

  test.each<[string, object, string[]]>([
    ['a type', { ...bare, name: 'It' }, ['It']],
    ['a property', { ownProperties: [documented, bare] }, ['It.no']],
    ['a method, static or not', { ownMethods: [{ ...bare, static: true }, bare] }, ['It.no', 'It.no']],
    ['a value of an enumeration', { members: [bare, documented] }, ['It.no']],
  ])('is needed by %s', (_, type, expected) => {
    expect(withoutSummary(types({ ...documented, name: 'It', ...type }))).toEqual(expected);
  });

  test('is not needed of what a type inherits', () => {
    expect(withoutSummary(types({ ...documented, properties: [bare], methods: [bare] }))).toEqual([]);
  });
});
