import { customOf } from '../model/analysis-rule';
import { is, isComplete, itemsOf, knownValue, type ListFact } from '../model/fact';
import {
  type AnalysisTemplateNode,
  type ConfiguredTableNode,
  label,
  nodeOf,
  type TableNode,
  tablesNamed,
} from '../model/nodes';
import { CUSTOM } from '../private/words';
import type { CustomRule, QueryTable, TableRule } from '../sql/evaluation/tables';
import { tablesOf } from '../sql/names';

/** The tables that the query of a template reads, as far as they are known. */
export function queryTablesOf(template: AnalysisTemplateNode, sql: string): readonly QueryTable[] {
  return tablesOf(sql).flatMap((name) => {
    const [table, other] = tablesNamed(name, template);
    // Of two tables with one name, it is not known which one the query reads.
    return table ? [other ? { name } : queryTable(table, customRuleIn)] : [];
  });
}

/** A table as queries read it, with the rule that `ruleOf` reads. */
export function queryTable(node: TableNode, ruleOf: (table: ConfiguredTableNode) => TableRule | undefined): QueryTable {
  const table = node.kind === 'association' ? nodeOf(node.table) : undefined;
  return {
    name: label(node),
    mapping: node.kind === 'idMappingTable',
    owner: knownValue(node.env.account),
    columns: table && listed(table.allowedColumns),
    rule: table && ruleOf(table),
  };
}

/** The rule of a table, if it is certainly a custom rule. Templates read no other tables. */
export function customRuleIn({ rule }: ConfiguredTableNode): CustomRule | undefined {
  const custom = customOf(rule);
  return custom && customRule(custom);
}

function customRule(custom: NonNullable<ReturnType<typeof customOf>>): CustomRule {
  const privacy = knownValue(custom.differentialPrivacy);
  const [threshold] = itemsOf(custom.thresholds);
  const comparisons = knownValue(custom.comparisonControls);
  return {
    type: CUSTOM,
    disallowedOutputColumns: itemsOf(custom.disallowedOutputColumns),
    userIdentifier: privacy && itemsOf(privacy)[0],
    threshold: threshold && {
      identityColumns: itemsOf(threshold.identityColumns),
      columnsOnly: is(threshold.expressions, 'COLUMNS_ONLY'),
    },
    comparisons: comparisons && {
      literal: listed(comparisons.literalColumns),
      column: listed(comparisons.columnColumns),
    },
  };
}

/** The elements of a list of which all are known. */
export function listed<T>(list: ListFact<T>): readonly T[] | undefined {
  return list.state === 'known' && isComplete(list) ? itemsOf(list) : undefined;
}
