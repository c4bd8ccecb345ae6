import type { Call, Expression, NamedWindow } from '../tree';
import { mergeSources, type Source, weaken } from './fields';
import { isAggregate } from './functions';
import { type Resolution, windowsOf } from './resolution';
import { childrenOf, windowKeys } from './walk';

type Known = Pick<Resolution, 'references' | 'subqueries'>;

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
      return mergeSources(fields.map(({ sources }) => sources));
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

function ofCall(call: Call, of: (inner: Expression) => readonly Source[], windows: readonly NamedWindow[]) {
  const values = mergeSources(call.arguments.map(of));
  const keys = [
    ...(call.within ?? []).map(({ value }) => value),
    ...(call.filter ? [call.filter] : []),
    ...(call.over ? windowsOf(call.over, windows).flatMap(windowKeys) : []),
  ];
  const selecting = weaken(mergeSources(keys.map(of)), 'key');
  return mergeSources([isAggregate(call.name) ? weaken(values, 'aggregated') : values, selecting]);
}
