import { isComplete, itemsOf, knownValue } from '../../model/fact';
import { type GlueTableNode, nodeOf } from '../../model/nodes';
import { baseOf } from '../column-types';
import { nameOf, quoted, rule } from '../rule';

/** The types in the Data Catalog that each type of training column can have. */
const TYPES: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  ['USER_ID', ['string', 'int', 'bigint']],
  ['ITEM_ID', ['string', 'int', 'bigint']],
  ['TIMESTAMP', ['bigint', 'int', 'timestamp']],
  ['CATEGORICAL_FEATURE', ['string', 'int', 'float', 'bigint', 'double', 'boolean', 'array']],
  ['NUMERICAL_FEATURE', ['double', 'float', 'int', 'bigint']],
]);

/** The types of Hive. Others can be names of the same types in other engines. */
const KNOWN = [
  ...['string', 'int', 'bigint', 'float', 'double', 'boolean', 'array', 'timestamp'],
  ...['date', 'map', 'struct', 'binary'],
];

export const trainingColumnsFitTable = rule({
  id: 'TrainingColumnsFitTable',
  catalogueIds: ['CR-ML-003'],
  subject: 'trainingDataset',
  severity: 'error',
  title: 'The columns of training data exist in the Glue table, with a supported type',
  why: 'Clean Rooms ML reads the training data by the schema of the Glue table',
  fix: 'use a column of the Glue table whose type is supported, or convert the column in the Glue table',
  evidence: {
    url: 'https://docs.aws.amazon.com/clean-rooms/latest/userguide/ml-training-data-requirements.html',
    basis: 'documented',
  },
  check: (dataset) => {
    const table = nodeOf(dataset.glueTable);
    const columns = knownValue(dataset.data)?.columns;
    if (!table || !columns) {
      return [];
    }
    return itemsOf(columns).flatMap((column) => {
      const name = knownValue(column.name);
      const problem = name === undefined ? undefined : problemOf(name, knownValue(column.type), table);
      return problem === undefined
        ? []
        : [{ what: `the column ${quoted([name])} of ${nameOf(dataset)} ${problem}`, property: 'TrainingData' }];
    });
  },
});

function problemOf(name: string, type: string | undefined, table: GlueTableNode): string | undefined {
  const isColumn = (other: string) => other.toLowerCase() === name.toLowerCase();
  if (isComplete(table.columns) && !itemsOf(table.columns).some(isColumn)) {
    return `does not exist in the Glue table ${nameOf(table)}, which has the columns ${quoted(itemsOf(table.columns))}`;
  }
  const column = itemsOf(table.columnTypes).find((one) => isColumn(one.name));
  const stated = column && knownValue(column.type);
  const own = stated === undefined ? undefined : baseOf(stated);
  const supported = TYPES.get(type);
  return own !== undefined && supported && KNOWN.includes(own) && !supported.includes(own)
    ? `is ${quoted([own])} in the Glue table ${nameOf(table)}, but a column of type ${quoted([type])} must be one of ${quoted(supported)}`
    : undefined;
}
