import type { Call, Expression, NamedWindow } from '../tree';
import { aggregated, asInner, asKeys, type Field, mergeSources, type Source } from './fields';
import { isAggregate, VALUES_WITHIN } from './functions';
import { type Resolution, windowsOf } from './resolution';
import { childrenOf, expressionsIn, windowKeys } from './walk';

export type Known = Pick<Resolution, 'references' | 'subqueries' | 'stars'>;

/** The columns on which a value depends. */
export function sourcesOf(
  expression: Expression,
  known: Known,
  windows: readonly NamedWindow[] = [],
): readonly Source[] {
  const of = (inner: Expression) => sourcesOf(inner, known, windows);
  switch (expression.kind) {
    case 'column': {
      const reference = known.references.get(expression);
      return typeof reference === 'object' ? reference.field.sources : [];
    }
    case 'subquery': {
      const fields = known.subqueries.get(expression.query)?.fields.items ?? [];
      return asInner(mergeSources(fields.map(({ sources }) => sources)));
    }
    case 'star': {
      const { items = [], others } = known.stars.get(expression) ?? {};
      return mergeSources([...items.map(({ sources }) => sources), others?.sources ?? []]);
    }
    case 'test':
      // Whether a value is among the rows of a query reveals nothing else of them.
      return mergeSources(expression.operands.filter(({ kind }) => kind !== 'subquery').map(of));
    case 'call':
      return ofCall(expression, of, windows);
    default:
      return mergeSources(childrenOf(expression).map(of));
  }
}

function ofCall(call: Call, of: (inner: Expression) => readonly Source[], named: readonly NamedWindow[]) {
  const ordered = (call.within ?? []).map(({ value }) => value);
  const isOrdered = VALUES_WITHIN.has(call.name);
  const values = countsRows(call) ? [] : mergeSources([...call.arguments, ...(isOrdered ? ordered : [])].map(of));
  const windows = call.over ? windowsOf(call.over, named) : [];
  const keys = [...(isOrdered ? [] : ordered), ...(call.filter ? [call.filter] : []), ...windows.flatMap(windowKeys)];
  const name = call.distinct ? `${call.name}_DISTINCT` : call.name;
  // How many rows there are so far does not show their values.
  const isRunning = call.name !== 'COUNT' && windows.some(({ running }) => running);
  return mergeSources([
    isAggregate(call.name) ? aggregated(values, name, isRunning) : values,
    asKeys(mergeSources(keys.map(of))),
  ]);
}

/** Whether a call counts rows, of whatever columns. */
function countsRows({ name, distinct, arguments: [first, ...others] }: Call): boolean {
  return name === 'COUNT' && !distinct && first?.kind === 'star' && first.of.length === 0 && others.length === 0;
}

/** A column that an expression computes. */
export function computedField(expression: Expression, known: Known, windows?: readonly NamedWindow[]): Field {
  const sources = sourcesOf(expression, known, windows);
  return { sources, parameters: parametersOf(expression, known), identifier: false };
}

/** The parameters on which a value depends. */
export function parametersOf(expression: Expression, known: Known): readonly string[] {
  const names = [...expressionsIn(expression)].flatMap((inner): readonly string[] => {
    switch (inner.kind) {
      case 'parameter':
        return [inner.name];
      case 'column': {
        const reference = known.references.get(inner);
        return (typeof reference === 'object' && reference.field.parameters) || [];
      }
      case 'subquery': {
        const resolved = known.subqueries.get(inner.query);
        const fields = resolved?.fields.items ?? [];
        return [...placeholdersIn(inner.query), ...fields.flatMap(({ parameters }) => parameters ?? [])];
      }
      default:
        return [];
    }
  });
  return [...new Set(names)];
}

/** The parameters in a part of a tree, wherever they are. */
function placeholdersIn(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) {
    return [];
  }
  const { kind, name } = part as { readonly kind?: unknown; readonly name?: unknown };
  return kind === 'parameter' && typeof name === 'string' ? [name] : Object.values(part).flatMap(placeholdersIn);
}
