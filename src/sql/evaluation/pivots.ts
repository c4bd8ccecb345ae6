import type { Pivot } from '../tree';
import { type Fields, fieldsOf, mixed } from './fields';
import { computedField, type Known } from './sources';
import { expressionsIn } from './walk';

/**
 * What is known of the columns after a pivot: it groups the rows by those that it does not use, and returns them beside
 * its aggregates, which are columns with names of values.
 */
export function pivoted(fields: Fields, { aggregates, columns }: Pivot, known: Known): Fields {
  const { items } = fields;
  if (!columns) {
    return fieldsOf([], false, mixed([fields]));
  }
  const inAggregates = aggregates
    .flatMap((value) => [...expressionsIn(value)])
    .flatMap((one) => (one.kind === 'column' ? one.path : []));
  const used = new Set([...columns, ...inAggregates].map(({ text }) => text.toLowerCase()));
  const left = items.filter(({ name }) => name !== undefined && !used.has(name));
  return fieldsOf([...left, ...aggregates.map((value) => computedField(value, known))], false);
}
