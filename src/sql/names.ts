import { lex } from './lexer';
import { read } from './read';

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
  const { tokens } = lex(sql);
  const names = new Set<string>();
  // The depth in `STRUCT<…>`, where a colon can be between a field and its type.
  let depth = 0;
  tokens.forEach(({ kind, key, text }, i) => {
    if (key === '<' && (depth > 0 || tokens[i - 1]?.key === 'STRUCT')) {
      depth++;
    } else if (key === '>' && depth > 0) {
      depth--;
    } else if (kind === 'parameter' && depth === 0) {
      names.add(text);
    }
  });
  return [...names];
}
