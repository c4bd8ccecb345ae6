import { type AggregateFacts, aggregationOf, listRuleOf } from '../model/analysis-rule';
import { knownValue, type ListFact } from '../model/fact';
import type { ConfiguredTableNode } from '../model/nodes';
import { AGGREGATION, LIST, QUERY_RUNNER } from '../private/words';
import { customRuleIn, listed } from '../rules/query-tables';
import type { Aggregate, TableRule } from '../sql/evaluation/tables';

/** The rule of a table of which the type is certain. */
export function ruleIn(table: ConfiguredTableNode): TableRule | undefined {
  return aggregationRule(table) ?? listRule(table) ?? customRuleIn(table);
}

function aggregationRule({ rule }: ConfiguredTableNode): TableRule | undefined {
  const facts = aggregationOf(rule);
  if (!facts || facts.joinRequired.state === 'unknown') {
    return undefined;
  }
  return {
    type: AGGREGATION,
    aggregates: aggregatesIn(facts.aggregates),
    joinColumns: columnsIn(facts.joinColumns),
    joinRequired: knownValue(facts.joinRequired) === QUERY_RUNNER,
    joinOperators: operatorsIn(facts.joinOperators),
    dimensionColumns: columnsIn(facts.dimensionColumns),
    scalarFunctions: columnsIn(facts.scalarFunctions),
  };
}

function listRule({ rule }: ConfiguredTableNode): TableRule | undefined {
  const facts = listRuleOf(rule);
  return (
    facts && {
      type: LIST,
      joinColumns: columnsIn(facts.joinColumns),
      joinOperators: operatorsIn(facts.joinOperators),
      listColumns: columnsIn(facts.listColumns),
    }
  );
}

function aggregatesIn(facts: ListFact<AggregateFacts>): readonly Aggregate[] | undefined {
  const aggregates = listed(facts)?.flatMap((one): readonly Aggregate[] => {
    const [name, columns] = [knownValue(one.function), listed(one.columns)];
    return name === undefined || columns === undefined ? [] : [{ function: name, columns }];
  });
  return aggregates?.length === listed(facts)?.length ? aggregates : undefined;
}

/** An absent list is empty. */
function columnsIn(facts: ListFact<string>): readonly string[] | undefined {
  return facts.state === 'absent' ? [] : listed(facts);
}

/**
 * The default is `AND`.
 *
 * @see https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRuleAggregation.html
 */
function operatorsIn(facts: ListFact<string>): readonly string[] | undefined {
  return facts.state === 'absent' ? ['AND'] : listed(facts);
}
