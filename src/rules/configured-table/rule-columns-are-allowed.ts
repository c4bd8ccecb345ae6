import { type ColumnProperty, columnsOfRule } from '../../model/analysis-rule';
import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { nearest } from '../../private/nearest';
import { code, text } from '../../private/text';
import { columnNames, columnsOutside } from '../columns';
import { rule } from '../rule';

/** The role of a column, by the property that contains it. */
const ROLES: Readonly<Record<ColumnProperty, string>> = {
  aggregateColumns: 'aggregate column',
  joinColumns: 'join column',
  dimensionColumns: 'dimension column',
  outputConstraints: 'output constraint column',
  listColumns: 'list column',
  differentialPrivacy: 'differential privacy column',
  disallowedOutputColumns: 'disallowed output column',
  aggregationThresholds: 'identity column',
  allowedLiteralComparisonColumns: 'column compared with literals',
  allowedColumnComparisonColumns: 'column compared with columns',
};

export const ruleColumnsAreAllowed = rule({
  id: 'RuleColumnsAreAllowed',
  catalogueIds: ['CR-AGG-001', 'CR-AGG-008', 'CR-LIST-001', 'CR-CUSTOM-011', 'CR-CUSTOM-016', 'CR-LIFE-004'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'The columns of an analysis rule are allowed columns',
  why: 'an analysis rule can use only the allowed columns of its configured table',
  fix: text`add the column to ${code('allowedColumns')}, or remove it from the analysis rule`,
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html',
    basis: 'inferred',
    proof: 'analysis rules can use allowed columns, and no others of the table',
  },
  check: (table) => {
    const analysisRule = knownValue(table.rule);
    if (!analysisRule || !isComplete(table.allowedColumns)) {
      return [];
    }
    const allowed = itemsOf(table.allowedColumns);
    return columnsOfRule(analysisRule).flatMap(({ property, columns }) =>
      columnsOutside(itemsOf(columns), allowed).map((column) => {
        const name = JSON.stringify(column);
        const suggestion = nearest(column, allowed);
        const remedy = suggestion ? `use ${JSON.stringify(suggestion)} instead` : 'remove it from the analysis rule';
        return {
          what: `the ${ROLES[property]} ${name} is not one of the allowed columns ${columnNames(allowed)}`,
          fix: text`add ${name} to ${code('allowedColumns')}, or ${remedy}`,
          // No query can read the column, so it does not appear in results anyway.
          severity: property === 'disallowedOutputColumns' ? 'warning' : undefined,
          property: 'AnalysisRules',
        };
      }),
    );
  },
});
