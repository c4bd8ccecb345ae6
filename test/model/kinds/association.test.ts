import { App, Aws, Fn, Lazy, Stack } from 'aws-cdk-lib';
import {
  CfnConfiguredTable,
  CfnConfiguredTableAssociation,
  type CfnConfiguredTableAssociationProps,
} from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import { factsOf } from '../../../src/model/construct-source';
import { ABSENT, known, list, UNKNOWN } from '../../../src/model/fact';
import { association } from '../../../src/model/kinds/association';

type Rules = CfnConfiguredTableAssociationProps['configuredTableAssociationAnalysisRules'];

const ROLE = 'arn:aws:iam::111111111111:role/Reader';

function read(props: Partial<CfnConfiguredTableAssociationProps>, stack = new Stack(new App(), 'Stack')) {
  return factsOf(
    association,
    new CfnConfiguredTableAssociation(stack, 'Association', {
      name: 'sales',
      configuredTableIdentifier: '9a3f',
      membershipIdentifier: '4c7b',
      roleArn: ROLE,
      ...props,
    }),
  );
}

describe('an association', () => {
  test('is known', () => {
    expect(read({})).toEqual({
      name: known('sales'),
      tablePointer: { kind: 'literal', text: '9a3f' },
      membershipPointer: { kind: 'literal', text: '4c7b' },
      rolePointer: { kind: 'literal', text: ROLE },
      rule: ABSENT,
      additionalAnalyses: list([]),
    });
  });

  test('refers to a table of another stack', () => {
    const app = new App();
    const table = new CfnConfiguredTable(new Stack(app, 'Data'), 'Sales', {
      name: 'sales',
      allowedColumns: ['city'],
      analysisMethod: 'DIRECT_QUERY',
      tableReference: {},
    });

    const facts = read(
      {
        configuredTableIdentifier: table.attrConfiguredTableIdentifier,
        membershipIdentifier: '4c7b',
      },
      new Stack(app, 'Ads'),
    );

    expect(facts.tablePointer).toEqual({ kind: 'resource', key: table, attribute: 'ConfiguredTableIdentifier' });
  });

  test('has unknown properties', () => {
    const facts = read({
      name: Fn.ref('Name'),
      configuredTableIdentifier: Fn.importValue('Table'),
      membershipIdentifier: '{{resolve:ssm:/ads/membership}}',
      roleArn: `arn:aws:iam::${Aws.ACCOUNT_ID}:role/Reader`,
    });

    expect(facts).toMatchObject({
      name: UNKNOWN,
      tablePointer: { kind: 'unknown' },
      membershipPointer: { kind: 'unknown' },
      rolePointer: { kind: 'unknown' },
    });
  });
});

describe('the rule of an association', () => {
  const receivers = { allowedResultReceivers: ['222222222222'] };

  test.each<[string, Rules]>([
    ['AGGREGATION', [{ type: 'AGGREGATION', policy: { v1: { aggregation: receivers } } }]],
    ['LIST', [{ type: 'LIST', policy: { v1: { list: receivers } } }]],
    ['CUSTOM', [{ type: 'CUSTOM', policy: { v1: { custom: receivers } } }]],
    ['CUSTOM', Lazy.any({ produce: () => [{ type: 'CUSTOM', policy: { v1: { custom: receivers } } }] })],
  ])('is of the type %s', (type, rules) => {
    expect(read({ configuredTableAssociationAnalysisRules: rules }).rule).toEqual(
      known({ type: known(type), policy: known(type), receivers: list(['222222222222']) }),
    );
  });

  test.each<[string, Rules, unknown]>([
    ['no receivers', [{ type: 'LIST', policy: { v1: { list: {} } } }], { policy: known('LIST'), receivers: ABSENT }],
    [
      'an unknown receiver',
      [{ type: 'LIST', policy: { v1: { list: { allowedResultReceivers: [Aws.ACCOUNT_ID] } } } }],
      { policy: known('LIST'), receivers: list([], false) },
    ],
    [
      'a type that differs from its policy',
      [{ type: 'LIST', policy: { v1: { custom: receivers } } }],
      { type: known('LIST'), policy: known('CUSTOM') },
    ],
    ['an unknown type', [{ type: Fn.ref('Type'), policy: { v1: { list: {} } } }], { type: UNKNOWN }],
    [
      'an unknown policy',
      [{ type: 'CUSTOM', policy: Fn.conditionIf('Test', {}, Fn.importValue('Other')) }],
      { type: known('CUSTOM'), policy: UNKNOWN, receivers: UNKNOWN },
    ],
    ['no policy that is known here', [{ type: 'CUSTOM', policy: { v1: {} } }], { policy: UNKNOWN, receivers: UNKNOWN }],
  ])('has %s', (_, rules, expected) => {
    expect(read({ configuredTableAssociationAnalysisRules: rules }).rule).toMatchObject({ value: expected });
  });

  test.each<[string, Rules, unknown]>([
    ['absent', [], ABSENT],
    ['unknown', Fn.conditionIf('Test', [], Fn.importValue('Other')), UNKNOWN],
  ])('is %s', (_, rules, expected) => {
    expect(read({ configuredTableAssociationAnalysisRules: rules }).rule).toEqual(expected);
  });
});

describe('the additional analyses of an association', () => {
  test.each<[string, Rules, unknown]>([
    [
      'known',
      [{ type: 'LIST', policy: { v1: { list: { allowedAdditionalAnalyses: ['arn:*'] } } } }],
      list([{ kind: 'literal', text: 'arn:*' }]),
    ],
    ['none', [{ type: 'LIST', policy: { v1: { list: {} } } }], list([])],
    ['unknown: a token', Fn.conditionIf('Test', [], Fn.importValue('Other')), UNKNOWN],
    [
      'unknown: the policy is a token',
      [{ type: 'CUSTOM', policy: Fn.conditionIf('Test', {}, Fn.importValue('Other')) }],
      list([], false),
    ],
  ])('are %s', (_, rules, expected) => {
    expect(read({ configuredTableAssociationAnalysisRules: rules }).additionalAnalyses).toEqual(expected);
  });
});
