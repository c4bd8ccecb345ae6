import { type Fact, known, knownValue, type ListFact, UNKNOWN } from './fact';
import { at, listOf, numberOf, objectOf, type Pointer, pointerFact, type Raw, textOf, textsOf } from './raw';

/** The analysis rule of a configured table, with its type and the policy for the type. */
export interface AnalysisRuleFacts {
  readonly type: Fact<string>;
  readonly aggregation: Fact<AggregationFacts>;
  readonly list: Fact<ListRuleFacts>;
  readonly custom: Fact<CustomFacts>;
  /** Whether the table can be used by additional analyses: `ALLOWED`, `REQUIRED` or `NOT_ALLOWED`. */
  readonly additionalAnalyses: Fact<string>;
}

export interface AggregationFacts {
  /** The columns of all aggregates, each with its function. */
  readonly aggregates: ListFact<AggregateFacts>;
  readonly joinColumns: ListFact<string>;
  readonly joinRequired: Fact<string>;
  /** `AND` and `OR`, as far as conditions of joins can contain them. */
  readonly joinOperators: ListFact<string>;
  readonly dimensionColumns: ListFact<string>;
  readonly scalarFunctions: ListFact<string>;
  readonly outputConstraints: ListFact<OutputConstraintFacts>;
}

export interface AggregateFacts {
  readonly columns: ListFact<string>;
  readonly function: Fact<string>;
}

export interface OutputConstraintFacts {
  readonly column: Fact<string>;
  readonly minimum: Fact<number>;
  readonly type: Fact<string>;
}

export interface ListRuleFacts {
  readonly joinColumns: ListFact<string>;
  /** `AND` and `OR`, as far as conditions of joins can contain them. */
  readonly joinOperators: ListFact<string>;
  readonly listColumns: ListFact<string>;
}

export interface CustomFacts {
  /** `ANY_QUERY`, `ANY_JOB`, and the analysis templates, in the order of the rule. */
  readonly allowedAnalyses: ListFact<Pointer>;
  readonly providers: ListFact<string>;
  /** The user identifier columns under differential privacy. */
  readonly differentialPrivacy: Fact<ListFact<string>>;
  readonly disallowedOutputColumns: ListFact<string>;
  readonly thresholds: ListFact<ThresholdFacts>;
  readonly comparisonControls: Fact<ComparisonFacts>;
}

export interface ThresholdFacts {
  readonly identityColumns: ListFact<string>;
  readonly minimum: Fact<number>;
  /** The expressions that queries can aggregate: `COLUMNS_ONLY` or `ANY_EXPRESSION`. */
  readonly expressions: Fact<string>;
  /** The different minimums of single output columns. */
  readonly ofOutputColumns: ListFact<OutputColumnFacts>;
}

export interface OutputColumnFacts {
  readonly column: Fact<string>;
  readonly minimum: Fact<number>;
}

export interface ComparisonFacts {
  readonly literalColumns: ListFact<string>;
  readonly columnColumns: ListFact<string>;
}

export function readAnalysisRule(rule: Raw): AnalysisRuleFacts {
  const v1 = at(rule, 'policy', 'v1');
  return {
    type: textOf(at(rule, 'type')),
    aggregation: objectOf(at(v1, 'aggregation'), readAggregation),
    list: objectOf(at(v1, 'list'), readList),
    custom: objectOf(at(v1, 'custom'), readCustom),
    additionalAnalyses: readAdditionalAnalyses(v1),
  };
}

/** The policy of a rule that is certainly an aggregation rule. */
export function aggregationOf(rule: Fact<AnalysisRuleFacts>): AggregationFacts | undefined {
  const aggregation = knownValue(rule)?.aggregation;
  return aggregation && knownValue(aggregation);
}

/** The policy of a rule that is certainly a list rule. */
export function listRuleOf(rule: Fact<AnalysisRuleFacts>): ListRuleFacts | undefined {
  const list = knownValue(rule)?.list;
  return list && knownValue(list);
}

/** The policy of a rule that is certainly a custom rule. */
export function customOf(rule: Fact<Pick<AnalysisRuleFacts, 'custom'>>): CustomFacts | undefined {
  const custom = knownValue(rule)?.custom;
  return custom && knownValue(custom);
}

/** The user identifier columns of a rule that certainly has differential privacy. */
export function userIdentifiersOf(rule: Fact<Pick<AnalysisRuleFacts, 'custom'>>): ListFact<string> | undefined {
  const privacy = customOf(rule)?.differentialPrivacy;
  return privacy && knownValue(privacy);
}

/** The columns in one property of a rule. */
export interface RuleColumns {
  readonly property: ColumnProperty;
  readonly columns: ListFact<string>;
}

/** A property of a rule that contains columns. */
export type ColumnProperty =
  | 'aggregateColumns'
  | 'joinColumns'
  | 'dimensionColumns'
  | 'outputConstraints'
  | 'listColumns'
  | 'differentialPrivacy'
  | 'disallowedOutputColumns'
  | 'aggregationThresholds'
  | 'allowedLiteralComparisonColumns'
  | 'allowedColumnComparisonColumns';

/** All columns in a rule, by the property that contains them. */
export function columnsOfRule(rule: AnalysisRuleFacts): readonly RuleColumns[] {
  const { aggregation, list, custom } = rule;
  if (aggregation.state === 'known') {
    const { aggregates, joinColumns, dimensionColumns, outputConstraints } = aggregation.value;
    return [
      { property: 'aggregateColumns', columns: flatten(aggregates, (aggregate) => aggregate.columns) },
      { property: 'joinColumns', columns: joinColumns },
      { property: 'dimensionColumns', columns: dimensionColumns },
      { property: 'outputConstraints', columns: flatten(outputConstraints, (one) => single(one.column)) },
    ];
  }
  if (list.state === 'known') {
    return [
      { property: 'joinColumns', columns: list.value.joinColumns },
      { property: 'listColumns', columns: list.value.listColumns },
    ];
  }
  if (custom.state === 'known') {
    const { differentialPrivacy, disallowedOutputColumns, thresholds, comparisonControls } = custom.value;
    const comparisons = comparisonControls.state === 'known' ? comparisonControls.value : undefined;
    return [
      {
        property: 'differentialPrivacy',
        columns: differentialPrivacy.state === 'known' ? differentialPrivacy.value : differentialPrivacy,
      },
      { property: 'disallowedOutputColumns', columns: disallowedOutputColumns },
      { property: 'aggregationThresholds', columns: flatten(thresholds, (one) => one.identityColumns) },
      { property: 'allowedLiteralComparisonColumns', columns: comparisons?.literalColumns ?? UNKNOWN },
      { property: 'allowedColumnComparisonColumns', columns: comparisons?.columnColumns ?? UNKNOWN },
    ];
  }
  return [];
}

function readAdditionalAnalyses(policy: Raw): Fact<string> {
  // A policy that is a token has every key, but no key is certain.
  const keys = ['aggregation', 'list', 'custom'].filter((name) => at(policy, name) !== undefined);
  return keys.length === 1 ? textOf(at(policy, keys[0], 'additionalAnalyses')) : UNKNOWN;
}

function readAggregation(policy: Raw): AggregationFacts {
  return {
    aggregates: listOf(at(policy, 'aggregateColumns'), (aggregate) =>
      objectOf(aggregate, (value) => ({
        columns: textsOf(at(value, 'columnNames')),
        function: textOf(at(value, 'function')),
      })),
    ),
    joinColumns: textsOf(at(policy, 'joinColumns')),
    joinRequired: textOf(at(policy, 'joinRequired')),
    joinOperators: textsOf(at(policy, 'allowedJoinOperators')),
    dimensionColumns: textsOf(at(policy, 'dimensionColumns')),
    scalarFunctions: textsOf(at(policy, 'scalarFunctions')),
    outputConstraints: listOf(at(policy, 'outputConstraints'), (constraint) =>
      objectOf(constraint, (value) => ({
        column: textOf(at(value, 'columnName')),
        minimum: numberOf(at(value, 'minimum')),
        type: textOf(at(value, 'type')),
      })),
    ),
  };
}

function readList(policy: Raw): ListRuleFacts {
  return {
    joinColumns: textsOf(at(policy, 'joinColumns')),
    joinOperators: textsOf(at(policy, 'allowedJoinOperators')),
    listColumns: textsOf(at(policy, 'listColumns')),
  };
}

/** Reads the policy of a custom rule, which intermediate tables also have. */
export function readCustom(policy: Raw): CustomFacts {
  return {
    allowedAnalyses: listOf(at(policy, 'allowedAnalyses'), pointerFact),
    providers: textsOf(at(policy, 'allowedAnalysisProviders')),
    differentialPrivacy: objectOf(at(policy, 'differentialPrivacy'), (value) =>
      listOf(at(value, 'columns'), (column) => textOf(at(column, 'name'))),
    ),
    disallowedOutputColumns: textsOf(at(policy, 'disallowedOutputColumns')),
    thresholds: listOf(at(policy, 'aggregationThresholds'), (threshold) =>
      objectOf(threshold, (value) => ({
        identityColumns: textsOf(at(value, 'identityColumns')),
        minimum: numberOf(at(value, 'minimumIdentityCount')),
        expressions: textOf(at(value, 'allowedAggregateExpressionType')),
        ofOutputColumns: listOf(at(value, 'outputColumnThresholds'), (column) =>
          objectOf(column, (override) => ({
            column: textOf(at(override, 'outputColumnName')),
            minimum: numberOf(at(override, 'minimumIdentityCount')),
          })),
        ),
      })),
    ),
    comparisonControls: objectOf(at(policy, 'comparisonControls'), (value) => ({
      literalColumns: textsOf(at(value, 'allowedLiteralComparisonColumns')),
      columnColumns: textsOf(at(value, 'allowedColumnComparisonColumns')),
    })),
  };
}

function single<T>(fact: Fact<T>): ListFact<T> {
  return fact.state === 'known' ? known({ items: [fact.value], complete: true }) : UNKNOWN;
}

function flatten<T, U>(facts: ListFact<T>, change: (value: T) => ListFact<U>): ListFact<U> {
  if (facts.state !== 'known') {
    return facts;
  }
  const inner = facts.value.items.map(change);
  return known({
    items: inner.flatMap((fact) => (fact.state === 'known' ? [...fact.value.items] : [])),
    complete: facts.value.complete && inner.every((fact) => fact.state === 'known' && fact.value.complete),
  });
}
