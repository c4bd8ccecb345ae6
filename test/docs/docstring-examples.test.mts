import { expect, test } from 'vitest';
import { withoutExample } from '../../scripts/lib/docstring-examples.mjs';

const OPTIONS = { fqn: 'x.Options', type: { isInterfaceType: () => true, isDataType: () => true } };
const SCOPE = { fqn: 'constructs.Construct' };
const TEXT = { primitive: 'string' };

function factory(name: string, type: object, { optional = false, example = '' } = {}) {
  return { name, static: true, parameters: [{ optional, type }], docs: { example } };
}

function assembly(...classes: object[]) {
  return { classes } as unknown as Parameters<typeof withoutExample>[0];
}

test.each<[string, object, string[]]>([
  ['a construct', { initializer: { protected: false }, ownMethods: [] }, ['It']],
  ['a class with factories', { ownMethods: [factory('sql', TEXT)] }, ['It']],
  ['a factory with a scope', { ownMethods: [factory('fromId', SCOPE)] }, ['It', 'It.fromId']],
  ['a factory with options', { ownMethods: [factory('s3', OPTIONS)] }, ['It', 'It.s3']],
  ['a factory whose options can be omitted', { ownMethods: [factory('s3', OPTIONS, { optional: true })] }, ['It']],
  ['a factory with its example', { ownMethods: [factory('s3', OPTIONS, { example: 'x' })] }, ['It']],
  ['a type check', { ownMethods: [factory('isIt', TEXT)] }, []],
  ['a class that nobody creates', { initializer: { protected: true }, ownMethods: [] }, []],
])('%s needs an example', (_, type, expected) => {
  expect(withoutExample(assembly({ name: 'It', docs: { example: '' }, ...type }))).toEqual(expected);
});
