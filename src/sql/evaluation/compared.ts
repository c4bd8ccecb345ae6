import { isComparison } from '../operators';
import type { Expression, Join } from '../tree';
import type { Source } from './fields';
import type { Resolution, ResolvedJoin, ResolvedSelect } from './resolution';
import type { SourceRelation } from './scope';
import { sourcesOf } from './sources';
import { expressionsIn, expressionsOf } from './walk';

/** Values that are compared with each other: columns, or what is the same for all rows. */
export interface Comparison {
  readonly sides: readonly (readonly Source[] | 'constant' | 'parameter')[];
  readonly at: number;
}

/** The comparisons in a SELECT, also those of its joins. */
export function comparisonsOf(resolved: ResolvedSelect, resolution: Resolution): readonly Comparison[] {
  const { select, query, joins, windows } = resolved;
  const side = (expression: Expression) =>
    isConstant(expression) ? kindOf(expression) : sourcesOf(expression, resolution, windows);
  const compared = (operands: readonly Expression[], at: number): readonly Comparison[] => {
    const [first, ...others] = operands as [Expression, ...Expression[]];
    // Such values are always allowed.
    return others
      .filter((other) => !isHarmless(other) && !isHarmless(first))
      .map((other) => ({ sides: [side(first), side(other)], at }));
  };
  const inExpressions = [...expressionsOf(select, query)].flatMap((expression): readonly Comparison[] => {
    const { at } = expression;
    switch (expression.kind) {
      case 'chain':
        return expression.operators.some(({ word }) => isComparison(word)) ? compared(expression.operands, at) : [];
      case 'test':
        if (expression.operator === 'EXISTS') {
          return [];
        }
        return compared(expression.operands, at);
      case 'case':
        return expression.operand
          ? compared([expression.operand, ...expression.branches.map(({ when }) => when)], at)
          : [];
      default:
        return [];
    }
  });
  return [...inExpressions, ...joins.flatMap(ofJoin)];
}

/** `USING` and `NATURAL JOIN` compare columns of the same name. */
function ofJoin({ join, left, right }: ResolvedJoin): readonly Comparison[] {
  return namesOf(join, left, right).map((name) => ({
    sides: [left, right].map((relations) => sourcesNamed(name, relations)),
    at: join.at,
  }));
}

/** The names of the columns that a join shares. */
export function namesOf(
  join: Join,
  left: readonly SourceRelation[],
  right: readonly SourceRelation[],
): readonly string[] {
  if (!join.natural) {
    return (join.using ?? []).map(({ text }) => text.toLowerCase());
  }
  const names = new Set(left.flatMap(({ fields }) => fields.items.map(({ name }) => name)));
  return right.flatMap(({ fields }) =>
    fields.items.flatMap(({ name }) => (name !== undefined && names.has(name) ? name : [])),
  );
}

function sourcesNamed(name: string, relations: readonly SourceRelation[]): readonly Source[] {
  return relations.flatMap(({ fields }) => fields.items.find((field) => field.name === name)?.sources ?? []);
}

/** Literals and parameters, and what is computed from nothing else. */
function isConstant(expression: Expression): boolean {
  return [...expressionsIn(expression)].every(
    ({ kind }) =>
      kind === 'literal' ||
      kind === 'parameter' ||
      kind === 'interval' ||
      kind === 'chain' ||
      kind === 'prefix' ||
      kind === 'cast' ||
      kind === 'row',
  );
}

function kindOf(expression: Expression): 'constant' | 'parameter' {
  return [...expressionsIn(expression)].some(({ kind }) => kind === 'parameter') ? 'parameter' : 'constant';
}

/** A page in another language has constants that are always allowed. Their list is not known, so these are assumed. */
function isHarmless(expression: Expression): boolean {
  if (expression.kind !== 'literal') {
    return false;
  }
  const { type, text } = expression;
  return (
    type === 'null' ||
    type === 'boolean' ||
    (type === 'number' && Number(text) === 0) ||
    (type === 'string' && text === '')
  );
}
