import { describe, expect, test } from 'vitest';
import { Resolver } from '../../../local/cloudformation/resolver';
import type { ResourceRecord } from '../../../local/cloudformation/stack';
import type { Template } from '../../../local/cloudformation/template';

const record = (type: string, attributes: object): ResourceRecord => ({
  logicalId: 'Thing',
  type,
  physicalId: 'physical',
  ref: 'reference',
  properties: {},
  attributes: attributes as ResourceRecord['attributes'],
  definition: { Type: type },
  dependencies: new Set(),
});

function resolverWith(template: Partial<Template> = {}): Resolver {
  const resources = new Map([
    ['Thing', record('AWS::X::Thing', { Arn: 'arn', 'Schema.Tables': ['a'], Nested: { Deep: 'deep' } })],
    ['Custom', record('Custom::Thing', { Size: '1' })],
  ]);
  return new Resolver({ Resources: {}, ...template }, { Name: 'value', List: ['x', 'y'] }, resources, {
    account: '111111111111',
    region: 'eu-west-1',
    stackName: 'App',
    stackId: 'arn:app',
    importValue: (name) => `imported ${name}`,
    stackOutput: (reference) => JSON.stringify(reference),
  });
}

describe('function', () => {
  test.each<[string, unknown, unknown]>([
    ['Ref of a parameter', { Ref: 'Name' }, 'value'],
    ['Ref of a resource', { Ref: 'Thing' }, 'reference'],
    ['Ref of a pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
    ['GetAtt', { 'Fn::GetAtt': ['Thing', 'Arn'] }, 'arn'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Thing.Schema.Tables' }, ['a']],
    ['GetAtt into an object', { 'Fn::GetAtt': ['Thing', 'Nested.Deep'] }, 'deep'],
    ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] }, 'a-value'],
    ['Join of a list parameter', { 'Fn::Join': ['', { Ref: 'List' }] }, 'xy'],
    ['Sub', { 'Fn::Sub': `\${Name}/\${Thing.Arn}/\${!Kept}/\${AWS::AccountId}` }, `value/arn/\${Kept}/111111111111`],
    ['Sub with variables', { 'Fn::Sub': [`\${Own}`, { Own: { Ref: 'Name' } }] }, 'value'],
    ['Select', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
    ['If with nothing', { A: { 'Fn::If': ['No', 1, { Ref: 'AWS::NoValue' }] }, B: 1 }, { B: 1 }],
    ['FindInMap', { 'Fn::FindInMap': ['Map', 'a', 'b'] }, 7],
    ['Base64', { 'Fn::Base64': 'x' }, 'eA=='],
    ['ToJsonString', { 'Fn::ToJsonString': { a: { Ref: 'Name' } } }, '{"a":"value"}'],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': `\${AWS::StackName}:x` } }, 'imported App:x'],
    [
      'GetStackOutput',
      { 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O', RoleArn: { Ref: 'Name' } } },
      '{"stackName":"S","outputName":"O","roleArn":"value"}',
    ],
    ['an object with one other key', { Only: { Ref: 'Name' } }, { Only: 'value' }],
  ])('%s', (_name, value, expected) => {
    const template = { Mappings: { Map: { a: { b: 7 } } }, Conditions: { No: { 'Fn::Equals': ['a', 'b'] } } };
    expect(resolverWith(template).resolve(value)).toEqual(expected);
  });

  test.each<[string, unknown, string]>([
    ['an unknown one', { 'Fn::Cidr': [] }, 'Fn::Cidr is not supported'],
    ['an unknown resource', { Ref: 'Nobody' }, '[Nobody]'],
    ['an unknown attribute', { 'Fn::GetAtt': ['Thing', 'Colour'] }, 'does not exist in schema for AWS::X::Thing'],
    ['an attribute not answered', { 'Fn::GetAtt': ['Custom', 'Colour'] }, "Vendor response doesn't contain Colour"],
    ['an index out of range', { 'Fn::Select': [2, ['a']] }, 'cannot select nonexistent value'],
    ['a mapping that is not there', { 'Fn::FindInMap': ['Map', 'a', 'c'] }, 'Unable to get mapping'],
    ['a member that GetStackOutput does not have', { 'Fn::GetStackOutput': { Stack: 'S' } }, 'is not understood'],
    ['an object where text is needed', { 'Fn::Sub': `\${List}` }, 'text is expected'],
  ])('fails with %s', (_what, value, message) => {
    expect(() => resolverWith().resolve(value)).toThrow(message);
  });
});

describe('condition', () => {
  const Conditions = {
    Yes: { 'Fn::Equals': [{ Ref: 'Name' }, 'value'] },
    Not: { 'Fn::Not': [{ Condition: 'Yes' }] },
    And: { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'Not' }] },
    Or: { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'Not' }] },
    Odd: { 'Fn::Sometimes': [] },
  };

  test.each([
    ['Yes', true],
    ['Not', false],
    ['And', false],
    ['Or', true],
    [undefined, true],
  ])('%s is %s', (name, expected) => {
    expect(resolverWith({ Conditions }).condition(name)).toBe(expected);
  });

  test.each(['Odd', 'Missing'])('fails with %s', (name) => {
    expect(() => resolverWith({ Conditions }).condition(name)).toThrow();
  });
});
