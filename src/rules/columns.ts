import { quoted } from './rule';

const SHOWN = 10;

/** Columns for a message, each quoted; of a wide table the first ones. */
export function columnNames(columns: readonly string[]): string {
  const more = columns.length - SHOWN;
  return `${quoted(columns.slice(0, SHOWN))}${more > 0 ? ` and ${more} more` : ''}`;
}

/** The columns that are not among others, each once. Letter case is left to `ColumnNamesAreLowerCase`. */
export function columnsOutside(columns: readonly string[], others: readonly string[]): readonly string[] {
  const names = new Set(others.map((other) => other.toLowerCase()));
  return [...new Set(columns)].filter((column) => !names.has(column.toLowerCase()));
}
