import { AGGREGATION } from '../../private/words';
import { isComparison } from '../operators';
import type { Call, Expression, Group } from '../tree';
import type { BaseColumn } from './fields';
import type { Finding } from './finding';
import { isAggregate, SCALAR_SYNONYMS } from './functions';
import { joinConditions } from './joins';
import type { Resolution } from './resolution';
import { aggregateCalls, type Foreign, foreignParts, foreignToAll, type OnlySelect } from './structure';
import { type AggregationRule, excludes, type QueryTable } from './tables';
import { childrenOf } from './walk';

const FUNCTIONS: ReadonlySet<string> = new Set(['COUNT', 'SUM', 'AVG']);

/** What a query on tables with aggregation rules contains that such queries cannot contain. */
export function aggregationQuery(resolution: Resolution, runner: string | undefined): readonly Finding[] {
  return foreignParts(resolution, {
    id: 'CR-SQL-022',
    query: 'an aggregation query',
    of: (select) => ofSelect(select, resolution, runner),
  });
}

function ofSelect(
  { select, query }: OnlySelect,
  resolution: Resolution,
  runner: string | undefined,
): readonly Foreign[] {
  const { at, items, group, having, where } = select;
  const values = items.map(({ value }) => value);
  const aggregates = values.flatMap(aggregateCalls);
  const [bare] = group ? [] : values.filter((value) => aggregateCalls(value).length === 0 && value.kind === 'column');
  const foreign: (Foreign | undefined)[] = [
    ...foreignToAll(select, query),
    select.distinct ? { what: 'SELECT DISTINCT', at } : undefined,
    query.limit && { what: 'LIMIT', at: query.limit.at },
    aggregates.length > 0 ? undefined : { what: 'rows without an aggregate function', at },
    aggregates.length > 0 && bare
      ? { what: 'a column beside an aggregate function without GROUP BY', at: bare.at }
      : undefined,
    ...joinConditions(select, resolution),
    ...values.map((value) => ofItem(value, resolution)),
    where && ofCondition(where, resolution),
    ...(group ? ofGroup(group, resolution) : []),
    ...(having ? [ofHaving(having, resolution)] : []),
    ...query.order.map(({ value }) => ofItem(value, resolution)),
    ...requiredJoins(resolution, runner, at),
  ];
  return foreign.filter((one): one is Foreign => one !== undefined);
}

/** An aggregate function of columns, or a dimension. */
function ofItem(value: Expression, resolution: Resolution): Foreign | undefined {
  if (value.kind === 'star') {
    return { what: '*', at: value.at };
  }
  if (value.kind === 'call' && isAggregate(value.name)) {
    return ofAggregate(value, resolution);
  }
  return ofCondition(value, resolution);
}

function ofAggregate(call: Call, resolution: Resolution): Foreign | undefined {
  const { name, distinct, at } = call;
  const written = distinct ? `${name}(DISTINCT)` : name;
  if (!FUNCTIONS.has(name) || (name === 'AVG' && distinct)) {
    return { what: written, at };
  }
  const other = call.arguments.find(({ kind }) => kind !== 'column');
  if (other || call.arguments.length === 0) {
    return { what: `${written} of anything but columns`, at: other?.at ?? at };
  }
  for (const argument of call.arguments) {
    const base = baseOf(argument, resolution);
    const rule = base && aggregationOf(base.table);
    const wanted = distinct ? `${name}_DISTINCT` : name;
    if (
      base &&
      rule?.aggregates &&
      !rule.aggregates.some((one) => one.function === wanted && !excludes(one.columns, base.column))
    ) {
      return { what: `${written} of "${base.column}" of "${base.table.name}", which is not one of its aggregates`, at };
    }
  }
  return undefined;
}

/** Values outside of aggregate functions: dimension columns, and allowed functions of them that are not nested. */
function ofCondition(value: Expression, resolution: Resolution, nested = false): Foreign | undefined {
  const { at } = value;
  switch (value.kind) {
    case 'column': {
      const base = baseOf(value, resolution);
      const rule = base && aggregationOf(base.table);
      return base && rule && excludes(rule.dimensionColumns, base.column)
        ? { what: `"${base.column}" of "${base.table.name}" here, which is not a dimension column`, at }
        : undefined;
    }
    case 'call':
    case 'cast': {
      if (value.kind === 'call' && isAggregate(value.name)) {
        return { what: `${value.name} here`, at };
      }
      const name = value.kind === 'call' ? value.name : 'CAST';
      if (nested) {
        return { what: `${name} within another function`, at };
      }
      const forbids = (table: QueryTable) =>
        excludes(aggregationOf(table)?.scalarFunctions?.map(canonical), canonical(name));
      const forbidding = tablesIn(value, resolution).find(forbids);
      if (forbidding) {
        return { what: `${name}, which is not a scalar function of "${forbidding.name}"`, at };
      }
      // Without a column, as in CURRENT_DATE, any table can allow the function.
      if (resolution.tables.every(forbids)) {
        return { what: `${name}, which is not a scalar function of the tables`, at };
      }
      return first(childrenOf(value), (child) => ofCondition(child, resolution, true));
    }
    default:
      return first(childrenOf(value), (child) => ofCondition(child, resolution, nested));
  }
}

function canonical(name: string): string {
  return SCALAR_SYNONYMS.get(name.toUpperCase()) ?? name.toUpperCase();
}

function ofGroup({ items }: Group, resolution: Resolution): readonly (Foreign | undefined)[] {
  return items.map((item) => ofCondition(item, resolution));
}

/** Comparisons of aggregate functions of columns with numbers, joined by `AND` and `OR`. */
function ofHaving(having: Expression, resolution: Resolution): Foreign | undefined {
  const { at } = having;
  if (having.kind !== 'chain') {
    return { what: 'a condition in HAVING that is not a comparison', at };
  }
  const { operands, operators } = having;
  if (operators.every(({ word }) => word === 'AND' || word === 'OR')) {
    return first(operands, (operand) => ofHaving(operand, resolution));
  }
  if (operators.length > 1 || !operators.every(({ word }) => isComparison(word))) {
    return { what: 'a condition in HAVING that is not a comparison', at };
  }
  const [left, right] = operands as [Expression, Expression];
  const [value, number] = isNumber(left) ? [right, left] : [left, right];
  if (!isNumber(number)) {
    return { what: 'a comparison in HAVING with anything but a number', at };
  }
  // The name of an item can stand for its aggregate function.
  const isNamed = value.kind === 'column' && !baseOf(value, resolution);
  if (value.kind === 'call' && isAggregate(value.name)) {
    return ofAggregate(value, resolution);
  }
  return isNamed ? undefined : { what: 'a comparison in HAVING of anything but an aggregate function', at };
}

function isNumber(value: Expression): boolean {
  return value.kind === 'prefix' ? isNumber(value.operand) : value.kind === 'literal' && value.type === 'number';
}

/** Tables that require a join with a table of the member who queries. */
function requiredJoins({ uses, tables }: Resolution, runner: string | undefined, at: number): readonly Foreign[] {
  const owners = uses.map(({ table }) => table?.owner);
  if (runner === undefined || owners.includes(undefined)) {
    return [];
  }
  const lonely = tables.find((table) => {
    if (!aggregationOf(table)?.joinRequired) {
      return false;
    }
    return table.owner === runner ? tables.length === 1 : !owners.includes(runner);
  });
  if (!lonely) {
    return [];
  }
  const what =
    lonely.owner === runner
      ? `no other table: a join is required for table "${lonely.name}"`
      : `no table of the member who queries: an inner join to one is required for table "${lonely.name}"`;
  return [{ what, at }];
}

function baseOf(value: Expression, { references }: Resolution): BaseColumn | undefined {
  const reference = value.kind === 'column' ? references.get(value) : undefined;
  return typeof reference === 'object' ? reference.field.copy : undefined;
}

function tablesIn(value: Expression, resolution: Resolution): readonly QueryTable[] {
  return childrenOf(value).flatMap((child) => baseOf(child, resolution)?.table ?? []);
}

function aggregationOf({ rule }: QueryTable): AggregationRule | undefined {
  return rule?.type === AGGREGATION ? rule : undefined;
}

function first<T>(values: readonly T[], find: (value: T) => Foreign | undefined): Foreign | undefined {
  for (const value of values) {
    const found = find(value);
    if (found) {
      return found;
    }
  }
  return undefined;
}
