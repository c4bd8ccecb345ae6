import { sqlOf } from '../model/kinds/analysis-template';
import type { AnalysisTemplateNode } from '../model/nodes';
import { type Evaluation, evaluate } from '../sql/evaluation/evaluate';
import { placeOf } from '../sql/position';
import { queryTablesOf } from './query-tables';
import { nameOf, type Violation } from './rule';

/** What the query of a template does wrong with regard to some constraints. */
export function queryViolations(template: AnalysisTemplateNode, ids: readonly string[]): readonly Violation[] {
  const sql = sqlOf(template);
  if (sql === undefined) {
    return [];
  }
  return evaluationOf(template, sql)
    .findings.filter(({ id, effect }) => ids.includes(id) && effect !== 'uncertain')
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

/** Several rules need the evaluation of a query, and a graph never changes after it is read. */
function evaluationOf(template: AnalysisTemplateNode, sql: string): Evaluation {
  const known = EVALUATIONS.get(template);
  if (known) {
    return known;
  }
  const evaluation = evaluate(sql, { tables: queryTablesOf(template) });
  EVALUATIONS.set(template, evaluation);
  return evaluation;
}

const EVALUATIONS = new WeakMap<AnalysisTemplateNode, Evaluation>();
