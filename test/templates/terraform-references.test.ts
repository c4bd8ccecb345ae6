import { describe, expect, test } from 'vitest';
import { propertiesOf, refersTo, type SmallResource, smallPlan, UNKNOWN } from './plan';

/** When an unknown value is a reference. */

const ROLE: SmallResource = { values: { name: 'reader' }, unknown: { arn: true, id: true } };
const MEMBERSHIP: SmallResource = {
  unknown: { arn: true, id: true, membership_identifier: true, collaboration_identifier: true },
};

/** The role of an association whose expression refers to this. */
function roleOf(references: readonly string[], others: Readonly<Record<string, SmallResource>> = {}): unknown {
  const plan = smallPlan({
    'aws_iam_role.reader': ROLE,
    'awscc_cleanrooms_membership.ads': MEMBERSHIP,
    ...others,
    'awscc_cleanrooms_configured_table_association.sales': {
      unknown: { role_arn: true },
      expressions: { role_arn: refersTo(...references) },
    },
  });
  const { RoleArn } = propertiesOf(plan, 'awscc_cleanrooms_configured_table_association.sales') as { RoleArn: unknown };
  return RoleArn;
}

const READER = { 'Fn::GetAtt': ['aws_iam_role.reader', 'Arn'] };

describe('an unknown value is a reference', () => {
  test('if its expression refers to nothing but an identifier', () => {
    expect(roleOf(['aws_iam_role.reader.arn'])).toEqual(READER);
  });

  test.each([
    ['a variable of the root module', 'var.is_reader'],
    ['a key of for_each', 'each.key'],
    ['an index', 'count.index'],
    ['an attribute that is known', 'aws_iam_role.reader.name'],
    ['the path of the module', 'path.module'],
  ])('if everything else it refers to is known: %s', (_, reference) => {
    expect(roleOf([reference, 'aws_iam_role.reader.arn'])).toEqual(READER);
  });

  test('if it refers to an instance by its key', () => {
    const others = {
      'aws_iam_role.each': { ...ROLE, key: 'a.b', block: { for_each_expression: refersTo('var.all') } },
    };

    expect(roleOf(['aws_iam_role.each["a.b"].arn'], others)).toEqual({
      'Fn::GetAtt': ['aws_iam_role.each["a.b"]', 'Arn'],
    });
  });
});

describe('an unknown value stays unknown', () => {
  test.each([
    ['two identifiers', ['aws_iam_role.reader.arn', 'aws_iam_role.other.arn']],
    ['a local value', ['local.role_arn']],
    ['a local value besides', ['aws_iam_role.reader.arn', 'local.suffix']],
    ['a value of for_each', ['each.value.arn', 'each.value']],
    ['a data source that is read later', ['data.aws_iam_role.reader.arn']],
    ['another attribute', ['aws_iam_role.reader.id']],
    ['a resource of another type', ['awscc_cleanrooms_membership.ads.arn']],
    ['a resource that is not in the plan', ['aws_iam_role.missing.arn']],
    ['an instance that is not in the plan', ['aws_iam_role.reader[1].arn']],
    ['a whole resource', ['aws_iam_role.reader']],
    ['a variable of a module that nobody calls', ['module.roles.reader']],
    ['nothing that can be read', ['aws_iam_role.reader[*].arn']],
    ['nothing', []],
  ])('if it refers to %s', (_, references) => {
    expect(roleOf(references, { 'aws_iam_role.other': ROLE })).toEqual(UNKNOWN);
  });

  test('if its property takes no identifier, since it can be a part of a text', () => {
    const plan = smallPlan({
      'aws_iam_role.reader': { unknown: { arn: true } },
      'awscc_cleanrooms_membership.ads': {
        unknown: { query_log_status: true },
        expressions: { query_log_status: refersTo('aws_iam_role.reader.arn') },
      },
    });

    expect(propertiesOf(plan, 'awscc_cleanrooms_membership.ads')).toEqual({ QueryLogStatus: UNKNOWN });
  });

  test('if the expression has more identifiers than values', () => {
    const template: SmallResource = { unknown: { arn: true } };
    const plan = smallPlan({
      'awscc_cleanrooms_analysis_template.a': template,
      'awscc_cleanrooms_analysis_template.b': template,
      'awscc_cleanrooms_configured_table.sales': {
        values: { analysis_rules: [{ type: 'CUSTOM', policy: { v1: { custom: {} } } }] },
        unknown: { analysis_rules: [{ policy: { v1: { custom: { allowed_analyses: [true] } } } }] },
        expressions: {
          analysis_rules: refersTo(
            'awscc_cleanrooms_analysis_template.a.arn',
            'awscc_cleanrooms_analysis_template.b.arn',
          ),
        },
      },
    });

    expect(propertiesOf(plan, 'awscc_cleanrooms_configured_table.sales')).toEqual({
      AnalysisRules: [{ Type: 'CUSTOM', Policy: { V1: { Custom: { AllowedAnalyses: [UNKNOWN] } } } }],
    });
  });
});

describe('a known value', () => {
  const association = (roleArn: string) =>
    smallPlan({
      'aws_iam_role.reader': { values: { arn: 'arn:aws:iam::111111111111:role/reader' }, actions: ['no-op'] },
      'awscc_cleanrooms_configured_table_association.sales': {
        values: { role_arn: roleArn },
        expressions: { role_arn: refersTo('aws_iam_role.reader.arn') },
      },
    });

  test('is a reference if it is equal to the attribute', () => {
    expect(
      propertiesOf(
        association('arn:aws:iam::111111111111:role/reader'),
        'awscc_cleanrooms_configured_table_association.sales',
      ),
    ).toEqual({ RoleArn: READER });
  });

  test('is a literal if it is anything else', () => {
    expect(
      propertiesOf(
        association('arn:aws:iam::111111111111:role/reader-2'),
        'awscc_cleanrooms_configured_table_association.sales',
      ),
    ).toEqual({ RoleArn: 'arn:aws:iam::111111111111:role/reader-2' });
  });
});

describe('what the configuration does not specify', () => {
  const address = 'awscc_cleanrooms_membership.ads';
  const unknown = { payment_configuration: true, default_result_configuration: { role_arn: true } };
  const values = { query_log_status: 'ENABLED', default_result_configuration: {} };

  test('is absent, although the provider computes it', () => {
    const expressions = {
      query_log_status: { constant_value: 'ENABLED' },
      default_result_configuration: { constant_value: {} },
    };

    expect(propertiesOf(smallPlan({ [address]: { values, unknown, expressions } }), address)).toEqual({
      QueryLogStatus: 'ENABLED',
      DefaultResultConfiguration: {},
    });
  });

  test('is unknown if the configuration can specify it', () => {
    const expressions = { payment_configuration: {}, default_result_configuration: refersTo('local.results') };

    expect(propertiesOf(smallPlan({ [address]: { values, unknown, expressions } }), address)).toEqual({
      QueryLogStatus: 'ENABLED',
      PaymentConfiguration: UNKNOWN,
      DefaultResultConfiguration: { RoleArn: UNKNOWN },
    });
  });

  test('is unknown without the configuration', () => {
    const plan = { ...smallPlan({ [address]: { values, unknown } }), configuration: undefined };

    expect(propertiesOf(plan, address)).toMatchObject({ PaymentConfiguration: UNKNOWN });
  });

  test('is all unknown without the changes', () => {
    const plan = { ...smallPlan({ [address]: { values, unknown } }), resource_changes: undefined };

    expect(propertiesOf(plan, address)).toEqual(UNKNOWN);
  });
});

describe('a resource that adds something to another one', () => {
  const keyPolicy = (references: readonly string[]) =>
    smallPlan({
      'aws_kms_key.results': { values: { policy: '{"Statement":[]}' }, unknown: { key_id: true } },
      'aws_kms_key.other': { values: { policy: '{"Statement":[]}' }, unknown: { key_id: true } },
      'aws_kms_key_policy.results': {
        values: { policy: '{"Statement":[{"Effect":"Allow"}]}' },
        unknown: { key_id: true },
        expressions: { key_id: refersTo(...references) },
      },
    });

  test('replaces its property', () => {
    const plan = keyPolicy(['aws_kms_key.results.key_id']);

    expect(propertiesOf(plan, 'aws_kms_key.results')).toMatchObject({
      KeyPolicy: { Statement: [{ Effect: 'Allow' }] },
    });
    expect(propertiesOf(plan, 'aws_kms_key.other')).toMatchObject({ KeyPolicy: { Statement: [] } });
  });

  test('makes the property of all resources unknown if it can be any of them', () => {
    const plan = keyPolicy(['local.key']);

    expect(propertiesOf(plan, 'aws_kms_key.results')).toMatchObject({ KeyPolicy: UNKNOWN });
    expect(propertiesOf(plan, 'aws_kms_key.other')).toMatchObject({ KeyPolicy: UNKNOWN });
  });
});

test('a policy that is not JSON is unknown', () => {
  const plan = smallPlan({ 'aws_iam_role.reader': { values: { assume_role_policy: '{' } } });

  expect(propertiesOf(plan, 'aws_iam_role.reader')).toMatchObject({ AssumeRolePolicyDocument: UNKNOWN });
});

describe('the state before the plan', () => {
  const state = (address: string) => ({
    prior_state: {
      values: {
        root_module: {
          resources: [
            { address, mode: 'managed', type: 'aws_iam_role', name: address, values: { name: 'from-state' } },
          ],
        },
      },
    },
  });

  test('has the resources that the plan leaves out', () => {
    const plan = smallPlan({ 'aws_iam_role.reader': ROLE }, state('aws_iam_role.writer'));

    expect(propertiesOf(plan, 'aws_iam_role.writer')).toMatchObject({ RoleName: 'from-state' });
  });

  test('does not count where the plan has or removes the resource', () => {
    const planned = smallPlan({ 'aws_iam_role.reader': ROLE }, state('aws_iam_role.reader'));
    const removed = smallPlan({ 'aws_iam_role.reader': { actions: ['delete'] } }, state('aws_iam_role.reader'));

    expect(propertiesOf(planned, 'aws_iam_role.reader')).toMatchObject({ RoleName: 'reader' });
    expect(propertiesOf(removed, 'aws_iam_role.reader')).toBeUndefined();
  });
});
