import { isComparison } from '../operators';
import type { Call, Expression } from '../tree';
import { namesOf } from './compared';
import { type BaseColumn, type Fields, mergeSources, type Source, sourcesNamed } from './fields';
import { WRITING_FUNCTIONS } from './functions';
import type { Resolution, ResolvedJoin, ResolvedQuery, ResolvedSelect } from './resolution';
import type { SourceRelation } from './scope';
import { parametersOf, sourcesOf } from './sources';
import { expressionsOf } from './walk';

/**
 * A column on which it depends which rows are in a result, without being in it. `column`: it is compared with columns of
 * other tables. `constant`: with what is the same in each run. `parameter`: with what depends on parameters. `group`: it
 * divides or sorts the rows.
 */
export interface Selection extends BaseColumn {
  readonly by: 'column' | 'constant' | 'parameter' | 'group';
  readonly columns: readonly BaseColumn[];
  readonly parameters: readonly string[];
}

/** A value in a condition. */
interface Side {
  readonly sources: readonly Source[];
  readonly parameters: readonly string[];
}

/** All columns on which it depends which rows are in the result of a query. */
export function selectionsOf(resolution: Resolution): readonly Selection[] {
  return [
    ...resolution.selects.flatMap((select) => [...inSelect(select, resolution), ...groupsOf(select, resolution)]),
    ...resolution.queries.flatMap((query) => orderOf(query, resolution)),
    ...resolution.sets.flatMap(ofBranches),
  ];
}

function inSelect(resolved: ResolvedSelect, resolution: Resolution): readonly Selection[] {
  const { select, query, joins, windows } = resolved;
  const sideOf = (expression: Expression): Side => ({
    sources: sourcesOf(expression, resolution, windows),
    parameters: parametersOf(expression, resolution),
  });
  const all = [...expressionsOf(select, query)];
  const conditions = [
    ...joins.flatMap(({ join }) => join.on ?? []),
    ...[select.where, select.having, select.qualify].flatMap((clause) => clause ?? []),
    ...all.flatMap((one) => (one.kind === 'call' && one.filter ? one.filter : [])),
  ];
  // Comparisons are not only in conditions, as in `SELECT id IN (SELECT …)`.
  const comparisons = all.filter(isCompared);
  const functions = (select.from?.joins ?? []).flatMap(({ relation }) =>
    relation.kind === 'function' ? relation.call : [],
  );
  const views = (select.from?.views ?? []).map(({ call }) => call);
  return [
    ...[...conditions.flatMap(atomsOf), ...functions, ...views].flatMap((atom) => compared([sideOf(atom)])),
    ...comparisons.flatMap((one) => compared(operandsOf(one).map(sideOf))),
    ...all.flatMap((one) => (one.kind === 'call' ? comparedByCall(one, sideOf) : [])),
    ...joins.flatMap(ofJoin),
  ];
}

/** The parts of a condition between `AND`, `OR` and `NOT`, without those that are comparisons. */
function atomsOf(condition: Expression): readonly Expression[] {
  if (condition.kind === 'chain' && ['AND', 'OR'].includes(condition.operators[0]?.word ?? '')) {
    return condition.operands.flatMap(atomsOf);
  }
  if (condition.kind === 'prefix' && (condition.operator === 'NOT' || condition.operator === '!')) {
    return atomsOf(condition.operand);
  }
  return isCompared(condition) ? [] : [condition];
}

function isCompared(expression: Expression): boolean {
  return (
    (expression.kind === 'chain' && expression.operators.some(({ word }) => isComparison(word))) ||
    (expression.kind === 'test' && expression.operator !== 'EXISTS') ||
    (expression.kind === 'case' && expression.operand !== undefined)
  );
}

function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'case':
      return [...(expression.operand ? [expression.operand] : []), ...expression.branches.map(({ when }) => when)];
    case 'chain':
    case 'test':
      return expression.operands;
    default:
      return [];
  }
}

/** Each column of a comparison, with what is on the other sides. */
function compared(sides: readonly Side[]): readonly Selection[] {
  const parameters = [...new Set(sides.flatMap((side) => side.parameters))].sort();
  return sides.flatMap(({ sources }, i) => {
    const others = sides.filter((_, j) => j !== i);
    // A column that is compared with columns and with a constant is compared with both.
    const withConstant = others.length === 0 || others.some((other) => other.sources.length === 0);
    const columns = mergeSources(others.map((other) => other.sources));
    return sources.flatMap(({ table, column, way }): readonly Selection[] => {
      const foreign = way === 'clear' ? columns.filter((other) => other.table !== table) : [];
      const isFixed = withConstant || foreign.length === 0;
      return [
        ...(foreign.length > 0 ? [{ table, column, by: 'column' as const, columns: foreign, parameters: [] }] : []),
        ...(parameters.length > 0 ? [{ table, column, by: 'parameter' as const, columns: [], parameters }] : []),
        ...(parameters.length === 0 && isFixed
          ? [{ table, column, by: 'constant' as const, columns: [], parameters: [] }]
          : []),
      ];
    });
  });
}

/** What a function compares with a parameter, as `NULLIF(city, :city)` does. What a window divides is not an argument. */
function comparedByCall({ name, arguments: values }: Call, sideOf: (value: Expression) => Side): readonly Selection[] {
  const sides = values.map(sideOf);
  const isChosen = ({ sources, parameters }: Side) => sources.length === 0 && parameters.length > 0;
  return WRITING_FUNCTIONS.has(name)
    ? []
    : sides
        .filter(isChosen)
        .flatMap((chosen) =>
          compared([...sides.filter((side) => !isChosen(side)), chosen]).filter(({ by }) => by === 'parameter'),
        );
}

/** `USING` and `NATURAL JOIN` compare columns of the same name. */
function ofJoin({ join, left, right }: ResolvedJoin): readonly Selection[] {
  return namesOf(join, left, right).flatMap((name) =>
    compared([left, right].map((relations) => sideNamed(name, relations))),
  );
}

function sideNamed(name: string, relations: readonly SourceRelation[]): Side {
  const found = relations.map(
    ({ fields }) => fields.items.find((field) => field.name === name) ?? { sources: sourcesNamed(fields, name) },
  );
  return {
    sources: found.flatMap(({ sources }) => sources),
    parameters: found.flatMap((field) => ('parameters' in field && field.parameters) || []),
  };
}

/** `UNION`, `INTERSECT` and `EXCEPT` compare the rows of their branches, column by column. */
function ofBranches(branches: readonly Fields[]): readonly Selection[] {
  const positions = Math.max(...branches.map(({ items }) => items.length), 1);
  return Array.from({ length: positions }, (_, i) =>
    compared(
      branches.map(({ items, others }) => {
        const { sources = [], parameters = [] } = items[i] ?? {};
        return { sources: mergeSources([sources, others?.sources ?? []]), parameters };
      }),
    ),
  ).flat();
}

/** The keys of a group, which are expressions, aliases, or positions of columns of the result. */
function groupsOf(
  { select, items, windows, fields, place }: ResolvedSelect,
  resolution: Resolution,
): readonly Selection[] {
  const { group, distinct } = select;
  const all = () => fields.items.flatMap(({ sources }) => sources.filter(({ way }) => way === 'clear'));
  // In a condition, it makes no difference how often a row is there.
  const distinctRows = distinct && place !== 'condition' ? grouped(all()) : [];
  if (!group) {
    return distinctRows;
  }
  const keys = group.items.flatMap((item): readonly Source[] =>
    item.kind === 'literal' && item.type === 'number'
      ? (items[Number(item.text) - 1]?.items ?? []).flatMap(({ sources }) => sources)
      : sourcesOf(item, resolution, windows),
  );
  return [...distinctRows, ...grouped([...keys, ...(group.all ? all() : [])])];
}

function orderOf({ query }: ResolvedQuery, resolution: Resolution): readonly Selection[] {
  const values = [...query.order.map(({ value }) => value), ...query.distribution.flatMap(({ values: keys }) => keys)];
  return grouped(values.flatMap((value) => sourcesOf(value, resolution)));
}

function grouped(sources: readonly Source[]): readonly Selection[] {
  return sources.map(({ table, column }) => ({ table, column, by: 'group', columns: [], parameters: [] }));
}
