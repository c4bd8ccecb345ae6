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

/** Columns that no table and no subquery has. */
export function unknownColumns({ references }: Resolution): readonly Finding[] {
  const seen = new Set<string>();
  return [...references].flatMap(([{ path, at }, reference]): readonly Finding[] => {
    const name = path.map(({ text }) => text).join('.');
    if (reference !== 'missing' || seen.has(name.toLowerCase())) {
      return [];
    }
    seen.add(name.toLowerCase());
    const what = `"${name}" is not an allowed column of the tables that it reads`;
    return [{ id: 'CR-TMPL-011', effect: 'refused', what, at }];
  });
}
