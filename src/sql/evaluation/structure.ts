import type { Call, Column, Expression, Join, Query, Relation, Select, Statement } from '../tree';
import type { Finding } from './finding';
import { isAggregate } from './functions';
import type { Resolution } from './resolution';
import { callsIn, conjunctsOf, expressionsOf, relationsOf } from './walk';

/** Something that a structure does not contain. */
export interface Foreign {
  readonly what: string;
  readonly at: number;
}

/** The only SELECT of a text, in its query. */
export interface OnlySelect {
  readonly select: Select;
  readonly query: Query;
}

/** What a text contains that a kind of query cannot contain; `of` finds it in the only SELECT. */
export function foreignParts(
  { statements }: Resolution,
  kind: { readonly id: string; readonly query: string; readonly of: (select: OnlySelect) => readonly Foreign[] },
): readonly Finding[] {
  const only = onlySelect(statements);
  const found = 'what' in only ? [only] : kind.of(only);
  return found.map(({ what, at }) => ({
    id: kind.id,
    effect: 'refused',
    what: `${kind.query} cannot contain ${what}`,
    at,
  }));
}

/** The only SELECT of a text, or what is there instead. */
function onlySelect(statements: readonly Statement[]): OnlySelect | Foreign {
  const [statement] = statements;
  if (!statement || statement.cached) {
    return { what: 'CACHE TABLE', at: statement?.at ?? 0 };
  }
  let { query } = statement;
  // Brackets around the whole query.
  while (query.body.kind === 'query' && query.ctes.length === 0) {
    query = query.body;
  }
  const [cte] = query.ctes;
  if (cte) {
    return { what: 'a common table expression', at: cte.name.at };
  }
  if (query.body.kind !== 'select') {
    const { body } = query;
    const set = body.kind === 'set' ? body.rest[0] : undefined;
    return set ? { what: set.operator, at: set.at } : { what: 'a query without SELECT', at: body.at };
  }
  return { select: query.body, query };
}

/** What neither aggregation queries nor list queries contain. */
export function foreignToAll(select: Select, query: Query): readonly Foreign[] {
  const relations = select.from ? relationsOf(select.from) : [];
  const found: (Foreign | undefined)[] = [
    ...(select.group?.sets.slice(0, 1) ?? []).map(({ word, at }) => ({ what: word, at })),
    select.top && { what: 'TOP', at: select.top.at },
    select.qualify && { what: 'QUALIFY', at: select.qualify.at },
    query.offset && { what: 'OFFSET', at: query.offset.at },
    ...query.distribution.slice(0, 1).map(({ word, at }) => ({ what: word, at })),
    ...(select.from?.views.slice(0, 1) ?? []).map(({ at }) => ({ what: 'LATERAL VIEW', at })),
    relations.map(foreignRelation).find((one) => one !== undefined),
    ...(select.from ? joinsOf(select.from.joins) : []).map(foreignJoin),
    foreignExpression(select, query),
  ];
  return found.filter((one): one is Foreign => one !== undefined);
}

function foreignRelation(relation: Relation): Foreign | undefined {
  const { at } = relation;
  if (relation.pivot) {
    return { what: relation.pivot.word, at: relation.pivot.at };
  }
  if (relation.sample) {
    return { what: relation.sample.word, at: relation.sample.at };
  }
  switch (relation.kind) {
    case 'table':
      return undefined;
    case 'derived':
      return { what: 'a subquery', at };
    case 'inline':
      return { what: 'VALUES', at };
    default:
      return { what: 'a relation that is not a table', at };
  }
}

/** All joins, including those in brackets. */
export function joinsOf(joins: readonly Join[]): readonly Join[] {
  return joins.flatMap((join) =>
    join.relation.kind === 'group' ? [...joinsOf(join.relation.from.joins), join] : [join],
  );
}

function foreignJoin(join: Join): Foreign | undefined {
  const { type, at } = join;
  if (type === 'first') {
    return undefined;
  }
  if (type !== 'inner') {
    return { what: type === 'comma' ? 'a list of tables in FROM' : `a ${type.toUpperCase()} JOIN`, at };
  }
  if (join.natural || join.using) {
    return { what: join.natural ? 'a NATURAL JOIN' : 'USING', at };
  }
  return join.on ? undefined : { what: 'a JOIN without ON', at };
}

function foreignExpression(select: Select, query: Query): Foreign | undefined {
  for (const expression of expressionsOf(select, query)) {
    const { at } = expression;
    switch (expression.kind) {
      case 'subquery':
        return { what: 'a subquery', at };
      case 'case':
        return { what: 'CASE', at };
      case 'lambda':
        return { what: 'a lambda', at };
      case 'call':
        if (expression.over) {
          return { what: `${expression.name} with a window`, at };
        }
        if (expression.filter) {
          return { what: 'FILTER', at };
        }
        break;
      default:
    }
  }
  return undefined;
}

/** The operands of a condition that is joined by `AND` and `OR`, and whether `OR` is among its operators. */
export function conditionsIn(condition: Expression): { readonly parts: readonly Expression[]; readonly or?: number } {
  if (condition.kind === 'chain' && condition.operators[0]?.word === 'OR') {
    const inner = condition.operands.map(conditionsIn);
    return { parts: inner.flatMap(({ parts }) => parts), or: condition.operators[0].at };
  }
  const conjuncts = conjunctsOf(condition);
  if (conjuncts.length === 1) {
    return { parts: conjuncts };
  }
  const inner = conjuncts.map(conditionsIn);
  return { parts: inner.flatMap(({ parts }) => parts), or: inner.find(({ or }) => or !== undefined)?.or };
}

/** The columns in `a = b`. */
export function equatedColumns(condition: Expression): readonly [Column, Column] | undefined {
  if (
    condition.kind !== 'chain' ||
    !/^={1,2}$/.test(condition.operators[0]?.word ?? '') ||
    condition.operands.length > 2
  ) {
    return undefined;
  }
  const [left, right] = condition.operands as [Expression, Expression];
  return left.kind === 'column' && right.kind === 'column' ? [left, right] : undefined;
}

export function aggregateCalls(expression: Expression): readonly Call[] {
  return callsIn(expression).filter(({ name }) => isAggregate(name));
}
