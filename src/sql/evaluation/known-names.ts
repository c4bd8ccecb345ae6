import type { Column } from '../tree';
import type { Finding } from './finding';
import type { Resolution } from './resolution';

/** Tables that do not exist. */
export function unknownTables({ uses }: Resolution): readonly Finding[] {
  const seen = new Set<string>();
  return uses.flatMap(({ name, at, table }): readonly Finding[] => {
    if (table || seen.has(name.toLowerCase())) {
      return [];
    }
    seen.add(name.toLowerCase());
    return [{ id: 'CR-TMPL-010', effect: 'refused', what: `there is no table "${name}"`, at }];
  });
}

/** Columns that no table and no subquery has; once for the whole query. */
export function unknownColumns({ references }: Resolution): readonly Finding[] {
  const missing = new Map<string, Column>();
  for (const [column, reference] of references) {
    const name = column.path.map(({ text }) => text).join('.');
    if (reference === 'missing' && !missing.has(name.toLowerCase())) {
      missing.set(name.toLowerCase(), column);
    }
  }
  const columns = [...missing.values()].sort((one, other) => one.at - other.at);
  const [first] = columns;
  if (!first) {
    return [];
  }
  const names = columns.map(({ path }) => `"${path.map(({ text }) => text).join('.')}"`).join(', ');
  const are = columns.length === 1 ? 'is not an allowed column' : 'are not allowed columns';
  const what = `${names} ${are} of the tables that it reads`;
  return [{ id: 'CR-TMPL-011', effect: 'refused', what, at: first.at }];
}
