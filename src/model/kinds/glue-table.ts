import type { CfnTableProps } from 'aws-cdk-lib/aws-glue';
import { type Fact, isComplete, itemsOf, knownValue, type ListFact, list, map, UNKNOWN } from '../fact';
import { kind, link } from '../kind';
import { at, listOf, NOWHERE, objectOf, type Pointer, pointerOf, type Raw, textOf } from '../raw';
import { locationOf, type S3Location } from '../s3-location';
import type { Property } from '../source';

/** The facts of an `AWS::Glue::Table`: the existing columns, and the location of the data. */
export interface GlueTableFacts {
  readonly name: Fact<string>;
  /** Columns and partition keys. */
  readonly columns: ListFact<string>;
  readonly partitionKeys: ListFact<string>;
  /** The types of columns and partition keys, for example `bigint`. */
  readonly columnTypes: ListFact<ColumnTypeFacts>;
  /** The open table format, which is `ICEBERG`, or another one that the parameters of the table specify. */
  readonly tableFormat: Fact<string>;
  readonly location: Fact<S3Location>;
  readonly databasePointer: Pointer;
  /** The Java classes that read the data: the input format, and the serialization library. */
  readonly inputFormat: Fact<string>;
  readonly serializationLibrary: Fact<string>;
  /** The type of the table, which is `VIRTUAL_VIEW` for a view. */
  readonly tableType: Fact<string>;
}

/** The only format of `openTableFormatInput`. */
const ICEBERG = 'ICEBERG';

export interface ColumnTypeFacts {
  readonly name: string;
  readonly type: Fact<string>;
}

function read(property: Property<CfnTableProps>): GlueTableFacts {
  const input = property('tableInput');
  const descriptor = at(input, 'storageDescriptor');
  const columns = columnNames(at(descriptor, 'columns'));
  const partitions = columnNames(at(input, 'partitionKeys'));
  // A table without declared columns gets them from a crawler or a schema registry.
  const declared = columns.state === 'known' && columns.value.items.length > 0;
  return {
    name: textOf(at(input, 'name')),
    columns: declared
      ? list([...itemsOf(columns), ...itemsOf(partitions)], isComplete(columns) && isComplete(partitions))
      : UNKNOWN,
    partitionKeys: partitions,
    columnTypes: list([...columnTypes(at(descriptor, 'columns')), ...columnTypes(at(input, 'partitionKeys'))]),
    tableFormat:
      property('openTableFormatInput') === undefined
        ? map(textOf(at(input, 'parameters', 'table_type')), (type) => type.toUpperCase())
        : objectOf(at(property('openTableFormatInput'), 'icebergInput'), () => ICEBERG),
    location: locationOf(at(descriptor, 'location')),
    databasePointer: pointerOf(property('databaseName')),
    inputFormat: textOf(at(descriptor, 'inputFormat')),
    serializationLibrary: textOf(at(descriptor, 'serdeInfo', 'serializationLibrary')),
    tableType: textOf(at(input, 'tableType')),
  };
}

function columnNames(raw: Raw): ListFact<string> {
  return listOf(raw, (column) => textOf(at(column, 'name')));
}

function columnTypes(raw: Raw): readonly ColumnTypeFacts[] {
  const types = listOf(raw, (column) =>
    map(textOf(at(column, 'name')), (name) => ({ name, type: textOf(at(column, 'type')) })),
  );
  return itemsOf(types);
}

export const glueTable = kind({
  type: 'AWS::Glue::Table',
  read,
  links: {
    database: link('glueDatabase', (facts: GlueTableFacts) => facts.databasePointer),
    dataBucket: link('bucket', (facts: GlueTableFacts) => knownValue(facts.location)?.bucket ?? NOWHERE),
  },
});
