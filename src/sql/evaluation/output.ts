import type { Field, Source } from './fields';
import type { Finding } from './finding';
import type { Resolution } from './resolution';
import { customRuleOf, excludes } from './tables';
import { columnsIn } from './walk';

/** Columns that are kept out of results, in the result or in cached tables; each once. */
export function disallowedOutput({ selects, tableBodies }: Resolution): readonly Finding[] {
  const outputs = [
    ...selects.flatMap(({ place, items, select }) =>
      items.map(({ items: fields }, i) => ({ place, fields, at: select.items[i]?.at ?? select.at })),
    ),
    ...tableBodies.map(({ place, fields, at }) => ({ place, fields: fields.items, at })),
  ];
  return outputs.flatMap(({ place, fields, at }) =>
    place === 'final' || place === 'cache'
      ? fields.flatMap(disallowedSources).map((source) => finding(place, source, at))
      : [],
  );
}

function disallowedSources({ sources }: Pick<Field, 'sources'>): readonly Source[] {
  return sources.filter(({ table, column }) => {
    const rule = customRuleOf(table);
    return (
      rule !== undefined && rule.disallowedOutputColumns.length > 0 && !excludes(rule.disallowedOutputColumns, column)
    );
  });
}

/** Columns of the result that can be kept out of it, since it is not known which columns they are, as after a pivot. */
export function possibleOutput({ selects, references }: Resolution): readonly Finding[] {
  const results = selects.filter(({ place }) => place === 'final' || place === 'cache');
  return results.flatMap(({ select, scope, fields }) => {
    const columns = select.items.flatMap(({ value }) => columnsIn(value));
    const unknown = columns.filter((column) => references.get(column) === 'unknown');
    const lists = [fields.others?.sources ?? [], ...unknown.map((column) => scope.possible(column)?.sources ?? [])];
    const [source] = lists.flatMap((sources) => disallowedSources({ sources }));
    return source
      ? [
          {
            id: 'CR-SQL-003',
            effect: 'uncertain',
            what: `the result can contain "${source.column}" of "${source.table.name}", which is a disallowed output column`,
            at: select.at,
          },
        ]
      : [];
  });
}

function finding(place: 'final' | 'cache', { table, column }: Source, at: number): Finding {
  const what = `"${column}" of "${table.name}", which is a disallowed output column`;
  return place === 'cache'
    ? {
        id: 'CR-SQL-004',
        effect: 'refused',
        what: `the cached table contains ${what}`,
        fix: 'replace CACHE TABLE with a common table expression',
        at,
      }
    : { id: 'CR-SQL-003', effect: 'refused', what: `the result contains ${what}`, at };
}

/** `*` of a table in the result, which returns columns that are allowed later, too. */
export function starOutput({ selects }: Resolution): readonly Finding[] {
  return selects
    .filter(({ place }) => place === 'final')
    .flatMap(({ select, scope }) =>
      select.items.flatMap(({ value, at }): readonly Finding[] => {
        const table =
          value.kind === 'star' ? scope.starred(value.of).find((relation) => relation.table)?.table : undefined;
        return table
          ? [{ id: 'CR-SQL-026', effect: 'warning', what: `* returns all columns of "${table.name}"`, at }]
          : [];
      }),
    );
}
