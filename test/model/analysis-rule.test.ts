import { App, Aws, Fn, Stack } from 'aws-cdk-lib';
import { CfnAnalysisTemplate, type CfnConfiguredTable } from 'aws-cdk-lib/aws-cleanrooms';
import { describe, expect, test } from 'vitest';
import {
  type AggregationFacts,
  type AnalysisRuleFacts,
  aggregationOf,
  columnsOfRule,
  customOf,
  listRuleOf,
  readAnalysisRule,
  userIdentifiersOf,
} from '../../src/model/analysis-rule';
import { ABSENT, type Fact, itemsOf, known, knownValue, list, UNKNOWN } from '../../src/model/fact';
import { readRaw } from '../../src/model/resolve';
import { aggregationRule, customRule, listRule, protectedRule, threshold } from '../support/nodes';

type V1 = CfnConfiguredTable.ConfiguredTableAnalysisRulePolicyV1Property;

const stack = new Stack(new App(), 'Stack');

function read(type: string, policy: CfnConfiguredTable.AnalysisRuleProperty['policy']) {
  return readAnalysisRule(readRaw(stack, { type, policy }));
}

function custom(policy: Partial<CfnConfiguredTable.AnalysisRuleCustomProperty>) {
  const facts = read('CUSTOM', { v1: { custom: { allowedAnalyses: [], ...policy } } });
  if (facts.custom.state !== 'known') {
    throw new Error('the policy is known');
  }
  return facts.custom.value;
}

describe('an analysis rule', () => {
  test('aggregates', () => {
    const v1: V1 = {
      aggregation: {
        aggregateColumns: [
          { columnNames: ['revenue'], function: 'SUM' },
          { columnNames: ['user_id', Fn.ref('Column')], function: Fn.ref('Function') },
          Fn.conditionIf('Third', {}, Aws.NO_VALUE),
        ],
        joinColumns: ['user_id'],
        joinRequired: 'QUERY_RUNNER',
        dimensionColumns: [],
        scalarFunctions: [],
        outputConstraints: [
          { columnName: 'user_id', minimum: 100, type: 'COUNT_DISTINCT' },
          { columnName: Fn.ref('Column'), minimum: 2, type: Fn.ref('Type') },
        ],
      },
    };

    expect(read('AGGREGATION', { v1 })).toEqual({
      type: known('AGGREGATION'),
      aggregation: known({
        aggregates: list(
          [
            { columns: list(['revenue']), function: known('SUM') },
            { columns: list(['user_id'], false), function: UNKNOWN },
          ],
          false,
        ),
        joinColumns: list(['user_id']),
        joinRequired: known('QUERY_RUNNER'),
        joinOperators: ABSENT,
        dimensionColumns: list([]),
        scalarFunctions: list([]),
        outputConstraints: list([
          { column: known('user_id'), minimum: known(100), type: known('COUNT_DISTINCT') },
          { column: UNKNOWN, minimum: known(2), type: UNKNOWN },
        ]),
      }),
      list: ABSENT,
      custom: ABSENT,
      additionalAnalyses: ABSENT,
    });
  });

  test('lists', () => {
    const v1: V1 = { list: { joinColumns: ['user_id'], listColumns: Fn.split(',', Fn.ref('Columns')) } };

    expect(read('LIST', { v1 }).list).toEqual(
      known({ joinColumns: list(['user_id']), joinOperators: ABSENT, listColumns: UNKNOWN }),
    );
  });

  test('lets conditions of joins contain operators', () => {
    const aggregation = { aggregateColumns: [], joinColumns: [], dimensionColumns: [], scalarFunctions: ['ABS'] };
    const v1 = { aggregation: { ...aggregation, allowedJoinOperators: ['OR'], outputConstraints: [] } };
    const v1List = { list: { joinColumns: [], listColumns: ['city'], allowedJoinOperators: ['AND', 'OR'] } };

    expect(aggregationOf(known(read('AGGREGATION', { v1 })))).toMatchObject({
      joinOperators: list(['OR']),
      scalarFunctions: list(['ABS']),
    });
    expect(listRuleOf(known(read('LIST', { v1: v1List })))).toMatchObject({
      joinOperators: list(['AND', 'OR']),
      listColumns: list(['city']),
    });
  });

  const rules: readonly ['aggregation' | 'list' | 'custom', object][] = [
    ['aggregation', { additionalAnalyses: 'REQUIRED' }],
    ['list', { additionalAnalyses: 'ALLOWED' }],
    ['custom', { additionalAnalyses: 'NOT_ALLOWED' }],
  ];

  test.each(rules)('has additional analyses by its policy: %s', (name, policy) => {
    const rule = readAnalysisRule({ policy: { v1: { [name]: policy } } });

    expect(rule.additionalAnalyses).toEqual(known(Object.values(policy)[0]));
  });

  test.each<[string, object]>([
    ['none', {}],
    ['two of which each says something else', Object.fromEntries(rules.slice(0, 2))],
    ['all', Object.fromEntries(rules)],
  ])('has additional analyses that are not known by several policies, or none: %s', (_, v1) => {
    expect(readAnalysisRule({ policy: { v1 } }).additionalAnalyses).toEqual(UNKNOWN);
  });

  test('allows analyses of accounts, and outputs all but some columns', () => {
    const policy = { allowedAnalysisProviders: ['111111111111'], disallowedOutputColumns: ['email'] };

    expect(custom(policy)).toMatchObject({
      providers: list(['111111111111']),
      disallowedOutputColumns: list(['email']),
    });
  });

  test('allows templates', () => {
    const reach = new CfnAnalysisTemplate(stack, 'Reach', {
      name: 'Reach',
      membershipIdentifier: '4c7b',
      format: 'SQL',
      source: { text: 'SELECT 1' },
    });

    const { allowedAnalyses } = custom({
      allowedAnalyses: ['ANY_QUERY', reach.attrArn, Fn.importValue('Partner')],
    });

    expect(allowedAnalyses).toEqual(
      list(
        [
          { kind: 'literal', text: 'ANY_QUERY' },
          { kind: 'resource', key: reach, attribute: 'Arn' },
        ],
        false,
      ),
    );
  });

  test('allows analyses that are not known', () => {
    const { allowedAnalyses } = custom({ allowedAnalyses: ['ANY_QUERY', Fn.ref('Allowed') + Fn.ref('Others')] });

    expect(allowedAnalyses).toMatchObject({ state: 'known', value: { complete: false } });
  });

  test('protects by differential privacy', () => {
    expect(custom({ differentialPrivacy: { columns: [{ name: 'user_id' }] } }).differentialPrivacy).toEqual(
      known(list(['user_id'])),
    );
    expect(custom({ differentialPrivacy: { columns: [{ name: Fn.ref('Column') }] } }).differentialPrivacy).toEqual(
      known(list([], false)),
    );
    expect(custom({ differentialPrivacy: Fn.conditionIf('Protected', {}, Aws.NO_VALUE) }).differentialPrivacy).toEqual(
      UNKNOWN,
    );
  });

  test('protects by thresholds and comparison controls', () => {
    const { thresholds, comparisonControls } = custom({
      aggregationThresholds: [
        {
          type: 'COUNT_DISTINCT',
          identityColumns: ['user_id'],
          minimumIdentityCount: 100,
          allowedAggregateExpressionType: 'COLUMNS_ONLY',
        },
      ],
      comparisonControls: { allowedLiteralComparisonColumns: [], allowedColumnComparisonColumns: ['user_id'] },
    });

    expect(thresholds).toEqual(list([threshold()]));
    expect(comparisonControls).toEqual(known({ literalColumns: list([]), columnColumns: list(['user_id']) }));
  });

  test('has different minimums of output columns', () => {
    const { thresholds } = custom({
      aggregationThresholds: [
        {
          type: 'COUNT_DISTINCT',
          identityColumns: ['user_id'],
          minimumIdentityCount: 100,
          allowedAggregateExpressionType: 'COLUMNS_ONLY',
          outputColumnThresholds: [{ outputColumnName: 'city', minimumIdentityCount: 0 }],
        },
      ],
    });

    expect(thresholds).toEqual(
      list([threshold({ ofOutputColumns: list([{ column: known('city'), minimum: known(0) }]) })]),
    );
  });

  test('leaves out whatever protects', () => {
    expect(custom({})).toEqual({
      allowedAnalyses: list([]),
      providers: ABSENT,
      differentialPrivacy: ABSENT,
      disallowedOutputColumns: ABSENT,
      thresholds: ABSENT,
      comparisonControls: ABSENT,
    });
  });

  test('is unknown as far as its policy is', () => {
    const unknown = { aggregation: UNKNOWN, list: UNKNOWN, custom: UNKNOWN, additionalAnalyses: UNKNOWN };

    expect(read('CUSTOM', Fn.conditionIf('Test', {}, Fn.importValue('Other')))).toEqual({
      type: known('CUSTOM'),
      ...unknown,
    });
    expect(read(Fn.ref('Type'), { v1: Fn.conditionIf('Test', {}, Fn.importValue('Other')) })).toEqual({
      type: UNKNOWN,
      ...unknown,
    });
    expect(read('CUSTOM', { v1: { custom: Fn.conditionIf('Test', {}, Fn.importValue('Other')) } })).toMatchObject({
      list: ABSENT,
      custom: UNKNOWN,
    });
  });
});

describe('the policy of a rule', () => {
  const policiesOf = (rule: Fact<AnalysisRuleFacts>) => [aggregationOf(rule), listRuleOf(rule), customOf(rule)];

  test('is given by its type', () => {
    const aggregation = aggregationRule();
    const lists = listRule(list(['user_id']), list(['city']));
    const templates = customRule();

    expect(policiesOf(aggregation)).toEqual([knownValue(aggregation.value.aggregation), undefined, undefined]);
    expect(policiesOf(lists)).toEqual([undefined, knownValue(lists.value.list), undefined]);
    expect(policiesOf(templates)).toEqual([undefined, undefined, knownValue(templates.value.custom)]);
  });

  test.each([
    ['no rule', ABSENT],
    ['an unknown rule', UNKNOWN],
    ['a rule of an unknown policy', known(read('CUSTOM', Fn.conditionIf('Test', {}, Fn.importValue('Other'))))],
  ])('is not given: %s', (_, rule) => {
    expect([...policiesOf(rule), userIdentifiersOf(rule)]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('names the user identifiers of differential privacy', () => {
    expect(userIdentifiersOf(protectedRule('user_id'))).toEqual(list(['user_id']));
    expect(userIdentifiersOf(listRule(list([]), list([])))).toBeUndefined();
  });

  test.each([ABSENT, UNKNOWN])('has no user identifier for certain: %o', (differentialPrivacy) => {
    expect(userIdentifiersOf(customRule({ differentialPrivacy }))).toBeUndefined();
  });
});

describe('the columns of a rule', () => {
  const columnsOf = (rule: ReturnType<typeof customRule>) => columnsOfRule(rule.value);

  test('are those of an aggregation', () => {
    const rule = aggregationRule({
      aggregates: [
        ['COUNT', 'user_id', 'revenue'],
        ['SUM', 'revenue'],
      ],
    });

    expect(columnsOf(rule)).toEqual([
      { property: 'aggregateColumns', columns: list(['user_id', 'revenue', 'revenue']) },
      { property: 'joinColumns', columns: list(['user_id']) },
      { property: 'dimensionColumns', columns: list(['city']) },
      { property: 'outputConstraints', columns: list(['user_id']) },
    ]);
  });

  test('are those of an aggregation as far as they are known', () => {
    const rule = read('AGGREGATION', {
      v1: {
        aggregation: {
          aggregateColumns: [
            { columnNames: ['revenue'], function: 'SUM' },
            { columnNames: Fn.split(',', Fn.ref('Columns')), function: 'SUM' },
          ],
          joinColumns: [],
          dimensionColumns: [],
          scalarFunctions: [],
          outputConstraints: [{ columnName: Fn.ref('Column'), minimum: 2, type: 'COUNT_DISTINCT' }],
        },
      },
    });

    expect(columnsOfRule(rule)).toMatchObject([
      { property: 'aggregateColumns', columns: list(['revenue'], false) },
      {},
      {},
      { property: 'outputConstraints', columns: list([], false) },
    ]);
  });

  test.each<[string, object, object]>([
    ['there can be other aggregates', { complete: false }, {}],
    ['there can be other columns of an aggregate', {}, { complete: false }],
  ])('are not all known if %s', (_, ofAggregates, ofColumns) => {
    const columns = known({ items: ['revenue'], complete: true, ...ofColumns });
    const { value } = aggregationRule();
    const aggregates = known({ items: [{ columns, function: known('SUM') }], complete: true, ...ofAggregates });
    const aggregation = { ...aggregationOf(known(value)), aggregates } as AggregationFacts;

    expect(columnsOfRule({ ...value, aggregation: known(aggregation) })[0]).toEqual({
      property: 'aggregateColumns',
      columns: list(['revenue'], false),
    });
  });

  test('are those of a list', () => {
    expect(columnsOf(listRule(list(['user_id']), ABSENT))).toEqual([
      { property: 'joinColumns', columns: list(['user_id']) },
      { property: 'listColumns', columns: ABSENT },
    ]);
  });

  test('are those of a custom rule', () => {
    const rule = customRule({
      differentialPrivacy: known(list(['user_id'])),
      disallowedOutputColumns: list(['email']),
      thresholds: list([threshold({ minimum: known(2) })]),
      comparisonControls: known({ literalColumns: list(['city']), columnColumns: list(['user_id']) }),
    });

    expect(columnsOf(rule)).toEqual([
      { property: 'differentialPrivacy', columns: list(['user_id']) },
      { property: 'disallowedOutputColumns', columns: list(['email']) },
      { property: 'aggregationThresholds', columns: list(['user_id']) },
      { property: 'allowedLiteralComparisonColumns', columns: list(['city']) },
      { property: 'allowedColumnComparisonColumns', columns: list(['user_id']) },
    ]);
  });

  test('are none that are known of a custom rule without protection', () => {
    expect(columnsOf(customRule()).flatMap(({ columns }) => itemsOf(columns))).toEqual([]);
  });

  test('are none of an unknown policy', () => {
    expect(columnsOfRule(read('CUSTOM', Fn.conditionIf('Test', {}, Fn.importValue('Other'))))).toEqual([]);
  });
});
