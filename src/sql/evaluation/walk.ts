import type { Call, Column, Construct, Expression, From, Name, Query, Relation, Select, Sort, Window } from '../tree';

/** The expressions directly in an expression, without those in its subqueries. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call': {
      const { arguments: values, within, filter, over } = expression;
      return [...values, ...sorted(within), ...(filter ? [filter] : []), ...windowKeys(over)];
    }
    case 'case': {
      const { operand, branches, otherwise } = expression;
      const values = branches.flatMap(({ when, result }) => [when, result]);
      return [...(operand ? [operand] : []), ...values, ...(otherwise ? [otherwise] : [])];
    }
    case 'cast':
    case 'prefix':
      return [expression.operand];
    case 'chain':
    case 'test':
    case 'interval':
      return expression.operands;
    case 'row':
      return expression.items;
    case 'lambda':
      return [expression.body];
    case 'access':
      return [expression.base, ...expression.indexes];
    default:
      return [];
  }
}

/** The keys of a window: of its partitions and its order. */
export function windowKeys(window: Window | undefined): readonly Expression[] {
  return window ? [...window.partition, ...sorted(window.order)] : [];
}

function sorted(sorts: readonly Sort[] | undefined): readonly Expression[] {
  return (sorts ?? []).map(({ value }) => value);
}

/** An expression and all expressions in it, without those in its subqueries. */
export function* expressionsIn(expression: Expression): Generator<Expression> {
  yield expression;
  for (const child of childrenOf(expression)) {
    yield* expressionsIn(child);
  }
}

/** The columns in an expression, without those in its subqueries and the names of its lambdas. */
export function columnsIn(expression: Expression): readonly Column[] {
  if (expression.kind === 'column') {
    return [expression];
  }
  const columns = childrenOf(expression).flatMap(columnsIn);
  return expression.kind === 'lambda'
    ? columns.filter(({ path: [first] }) => !expression.names.includes((first as Name).text.toLowerCase()))
    : columns;
}

/** The expressions of a SELECT by clause, without those in its subqueries. */
export function clausesOf(select: Select): readonly Expression[] {
  return [
    ...select.items.map(({ value }) => value),
    ...(select.from ? conditionsOf(select.from) : []),
    ...(select.where ? [select.where] : []),
    ...(select.group?.items ?? []),
    ...(select.having ? [select.having] : []),
    ...(select.qualify ? [select.qualify] : []),
    ...select.windows.flatMap(({ window }) => windowKeys(window)),
  ];
}

/** The conditions of joins, and the calls in the place of relations. */
function conditionsOf({ joins, views }: From): readonly Expression[] {
  return [
    ...joins.flatMap(({ relation, on }) => [...relationExpressions(relation), ...(on ? [on] : [])]),
    ...views.map(({ call }) => call),
  ];
}

function relationExpressions(relation: Relation): readonly Expression[] {
  const pivot = relation.pivot?.aggregates ?? [];
  switch (relation.kind) {
    case 'group':
      return [...conditionsOf(relation.from), ...pivot];
    case 'function':
      return [relation.call, ...pivot];
    case 'inline':
      return [...relation.rows, ...pivot];
    default:
      return pivot;
  }
}

/** All expressions of a SELECT and of the order of its query, without those in subqueries. */
export function* expressionsOf(select: Select, query?: Query): Generator<Expression> {
  for (const clause of [...clausesOf(select), ...sorted(query?.order)]) {
    yield* expressionsIn(clause);
  }
}

/** Whether a limit depends on the rows of a query, which it shows by the number of rows that are left. */
export function hasSubquery(limit: Expression | undefined): boolean {
  return limit !== undefined && [...expressionsIn(limit)].some(({ kind }) => kind === 'subquery');
}

/** All calls of functions in an expression, without those in subqueries. */
export function callsIn(expression: Expression): readonly Call[] {
  return [...expressionsIn(expression)].filter((one): one is Call => one.kind === 'call');
}

/** The relations of a FROM clause, including those in brackets. */
export function relationsOf({ joins }: From): readonly Relation[] {
  return joins.flatMap(({ relation }) => (relation.kind === 'group' ? relationsOf(relation.from) : [relation]));
}

/** The samples of relations in a FROM clause. */
export function samplesIn(from: From | undefined): readonly Construct[] {
  return from ? relationsOf(from).flatMap(({ sample }) => sample ?? []) : [];
}

/** The conjuncts of a condition, `a AND b AND c`. */
export function conjunctsOf(condition: Expression): readonly Expression[] {
  if (condition.kind === 'chain' && condition.operators[0]?.word === 'AND') {
    return condition.operands.flatMap(conjunctsOf);
  }
  return [condition];
}
