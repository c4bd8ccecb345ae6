import { itemsOf, knownValue } from '../../model/fact';
import { nodeOf } from '../../model/nodes';
import { baseOf } from '../column-types';
import { columnNames } from '../columns';
import { nameOf, rule } from '../rule';

const COMPLEX = ['array', 'map', 'struct'];

export const athenaColumnsAreSimple = rule({
  id: 'AthenaColumnsAreSimple',
  catalogueIds: ['CR-TABLE-017'],
  subject: 'configuredTable',
  severity: 'error',
  title: 'A table that is read through Amazon Athena has no column of a complex type',
  why: 'queries on the table fail if it has a column of the type array, map or struct, even if they do not use the column',
  fix: 'read a view in Amazon Athena that contains only the other columns, or elements of these columns',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-data-tables.html',
    basis: 'documented',
  },
  check: (table) => {
    const source = nodeOf(table.athenaTable);
    if (knownValue(table.source)?.kind !== 'athena' || !source) {
      return [];
    }
    const complex = itemsOf(source.columnTypes)
      .filter(({ type }) => COMPLEX.includes(baseOf(knownValue(type) ?? '')))
      .map(({ name }) => name);
    if (complex.length === 0) {
      return [];
    }
    const subject = `the AWS Glue table ${nameOf(source)}, which ${nameOf(table)} reads through Amazon Athena`;
    return [{ what: `${subject}, has columns of complex types: ${columnNames(complex)}`, property: 'TableReference' }];
  },
});
