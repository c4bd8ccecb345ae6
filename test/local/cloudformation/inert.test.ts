import { describe, expect, test } from 'vitest';
import { inertProviders } from '../../../local/cloudformation/inert';
import { Random } from '../../../local/cloudformation/random';
import { specificationOf } from '../../../local/cloudformation/replacement';

const context = { account: '111111111111', region: 'us-east-1', stackName: 'App', logicalId: 'Thing' };

describe('inert type', () => {
  test.each([...inertProviders(new Random(1)).keys()].filter((type) => type !== 'AWS::CDK::Metadata'))(
    '%s has only attributes of its specification',
    async (type) => {
      const made = await inertProviders(new Random(1)).get(type)?.create({}, context);
      const { attributes = {}, properties = {} } = specificationOf(type) ?? {};

      expect(Object.keys({ ...attributes, ...properties })).toEqual(
        expect.arrayContaining(Object.keys(made?.attributes ?? {})),
      );
    },
  );

  test.each<[string, object, string, object]>([
    ['AWS::IAM::Role', { RoleName: 'r', Path: '/p/' }, 'r', { Arn: 'arn:aws:iam::111111111111:role/p/r' }],
    ['AWS::Glue::Table', { DatabaseName: 'd', TableInput: { Name: 't' } }, 't', {}],
    ['AWS::Glue::Database', { DatabaseInput: { Name: 'd' } }, 'd', {}],
    [
      'AWS::Logs::LogGroup',
      { LogGroupName: '/l' },
      '/l',
      { Arn: 'arn:aws:logs:us-east-1:111111111111:log-group:/l:*' },
    ],
    ['AWS::IAM::RolePolicy', { PolicyName: 'p', RoleName: 'r' }, 'p|r', {}],
  ])('%s is referred to by its documented name', async (type, properties, ref, attributes) => {
    const made = await inertProviders(new Random(1))
      .get(type)
      ?.create(properties as Record<string, unknown>, context);

    expect(made?.ref ?? made?.physicalId).toBe(ref);
    expect(made?.attributes).toMatchObject(attributes);
  });

  test('fails with a name that is taken, until that is deleted', async () => {
    const role = inertProviders(new Random(1)).get('AWS::IAM::Role');
    const create = async () => role?.create({ RoleName: 'r' }, context);
    await create();

    await expect(create()).rejects.toThrow("identifier 'r' already exists");
    await role?.delete('r', {}, context);
    await expect(create()).resolves.toBeDefined();
  });
});
