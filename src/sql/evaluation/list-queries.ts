import { LIST } from '../../private/words';
import type { Expression } from '../tree';
import type { Finding } from './finding';
import { joinConditions } from './joins';
import type { Resolution } from './resolution';
import { type Foreign, foreignParts, foreignToAll, joinsOf, type OnlySelect } from './structure';
import { excludes } from './tables';
import { callsIn, expressionsIn } from './walk';

/** What a query on tables with list rules contains that such queries cannot contain. */
export function listQuery(resolution: Resolution, runner: string | undefined): readonly Finding[] {
  return foreignParts(resolution, {
    id: 'CR-SQL-023',
    query: 'a list query',
    of: (select) => ofSelect(select, resolution, runner),
  });
}

function ofSelect(
  { select, query }: OnlySelect,
  resolution: Resolution,
  runner: string | undefined,
): readonly Foreign[] {
  const { at } = select;
  const [sort] = query.order;
  const foreign: (Foreign | undefined)[] = [
    ...foreignToAll(select, query),
    select.distinct ? undefined : { what: 'SELECT without DISTINCT', at },
    select.group && { what: 'GROUP BY', at: select.group.at },
    select.having && { what: 'HAVING', at: select.having.at },
    sort && { what: 'ORDER BY', at: sort.at },
    limitOf(query.limit),
    joinsOf(select.from?.joins ?? []).length > 1 ? undefined : { what: 'a single table: a join is required', at },
    withoutRunner(resolution, runner, at),
    ...joinConditions(select, resolution),
    ...select.items.map(({ value }) => otherColumn(value, resolution)),
    select.where && otherColumn(select.where, resolution),
  ];
  return foreign.filter((one): one is Foreign => one !== undefined);
}

function limitOf(limit: Expression | undefined): Foreign | undefined {
  const isNumber = limit?.kind === 'literal' && /^\d+$/.test(limit.text) && Number(limit.text) > 0;
  if (!limit || isNumber || limit.kind === 'parameter') {
    return undefined;
  }
  const text = limit.kind === 'literal' ? `LIMIT ${limit.text}` : 'LIMIT of an expression';
  return { what: `${text}: a positive whole number is required`, at: limit.at };
}

/** Results are rows that match rows of the member who queries. */
function withoutRunner({ tables, uses }: Resolution, runner: string | undefined, at: number): Foreign | undefined {
  if (runner === undefined || uses.some(({ table }) => table?.owner === undefined || table.owner === runner)) {
    return undefined;
  }
  const [table] = tables;
  return (
    table && {
      what: `no table of the member who queries: an inner join to one is required for table "${table.name}"`,
      at,
    }
  );
}

/** Functions, and columns that are not list columns. */
function otherColumn(value: Expression, { references }: Resolution): Foreign | undefined {
  const [call] = callsIn(value);
  if (call) {
    return { what: `the function ${call.name}`, at: call.at };
  }
  for (const expression of expressionsIn(value)) {
    const { at } = expression;
    if (expression.kind === 'star') {
      return { what: '*', at };
    }
    if (expression.kind === 'cast') {
      return { what: expression.written, at };
    }
    const reference = expression.kind === 'column' ? references.get(expression) : undefined;
    const base = typeof reference === 'object' ? reference.field.copy : undefined;
    if (base?.table.rule?.type === LIST && excludes(base.table.rule.listColumns, base.column)) {
      return { what: `"${base.column}" of "${base.table.name}" outside of joins, which is not a list column`, at };
    }
  }
  return undefined;
}
