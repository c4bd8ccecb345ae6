import { describe, expect, test } from 'vitest';
import { PREVIOUS, resolveParameters } from '../../../local/cloudformation/parameters';
import { readTemplate } from '../../../local/cloudformation/template';
import { Shelf, World } from './world';

const providers = { 'Test::Shelf::Book': new Shelf() };
const book = (properties: object = {}) => ({ Type: 'Test::Shelf::Book', Properties: properties });
const world = () => new World({ providers, checkSchema: () => undefined });

describe('exports', () => {
  const producer = (value: string) =>
    [{ A: book() }, { Outputs: { O: { Value: value, Export: { Name: 'x' } } } }] as const;
  const consumer = { B: book({ X: { 'Fn::ImportValue': 'x' } }) };

  test('reach other stacks, and neither change nor go while they are used', async () => {
    const it = world();
    const [resources, outputs] = producer('1');
    await it.deploy(resources, outputs, 'Producer');
    const importing = await it.deploy(consumer, {}, 'Consumer');
    expect(importing.resources.get('B')?.properties).toEqual({ X: '1' });

    expect((await it.deploy(resources, producer('2')[1], 'Producer')).status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect((await it.delete('Producer')).status).toBe('DELETE_FAILED');

    await it.delete('Consumer');
    expect((await it.delete('Producer')).status).toBe('DELETE_COMPLETE');
  });

  test('fail with a name that is taken', async () => {
    const it = world();
    await it.deploy(...producer('1'), 'One');

    expect((await it.deploy(...producer('1'), 'Two')).status).toBe('ROLLBACK_COMPLETE');
  });

  test('fail where nobody exports the name', async () => {
    expect((await world().deploy(consumer)).status).toBe('ROLLBACK_COMPLETE');
  });
});

describe('before anything is touched', () => {
  test.each<[string, object, object, string]>([
    ['an unknown type', { A: { Type: 'AWS::Odd::Type' } }, {}, 'Unrecognized resource types: [AWS::Odd::Type]'],
    ['a parameter without value', { A: book() }, { Parameters: { P: { Type: 'String' } } }, '[P] must have values'],
    [
      'a rule that does not hold',
      { A: book() },
      { Rules: { R: { Assertions: [{ Assert: { 'Fn::Equals': [1, 2] }, AssertDescription: 'told' }] } } },
      'told',
    ],
  ])('fails with %s', async (_what, resources, others, message) => {
    await expect(world().deploy(resources, others)).rejects.toThrow(message);
  });

  test('fails with a type that changes', async () => {
    const it = world();
    await it.deploy({ A: book() });

    await expect(it.deploy({ A: { Type: 'Custom::Thing' } })).rejects.toThrow(
      'Update of resource type is not permitted',
    );
  });
});

describe('resources under a condition', () => {
  const template = (value: string) =>
    [{ A: { ...book(), Condition: 'C' }, B: book() }, { Conditions: { C: { 'Fn::Equals': [value, 'yes'] } } }] as const;

  test('come and go with it', async () => {
    const it = world();
    const stack = await it.deploy(...template('no'));
    expect([...stack.resources.keys()]).toEqual(['B']);

    await it.deploy(...template('yes'));
    expect([...stack.resources.keys()].sort()).toEqual(['A', 'B']);

    await it.deploy(...template('no'));
    expect([...stack.resources.keys()]).toEqual(['B']);
  });
});

describe('parameters', () => {
  const template = (definition: object) =>
    readTemplate(JSON.stringify({ Resources: {}, Parameters: { P: { Type: 'String', ...definition } } }));
  const ssm = (name: string) => (name === '/known' ? 'from ssm' : undefined);

  test.each<[string, object, { P?: string | typeof PREVIOUS }, unknown]>([
    ['given', {}, { P: 'a' }, 'a'],
    ['by default', { Default: 1 }, {}, '1'],
    ['as before', { Default: 1 }, { P: PREVIOUS }, 'before'],
    ['as a list', { Type: 'CommaDelimitedList' }, { P: 'a, b' }, ['a', 'b']],
    ['from SSM', { Type: 'AWS::SSM::Parameter::Value<String>' }, { P: '/known' }, 'from ssm'],
  ])('have their value %s', (_how, definition, given, expected) => {
    const resolved = resolveParameters(template(definition), given as { [name: string]: string }, { P: 'before' }, ssm);

    expect(resolved.values.P).toEqual(expected);
  });

  test.each<[string, object, { [name: string]: string }, string]>([
    ['a stranger', {}, { P: 'a', Q: 'b' }, '[Q] do not exist'],
    ['what is not allowed', { AllowedValues: ['a'] }, { P: 'b' }, 'AllowedValues'],
    ['what does not match', { AllowedPattern: 'a+' }, { P: 'ab' }, 'pattern'],
    ['an unknown type', { Type: 'AWS::EC2::VPC::Id' }, { P: 'a' }, 'AWS::EC2::VPC::Id'],
    ['an SSM parameter that is not there', { Type: 'AWS::SSM::Parameter::Value<String>' }, { P: '/no' }, '/no'],
  ])('fail with %s', (_what, definition, given, message) => {
    expect(() => resolveParameters(template(definition), given, {}, ssm)).toThrow(message);
  });
});
