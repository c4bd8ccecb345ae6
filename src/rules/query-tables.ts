import { customOf } from '../model/analysis-rule';
import { is, isComplete, itemsOf, knownValue, type ListFact } from '../model/fact';
import { type AnalysisTemplateNode, nodeOf, type TableNode, tablesNamed } from '../model/nodes';
import { CUSTOM } from '../private/words';
import type { CustomRule, QueryTable } from '../sql/evaluation/tables';
import { tablesOf } from '../sql/names';

/** The tables that the query of a template reads, as far as they are known. */
export function queryTablesOf(template: AnalysisTemplateNode, sql: string): readonly QueryTable[] {
  return tablesOf(sql).flatMap((name) => {
    const [table, other] = tablesNamed(name, template);
    // Of two tables with one name, it is not known which one the query reads.
    return table ? [other ? { name } : queryTable(knownValue(table.name) ?? name, table)] : [];
  });
}

function queryTable(name: string, node: TableNode): QueryTable {
  const table = node.kind === 'association' ? nodeOf(node.table) : undefined;
  const custom = table && customOf(table.rule);
  return {
    name,
    mapping: node.kind === 'idMappingTable',
    owner: knownValue(node.env.account),
    columns: table && listed(table.allowedColumns),
    rule: custom && customRule(custom),
  };
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
function listed(list: ListFact<string>): readonly string[] | undefined {
  return list.state === 'known' && isComplete(list) ? itemsOf(list) : undefined;
}
