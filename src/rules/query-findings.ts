import { sqlOf } from '../model/kinds/analysis-template';
import type { AnalysisTemplateNode } from '../model/nodes';
import { onceFor } from '../model/once-for';
import { type Evaluation, evaluate } from '../sql/evaluation/evaluate';
import { type Lineage, lineageOf } from '../sql/evaluation/lineage';
import { placeOf } from '../sql/position';
import { queryTablesOf } from './query-tables';
import { nameOf, type Violation } from './rule';

/** What the query of a template does wrong with regard to some constraints. */
export function queryViolations(template: AnalysisTemplateNode, ids: readonly string[]): readonly Violation[] {
  const query = queryOf(template);
  if (!query) {
    return [];
  }
  const { sql, evaluation } = query;
  return evaluation.findings
    .filter(({ id, effect }) => ids.includes(id) && effect !== 'uncertain')
    .map(({ what, fix, at }) => ({
      what: `in the SQL of ${nameOf(template)} (${placeOf(sql, at)}), ${what}`,
      fix,
      property: 'Source',
    }));
}

/** What is wrong with a query that reads tables with differential privacy of several members. */
export function readsSeveralMembers(template: AnalysisTemplateNode): readonly Violation[] {
  return queryViolations(template, ['CR-SQL-016']);
}

/** The query of a template that is certainly SQL, with what is known of it. */
export interface Query {
  readonly sql: string;
  readonly evaluation: Evaluation;
  readonly lineage: Lineage | undefined;
}

export const queryOf = onceFor((template: AnalysisTemplateNode): Query | undefined => {
  const sql = sqlOf(template);
  if (sql === undefined) {
    return undefined;
  }
  const tables = queryTablesOf(template, sql);
  return { sql, evaluation: evaluate(sql, { tables }), lineage: lineageOf(sql, tables) };
});
