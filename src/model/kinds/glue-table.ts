import type { CfnTableProps } from 'aws-cdk-lib/aws-glue';
import { withoutSlashes } from '../../private/bucket-objects';
import { type Fact, isComplete, itemsOf, known, knownValue, type ListFact, list, UNKNOWN } from '../fact';
import { kind, link } from '../kind';
import { at, Concatenation, listOf, NOWHERE, type Pointer, pointerOf, type Raw, textOf } from '../raw';
import type { Property } from '../source';

/** The facts of an `AWS::Glue::Table`: the existing columns, and the location of the data. */
export interface GlueTableFacts {
  readonly name: Fact<string>;
  /** Columns and partition keys. */
  readonly columns: ListFact<string>;
  readonly partitionKeys: ListFact<string>;
  readonly location: Fact<S3Location>;
}

export interface S3Location {
  readonly bucket: Pointer;
  /** The key prefix without leading and trailing slashes, which is empty for the whole bucket. */
  readonly prefix: Fact<string>;
}

function read(property: Property<CfnTableProps>): GlueTableFacts {
  const input = property('tableInput');
  const columns = columnNames(at(input, 'storageDescriptor', 'columns'));
  const partitions = columnNames(at(input, 'partitionKeys'));
  // A table without declared columns gets them from a crawler or a schema registry.
  const declared = columns.state === 'known' && columns.value.items.length > 0;
  return {
    name: textOf(at(input, 'name')),
    columns: declared
      ? list([...itemsOf(columns), ...itemsOf(partitions)], isComplete(columns) && isComplete(partitions))
      : UNKNOWN,
    partitionKeys: partitions,
    location: locationOf(at(input, 'storageDescriptor', 'location')),
  };
}

/** Reads a location such as `s3://bucket/prefix/`, in which the bucket can be a reference to a construct. */
export function locationOf(raw: Raw): Fact<S3Location> {
  if (!(raw instanceof Concatenation)) {
    const text = textOf(raw);
    if (text.state !== 'known') {
      return text;
    }
    const match = /^s3[an]?:\/\/([^/]+)\/?(.*)$/.exec(text.value);
    return match ? known({ bucket: pointerOf(match[1]), prefix: known(withoutSlashes(match[2])) }) : UNKNOWN;
  }
  const [scheme, bucket, ...rest] = raw.parts;
  // Text that follows the bucket without a slash is part of its name.
  const whole = rest.length === 0 || String(rest[0]).startsWith('/');
  if (!/^s3[an]?:\/\/$/.test(String(scheme)) || !whole) {
    return UNKNOWN;
  }
  const literal = rest.every((part) => typeof part === 'string');
  return known({ bucket: pointerOf(bucket), prefix: literal ? known(withoutSlashes(rest.join(''))) : UNKNOWN });
}

function columnNames(raw: Raw): ListFact<string> {
  return listOf(raw, (column) => textOf(at(column, 'name')));
}

export const glueTable = kind({
  type: 'AWS::Glue::Table',
  read,
  links: {
    dataBucket: link('bucket', (facts: GlueTableFacts) => knownValue(facts.location)?.bucket ?? NOWHERE),
  },
});
