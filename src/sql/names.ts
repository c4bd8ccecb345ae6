import { lex } from './lexer';
import { read } from './read';
import type { Name } from './tree';

/**
 * The tables that a query reads, in lowercase and without duplicates, as far as it is understood.
 *
 * Qualified names, functions, and the tables that the query defines are omitted.
 */
export function tablesOf(sql: string): readonly string[] {
  return [...new Set(read(sql).tables.map(({ text }) => text.toLowerCase()))];
}

/** The names of the parameters of a query, `:name`, without duplicates and in the order of their first use. */
export function placeholdersOf(sql: string): readonly string[] {
  return firstPlaceholders(sql).map(({ text }) => text);
}

/** The first use of each parameter of a query; the offset is that of the colon. */
export function firstPlaceholders(sql: string): readonly Name[] {
  const { tokens } = lex(sql);
  const names = new Map<string, Name>();
  // The depth in `STRUCT<…>`, where a colon can be between a field and its type.
  let depth = 0;
  tokens.forEach(({ kind, key, text, at }, i) => {
    if (key === '<' && (depth > 0 || tokens[i - 1]?.key === 'STRUCT')) {
      depth++;
    } else if (key === '>' && depth > 0) {
      depth--;
    } else if (kind === 'parameter' && depth === 0 && !names.has(text)) {
      names.set(text, { text, at });
    }
  });
  return [...names.values()];
}
