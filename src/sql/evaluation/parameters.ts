import { firstPlaceholders } from '../names';
import type { Finding } from './finding';
import type { Resolution } from './resolution';
import { relationsOf } from './walk';

/** Placeholders without a parameter. */
export function undeclared(sql: string, parameters: readonly string[] | undefined): readonly Finding[] {
  if (!parameters) {
    return [];
  }
  const declared = new Set(parameters.map((name) => name.toLowerCase()));
  return firstPlaceholders(sql)
    .filter(({ text }) => !declared.has(text.toLowerCase()))
    .map(({ text, at }) => ({ id: 'CR-TMPL-005', effect: 'refused', what: `:${text} is not a parameter`, at }));
}

/** Placeholders in the place of a table. */
export function tableParameters({ selects }: Resolution): readonly Finding[] {
  return selects
    .flatMap(({ select }) => (select.from ? relationsOf(select.from) : []))
    .flatMap((relation): readonly Finding[] =>
      relation.kind === 'parameter-table'
        ? [{ id: 'CR-TMPL-007', effect: 'refused', what: `:${relation.name} stands for a table`, at: relation.at }]
        : [],
    );
}
