import { itemsOf, knownValue } from '../model/fact';
import { type ConfiguredTableNode, nodeOf } from '../model/nodes';

/**
 * The type of a column without its parameters, such as `decimal` or `array`, if the table of the Data Catalog is known and
 * states it.
 */
export function typeOfColumn(table: ConfiguredTableNode, column: string): string | undefined {
  const source = knownValue(table.source);
  const catalogued = nodeOf(source?.kind === 'athena' ? table.athenaTable : table.glueTable);
  const found = itemsOf(catalogued?.columnTypes ?? { state: 'absent' }).find(
    ({ name }) => name.toLowerCase() === column.toLowerCase(),
  );
  const type = found && knownValue(found.type);
  return type === undefined ? undefined : baseOf(type);
}

/** A type without its length, its precision, or the types in it. */
export function baseOf(type: string): string {
  return type.toLowerCase().replace(/[\s(<].*$/s, '');
}
