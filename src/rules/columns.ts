import { unique } from '../model/unique';
import { quoted } from './rule';

const SHOWN = 10;

/** Columns in a message, in quotes. Only the first columns of a wide table are listed. */
export function columnNames(columns: readonly string[]): string {
  const more = columns.length - SHOWN;
  return `${quoted(columns.slice(0, SHOWN))}${more > 0 ? ` and ${more} more` : ''}`;
}

/**
 * The columns that are not in another list, without duplicates. Letter case is the subject of
 * `ColumnNamesAreLowerCase`.
 */
export function columnsOutside(columns: readonly string[], others: readonly string[]): readonly string[] {
  // Nearly all columns are in the other list, as they are written.
  if (columns.every((column) => others.includes(column))) {
    return [];
  }
  const names = new Set(others.map((other) => other.toLowerCase()));
  return unique(columns).filter((column) => !names.has(column.toLowerCase()));
}
